package io.github.netpol4j.ufw.internal.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines of a rules file that the kernel gets, as far as it tells them apart. */
final class KernelLines {

    private static final String LIMIT = " -m limit --limit [0-9]+/[a-z]+ --limit-burst [0-9]+";
    private static final String STATE = " -m conntrack --ctstate [A-Z]+";
    private static final String LOG = " -j LOG --log-prefix \"[^\"]*\"";

    private static final Pattern USUAL = Pattern.compile("#.*"
            + "|:ufw6?-[a-z-]+ - \\[[0-9]+:[0-9]+\\]"
            + "|-[AI] ufw6?-(?:(?:before|user|after)-logging-(?:input|output|forward)|logging-(?:deny|allow))"
            + "(?:" + STATE + ")?(?:" + LOG + "| -j RETURN)(?:" + STATE + ")?(?:" + LIMIT + ")?"
            + "|-A ufw6?-user-limit(?: -m limit --limit [0-9]+/[a-z]+" + LOG + "| -j REJECT)"
            + "|-A ufw6?-user-limit-accept -j ACCEPT");

    private static final Set<String> OPTIONS = Set.of("--dport", "--dports", "--sport", "--sports", "-d", "-s", "-m");

    private KernelLines() {}

    /** Whether a line decides nothing: what ufw writes around rules, for its log and for limits. */
    static boolean isUsual(String line) {
        return line.isBlank() || USUAL.matcher(line).matches();
    }

    /** Whether two lists of lines are the same to the kernel: ufw keeps numbers and addresses as they were typed. */
    static boolean areSame(List<String> some, List<String> others) {
        return some.stream()
                .map(KernelLines::plain)
                .toList()
                .equals(others.stream().map(KernelLines::plain).toList());
    }

    /** The ports and addresses that a line asks for, however they are written, then all else in its order. */
    private static List<String> plain(String line) {
        Iterator<String> words = List.of(line.split(" ", -1)).iterator();
        List<String> ends = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        while (words.hasNext()) {
            String word = words.next();
            if (!OPTIONS.contains(word) || !words.hasNext()) {
                rest.add(word);
                continue;
            }
            String value = words.next();
            switch (word) {
                case "--dport", "--dports" -> ends.add("to port " + ports(value));
                case "--sport", "--sports" -> ends.add("from port " + ports(value));
                case "-d" -> ends.add("to " + address(value));
                case "-s" -> ends.add("from " + address(value));
                default -> {
                    // Whether one port is asked for as a list of one does not matter.
                    if (!value.equals("multiport")) {
                        rest.add(word);
                        rest.add(value);
                    }
                }
            }
        }
        ends.sort(null);
        ends.addAll(rest);
        return ends;
    }

    private static String ports(String word) {
        return PortsText.parse(word, Services.NONE)
                .map(ports -> ports.ports().toString())
                .orElse(word);
    }

    private static String address(String word) {
        return Net.parse(word).map(net -> Net.text(net.block())).orElse(word);
    }

    /** A line of status, with its numbers and addresses as we write them. */
    static String status(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.strip().split("\\s+", -1)) {
            int slash = word.indexOf('/');
            String front = slash < 0 ? word : word.substring(0, slash);
            String proto = slash < 0 ? "" : word.substring(slash);
            boolean isAddress = Net.parse(word).isPresent();
            words.add(isAddress ? address(word) : ports(front) + proto);
        }
        return String.join(" ", words);
    }
}
