package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.ufw.rule.UfwState;

/** Says what the kernel will do. */
interface Predictor {

    /** Whether a probe connects. */
    boolean passes(UfwState state, Probe probe);
}
