/** Programs and policies to copy. */
@NullMarked
package io.github.netpol4j.examples;

import org.jspecify.annotations.NullMarked;
