/** Makes Calico objects of core's policies. No public API. */
@NullMarked
package io.github.netpol4j.calico.internal.compile;

import org.jspecify.annotations.NullMarked;
