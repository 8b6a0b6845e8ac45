/** Answers as people look at them. Only prints. */
@NullMarked
package io.github.netpol4j.report;

import org.jspecify.annotations.NullMarked;
