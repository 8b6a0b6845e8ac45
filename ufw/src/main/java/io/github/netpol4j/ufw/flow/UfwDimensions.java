package io.github.netpol4j.ufw.flow;

import io.github.netpol4j.flow.Dimension;

/**
 * What ufw tells flows apart by and core does not know. A flow says it with {@code flow.with(UfwDimensions.INTERFACE_IN, "eth0")}; where it
 * does not, and a rule asks for it, the outcome is undecided.
 */
public final class UfwDimensions {

    /** The interface that a connection comes in by. */
    public static final Dimension INTERFACE_IN = Dimension.names("incoming interface");

    /** The interface that it leaves by. */
    public static final Dimension INTERFACE_OUT = Dimension.names("outgoing interface");

    /** The port that it comes from; 0 where a flow does not say. */
    public static final Dimension SOURCE_PORT = Dimension.numbers("source port", 0, 65535);

    /** The type of an ICMP or ICMPv6 message; -1 where a flow does not say: then it is taken to be an echo request. */
    public static final Dimension ICMP_TYPE = Dimension.numbers("ICMP type", -1, 255);

    private UfwDimensions() {}
}
