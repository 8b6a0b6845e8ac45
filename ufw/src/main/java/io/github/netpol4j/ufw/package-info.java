/** Rules of ufw for the hosts that policies speak of. */
@NullMarked
package io.github.netpol4j.ufw;

import org.jspecify.annotations.NullMarked;
