package io.github.netpol4j.calico.internal.compile;

/**
 * What the strictest Calico takes.
 *
 * <p>Source: the CustomResourceDefinitions of projectcalico.org/v3.
 */
final class Limits {

    static final int NETS = 256;
    static final int PORTS = 50;
    static final int RULES = 1024;
    static final int NAME = 250;

    private Limits() {}
}
