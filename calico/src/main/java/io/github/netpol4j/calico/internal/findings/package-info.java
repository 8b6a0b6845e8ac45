/** What Calico takes and users trip over, as findings. Not for use from outside. */
@NullMarked
package io.github.netpol4j.calico.internal.findings;

import org.jspecify.annotations.NullMarked;
