/**
 * Decision diagrams over any number of variables with many values. Knows nothing of flows: variables and values are numbers.
 * Not for users, and free to change.
 */
@NullMarked
package io.github.netpol4j.internal.diagram;

import org.jspecify.annotations.NullMarked;
