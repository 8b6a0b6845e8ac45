package io.github.netpol4j.calico.arbitraries;

import io.github.netpol4j.calico.oracle.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Protocols and ports, near what a rule asks. */
final class Attempts {

    private static final List<Integer> PROTOCOLS = List.of(6, 6, 6, 17, 17, 132, 1, 47);
    private static final List<Integer> PORTS = List.of(80, 80, 81, 82, 53, 22, 83);

    private Attempts() {}

    /** What is tried; ICMP stands for that of the family. */
    record Attempt(int protocol, int port, int sourcePort, int icmpType, int icmpCode) {}

    static Attempt fitting(Map<String, Object> rule, Random random) {
        boolean fits = random.nextInt(4) > 0;
        int protocol = fits && rule.get("protocol") != null
                ? Connection.protocol(rule.get("protocol"))
                : pick(PROTOCOLS, random);
        int any = protocol == 58 ? 1 : protocol;
        return new Attempt(
                any,
                pick(fits ? ports(rule) : PORTS, random),
                pick(List.of(Connection.UNKNOWN, 40000, 80, 1024), random),
                pick(List.of(8, 8, 0, 3, 128, Connection.UNKNOWN), random),
                random.nextInt(2));
    }

    /** The ports of the rule's destination, their neighbours, and those that are always tried. */
    private static List<Integer> ports(Map<String, Object> rule) {
        List<Integer> ports = new ArrayList<>(PORTS);
        if (rule.get("destination") instanceof Map<?, ?> destination
                && destination.get("ports") instanceof List<?> asked) {
            for (Object port : asked) {
                for (String number : port.toString().split(":", -1)) {
                    if (number.matches("[0-9]+")) {
                        ports.add(Integer.parseInt(number));
                        ports.add(Math.min(65535, Integer.parseInt(number) + 1));
                    }
                }
            }
        }
        return ports;
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
