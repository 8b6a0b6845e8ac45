/** Measures how long questions about all clusters take. */
@NullMarked
package io.github.netpol4j.benchmarks;

import org.jspecify.annotations.NullMarked;
