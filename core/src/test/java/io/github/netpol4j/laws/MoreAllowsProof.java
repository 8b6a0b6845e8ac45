package io.github.netpol4j.laws;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.Optional;

/**
 * Law 5 for every cluster: one Allow more loses flows only at ends that it newly isolates, and a finding says so. Where the
 * isolation of both ends is unchanged, it loses none, and without it there are no more.
 */
final class MoreAllowsProof {

    static final Law<Subject, ProofCase> LAW = new Law<>("5 more Allows", ProofCase::any, MoreAllowsProof::check);

    private MoreAllowsProof() {}

    private static Optional<String> check(Subject subject, ProofCase tried) {
        DefinedSets before = tried.defined();
        DefinedSets after = tried.definedWithOneMore();
        FlowSet egress = after.isoE().minus(before.isoE());
        FlowSet ingress = after.isoI().minus(before.isoI());
        List<Policy> longer = tried.withOneMore();
        Policy more = new Case(longer, tried.tried().flows()).together();
        FlowSet lost = tried.meant().surelyBeyond(more.meaning(tried.semantics()));
        FlowSet newlyIsolated = egress.or(ingress);
        return Difference.none(
                        "meant, and lost with one Allow more, at no newly isolated end", lost.minus(newlyIsolated))
                .or(() -> untold(more, lost, egress, ingress))
                .or(() -> compiled(subject, tried, longer, newlyIsolated))
                .map(difference -> tried.java() + "\nwith " + tried.oneMore() + "\n" + difference);
    }

    private static Optional<String> untold(Policy more, FlowSet lost, FlowSet egress, FlowSet ingress) {
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> telling = more.findings().stream()
                .filter(finding -> MoreAllowsLaws.TELLING.contains(finding.code()))
                .toList();
        FlowSet untold = lost;
        for (Finding finding : telling) {
            boolean host = finding.code().startsWith("HOST");
            untold = host || finding.sentence().contains("egress") ? untold.minus(egress) : untold;
            untold = host || finding.sentence().contains("ingress") ? untold.minus(ingress) : untold;
        }
        return Difference.none(
                "lost, and no finding tells of it; they are "
                        + telling.stream().map(Finding::code).toList(),
                untold);
    }

    private static Optional<String> compiled(
            Subject subject, ProofCase tried, List<Policy> longer, FlowSet newlyIsolated) {
        if (!subject.gaps(tried.policies()).isEmpty() || !subject.gaps(longer).isEmpty()) {
            return Optional.empty();
        }
        FlowSet lost = subject.compile(tried.policies())
                .meaning(tried.semantics())
                .surelyBeyond(subject.compile(longer).meaning(tried.semantics()));
        return Difference.none(
                "compiled, and lost with one Allow more, at no newly isolated end", lost.minus(newlyIsolated));
    }
}
