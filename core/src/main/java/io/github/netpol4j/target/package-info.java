/** What every target has in common: an enforcement that answers for flows, and the gaps that it can't close. */
@NullMarked
package io.github.netpol4j.target;

import org.jspecify.annotations.NullMarked;
