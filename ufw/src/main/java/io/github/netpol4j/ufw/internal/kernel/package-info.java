/** What the kernel does with the rules: the flows that each matches, and what becomes of them. */
@NullMarked
package io.github.netpol4j.ufw.internal.kernel;

import org.jspecify.annotations.NullMarked;
