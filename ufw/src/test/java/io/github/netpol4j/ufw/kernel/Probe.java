package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.ufw.rule.UfwProtocol;

/**
 * One attempt to connect: of TCP, or of UDP with an answer.
 *
 * @param from where it starts
 * @param to where it goes
 * @param v6 over IPv6
 * @param protocol TCP or UDP
 * @param port the port it asks for
 */
record Probe(Place from, Place to, boolean v6, UfwProtocol protocol, int port) {

    /** Where a probe starts and ends. */
    enum Place {
        /** The host that has ufw; probes to it go to its address on the sender's side. */
        HOST,
        /** A machine of the inside, on the host's interface {@code hi}. */
        INSIDE,
        /** A machine of the outside, on the host's interface {@code ho}. */
        OUTSIDE
    }

    static Probe tcp(Place from, int port) {
        return new Probe(from, Place.HOST, false, UfwProtocol.TCP, port);
    }

    Probe overIpv6() {
        return new Probe(from, to, true, protocol, port);
    }

    /** The address that it starts from. */
    String source() {
        return address(from, to);
    }

    /** The address that it goes to. */
    String destination() {
        return address(to, from);
    }

    /** The host's interface that it comes in by; empty if it starts there. */
    String inInterface() {
        return from == Place.HOST ? "" : linkTo(from);
    }

    /** The host's interface that it leaves by; empty if it ends there. */
    String outInterface() {
        return to == Place.HOST ? "" : linkTo(to);
    }

    private static String linkTo(Place machine) {
        return machine == Place.INSIDE ? "hi" : "ho";
    }

    private String address(Place one, Place other) {
        boolean inside = (one == Place.HOST ? other : one) == Place.INSIDE;
        String net = inside ? v6 ? "fd10:244::" : "10.244.0." : v6 ? "2001:db8:51::" : "198.51.100.";
        return net + (one == Place.HOST ? 1 : 2);
    }
}
