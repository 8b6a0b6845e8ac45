/** What is looked for in a cluster: each file a lint, or a family of them. */
@NullMarked
package io.github.netpol4j.internal.lint;

import org.jspecify.annotations.NullMarked;
