package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import io.github.netpol4j.ufw.internal.text.AddedRules;
import io.github.netpol4j.ufw.internal.text.StatusText;
import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Law 9 as sets: what is read back from any written form lets pass the same flows. */
final class ReadBack {

    private ReadBack() {}

    static Optional<String> differences(UfwState state, Meaning meaning) {
        return read(state).entrySet().stream()
                .flatMap(read -> difference(read.getKey(), read.getValue(), state, meaning).stream())
                .findFirst();
    }

    static Optional<String> difference(String form, UfwState again, UfwState state, Meaning meaning) {
        boolean same =
                bare(again).equals(bare(state)) || KernelMeaning.of(again).equals(meaning);
        return same ? Optional.empty() : Optional.of(state + "\nreads back from " + form + " as\n" + again);
    }

    /** Without comments, which no packet sees. */
    private static UfwState bare(UfwState state) {
        return new UfwState(state.defaults(), bare(state.v4()), bare(state.v6()), state.ipv6());
    }

    private static List<UfwRule> bare(List<UfwRule> rules) {
        return rules.stream().map(rule -> rule.withComment("")).toList();
    }

    private static Map<String, UfwState> read(UfwState state) {
        UfwDefaults defaults = state.defaults();
        Map<String, UfwState> read = new LinkedHashMap<>();
        RulesFiles files = new RulesFiles(
                UserRules.write(state, false, UfwLogLevel.LOW), UserRules.write(state, true, UfwLogLevel.LOW));
        read.put("user.rules", Ufw.read(files, defaults).state());
        if (!namesProfiles(state)) {
            read.put(
                    "ufw status numbered",
                    Ufw.readStatus(StatusText.numbered(state), defaults).state());
        }
        read.put(
                "ufw status verbose",
                Ufw.readStatus(StatusText.verbose(state, UfwLogLevel.LOW, true), defaults)
                        .state());
        // It is silent about families where rules without addresses are of one alone.
        if (isSaidByCommands(state) && !namesProfiles(state)) {
            read.put(
                    "ufw show added",
                    Ufw.readAdded(AddedRules.write(state), defaults).state());
        }
        return read;
    }

    /** Whether the shorter forms do not tell the ports of rules: then they are refused. */
    static boolean namesProfiles(UfwState state) {
        return Stream.concat(state.v4().stream(), state.v6().stream())
                .anyMatch(rule -> !rule.source().application().isEmpty()
                        || !rule.destination().application().isEmpty());
    }

    /** Whether the rules for IPv6 are those of both families, and then others. */
    private static boolean isSaidByCommands(UfwState state) {
        List<UfwRule> both = state.v4().stream().filter(rule -> rule.isIn(true)).toList();
        int count = both.size();
        return count <= state.v6().size()
                && state.v6().subList(0, count).equals(both)
                && state.v6().stream().skip(count).noneMatch(rule -> rule.isIn(false));
    }
}
