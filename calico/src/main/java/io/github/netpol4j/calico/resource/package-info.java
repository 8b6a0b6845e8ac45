/** The objects of projectcalico.org/v3 that carry policy, as immutable values. */
@NullMarked
package io.github.netpol4j.calico.resource;

import org.jspecify.annotations.NullMarked;
