package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPortGroup;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules that name application profiles, as the rules that ufw keeps of them. */
public final class Applications {

    private Applications() {}

    /**
     * One rule for each port group, in the order of the profile.
     *
     * @param rule a rule; where it names a profile, its ports and protocol there do not count
     * @param applications the profiles that are there
     * @return the rule itself if it names none
     * @throws io.github.netpol4j.finding.InvalidInputException if a profile is not there
     */
    public static List<UfwRule> expand(UfwRule rule, List<UfwApplication> applications) {
        Given.notNull("a rule", rule);
        return expand(rule, applications, new Refusal(CommandWriter.words(rule, Placement.APPEND)));
    }

    static List<UfwRule> expand(UfwRule rule, List<UfwApplication> applications, Refusal refusal) {
        Given.noNulls("application profiles", applications);
        if (!CommandWriter.namesApplication(rule)) {
            return List.of(rule);
        }
        UfwEnd to = rule.destination();
        UfwEnd from = rule.source();
        List<UfwRule> rules = new ArrayList<>();
        if (from.application().isEmpty()) {
            UfwApplication profile = find(to.application(), applications, refusal);
            for (UfwPortGroup group : profile.groups()) {
                rules.add(destination(rule, profile, group).withProtocol(group.protocol()));
            }
        } else if (to.application().isEmpty()) {
            UfwApplication profile = find(from.application(), applications, refusal);
            for (UfwPortGroup group : profile.groups()) {
                rules.add(source(rule, profile, group).withProtocol(group.protocol()));
            }
        } else {
            UfwApplication profile = find(to.application(), applications, refusal);
            rules.addAll(both(rule, profile, find(from.application(), applications, refusal)));
        }
        for (UfwRule one : rules) {
            boolean several = one.source().ports().slots() > 1
                    || one.destination().ports().slots() > 1;
            ClauseParser.checkSeveral(several, one.protocol(), refusal);
        }
        return rules;
    }

    private static List<UfwRule> both(UfwRule rule, UfwApplication to, UfwApplication from) {
        List<UfwRule> rules = new ArrayList<>();
        for (UfwPortGroup group : to.groups()) {
            UfwRule half = destination(rule, to, group);
            if (to.equals(from)) {
                rules.add(source(half, from, group).withProtocol(group.protocol()));
                continue;
            }
            for (UfwPortGroup other : from.groups()) {
                UfwProtocol protocol = other.protocol() == UfwProtocol.ANY ? group.protocol() : other.protocol();
                rules.add(source(half, from, other).withProtocol(protocol));
            }
        }
        return rules;
    }

    private static UfwRule destination(UfwRule rule, UfwApplication profile, UfwPortGroup group) {
        return rule.withDestination(new UfwEnd(rule.destination().net(), group.ports(), profile.name()));
    }

    private static UfwRule source(UfwRule rule, UfwApplication profile, UfwPortGroup group) {
        return rule.withSource(new UfwEnd(rule.source().net(), group.ports(), profile.name()));
    }

    private static UfwApplication find(String name, List<UfwApplication> applications, Refusal refusal) {
        Optional<UfwApplication> exact =
                applications.stream().filter(one -> one.name().equals(name)).findFirst();
        return exact.or(() -> applications.stream()
                        .filter(one -> one.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElseThrow(() -> refusal.noSuchProfile(name));
    }

    /**
     * The rule that names profiles, without what they say.
     *
     * @param rule any rule
     * @return the same, without ports and protocol of profiles
     */
    public static UfwRule folded(UfwRule rule) {
        return CommandWriter.namesApplication(rule)
                ? rule.withProtocol(UfwProtocol.ANY)
                        .withSource(folded(rule.source()))
                        .withDestination(folded(rule.destination()))
                : rule;
    }

    private static UfwEnd folded(UfwEnd end) {
        return end.application().isEmpty() ? end : end.on(UfwPorts.ANY);
    }
}
