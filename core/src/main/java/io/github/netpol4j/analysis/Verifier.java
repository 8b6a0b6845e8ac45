package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.target.Enforcement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Proves or refutes claims about an enforcement, of whatever target, for every cluster that fits the assumptions: pods,
 * namespaces and addresses that do not exist yet included.
 *
 * <p>A claim about nobody is refused, because it would hold without saying anything. What is claimed to be denied must not even
 * possibly pass; what is claimed to be allowed must surely pass.
 */
public final class Verifier {

    private static final List<Port> ANY_PORT = List.of(new Port.Any());
    private static final List<Peer> ANYWHERE = List.of(new Peer.Anywhere());

    private final Enforcement enforcement;
    private final Assumptions assumptions;
    private final Universe universe;
    private final Asked asked;
    private final Lazy<Meaning> meaning;

    /**
     * A verifier.
     *
     * @param enforcement what is enforced
     * @param assumptions what is taken for granted
     */
    public Verifier(Enforcement enforcement, Assumptions assumptions) {
        Given.noneNull("prove(..)", enforcement, assumptions);
        this.enforcement = enforcement;
        this.assumptions = assumptions;
        this.universe = new Universe(assumptions);
        this.asked = new Asked(assumptions, universe);
        this.meaning = new Lazy<>(() -> enforcement.meaning(assumptions.semantics()));
    }

    /**
     * That none of some flows passes.
     *
     * @param claim the claim in words
     * @param sources from whom
     * @param destinations to whom
     * @param ports on which ports
     * @return how it turned out
     * @throws InvalidInputException if there can be no such flow
     */
    public Outcome denied(
            String claim, Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports) {
        List<Region> regions = asked.between(claim, sources, destinations, ports);
        return none(claim, "this passes", universe.within(meaning.get().possiblyWithin(regions)));
    }

    /**
     * That every one of some flows passes.
     *
     * @param claim the claim in words
     * @param sources from whom
     * @param destinations to whom
     * @param ports on which ports
     * @return how it turned out
     * @throws InvalidInputException if there can be no such flow
     */
    public Outcome allowed(
            String claim, Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports) {
        List<Region> regions = asked.between(claim, sources, destinations, ports);
        FlowSet stopped = FlowSet.of(regions).minus(meaning.get().surelyWithin(regions));
        return none(claim, "this does not surely pass", universe.within(stopped));
    }

    /**
     * That some of some flows pass, at least possibly.
     *
     * @param claim the claim in words
     * @param sources from whom
     * @param destinations to whom
     * @param ports on which ports
     * @return how it turned out
     * @throws InvalidInputException if there can be no such flow
     */
    public Outcome possible(
            String claim, Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports) {
        List<Region> regions = asked.between(claim, sources, destinations, ports);
        FlowSet passing = universe.within(meaning.get().possiblyWithin(regions));
        return passing.isEmpty() && !asked.areExempt(sources, destinations)
                ? refuted(claim, "no such flow passes, such as this", universe.within(FlowSet.of(regions)))
                : proof(claim);
    }

    /**
     * That nobody reaches some ends on any port but some sources, that each of those reaches one of them on some port, and that
     * each of them is reached.
     *
     * @param claim the claim in words
     * @param destinations who is reached
     * @param sources who alone may
     * @return how it turned out
     * @throws InvalidInputException if nobody can be meant, or everyone
     */
    public Outcome reachableOnlyFrom(String claim, Collection<Peer> destinations, Collection<Peer> sources) {
        List<Region> fromThem = asked.between(claim, sources, destinations, ANY_PORT);
        List<Region> fromAnyone = asked.between(claim, ANYWHERE, destinations, ANY_PORT);
        FlowSet theirs = FlowSet.of(fromThem);
        if (universe.within(FlowSet.of(fromAnyone).minus(theirs)).isEmpty()) {
            throw Messages.everyone(claim);
        }
        FlowSet others = meaning.get().possiblyWithin(fromAnyone).minus(theirs);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(none(claim, "this passes too", universe.within(others)));
        for (Peer source : sources) {
            outcomes.add(some(claim, "not even this passes", List.of(source), destinations));
        }
        for (Peer destination : destinations) {
            outcomes.add(some(claim, "not even this passes", sources, List.of(destination)));
        }
        return firstRefuted(claim, outcomes);
    }

    private Outcome some(String claim, String otherwise, Collection<Peer> sources, Collection<Peer> destinations) {
        List<Region> regions = asked.regions(sources, destinations, ANY_PORT);
        return universe.within(meaning.get().possiblyWithin(regions)).isEmpty()
                ? refuted(claim, otherwise, universe.within(FlowSet.of(regions)))
                : proof(claim);
    }

    /**
     * That whatever nothing grants is denied to some pods or hosts, whatever their labels: that all of them are isolated, and that
     * no rule opens one of them to everyone on every port.
     *
     * @param claim the claim in words
     * @param subjects pods or hosts
     * @param directions what is claimed to be closed
     * @return how it turned out
     * @throws InvalidInputException if nobody can be meant
     */
    public Outcome defaultDeny(String claim, Collection<Peer> subjects, Collection<Direction> directions) {
        Given.notNull("a claim", claim);
        Given.noNulls("a claim", subjects);
        List<Outcome> outcomes = new ArrayList<>();
        for (Direction direction : Given.notEmpty("a claim", "direction", directions)) {
            boolean in = direction == Direction.INGRESS;
            List<Region> regions = asked.between(claim, in ? ANYWHERE : subjects, in ? subjects : ANYWHERE, ANY_PORT);
            FlowSet open =
                    universe.within(FlowSet.of(regions).minus(meaning.get().isolated(direction)));
            FlowSet passing = open.and(meaning.get().possiblyWithin(regions));
            String why = "nothing isolates the " + direction + " of the " + (in ? "destination" : "source") + " here";
            // Best shown by a flow that passes because of it.
            outcomes.add(none(claim, why, passing.isEmpty() ? open : passing));
            FlowSet strangers = new Strangers(enforcement, assumptions.semantics())
                    .passing(regions, in ? End.SOURCE : End.DESTINATION);
            outcomes.add(none(
                    claim,
                    "a rule opens the " + direction + " of the " + (in ? "destination" : "source")
                            + " here to everyone on every port",
                    universe.within(strangers)));
        }
        return firstRefuted(claim, outcomes);
    }

    private Outcome firstRefuted(String claim, Collection<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.fold(proof -> false, refutation -> true))
                .findFirst()
                .orElseGet(() -> proof(claim));
    }

    /**
     * That just those flows pass that policies mean to pass.
     *
     * @param claim the claim in words
     * @param policy the policy; several that hold together are one: {@link Policy#plus}
     * @return how it turned out
     */
    public Outcome permitsExactly(String claim, Policy policy) {
        Given.noneNull("permitsExactly(..)", claim, policy);
        Meaning meant = policy.meaning(assumptions.semantics());
        Meaning is = meaning.get();
        checkPresent(claim, "what is enforced", is);
        checkPresent(claim, "the policy", meant);
        List<Outcome> outcomes = List.of(
                none(claim, "this passes, and is not meant to", universe.within(is.possiblyBeyond(meant))),
                none(claim, "this is meant to pass, and does not", universe.within(meant.surelyBeyond(is))),
                none(
                        claim,
                        "this passes, and is meant to do so only possibly",
                        universe.within(is.surelyBeyond(meant))),
                none(claim, "this is meant to pass possibly, and does not", universe.within(meant.possiblyBeyond(is))));
        return firstRefuted(claim, outcomes);
    }

    /**
     * That no flow passes which another enforcement stops.
     *
     * @param claim the claim in words
     * @param before the other enforcement
     * @return how it turned out
     */
    public Outcome permitsNothingNew(String claim, Enforcement before) {
        Given.noneNull("permitsNothingNewComparedTo(..)", claim, before);
        Meaning was = before.meaning(assumptions.semantics());
        checkPresent(claim, "what is enforced", meaning.get());
        checkPresent(claim, "what it is compared to", was);
        Outcome possibly = none(
                claim,
                "this passes now, and did not before",
                universe.within(meaning.get().possiblyBeyond(was)));
        return possibly.fold(
                proof -> none(
                        claim,
                        "this surely passes now, and did so only possibly before",
                        universe.within(meaning.get().surelyBeyond(was))),
                refutation -> refutation);
    }

    /** What closes something, but nothing in a cluster as assumed, would be compared without saying anything. */
    private void checkPresent(String claim, String what, Meaning compared) {
        FlowSet closed = compared.isolated(Direction.INGRESS).or(compared.isolated(Direction.EGRESS));
        if (!closed.isEmpty() && universe.within(closed).isEmpty()) {
            throw Messages.nothingThere(claim, what);
        }
    }

    private Outcome none(String claim, String otherwise, FlowSet counterexamples) {
        return counterexamples.isEmpty() ? proof(claim) : refuted(claim, otherwise, counterexamples);
    }

    private Outcome proof(String claim) {
        return new Proof(claim, assumptions.sentences());
    }

    private Outcome refuted(String claim, String why, FlowSet examples) {
        Semantics semantics = assumptions.semantics();
        Optional<Flow> example = examples.sample();
        return new Refutation(claim, why, example, example.map(flow -> enforcement.evaluate(flow, semantics)));
    }
}
