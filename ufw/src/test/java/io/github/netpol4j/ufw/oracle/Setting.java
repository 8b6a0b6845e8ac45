package io.github.netpol4j.ufw.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What surrounds the rules of users: what ufw-init sets up, and what before.rules and after.rules add as they are installed with ufw 0.36.2.
 * Said in few words here; a test compares them with the files themselves where ufw is installed.
 */
final class Setting {

    private static final List<String> WAYS = List.of("input", "output", "forward");
    private static final String LINK = "fe80::/10";

    private Setting() {}

    /** The jumps from the chains of the kernel, and the policies; {@code DROP}, {@code ACCEPT} or {@code REJECT} by way. */
    static String frame(String prefix, Map<String, String> policies) {
        StringBuilder text = new StringBuilder();
        for (String way : WAYS) {
            String policy = policies.get(way);
            String hook = way.toUpperCase(Locale.ROOT);
            for (String part : List.of("before-logging", "before", "after", "after-logging", "reject", "track")) {
                line(text, hook, "-j " + prefix + part + "-" + way);
            }
            if (policy.equals("REJECT")) {
                line(text, prefix + "reject-" + way, "-j REJECT");
            }
            if (policy.equals("ACCEPT")) {
                line(text, prefix + "track-" + way, "-p tcp -m conntrack --ctstate NEW -j ACCEPT");
                line(text, prefix + "track-" + way, "-p udp -m conntrack --ctstate NEW -j ACCEPT");
            }
            String end = "-j " + (policy.equals("ACCEPT") ? "ACCEPT" : "DROP");
            line(text, prefix + "skip-to-policy-" + way, policy.equals("REJECT") ? "-j REJECT" : end);
            line(text, prefix + "before-" + way, "-j " + prefix + "user-" + way);
            line(text, hook, end);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String chain, String words) {
        text.append("-A ").append(chain).append(' ').append(words).append('\n');
    }

    /** What before.rules let pass, chain by chain, as conditions without a target. */
    static Map<String, List<String>> passing(boolean six) {
        Map<String, List<String>> passing = new TreeMap<>();
        if (six) {
            passing.put(
                    "input",
                    List.of(
                            types("", 1, 2, 3, 4, 128, 129, 133, 134, 135, 136, 141, 142, 144, 145, 146, 147, 148, 149),
                            types("-s " + LINK, 130, 131, 132, 143, 151, 152, 153),
                            "-p udp -s " + LINK + " --sport 547 -d " + LINK + " --dport 546",
                            "-p udp -d ff02::fb --dport 5353",
                            "-p udp -d ff02::f --dport 1900"));
            passing.put(
                    "output",
                    List.of(
                            types("", 1, 2, 3, 4, 128, 129, 133, 134, 135, 136, 141, 142, 148, 149),
                            types("-s " + LINK, 130, 131, 132, 143, 151, 152, 153)));
            passing.put("forward", List.of(types("", 1, 2, 3, 4, 128, 129)));
        } else {
            String usual =
                    "-p icmp --icmp-type 3\n-p icmp --icmp-type 8\n-p icmp --icmp-type 11\n-p icmp --icmp-type 12";
            passing.put(
                    "input",
                    List.of(
                            usual,
                            "-p udp --sport 67 --dport 68",
                            "-p udp -d 224.0.0.251 --dport 5353",
                            "-p udp -d 239.255.255.250 --dport 1900"));
            passing.put("output", List.of());
            passing.put("forward", List.of(usual));
        }
        passing.replaceAll((way, said) -> said.stream()
                .flatMap(String::lines)
                .filter(line -> !line.isEmpty())
                .toList());
        return passing;
    }

    private static String types(String more, int... types) {
        return java.util.Arrays.stream(types)
                .mapToObj(type -> ("-p icmpv6 --icmpv6-type " + type + " " + more).strip())
                .collect(Collectors.joining("\n"));
    }

    /** Those as chains. */
    static String before(boolean six) {
        StringBuilder text = new StringBuilder();
        String prefix = six ? "ufw6-" : "ufw-";
        passing(six)
                .forEach((way, said) ->
                        said.forEach(words -> line(text, prefix + "before-" + way, words + " -j ACCEPT")));
        return text.toString();
    }
}
