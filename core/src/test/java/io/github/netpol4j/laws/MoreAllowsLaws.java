package io.github.netpol4j.laws;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.laws.arbitraries.Naive;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.laws.arbitraries.RuleArbitraries;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Law 5: where the isolation of both ends is unchanged, more Allows never lose a flow and fewer never add one; a flow is lost
 * only at an end that an Allow newly isolates, and a finding says so.
 */
class MoreAllowsLaws {

    static final Law<Subject, Case> LAW = new Law<>("5 more Allows", MoreAllowsLaws::longer, MoreAllowsLaws::check);

    private static final int FLOWS = 48;
    /** The findings that say which end an Allow closes. */
    static final Set<String> TELLING = Set.of(
            "EGRESS_CLOSED_BY_ALLOW", "INGRESS_CLOSED_BY_ALLOW", "ISOLATED_ONLY_BY_ALLOW", "HOST_CLOSED_BY_ANY_PORT");

    @Property(edgeCases = EdgeCasesMode.NONE)
    void moreAllowsLoseNothingButAtNewlyIsolatedEnds(@ForAll("cases") Case tried) {
        LAW.holds(Library.SUBJECT, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    /** A policy, and the same with one Allow more. */
    private static Arbitrary<Case> longer() {
        return Case.with(Combinators.combine(PolicyArbitraries.policy(), RuleArbitraries.allow())
                .as((policy, allow) -> List.of(policy, policy.with(allow))));
    }

    static Optional<String> check(Subject subject, Case tried) {
        Policy fewer = tried.policies().get(0);
        Policy more = tried.policies().get(1);
        Semantics semantics = tried.flows().semantics();
        Naive before = new Naive(fewer.resolved().rules(), semantics);
        Naive after = new Naive(more.resolved().rules(), semantics);
        List<Flow> flows = tried.flows().around(List.of(more), FLOWS);
        Optional<Flow> lost = Counterexamples.shortest(
                flows,
                flow -> isUnchanged(before, after, flow)
                        && fewer.permits(flow, semantics)
                        && !more.permits(flow, semantics));
        if (lost.isPresent()) {
            return Optional.of(tried.java() + "\nthe longer one means less: " + lost.get());
        }
        List<Flow> closed = flows.stream()
                .filter(flow -> fewer.permits(flow, semantics) && !more.permits(flow, semantics))
                .toList();
        List<Finding> findings = closed.isEmpty() ? List.of() : more.findings();
        Optional<Flow> untold = closed.stream()
                .filter(flow -> !isTold(findings, before, after, flow))
                .findFirst();
        if (untold.isPresent()) {
            return Optional.of(tried.java() + "\nno finding tells what is lost: " + untold.get() + "\n"
                    + findings.stream().map(Finding::code).toList());
        }
        if (!subject.gaps(List.of(fewer)).isEmpty()
                || !subject.gaps(List.of(more)).isEmpty()) {
            return Optional.empty();
        }
        Subject.Compiled little = subject.compile(List.of(fewer));
        Subject.Compiled much = subject.compile(List.of(more));
        return Counterexamples.first(
                flows,
                flow -> isUnchanged(before, after, flow)
                        && little.allows(flow, semantics)
                        && !much.allows(flow, semantics),
                flow -> Counterexamples.verdicts(tried, flow, "compiled", true, "with one Allow more", false));
    }

    private static boolean isUnchanged(Naive before, Naive after, Flow flow) {
        return before.isoE(flow) == after.isoE(flow) && before.isoI(flow) == after.isoI(flow);
    }

    /** Whether an end is newly isolated, and a finding names the direction. */
    private static boolean isTold(List<Finding> findings, Naive before, Naive after, Flow flow) {
        boolean egress = !before.isoE(flow) && after.isoE(flow);
        boolean ingress = !before.isoI(flow) && after.isoI(flow);
        return findings.stream()
                .filter(finding -> TELLING.contains(finding.code()))
                .anyMatch(finding -> (egress && finding.sentence().contains("egress"))
                        || (ingress && finding.sentence().contains("ingress"))
                        || ((egress || ingress) && finding.code().startsWith("HOST")));
    }
}
