package io.github.netpol4j.calico.oracle;

import java.util.Map;

/**
 * One connection attempt as the oracle sees it.
 *
 * @param from who opens it
 * @param to who is connected to
 * @param protocol the number of its protocol
 * @param port the port of the destination itself, never that of a Service; meaningless where a protocol has none
 * @param sourcePort the port that it comes from, or {@link #UNKNOWN}
 * @param icmpType the type of the message, or {@link #UNKNOWN}
 * @param icmpCode its code, or {@link #UNKNOWN}
 */
public record Connection(End from, End to, int protocol, int port, int sourcePort, int icmpType, int icmpCode) {

    public static final int UNKNOWN = -1;

    private static final Map<String, Integer> PROTOCOLS =
            Map.of("ICMP", 1, "TCP", 6, "UDP", 17, "ICMPv6", 58, "SCTP", 132, "UDPLite", 136);

    public static Connection to(End from, End to, int protocol, int port) {
        return new Connection(from, to, protocol, port, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    public Connection fromPort(int number) {
        return new Connection(from, to, protocol, port, number, icmpType, icmpCode);
    }

    public Connection message(int type, int code) {
        return new Connection(from, to, protocol, port, sourcePort, type, code);
    }

    /** The number of a protocol that is given as in a rule: by name or number. */
    public static int protocol(Object nameOrNumber) {
        if (nameOrNumber instanceof Integer number) {
            return number;
        }
        Integer number = PROTOCOLS.get((String) nameOrNumber);
        return number == null ? Integer.parseInt((String) nameOrNumber) : number;
    }

    public boolean hasPorts() {
        return protocol == 6 || protocol == 17 || protocol == 132;
    }

    /** 4, 6, or 0 where no address is known. */
    public int family() {
        String address = to.address().isEmpty() ? from.address() : to.address();
        return address.isEmpty() ? 0 : address.contains(":") ? 6 : 4;
    }

    @Override
    public String toString() {
        String ports = hasPorts() ? " port " + port + (sourcePort == UNKNOWN ? "" : " from port " + sourcePort) : "";
        String message =
                icmpType == UNKNOWN ? "" : " type " + icmpType + (icmpCode == UNKNOWN ? "" : " code " + icmpCode);
        return from + "\n  -> " + to + "\n  protocol " + protocol + ports + message;
    }
}
