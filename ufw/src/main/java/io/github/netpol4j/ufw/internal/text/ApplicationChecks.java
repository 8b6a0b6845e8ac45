package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPortGroup;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;

/** What ufw would refuse of an application profile. */
public final class ApplicationChecks {

    static final int LONGEST_VALUE = 1024;

    private ApplicationChecks() {}

    /**
     * What ufw would refuse.
     *
     * @param profile any profile
     * @return everything that is wrong with it
     */
    public static List<Problem> problems(UfwApplication profile) {
        Given.notNull("an application profile", profile);
        String where = profile.name();
        List<Problem> problems = new ArrayList<>(name(where, profile.name()));
        if (!isText(profile.title())) {
            problems.add(CheckMessages.profileText(where, "title"));
        }
        if (!isText(profile.description())) {
            problems.add(CheckMessages.profileText(where, "description"));
        }
        boolean somePortless = profile.groups().stream()
                .anyMatch(group -> group.ports().isAny() || Words.isPortless(group.protocol()));
        if (profile.groups().isEmpty()
                || somePortless
                || ApplicationProfiles.ports(profile).length() > LONGEST_VALUE) {
            problems.add(CheckMessages.profilePorts(where));
        }
        for (UfwPortGroup group : somePortless ? List.<UfwPortGroup>of() : profile.groups()) {
            UfwRule rule = UfwRule.incoming(UfwAction.ALLOW)
                    .withProtocol(group.protocol())
                    .withDestination(UfwEnd.ANY.on(group.ports()));
            problems.addAll(RuleChecks.problems(rule));
        }
        return problems;
    }

    /**
     * What ufw would refuse where ports have these names.
     *
     * @param profile any profile
     * @param services names of ports, which ufw takes before those of profiles
     * @return everything that is wrong with it
     */
    public static List<Problem> problems(UfwApplication profile, Services services) {
        List<Problem> problems = new ArrayList<>(problems(profile));
        if (services.find(profile.name()).isPresent()) {
            problems.add(CheckMessages.serviceName(profile.name()));
        }
        return problems;
    }

    static List<Problem> name(String where, String name) {
        if (!ApplicationNames.isName(name) || name.length() > ApplicationNames.LONGEST) {
            return List.of(CheckMessages.applicationName(where, name));
        }
        return Words.RESERVED.contains(CommandParser.lower(name))
                ? List.of(CheckMessages.reservedApplication(where, name))
                : List.of();
    }

    /** Whether an INI file gives a value back as it was. */
    private static boolean isText(String value) {
        return !value.isEmpty() && value.length() <= LONGEST_VALUE && IniText.isValue(value);
    }
}
