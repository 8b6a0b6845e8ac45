/** What is told about input: problems that make it unusable, findings about what is usable but may surprise. */
@NullMarked
package io.github.netpol4j.finding;

import org.jspecify.annotations.NullMarked;
