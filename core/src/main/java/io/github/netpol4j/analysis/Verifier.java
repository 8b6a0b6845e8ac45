package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
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
import io.github.netpol4j.rule.Regions;
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
        List<Region> asked = asked(claim, sources, destinations, ports);
        return none(claim, "this passes", universe.within(meaning.get().possiblyWithin(asked)));
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
        List<Region> asked = asked(claim, sources, destinations, ports);
        FlowSet stopped = FlowSet.of(asked).minus(meaning.get().surelyWithin(asked));
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
        List<Region> asked = asked(claim, sources, destinations, ports);
        return universe.within(meaning.get().possiblyWithin(asked)).isEmpty()
                ? refuted(claim, "no such flow passes, such as this", universe.within(FlowSet.of(asked)))
                : proof(claim);
    }

    /**
     * That nobody reaches some ends on any port, but for some sources, and that those do on some port.
     *
     * @param claim the claim in words
     * @param destinations who is reached
     * @param sources who alone may
     * @return how it turned out
     * @throws InvalidInputException if nobody can be meant
     */
    public Outcome reachableOnlyFrom(String claim, Collection<Peer> destinations, Collection<Peer> sources) {
        List<Region> fromThem = asked(claim, sources, destinations, ANY_PORT);
        List<Region> fromAnyone = asked(claim, ANYWHERE, destinations, ANY_PORT);
        FlowSet others = meaning.get().possiblyWithin(fromAnyone).minus(FlowSet.of(fromThem));
        Outcome onlyThey = none(claim, "this passes too", universe.within(others));
        FlowSet theirs = universe.within(meaning.get().possiblyWithin(fromThem));
        return onlyThey.fold(
                proof -> theirs.isEmpty()
                        ? refuted(claim, "nobody at all gets there, not even so", universe.within(FlowSet.of(fromThem)))
                        : proof,
                refutation -> refutation);
    }

    /**
     * That whatever nothing grants is denied to some pods or hosts, whatever their labels: that all of them are isolated.
     *
     * @param claim the claim in words
     * @param subjects pods or hosts
     * @param directions what is claimed to be closed
     * @return how it turned out
     * @throws InvalidInputException if nobody can be meant
     */
    public Outcome defaultDeny(String claim, Collection<Peer> subjects, Collection<Direction> directions) {
        Given.noneNull("a claim", claim);
        Given.noNulls("a claim", subjects);
        for (Direction direction : Given.notEmpty("a claim", "direction", directions)) {
            boolean in = direction == Direction.INGRESS;
            List<Region> asked = asked(claim, in ? ANYWHERE : subjects, in ? subjects : ANYWHERE, ANY_PORT);
            FlowSet open = FlowSet.of(asked).minus(meaning.get().isolated(direction));
            Outcome closed = none(
                    claim,
                    "nothing isolates the " + direction + " of the " + (in ? "destination" : "source") + " here",
                    universe.within(open));
            if (closed.fold(proof -> false, refutation -> true)) {
                return closed;
            }
        }
        return proof(claim);
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
        List<Outcome> outcomes = List.of(
                none(claim, "this passes, and is not meant to", universe.within(is.possiblyBeyond(meant))),
                none(claim, "this is meant to pass, and does not", universe.within(meant.surelyBeyond(is))),
                none(
                        claim,
                        "this passes, and is meant to do so only possibly",
                        universe.within(is.surelyBeyond(meant))),
                none(claim, "this is meant to pass possibly, and does not", universe.within(meant.possiblyBeyond(is))));
        return outcomes.stream()
                .filter(outcome -> outcome.fold(proof -> false, refutation -> true))
                .findFirst()
                .orElseGet(() -> proof(claim));
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

    /** The flows in question, of which there must be some. */
    private List<Region> asked(
            String claim, Collection<Peer> sources, Collection<Peer> destinations, Collection<Port> ports) {
        Given.notNull("a claim", claim);
        Given.noNulls("a claim", ports);
        List<Problem> problems = new ArrayList<>(nobodies(claim, End.SOURCE, sources));
        problems.addAll(nobodies(claim, End.DESTINATION, destinations));
        List<Region> asked = Regions.between(resolved(sources), resolved(destinations), ports, assumptions.semantics());
        if (problems.isEmpty() && universe.within(FlowSet.of(asked)).isEmpty()) {
            problems.add(Messages.noFlow(claim, isCertain()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return asked;
    }

    private List<Problem> nobodies(String claim, End end, Collection<Peer> peers) {
        return Given.noNulls("a claim", peers).stream()
                .filter(peer -> universe.within(FlowSet.of(Regions.at(
                                Region.all(), end, resolved(List.of(peer)).get(0), assumptions.semantics())))
                        .isEmpty())
                .map(peer -> Messages.nobody(claim, Peer.sentence(List.of(peer)), isCertain()))
                .toList();
    }

    /** Whether anything is known of the cluster, so that a claim can fail to say anything because of that. */
    private boolean isCertain() {
        return !assumptions.namespaces().isEmpty() || !assumptions.podRanges().isEmpty();
    }

    private List<Peer> resolved(Collection<Peer> peers) {
        return Regions.resolved(peers, assumptions.namespace(), assumptions.appLabel());
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
