package io.github.netpol4j.calico.internal.validation;

/** Placeholder. */
public final class GuardRails {
    private GuardRails() {}
}
