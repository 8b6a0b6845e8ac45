package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files /etc/gufw/NAME.profile. GUFW makes rules of the single values, in which only a rule with both interfaces is a routed one, and
 * finds a rule again by the line that {@code ufw status numbered} shows of it, and adds rules without their comments: so a comment goes into
 * the description, and the rule has none. Of rules that differ in the name of a profile alone, which GUFW does not know, the first stays: it is
 * the one that decides, and ufw would put the later in its place.
 */
public final class GufwProfiles {

    private static final String BASIC = "fwBasic";
    private static final String PROGRAM = "/usr/sbin/ufw ";

    private GufwProfiles() {}

    /**
     * A profile.
     *
     * @param profile rules that ufw accepts
     * @return the file's text
     * @throws InvalidInputException if GUFW can't say a rule, or a comment can't be a description
     */
    public static String write(GufwProfile profile) {
        UfwState named = Given.notNull("a profile", profile).state();
        UfwState state = new UfwState(named.defaults(), distinct(named.v4()), distinct(named.v6()), named.ipv6());
        List<Problem> problems = problems(state);
        if (!problems.isEmpty()) {
            throw Messages.refused(problems);
        }
        StringBuilder file = new StringBuilder();
        Map<String, String> basic = new LinkedHashMap<>();
        basic.put("status", profile.enabled() ? "enabled" : "disabled");
        basic.put("incoming", state.defaults().incoming().toString());
        basic.put("outgoing", state.defaults().outgoing().toString());
        basic.put("routed", state.defaults().routed().toString());
        IniText.write(file, BASIC, basic, " = ");
        Set<UfwRule> twins = new LinkedHashSet<>(state.v4());
        twins.retainAll(new HashSet<>(state.v6()));
        boolean share = comesOutInOrder(twins, state.v6());
        int number = 0;
        for (boolean v6 : List.of(false, true)) {
            for (UfwRule rule : state.rules(v6)) {
                boolean isTwin = share && twins.contains(rule);
                UfwRule bare = StateCommands.unnamed(rule).withComment("");
                UfwRule command = isTwin ? bare : Forms.ofFamily(bare, v6);
                IniText.write(file, "Rule" + number, values(rule, bare, command, v6), " = ");
                number++;
            }
        }
        return file.toString();
    }

    private static List<UfwRule> distinct(List<UfwRule> rules) {
        Set<UfwRule> seen = new HashSet<>();
        return rules.stream()
                .filter(rule -> seen.add(StateCommands.unnamed(rule).match()))
                .toList();
    }

    /** Whether commands of both families, given in the order of IPv4, leave IPv6 in its order. */
    private static boolean comesOutInOrder(Set<UfwRule> twins, List<UfwRule> v6) {
        return v6.subList(0, Math.min(twins.size(), v6.size())).equals(List.copyOf(twins));
    }

    private static Map<String, String> values(UfwRule rule, UfwRule bare, UfwRule command, boolean v6) {
        boolean both = !rule.inInterface().isEmpty() && !rule.outInterface().isEmpty();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ufw_rule", StatusText.collapsed(bare, v6));
        values.put("description", rule.comment());
        values.put("command", PROGRAM + command(command));
        values.put("policy", rule.action().toString());
        values.put("direction", rule.direction().toString());
        values.put(
                "protocol",
                rule.protocol() == UfwProtocol.ANY ? "" : rule.protocol().toString());
        values.put("from_ip", address(command.source()));
        values.put("from_port", ports(rule.source()));
        values.put("to_ip", address(command.destination()));
        values.put("to_port", ports(rule.destination()));
        values.put("iface", both ? rule.inInterface() : rule.inInterface() + rule.outInterface());
        values.put("routed", both ? rule.outInterface() : "");
        values.put("logging", rule.logging().toString());
        values.replaceAll((key, value) -> value.replace("%", "%%"));
        return values;
    }

    /** A command as GUFW puts it together from the other values, which are what it goes by. */
    private static String command(UfwRule rule) {
        List<String> words = new ArrayList<>();
        if (rule.routed()) {
            words.add("route");
        }
        words.addAll(List.of(rule.action().toString(), rule.direction().toString()));
        String first = rule.inInterface().isEmpty() ? rule.outInterface() : rule.inInterface();
        if (!first.isEmpty()) {
            words.addAll(List.of("on", first));
        }
        if (rule.routed()) {
            words.addAll(List.of("out", "on", rule.outInterface()));
        }
        if (rule.logging() != UfwLogging.NONE) {
            words.add(rule.logging().toString());
        }
        if (rule.protocol() != UfwProtocol.ANY) {
            words.addAll(List.of("proto", rule.protocol().toString()));
        }
        end("from", rule.source(), words);
        end("to", rule.destination(), words);
        return String.join(" ", words);
    }

    private static void end(String clause, UfwEnd end, List<String> words) {
        words.addAll(List.of(clause, end.net().map(Net::text).orElse("any")));
        if (!end.ports().isAny()) {
            words.addAll(List.of("port", end.ports().toString()));
        }
    }

    private static List<Problem> problems(UfwState state) {
        List<Problem> problems = new ArrayList<>();
        for (UfwRule rule : AddedRules.of(state)) {
            if (rule.routed()
                    && (rule.inInterface().isEmpty() || rule.outInterface().isEmpty())) {
                problems.add(Messages.gufwRoute(AddedRules.line(rule)));
            }
            if (!IniText.isValue(rule.comment())) {
                problems.add(Messages.description(rule.comment()));
            }
        }
        return problems;
    }

    private static String address(UfwEnd end) {
        return end.net().map(Net::text).orElse("");
    }

    private static String ports(UfwEnd end) {
        return end.ports().isAny() ? "" : end.ports().toString();
    }

    /**
     * Reads a profile.
     *
     * @param source the file's name, for errors
     * @param text its text
     * @return what it holds; rules that GUFW did not make are read from the line of their status
     * @throws InvalidInputException if something is not understood; all such is told
     */
    public static GufwProfile read(String source, String text) {
        Given.noneNull("a profile", source, text);
        TextLines lines = new TextLines(source, text);
        List<UfwRule> v4 = new ArrayList<>();
        List<UfwRule> v6 = new ArrayList<>();
        UfwDefaults defaults = UfwDefaults.INSTALLED;
        boolean enabled = false;
        for (IniText.Section section : IniText.read(lines)) {
            section.values().replaceAll((key, value) -> plain(lines, section, value));
            if (section.name().equals(BASIC)) {
                enabled = section.get("status").equals("enabled");
                defaults = new UfwDefaults(
                        policy(lines, section, "incoming"),
                        policy(lines, section, "outgoing"),
                        policy(lines, section, "routed"));
            } else {
                rule(lines, section)
                        .ifPresent(
                                read -> (read.v6() ? v6 : v4).add(read.rule().withComment(section.get("description"))));
            }
        }
        lines.refuse();
        return new GufwProfile(enabled, new UfwState(defaults, v4, v6, true));
    }

    /** A value as it was before each % was written twice. */
    private static String plain(TextLines lines, IniText.Section section, String value) {
        if (value.replace("%%", "").contains("%")) {
            lines.problem(section.line(), where -> Messages.percent(where, section.name(), value));
        }
        return value.replace("%%", "%");
    }

    private static UfwAction policy(TextLines lines, IniText.Section section, String key) {
        String word = section.get(key);
        boolean isDisabled = key.equals("routed") && word.equals("disabled");
        Optional<UfwAction> policy = isDisabled ? Optional.of(UfwAction.DENY) : Words.policy(word);
        if (policy.isEmpty()) {
            lines.problem(section.line(), where -> Messages.missing(where, section.name(), List.of(key)));
        }
        return policy.orElse(UfwAction.DENY);
    }

    private static Optional<StatusLineReader.Read> rule(TextLines lines, IniText.Section section) {
        String shown = section.get("ufw_rule");
        String command = section.get("command");
        if (command.isEmpty()) {
            Optional<StatusLineReader.Read> read = StatusLineReader.read(shown, false);
            if (read.isEmpty()) {
                lines.problem(section.line(), where -> Messages.notStatus(where, shown));
            }
            return read;
        }
        try {
            Optional<StatusLineReader.Read> read = AddedRules.rule(command.replaceFirst("^(/usr/sbin/)?ufw ", ""))
                    .flatMap(rule -> inFamily(rule, shown));
            if (read.isEmpty()) {
                lines.problem(section.line(), where -> Messages.gufwRule(where, section.name(), shown, command));
            }
            return read;
        } catch (InvalidInputException e) {
            lines.problems(section.line(), e);
            return Optional.empty();
        }
    }

    /** Of which family a section is: the one whose line it shows. */
    private static Optional<StatusLineReader.Read> inFamily(UfwRule rule, String shown) {
        for (boolean v6 : List.of(false, true)) {
            UfwRule listed = rule.inFamilyList();
            if (rule.isIn(v6)
                    && KernelLines.status(StatusText.collapsed(listed, v6)).equals(KernelLines.status(shown))) {
                return Optional.of(new StatusLineReader.Read(listed, v6));
            }
        }
        return Optional.empty();
    }
}
