package io.github.netpol4j.ufw.oracle;

/**
 * The first packet of a connection, as a chain sees it.
 *
 * @param six IPv6 or IPv4
 * @param hook the chain of the kernel: {@code INPUT}, {@code OUTPUT} or {@code FORWARD}
 * @param in the interface that it comes in by; empty if that is not told
 * @param out the interface that it leaves by; empty if that is not told
 * @param protocol the protocol's number
 * @param from where it comes from; empty if that is not known, and no block has it then, or {@link #UNTOLD}
 * @param fromPort the port that it comes from; 0 if that is not told
 * @param to where it goes; empty if that is not known, and no block has it then, or {@link #UNTOLD}
 * @param toPort the port that it goes to
 * @param icmpType the type of an ICMP message
 */
public record Packet(
        boolean six,
        String hook,
        String in,
        String out,
        int protocol,
        String from,
        int fromPort,
        String to,
        int toPort,
        int icmpType) {

    /** One of the addresses of a host, and it is not told which. */
    public static final String UNTOLD = "?";
}
