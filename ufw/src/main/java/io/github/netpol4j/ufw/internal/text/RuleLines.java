package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The lines of one rule in user.rules or user6.rules: the tuple, which ufw reads, and those that the kernel gets. Both say the same. */
public final class RuleLines {

    static final String TUPLE = "### tuple ### ";
    static final String COMMENT = " comment=";

    private static final String LIMIT = "-m limit --limit 3/min --limit-burst 10";
    private static final String NEW = " -m conntrack --ctstate NEW";

    private final UfwRule rule;
    private final String everywhere;
    private final String chains;
    private final String suffix;
    private final boolean several;

    private RuleLines(UfwRule rule, boolean v6) {
        this.rule = rule;
        everywhere = v6 ? "::/0" : "0.0.0.0/0";
        chains = v6 ? "ufw6-user-" : "ufw-user-";
        suffix = rule.routed() ? "forward" : rule.direction() == UfwDirection.OUT ? "output" : "input";
        several =
                isSeveral(rule.source().ports()) || isSeveral(rule.destination().ports());
    }

    private static boolean isSeveral(UfwPorts ports) {
        return ports.slots() > 1;
    }

    /**
     * The line that ufw reads.
     *
     * @param rule a rule that ufw accepts, of this family's list
     * @param v6 IPv6 or IPv4
     * @return one line
     */
    public static String tuple(UfwRule rule, boolean v6) {
        return new RuleLines(Given.notNull("a rule", rule), v6).tuple();
    }

    /**
     * The lines that the kernel gets.
     *
     * @param rule a rule that ufw accepts, of this family's list
     * @param v6 IPv6 or IPv4
     * @return one line or more
     */
    public static List<String> chains(UfwRule rule, boolean v6) {
        return new RuleLines(Given.notNull("a rule", rule), v6).chains();
    }

    private String tuple() {
        StringBuilder line = new StringBuilder(TUPLE)
                .append(rule.routed() ? "route:" : "")
                .append(rule.action())
                .append(rule.logging() == UfwLogging.NONE ? "" : "_" + rule.logging())
                .append(' ')
                .append(rule.protocol())
                .append(' ')
                .append(rule.destination().ports())
                .append(' ')
                .append(address(rule.destination()).orElse(everywhere))
                .append(' ')
                .append(rule.source().ports())
                .append(' ')
                .append(address(rule.source()).orElse(everywhere))
                .append(' ');
        if (CommandWriter.namesApplication(rule)) {
            line.append(application(rule.destination()))
                    .append(' ')
                    .append(application(rule.source()))
                    .append(' ');
        }
        line.append(interfaces());
        if (!rule.comment().isEmpty()) {
            line.append(COMMENT).append(HexFormat.of().formatHex(rule.comment().getBytes(StandardCharsets.UTF_8)));
        }
        return line.toString();
    }

    private static String application(UfwEnd end) {
        return end.application().isEmpty() ? "-" : escaped(end);
    }

    private static String escaped(UfwEnd end) {
        return end.application().replace(" ", "%20");
    }

    /** An address; nothing for all of the family. */
    private static Optional<String> address(UfwEnd end) {
        Optional<Cidr> net = end.net();
        return net.isEmpty() || net.get().prefix() == 0 ? Optional.empty() : Optional.of(Net.text(net.get()));
    }

    private String interfaces() {
        if (!rule.inInterface().isEmpty() && !rule.outInterface().isEmpty()) {
            return "in_" + rule.inInterface() + "!out_" + rule.outInterface();
        }
        String name = rule.inInterface() + rule.outInterface();
        return name.isEmpty() ? rule.direction().toString() : rule.direction() + "_" + name;
    }

    private List<String> chains() {
        List<String> lines = new ArrayList<>();
        if (rule.protocol() != UfwProtocol.ANY) {
            chains(rule.protocol().toString(), lines);
        } else if (hasPorts() || isTakenForPorts()) {
            chains(UfwProtocol.TCP.toString(), lines);
            chains(UfwProtocol.UDP.toString(), lines);
        } else {
            chains("", lines);
        }
        return lines;
    }

    private boolean hasPorts() {
        return !rule.source().ports().isAny() || !rule.destination().ports().isAny();
    }

    /** ufw looks for ports in the text of a rule, where an interface whose name ends so looks like one. */
    private boolean isTakenForPorts() {
        return rule.inInterface().endsWith("port") || rule.outInterface().endsWith("port");
    }

    private void chains(String protocol, List<String> lines) {
        String match = match(protocol);
        String begin = "-A " + chains + suffix + match;
        if (rule.logging() != UfwLogging.NONE) {
            String log = "-A " + chains + "logging-" + suffix + match;
            lines.add(log + (rule.logging() == UfwLogging.LOG ? NEW : "") + " " + LIMIT + " -j LOG --log-prefix \"[UFW "
                    + logWord() + "] \"");
            lines.add(log + " -j RETURN");
            lines.add(begin + " -j " + chains + "logging-" + suffix);
        }
        String applications = applications();
        if (rule.action() == UfwAction.LIMIT) {
            lines.add(begin + NEW + " -m recent --set" + applications);
            lines.add(begin + NEW + " -m recent --update --seconds 30 --hitcount 6 -j " + chains + "limit"
                    + applications);
            lines.add(begin + " -j " + chains + "limit-accept" + applications);
        } else {
            lines.add(begin + " -j " + target(protocol) + applications);
        }
    }

    private String match(String protocol) {
        StringBuilder match = new StringBuilder();
        option(match, " -i ", rule.inInterface());
        option(match, " -o ", rule.outInterface());
        option(match, " -p ", protocol);
        UfwPorts to = rule.destination().ports();
        UfwPorts from = rule.source().ports();
        if (several) {
            option(match, " -m multiport --dports ", to.isAny() ? "" : to.toString());
            option(match, " -m multiport --sports ", from.isAny() ? "" : from.toString());
        }
        option(match, " -d ", address(rule.destination()).orElse(""));
        option(match, " --dport ", several || to.isAny() ? "" : to.toString());
        option(match, " -s ", address(rule.source()).orElse(""));
        option(match, " --sport ", several || from.isAny() ? "" : from.toString());
        return match.toString();
    }

    private static void option(StringBuilder match, String option, String value) {
        if (!value.isEmpty()) {
            match.append(option).append(value);
        }
    }

    private String logWord() {
        return switch (rule.action()) {
            case ALLOW -> "ALLOW";
            case LIMIT -> "LIMIT";
            case DENY, REJECT -> "BLOCK";
        };
    }

    private String target(String protocol) {
        return switch (rule.action()) {
            case ALLOW -> "ACCEPT";
            case REJECT -> protocol.equals("tcp") ? "REJECT --reject-with tcp-reset" : "REJECT";
            case DENY, LIMIT -> "DROP";
        };
    }

    private String applications() {
        if (!CommandWriter.namesApplication(rule)) {
            return "";
        }
        List<String> names = new ArrayList<>();
        if (!rule.destination().application().isEmpty()) {
            names.add("dapp_" + escaped(rule.destination()));
        }
        if (!rule.source().application().isEmpty()) {
            names.add("sapp_" + escaped(rule.source()));
        }
        return " -m comment --comment '" + String.join(",", names) + "'";
    }
}
