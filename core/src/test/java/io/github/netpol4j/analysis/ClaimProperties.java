package io.github.netpol4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.laws.arbitraries.FlowArbitraries;
import io.github.netpol4j.laws.arbitraries.Flows;
import io.github.netpol4j.laws.arbitraries.Naive;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.laws.arbitraries.RuleArbitraries;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What is proved holds for every flow of random clusters, by the evaluator, and what is refuted is refuted by a flow that the
 * evaluator judges so. Whether a flow is one of those claimed of is told by a naive transcription of the definition.
 */
class ClaimProperties {

    private static final int FLOWS = 64;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsProvedHolds(
            @ForAll("policies") Policy policy, @ForAll("asked") Allow asked, @ForAll("flows") Flows flows) {
        Assume.that(Kubernetes.gaps(policy).isEmpty());
        // Claims read excepted names in their own namespace, and rules in any: that is for ClaimsTest.
        Assume.that(asked.peers().stream()
                .flatMap(peer -> peer.asPods().stream())
                .allMatch(pods -> pods.exceptApps().isEmpty()));
        Semantics semantics = flows.semantics();
        KubernetesPolicies compiled = Kubernetes.compile(policy);
        Verifier verifier =
                new Verifier(compiled, Assumptions.none().under(semantics).in("a"));
        Policy claimed = Policy.of("claimed", "a", Policy.APP_LABEL, List.of(asked));
        Allow resolved = asked.resolved("a", Policy.APP_LABEL);
        List<Flow> samples = flows.ofEveryProtocol(List.of(claimed), FLOWS).stream()
                .filter(flow -> flow.sourceAddress().isPresent()
                        && flow.destinationAddress().isPresent())
                .filter(flow -> isAsked(resolved, flow, semantics))
                .toList();

        Optional<Outcome> denied =
                outcome(() -> verifier.denied("denied", asked.sources(), asked.destinations(), asked.ports()));
        Optional<Outcome> allowed =
                outcome(() -> verifier.allowed("allowed", asked.sources(), asked.destinations(), asked.ports()));
        Optional<Outcome> possible =
                outcome(() -> verifier.possible("possible", asked.sources(), asked.destinations(), asked.ports()));

        if (denied.isEmpty() || allowed.isEmpty() || possible.isEmpty()) {
            assertThat(parts(resolved))
                    .as("a claim is refused of which every part is about a flow")
                    .anyMatch(part -> samples.stream().noneMatch(flow -> isAsked(part, flow, semantics)));
            return;
        }
        check(denied.get(), samples, compiled, semantics, resolved, false);
        check(allowed.get(), samples, compiled, semantics, resolved, true);
        if (!isProof(possible.get())) {
            assertThat(isProof(denied.get())).isTrue();
            assertThat(flows.ofEveryProtocol(List.of(claimed), FLOWS))
                    .filteredOn(flow -> Naive.alwaysPasses(flow, semantics) && isMeant(resolved, flow, semantics))
                    .isEmpty();
        }
        assertThat(isProof(possible.get()) || isProof(denied.get())).isTrue();
    }

    private static void check(
            Outcome outcome,
            List<Flow> samples,
            KubernetesPolicies compiled,
            Semantics semantics,
            Allow asked,
            boolean passes) {
        Optional<Flow> example = outcome.fold(proof -> Optional.empty(), Refutation::example);
        if (isProof(outcome)) {
            assertThat(samples)
                    .filteredOn(flow -> compiled.evaluate(flow, semantics).isAllowed() != passes)
                    .isEmpty();
        } else {
            Flow flow = example.orElseThrow();
            assertThat(isAsked(asked, flow, semantics))
                    .as("%s is asked for", flow)
                    .isTrue();
            assertThat(compiled.evaluate(flow, semantics).isAllowed()).isNotEqualTo(passes);
        }
    }

    private static boolean isAsked(Allow asked, Flow flow, Semantics semantics) {
        return !Naive.alwaysPasses(flow, semantics) && isMeant(asked, flow, semantics);
    }

    private static boolean isMeant(Allow asked, Flow flow, Semantics semantics) {
        return asked.ports().stream().anyMatch(port -> Naive.port(port, flow, semantics))
                && asked.sources().stream()
                        .anyMatch(peer -> Naive.matches(peer, flow.source(), flow.sourceAddress(), semantics))
                && asked.destinations().stream()
                        .anyMatch(
                                peer -> Naive.matches(peer, flow.destination(), flow.destinationAddress(), semantics));
    }

    /** Empty if the claim is about nothing. */
    private static Optional<Outcome> outcome(Supplier<Outcome> claim) {
        try {
            return Optional.of(claim.get());
        } catch (InvalidInputException aboutNothing) {
            return Optional.empty();
        }
    }

    private static boolean isProof(Outcome outcome) {
        return outcome.fold(proof -> true, refutation -> false);
    }

    private static List<Allow> parts(Allow asked) {
        List<Allow> parts = new ArrayList<>();
        for (Peer source : asked.sources()) {
            for (Peer destination : asked.destinations()) {
                asked.ports()
                        .forEach(port -> parts.add(new Allow(List.of(source), List.of(destination), List.of(port))));
            }
        }
        return parts;
    }

    @Provide
    Arbitrary<Policy> policies() {
        return PolicyArbitraries.policy();
    }

    @Provide
    Arbitrary<Allow> asked() {
        return RuleArbitraries.allow();
    }

    @Provide
    Arbitrary<Flows> flows() {
        return FlowArbitraries.flows();
    }
}
