package io.github.netpol4j.target;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer for one flow, and what led to it at both ends.
 *
 * @param flow the flow in question
 * @param exemption why no policy can block the flow, if that is so
 * @param egress the source's side
 * @param ingress the destination's side
 */
public record Verdict(Flow flow, Optional<String> exemption, Side egress, Side ingress) {

    /**
     * A verdict.
     *
     * @param flow the flow in question
     * @param exemption why no policy can block the flow, if that is so
     * @param egress the source's side
     * @param ingress the destination's side
     * @throws io.github.netpol4j.finding.InvalidInputException if something is null
     */
    public Verdict {
        Given.noneNull("new Verdict(..)", flow, exemption, egress, ingress);
    }

    /**
     * What the policies at one end say.
     *
     * @param direction which end
     * @param selecting the policies that select the end in this direction, by name; none means that it is not isolated
     */
    public record Side(Direction direction, List<Selecting> selecting) {

        /**
         * A side, its list copied.
         *
         * @param direction which end
         * @param selecting the policies that select the end in this direction, by name; none means that it is not isolated
         */
        public Side {
            Given.notNull("new Side(..)", direction);
            selecting = List.copyOf(Given.noNulls("new Side(..)", selecting));
        }

        /**
         * Whether a policy selects this end.
         *
         * @return whether only what a rule matches passes here
         */
        public boolean isIsolated() {
            return !selecting.isEmpty();
        }

        /**
         * Whether the flow passes at this end.
         *
         * @return true if no policy selects it, or a rule matches
         */
        public boolean isAllowed() {
            return !isIsolated() || selecting.stream().anyMatch(Selecting::isMatched);
        }

        @Override
        public String toString() {
            if (!isIsolated()) {
                return direction + ": not isolated, no policy selects this end";
            }
            return direction + ": " + (isAllowed() ? "allowed" : "denied")
                    + selecting.stream().map(policy -> "\n  " + policy).collect(Collectors.joining());
        }
    }

    /**
     * A policy that selects an end, and what its rules say.
     *
     * @param policy the policy's name, with its namespace if it has one: {@code namespace/name}
     * @param rules what each rule says, in the policy's order
     */
    public record Selecting(String policy, List<RuleMatch> rules) {

        /**
         * A policy, its list copied.
         *
         * @param policy the policy's name, with its namespace if it has one: {@code namespace/name}
         * @param rules what each rule says, in the policy's order
         */
        public Selecting {
            Given.notNull("new Selecting(..)", policy);
            rules = List.copyOf(Given.noNulls("new Selecting(..)", rules));
        }

        /**
         * Whether one of its rules matches.
         *
         * @return whether the policy lets the flow pass at this end
         */
        public boolean isMatched() {
            return rules.stream().anyMatch(RuleMatch::isMatch);
        }

        @Override
        public String toString() {
            return policy
                    + (rules.isEmpty()
                            ? ": has no rule, so nothing passes"
                            : rules.stream().map(rule -> "\n    " + rule).collect(Collectors.joining()));
        }
    }

    /**
     * What one rule says of the flow.
     *
     * @param path the rule's place in the policy: {@code spec.ingress[0]}
     * @param why why it matches, or why it does not
     * @param isMatch whether it matches
     */
    public record RuleMatch(String path, String why, boolean isMatch) {

        /**
         * A rule's answer.
         *
         * @param path the rule's place in the policy: {@code spec.ingress[0]}
         * @param why why it matches, or why it does not
         * @param isMatch whether it matches
         * @throws io.github.netpol4j.finding.InvalidInputException if something is null
         */
        public RuleMatch {
            Given.noneNull("new RuleMatch(..)", path, why);
        }

        @Override
        public String toString() {
            return path + (isMatch ? " matches: " : " does not match: ") + why;
        }
    }

    /**
     * Whether the flow passes.
     *
     * @return true if it is exempt, or passes at both ends
     */
    public boolean isAllowed() {
        return exemption.isPresent() || (egress.isAllowed() && ingress.isAllowed());
    }

    /**
     * What decides, in a few words: the names, without namespace, of the policies that let the flow pass, or of those that
     * stop it.
     *
     * @return such as {@code by inventario-ubicacion-db-ingress}
     */
    public String reason() {
        if (exemption.isPresent()) {
            return exemption.get();
        }
        List<Side> decisive = Stream.of(egress, ingress)
                .filter(Side::isIsolated)
                .filter(side -> side.isAllowed() == isAllowed())
                .toList();
        if (decisive.isEmpty()) {
            return "no policy selects either end";
        }
        return decisive.stream()
                .flatMap(side -> side.selecting().stream())
                .filter(policy -> policy.isMatched() == isAllowed())
                .map(policy -> policy.policy().substring(policy.policy().indexOf('/') + 1))
                .distinct()
                .collect(Collectors.joining(", ", "by ", ""));
    }

    /** The whole explanation, both sides, in lines. */
    @Override
    public String toString() {
        String head = name(flow.source()) + " to " + name(flow.destination()) + ", " + flow.protocol()
                + (flow.protocol().hasPorts() ? " " + flow.port() : "") + ": "
                + (isAllowed() ? "allowed" : "denied");
        return exemption.map(reason -> head + "\n" + reason).orElse(head + "\n" + egress + "\n" + ingress);
    }

    private static String name(Endpoint end) {
        return end.fold(Pod::id, node -> "node " + node.id(), external -> "external " + external.id());
    }
}
