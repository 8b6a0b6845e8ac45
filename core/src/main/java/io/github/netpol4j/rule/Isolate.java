package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Closes pods or the host, in one or both directions, to whatever no {@link Allow} grants.
 *
 * @param subjects who is isolated
 * @param directions what is closed: one or both
 */
public record Isolate(List<Peer> subjects, SortedSet<Direction> directions) implements Rule {

    /**
     * An Isolate.
     *
     * @param subjects who is isolated
     * @param directions what is closed: one or both
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no subject, one that is neither pods nor a host,
     *     or no direction
     */
    public Isolate {
        subjects = Checks.peers("isolate(..)", subjects);
        Checks.isolatable(subjects);
        directions = Collections.unmodifiableSortedSet(new TreeSet<>(Given.noNulls("isolate(..)", directions)));
        if (directions.isEmpty()) {
            throw Messages.noDirection(Sentences.isolate(subjects, directions));
        }
    }

    /**
     * The same rule, closing what comes in as well.
     *
     * @return the rule for both directions, or this one
     */
    public Isolate ingress() {
        return and(Direction.INGRESS);
    }

    /**
     * The same rule, closing what goes out as well.
     *
     * @return the rule for both directions, or this one
     */
    public Isolate egress() {
        return and(Direction.EGRESS);
    }

    private Isolate and(Direction direction) {
        SortedSet<Direction> both = new TreeSet<>(directions);
        both.add(direction);
        return new Isolate(subjects, both);
    }

    @Override
    public <R> R fold(Function<Allow, R> allow, Function<Deny, R> deny, Function<Isolate, R> isolate) {
        return isolate.apply(this);
    }

    @Override
    public Isolate resolved(String policyNamespace, String appLabel) {
        Given.noneNull("resolved(..)", policyNamespace, appLabel);
        return new Isolate(Sentences.resolved(subjects, policyNamespace, appLabel), directions);
    }

    @Override
    public List<Peer> peers() {
        return subjects;
    }

    @Override
    public String describe() {
        return Descriptions.isolate(this);
    }

    @Override
    public String toString() {
        return Sentences.isolate(subjects, directions);
    }
}
