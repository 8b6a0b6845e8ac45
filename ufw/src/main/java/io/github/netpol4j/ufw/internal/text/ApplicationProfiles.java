package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwPortGroup;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of /etc/ufw/applications.d. */
public final class ApplicationProfiles {

    private static final List<String> FIELDS = List.of("title", "description", "ports");

    private ApplicationProfiles() {}

    /**
     * A file of profiles.
     *
     * @param profiles at least one
     * @return its text
     * @throws io.github.netpol4j.finding.InvalidInputException if ufw would refuse one, with all problems of all
     */
    public static String write(List<UfwApplication> profiles) {
        List<Problem> problems = Given.noNulls("application profiles", profiles).stream()
                .flatMap(profile -> ApplicationChecks.problems(profile).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw Messages.refused(problems);
        }
        StringBuilder file = new StringBuilder();
        for (UfwApplication profile : profiles) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("title", profile.title());
            values.put("description", profile.description());
            values.put("ports", ports(profile));
            IniText.write(file, profile.name(), values, "=");
        }
        return file.toString();
    }

    static String ports(UfwApplication profile) {
        return profile.groups().stream().map(UfwPortGroup::toString).collect(Collectors.joining("|"));
    }

    /**
     * Reads a file of profiles.
     *
     * @param source its name, for errors
     * @param text its text
     * @param services names of ports
     * @return the profiles in it
     * @throws io.github.netpol4j.finding.InvalidInputException if ufw would pass over one; all such are told
     */
    public static List<UfwApplication> read(String source, String text, Services services) {
        Given.noneNull("application profiles", source, text, services);
        TextLines lines = new TextLines(source, text);
        List<UfwApplication> profiles = new ArrayList<>();
        for (IniText.Section section : IniText.read(lines)) {
            Optional<UfwApplication> profile = profile(lines, section, services);
            profile.ifPresent(one -> {
                ApplicationChecks.problems(one, services)
                        .forEach(problem -> lines.problem(section.line(), where -> Messages.moved(where, problem)));
                profiles.add(one);
            });
        }
        lines.refuse();
        return List.copyOf(profiles);
    }

    private static Optional<UfwApplication> profile(TextLines lines, IniText.Section section, Services services) {
        List<String> missing =
                FIELDS.stream().filter(field -> section.get(field).isEmpty()).toList();
        if (!missing.isEmpty()) {
            lines.problem(section.line(), where -> Messages.missing(where, section.name(), missing));
            return Optional.empty();
        }
        List<UfwPortGroup> groups = new ArrayList<>();
        for (String word : section.get("ports").split("\\|", -1)) {
            Optional<UfwPortGroup> group = group(word, services);
            if (group.isEmpty()) {
                lines.problem(section.line(), where -> Messages.profilePorts(where, section.name(), word));
            }
            group.ifPresent(groups::add);
        }
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new UfwApplication(section.name(), section.get("title"), section.get("description"), groups));
    }

    private static Optional<UfwPortGroup> group(String word, Services services) {
        int slash = word.indexOf('/');
        String port = slash < 0 ? word : word.substring(0, slash);
        Optional<UfwProtocol> protocol =
                slash < 0 ? Optional.of(UfwProtocol.ANY) : Words.protocol(word.substring(slash + 1));
        Optional<PortsText> ports = PortsText.parse(port, services);
        return ports.flatMap(some -> protocol.filter(one -> one != UfwProtocol.ANY || !some.several())
                .map(one -> new UfwPortGroup(some.ports(), one)));
    }
}
