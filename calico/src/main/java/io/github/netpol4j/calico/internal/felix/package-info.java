/** What Felix, Calico's agent on every node, makes of policies: flow by flow with reasons, and as sets of flows. No public API. */
@NullMarked
package io.github.netpol4j.calico.internal.felix;

import org.jspecify.annotations.NullMarked;
