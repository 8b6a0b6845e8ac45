/** From policies and sentences to the rules of a host. */
@NullMarked
package io.github.netpol4j.ufw.internal.compile;

import org.jspecify.annotations.NullMarked;
