/** The sentences: who may talk to whom, as immutable values, and what they mean for a single flow. */
@NullMarked
package io.github.netpol4j.rule;

import org.jspecify.annotations.NullMarked;
