package io.github.netpol4j.examples.recipes;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy with what it is for, and who reaches whom under it.
 *
 * @param name a few words
 * @param purpose one sentence
 * @param policy the policy
 * @param reachability what is expected to pass, and what is not
 */
public record Recipe(String name, String purpose, Policy policy, List<Expectation> reachability) {

    /** A recipe, its list copied. */
    public Recipe {
        reachability = List.copyOf(reachability);
    }

    /**
     * A recipe that expects nothing yet.
     *
     * @param name a few words
     * @param purpose one sentence
     * @param policy the policy
     */
    public Recipe(String name, String purpose, Policy policy) {
        this(name, purpose, policy, List.of());
    }

    /**
     * One line of the table.
     *
     * @param flow a connection attempt
     * @param isAllowed whether it passes
     * @param what why the flow is worth a line
     */
    public record Expectation(Flow flow, boolean isAllowed, String what) {

        /** The line: verdict, source, destination, protocol and port, and why it is here. */
        @Override
        public String toString() {
            return "%-8s %-24s %-24s %-9s %s"
                    .formatted(
                            isAllowed ? "allowed" : "denied",
                            words(flow.source()),
                            words(flow.destination()),
                            flow.protocol() + " " + flow.port(),
                            what);
        }

        private static String words(Endpoint end) {
            return end.fold(pod -> pod.id(), node -> "node " + node.id(), external -> external.id());
        }
    }

    /**
     * The same recipe, expecting a flow to pass.
     *
     * @param what why the flow is worth a line
     * @param flow the flow
     * @return the longer recipe
     */
    public Recipe allows(String what, Flow flow) {
        return expecting(new Expectation(flow, true, what));
    }

    /**
     * The same recipe, expecting a flow not to pass.
     *
     * @param what why the flow is worth a line
     * @param flow the flow
     * @return the longer recipe
     */
    public Recipe denies(String what, Flow flow) {
        return expecting(new Expectation(flow, false, what));
    }

    /** Name, purpose, policy and table, ready to print. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(name.toUpperCase(Locale.ROOT), purpose, "", policy, ""), reachability.stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private Recipe expecting(Expectation expectation) {
        return new Recipe(
                name,
                purpose,
                policy,
                Stream.concat(reachability.stream(), Stream.of(expectation)).toList());
    }
}
