package io.github.netpol4j.flow;

/**
 * An IP protocol, by its IANA number.
 *
 * @param number 0 to 255
 */
public record Protocol(int number) implements Comparable<Protocol> {

    /** The Internet Control Message Protocol for IPv4. */
    public static final Protocol ICMP = new Protocol(1);

    /** The Transmission Control Protocol. */
    public static final Protocol TCP = new Protocol(6);

    /** The User Datagram Protocol. */
    public static final Protocol UDP = new Protocol(17);

    /** The Internet Control Message Protocol for IPv6. */
    public static final Protocol ICMPV6 = new Protocol(58);

    /** The Stream Control Transmission Protocol. */
    public static final Protocol SCTP = new Protocol(132);

    /**
     * A protocol.
     *
     * @param number 0 to 255
     * @throws io.github.netpol4j.finding.InvalidInputException if the number is not between 0 and 255
     */
    public Protocol {
        if (number < 0 || number > 255) {
            throw Messages.protocolNumber(number);
        }
    }

    /**
     * Whether flows of this protocol have a port here: TCP, UDP and SCTP, the protocols that a NetworkPolicy knows.
     *
     * @return whether a flow of this protocol needs a port
     */
    public boolean hasPorts() {
        return equals(TCP) || equals(UDP) || equals(SCTP);
    }

    /**
     * Whether this is ICMP of either family.
     *
     * @return true for ICMP and ICMPv6
     */
    public boolean isIcmp() {
        return equals(ICMP) || equals(ICMPV6);
    }

    @Override
    public int compareTo(Protocol other) {
        return Integer.compare(number, other.number);
    }

    /** The usual name, or {@code protocol 47} for one without a name here. */
    @Override
    public String toString() {
        return switch (number) {
            case 1 -> "ICMP";
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 58 -> "ICMPv6";
            case 132 -> "SCTP";
            default -> "protocol " + number;
        };
    }
}
