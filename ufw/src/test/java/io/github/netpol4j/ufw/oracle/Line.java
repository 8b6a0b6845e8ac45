package io.github.netpol4j.ufw.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * One rule of a chain, as iptables-restore reads it.
 *
 * @param options its conditions, each an option and its value
 * @param target where a packet that fits goes; empty for nowhere
 */
record Line(List<Option> options, String target) {

    /**
     * A condition.
     *
     * @param name the option
     * @param value what it asks for
     */
    record Option(String name, String value) {}

    /** Whether a packet fits, where not all may be told. */
    enum Fit {
        NO,
        PERHAPS,
        YES
    }

    private static final Map<String, Integer> PROTOCOLS = Map.of(
            "icmp", 1, "igmp", 2, "tcp", 6, "udp", 17, "ipv6", 41, "gre", 47, "esp", 50, "ah", 51, "icmpv6", 58, "vrrp",
            112);

    private static final Map<String, Integer> ICMP_TYPES =
            Map.of("destination-unreachable", 3, "echo-request", 8, "time-exceeded", 11, "parameter-problem", 12);

    private static final Map<String, Integer> ICMPV6_TYPES = Map.ofEntries(
            Map.entry("destination-unreachable", 1),
            Map.entry("packet-too-big", 2),
            Map.entry("time-exceeded", 3),
            Map.entry("parameter-problem", 4),
            Map.entry("echo-request", 128),
            Map.entry("echo-reply", 129),
            Map.entry("router-solicitation", 133),
            Map.entry("router-advertisement", 134),
            Map.entry("neighbor-solicitation", 135),
            Map.entry("neighbor-advertisement", 136));

    /** Options of targets, of modules that only count or write, and of marks that matter to nobody. */
    private static final Set<String> WITHOUT_SAY = Set.of(
            "-m", "--comment", "--limit", "--limit-burst", "--log-prefix", "--reject-with", "--seconds", "--hitcount");

    private static final Set<String> FLAGS = Set.of("--set", "--update");

    /** The words behind the chain's name. */
    static Line parse(String words) {
        List<String> tokens = tokens(words);
        List<Option> options = new ArrayList<>();
        String target = "";
        for (int i = 0; i < tokens.size(); i++) {
            String name = tokens.get(i);
            String value = FLAGS.contains(name) ? "" : tokens.get(++i);
            if (name.equals("-j")) {
                target = value;
            } else if (name.equals("--icmp-type")) {
                options.add(new Option(name, number(ICMP_TYPES, value)));
            } else if (name.equals("--icmpv6-type")) {
                options.add(new Option(name, number(ICMPV6_TYPES, value)));
            } else if (!WITHOUT_SAY.contains(name)) {
                options.add(new Option(name, name.equals("-p") ? number(PROTOCOLS, value) : value));
            }
        }
        return new Line(List.copyOf(options), target);
    }

    /** Words, of which a quoted one may hold spaces. */
    private static List<String> tokens(String words) {
        List<String> tokens = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        char quote = 0;
        for (char c : (words + " ").toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && c == ' ') {
                if (open.length() > 0) {
                    tokens.add(open.toString());
                }
                open.setLength(0);
            } else {
                open.append(c);
            }
        }
        return tokens;
    }

    private static String number(Map<String, Integer> names, String word) {
        return String.valueOf(names.containsKey(word) ? names.get(word) : Integer.valueOf(word));
    }

    Fit fit(Packet packet) {
        Fit all = Fit.YES;
        for (Option option : options) {
            Fit one = fit(option, packet);
            all = one.compareTo(all) < 0 ? one : all;
            if (all == Fit.NO) {
                return all;
            }
        }
        return all;
    }

    private Fit fit(Option option, Packet packet) {
        String value = option.value;
        return switch (option.name) {
            case "-i" -> interfaceFit(value, packet.in());
            case "-o" -> interfaceFit(value, packet.out());
            case "-p" -> protocolFit(Integer.parseInt(value), packet);
            case "-s" -> blockFit(value, packet.from());
            case "-d" -> blockFit(value, packet.to());
            case "--dport", "--dports" -> yes(isAmong(value, packet.toPort()));
            case "--sport", "--sports" -> packet.fromPort() == 0 ? Fit.PERHAPS : yes(isAmong(value, packet.fromPort()));
            case "--icmp-type", "--icmpv6-type" -> yes(Integer.parseInt(value) == packet.icmpType());
            // A connection that begins is new, and was sent as the standards say.
            case "--ctstate" -> yes(value.equals("NEW"));
            case "--rt-type" -> Fit.NO;
            case "--hl-eq" -> Fit.YES;
            case "--dst-type" -> yes(value.equals("LOCAL"));
            case "--update" -> Fit.PERHAPS;
            case "--set" -> Fit.YES;
            default -> throw new IllegalArgumentException("no such option: " + option);
        };
    }

    /** In IPv6, iptables-legacy takes the authentication header for no protocol, and goes on to what is behind it. */
    private static Fit protocolFit(int asked, Packet packet) {
        boolean same = asked == packet.protocol();
        return same && packet.six() && asked == PROTOCOLS.get("ah") ? Fit.PERHAPS : yes(same);
    }

    /** A host that does not tell its address may have any that is not of a group. */
    private static Fit blockFit(String block, String address) {
        if (address.equals(Packet.UNTOLD)) {
            return block.startsWith("ff") || block.matches("2(2[4-9]|3[0-9])\\..*") ? Fit.NO : Fit.PERHAPS;
        }
        return yes(Blocks.has(block, address));
    }

    private static Fit yes(boolean fits) {
        return fits ? Fit.YES : Fit.NO;
    }

    private static Fit interfaceFit(String asked, String name) {
        // Loopback is left aside: no packet here has it.
        if (asked.equals("lo")) {
            return Fit.NO;
        }
        if (name.isEmpty()) {
            return Fit.PERHAPS;
        }
        BiPredicate<String, String> begins = (whole, begin) -> whole.startsWith(begin);
        return yes(
                asked.endsWith("+") ? begins.test(name, asked.substring(0, asked.length() - 1)) : name.equals(asked));
    }

    private static boolean isAmong(String list, int port) {
        return Arrays.stream(list.split(",", -1)).anyMatch(item -> {
            int colon = item.indexOf(':');
            int least = Integer.parseInt(colon < 0 ? item : item.substring(0, colon));
            int most = Integer.parseInt(colon < 0 ? item : item.substring(colon + 1));
            return least <= port && port <= most;
        });
    }
}
