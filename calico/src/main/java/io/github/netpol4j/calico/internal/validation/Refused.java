package io.github.netpol4j.calico.internal.validation;

/** Who refuses an object that breaks a {@link Requirement}. */
public enum Refused {
    /** Whoever takes objects of the newest release: calicoctl, Calico's API server, and the schemas of native CRDs. */
    EVERYWHERE,
    /**
     * Calico's own validator alone, which calicoctl and Calico's API server ask. A cluster with native CRDs takes the object
     * silently, and what Felix then makes of it is not defined.
     */
    BY_CALICO,
    /** Some release from v3.30 to v3.34, and not the newest. */
    BY_SOME_RELEASES,
    /** Nobody, as long as the policy is staged: Kubernetes refuses the NetworkPolicy that it would become. */
    ONCE_ENFORCED
}
