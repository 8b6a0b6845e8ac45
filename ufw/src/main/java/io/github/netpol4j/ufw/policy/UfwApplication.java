package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An application profile: ports under a name, as a file in /etc/ufw/applications.d says them.
 *
 * <p>Source: ufw(8), "Application integration".
 *
 * @param name the profile's name
 * @param title one line
 * @param description one line
 * @param groups the ports, as they were listed; each list is one rule or more
 */
public record UfwApplication(String name, String title, String description, List<Ports> groups) implements UfwOnly {

    /**
     * Ports of one protocol, as many as one rule takes.
     *
     * @param protocol TCP or UDP
     * @param ports the numbers and ranges
     */
    public record Group(UfwProtocol protocol, UfwPorts ports) {

        /**
         * Ports of one protocol.
         *
         * @param protocol TCP or UDP
         * @param ports the numbers and ranges
         */
        public Group {
            Given.noneNull("a group of ports", protocol, ports);
        }

        /** As a profile writes it: {@code 80,443/tcp}. */
        @Override
        public String toString() {
            return ports + "/" + protocol;
        }
    }

    /**
     * A profile.
     *
     * @param name the profile's name
     * @param title one line
     * @param description one line
     * @param groups the ports, as they were listed; each list is one rule or more
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, if ufw would refuse it, or it would not be read as it is
     *     written
     */
    public UfwApplication {
        Given.noneNull("application(..)", name, title, description);
        groups = List.copyOf(Given.notEmpty("application(..).ports(..)", "list of ports", groups));
        List<Problem> problems = new ArrayList<>(ApplicationChecks.problems(name, title, description, groups));
        ApplicationChecks.length(name, "ports", profilePorts(split(groups))).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw Messages.all(problems);
        }
    }

    /**
     * All its ports, for a rule.
     *
     * @return what {@code .ports(..)} of a rule takes
     */
    public Ports ports() {
        return Ports.joined(groups);
    }

    /**
     * Its ports as rules of ufw have them.
     *
     * @return one or more; of one protocol each, with no more numbers than a rule takes
     */
    public List<Group> expanded() {
        return split(groups);
    }

    /**
     * Its ports as the profile has them.
     *
     * @return such as {@code 1433/tcp|27017,27018/tcp}
     */
    public String profilePorts() {
        return profilePorts(expanded());
    }

    private static String profilePorts(List<Group> groups) {
        return groups.stream().map(Group::toString).collect(Collectors.joining("|"));
    }

    private static List<Group> split(List<Ports> groups) {
        List<Group> split = new ArrayList<>();
        for (Ports group : groups) {
            Map<UfwProtocol, List<Span>> spans = new TreeMap<>();
            for (Port port : group.items()) {
                ApplicationChecks.numbers(port)
                        .ifPresent(some -> spans.computeIfAbsent(
                                        ApplicationChecks.protocol(some.protocol()), key -> new ArrayList<>())
                                .add(new Span(some.range().from(), some.range().to())));
            }
            spans.forEach((protocol, some) ->
                    UfwPorts.chunks(new Numbers(some).spans()).forEach(ports -> split.add(new Group(protocol, ports))));
        }
        return split.stream().distinct().toList();
    }

    @Override
    public <R> R fold(
            Function<UfwSentence, R> sentence,
            Function<UfwApplication, R> application,
            Function<UfwDefaultPolicies, R> defaults) {
        return application.apply(this);
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        return "application(" + Literals.quote(name) + ").title(" + Literals.quote(title) + ").description("
                + Literals.quote(description) + ").ports("
                + groups.stream().map(Ports::toString).collect(Collectors.joining(", ")) + ")";
    }
}
