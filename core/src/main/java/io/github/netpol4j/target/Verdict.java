package io.github.netpol4j.target;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Locale;
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

    /** What becomes of a flow. */
    public enum Outcome {
        /** It passes. */
        ALLOWED,
        /** It does not pass. */
        DENIED,
        /** Something that the flow does not tell decides, such as the path of a request. */
        UNDECIDED
    }

    /**
     * What the policies at one end come to.
     *
     * @param outcome what becomes of the flow there
     * @param why what decides it
     */
    public record Conclusion(Outcome outcome, String why) {

        /**
         * A conclusion.
         *
         * @param outcome what becomes of the flow there
         * @param why what decides it
         */
        public Conclusion {
            Given.noneNull("new Conclusion(..)", outcome, why);
        }
    }

    /**
     * What the policies at one end say.
     *
     * @param direction which end
     * @param selecting the policies that select the end in this direction, in the order in which they are looked at; none means
     *     that it is not isolated
     * @param conclusion what they come to, where that is more than whether a rule matches: where rules also deny, or pass on
     */
    public record Side(Direction direction, List<Selecting> selecting, Optional<Conclusion> conclusion) {

        /**
         * A side, its list copied.
         *
         * @param direction which end
         * @param selecting the policies that select the end in this direction, in the order in which they are looked at; none
         *     means that it is not isolated
         * @param conclusion what they come to, where that is more than whether a rule matches
         */
        public Side {
            Given.noneNull("new Side(..)", direction, conclusion);
            selecting = List.copyOf(Given.noNulls("new Side(..)", selecting));
        }

        /**
         * A side on which the flow passes if no policy selects the end, or a rule matches.
         *
         * @param direction which end
         * @param selecting the policies that select the end in this direction, by name
         */
        public Side(Direction direction, List<Selecting> selecting) {
            this(direction, selecting, Optional.empty());
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
         * What becomes of the flow at this end.
         *
         * @return the conclusion, or what follows from the rules: allowed if no policy selects the end, or a rule matches
         */
        public Outcome outcome() {
            boolean passes = !isIsolated() || selecting.stream().anyMatch(Selecting::isMatched);
            return conclusion.map(Conclusion::outcome).orElse(passes ? Outcome.ALLOWED : Outcome.DENIED);
        }

        /**
         * Whether the flow surely passes at this end.
         *
         * @return whether the outcome is that it is allowed
         */
        public boolean isAllowed() {
            return outcome() == Outcome.ALLOWED;
        }

        @Override
        public String toString() {
            if (!isIsolated() && conclusion.isEmpty()) {
                return direction + ": not isolated, no policy selects this end";
            }
            return direction + ": " + word(outcome())
                    + conclusion.map(end -> ", " + end.why()).orElse("")
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
     * @param isMatch whether it surely matches
     * @param isPossible whether it can match: as much as the former, or something that the flow does not tell decides
     */
    public record RuleMatch(String path, String why, boolean isMatch, boolean isPossible) {

        /**
         * A rule's answer.
         *
         * @param path the rule's place in the policy: {@code spec.ingress[0]}
         * @param why why it matches, or why it does not
         * @param isMatch whether it surely matches
         * @param isPossible whether it can match: as much as the former, or something that the flow does not tell decides
         * @throws io.github.netpol4j.finding.InvalidInputException if something is null
         */
        public RuleMatch {
            Given.noneNull("new RuleMatch(..)", path, why);
        }

        /**
         * A rule's certain answer.
         *
         * @param path the rule's place in the policy: {@code spec.ingress[0]}
         * @param why why it matches, or why it does not
         * @param isMatch whether it matches
         * @throws io.github.netpol4j.finding.InvalidInputException if something is null
         */
        public RuleMatch(String path, String why, boolean isMatch) {
            this(path, why, isMatch, isMatch);
        }

        @Override
        public String toString() {
            return path + (isMatch ? " matches: " : isPossible ? " may match: " : " does not match: ") + why;
        }
    }

    /**
     * Whether the flow surely passes.
     *
     * @return true if it is exempt, or passes at both ends
     */
    public boolean isAllowed() {
        return outcome() == Outcome.ALLOWED;
    }

    /**
     * What becomes of the flow.
     *
     * @return denied if it is at either end, undecided if it is at either and denied at neither
     */
    public Outcome outcome() {
        if (exemption.isPresent()) {
            return Outcome.ALLOWED;
        }
        Outcome there = ingress.outcome();
        return switch (egress.outcome()) {
            case ALLOWED -> there;
            case DENIED -> Outcome.DENIED;
            case UNDECIDED -> there == Outcome.DENIED ? Outcome.DENIED : Outcome.UNDECIDED;
        };
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
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
                .filter(side -> side.isIsolated() || side.conclusion().isPresent())
                .filter(side -> side.outcome() == outcome())
                .toList();
        if (decisive.isEmpty()) {
            return "no policy selects either end";
        }
        boolean anySelected = decisive.stream().anyMatch(Side::isIsolated);
        List<String> concluded = decisive.stream()
                .filter(side -> side.isIsolated() || !anySelected)
                .flatMap(side -> side.conclusion().stream())
                .map(Conclusion::why)
                .distinct()
                .toList();
        if (!concluded.isEmpty()) {
            return String.join("; ", concluded);
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
                + word(outcome());
        return exemption.map(reason -> head + "\n" + reason).orElse(head + "\n" + egress + "\n" + ingress);
    }

    private static String name(Endpoint end) {
        return end.fold(Pod::id, node -> "node " + node.id(), external -> "external " + external.id());
    }
}
