/** What only Calico can say, in sentences that no other target takes: {@link io.github.netpol4j.calico.policy.CalicoPol} has the words. */
@NullMarked
package io.github.netpol4j.calico.policy;

import org.jspecify.annotations.NullMarked;
