/** Fourteen policies that many clusters need, each with a table of what then passes and what does not. */
@NullMarked
package io.github.netpol4j.examples.recipes;

import org.jspecify.annotations.NullMarked;
