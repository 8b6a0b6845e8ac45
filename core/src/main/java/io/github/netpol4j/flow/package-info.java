/** One connection attempt and its two ends, as concrete values. Knows nothing of rules or targets. */
@NullMarked
package io.github.netpol4j.flow;

import org.jspecify.annotations.NullMarked;
