package io.github.netpol4j.calico.laws;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.calico.CalicoPolicies;
import io.github.netpol4j.calico.internal.validation.CalicoValidator;
import io.github.netpol4j.calico.laws.CalicoCase.Compiler;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The laws of the Calico target, each a check that finds a counterexample in one case, if there is one. */
final class CalicoProofs {

    /** A law. */
    interface Check {
        Optional<String> counterexample(Made made);
    }

    static final Map<String, Check> ALL = new LinkedHashMap<>();

    static {
        ALL.put("1 faithful", CalicoProofs::faithful);
        ALL.put("3 nothing is lost", made -> NothingLost.check(made.compiler(), made.tried()));
        ALL.put("4 order", CalicoProofs::order);
        ALL.put("6 targets agree", CalicoProofs::agree);
        ALL.put("6 targets agree beside policies of others", CalicoProofs::agreeBesideOthers);
        ALL.put("denies win, and grants add, beside policies of others", CalicoProofs::besideOthers);
        ALL.put("7 engines agree", CalicoProofs::engines);
        ALL.put("8 valid", CalicoProofs::valid);
        ALL.put("9 read back", CalicoProofs::readBack);
        ALL.put("11 together is at least apart", CalicoProofs::together);
    }

    private static final int FLOWS = 24;

    private CalicoProofs() {}

    /** The first law that does not hold. */
    static Optional<String> every(Compiler compiler, CalicoCase tried) {
        Made made = new Made(compiler, tried);
        return ALL.entrySet().stream()
                .flatMap(
                        law -> law
                                .getValue()
                                .counterexample(made)
                                .map(found -> law.getKey() + ":\n" + tried + "\n" + found)
                                .stream())
                .findFirst();
    }

    private static Optional<String> none(String what, FlowSet flows) {
        return flows.isEmpty()
                ? Optional.empty()
                : Optional.of("%s:%n%s%nfor example %s"
                        .formatted(what, flows, flows.sample().orElseThrow()));
    }

    private static Optional<String> equal(String one, Meaning first, String other, Meaning second, FlowSet domain) {
        return none(one + ", not " + other, first.surelyBeyond(second).and(domain))
                .or(() ->
                        none(other + ", not " + one, second.surelyBeyond(first).and(domain)))
                .or(() -> first.isDecided() ? Optional.empty() : Optional.of(one + " is not decided"));
    }

    static Optional<String> faithful(Made made) {
        CalicoCase tried = made.tried();
        return equal("compiled", made.meaning(), "meant", tried.meant(), tried.domain());
    }

    static Optional<String> order(Made made) {
        CalicoCase tried = made.tried();
        Random random = new Random(tried.flows().seed());
        List<Policy> shuffled = new ArrayList<>();
        for (Policy policy : tried.policies()) {
            List<Rule> rules = new ArrayList<>(policy.rules());
            rules.add(rules.get(random.nextInt(rules.size())));
            Collections.shuffle(rules, random);
            shuffled.add(Policy.of(policy.name(), policy.namespace(), policy.appLabel(), rules));
        }
        Collections.shuffle(shuffled, random);
        String text = made.policies().yaml();
        String again = made.compiler().apply(tried.with(shuffled)).yaml();
        return text.equals(again) ? Optional.empty() : Optional.of("differ in bytes:\n" + text + "\nand\n" + again);
    }

    static Optional<String> agree(Made made) {
        if (!made.compilesToKubernetes()) {
            return Optional.empty();
        }
        return equal(
                "Calico",
                made.meaning(),
                "Kubernetes",
                Kubernetes.compile(made.tried().policies()).meaning(),
                CalicoCase.podsWithPorts());
    }

    static Optional<String> agreeBesideOthers(Made made) {
        if (!made.compilesToKubernetes()) {
            return Optional.empty();
        }
        List<NetworkPolicy> all =
                new ArrayList<>(Kubernetes.compile(made.tried().policies()).objects());
        all.addAll(made.others());
        return equal(
                "Calico", made.besideOthers(), "Kubernetes", Kubernetes.of(all).meaning(), CalicoCase.podsWithPorts());
    }

    static Optional<String> besideOthers(Made made) {
        CalicoCase tried = made.tried();
        Meaning foreign = Kubernetes.of(made.others()).meaning();
        FlowSet passing = made.besideOthers().surely();
        FlowSet meant = tried.meant().surely();
        FlowSet ours = meant.and(tried.domain());
        for (Direction direction : Direction.values()) {
            ours = ours.minus(foreign.isolated(direction).minus(tried.meant().isolated(direction)));
        }
        FlowSet denied = denied(tried).and(tried.domain());
        FlowSet stopped = ours.minus(passing);
        return none("denied, and passes beside policies of others", passing.and(denied))
                .or(() -> none("granted where ours isolate, and stopped beside policies of others", stopped));
    }

    private static FlowSet denied(CalicoCase tried) {
        List<Rule> denies = tried.policies().stream()
                .flatMap(policy -> policy.resolved().rules().stream())
                .filter(rule -> rule.fold(allow -> false, deny -> true, isolate -> false))
                .toList();
        return denies.isEmpty()
                ? FlowSet.none()
                : Policy.of("denies", "a", "app", denies).meaning().surely().not();
    }

    static Optional<String> engines(Made made) {
        CalicoCase tried = made.tried();
        CalicoPolicies policies = made.open();
        Meaning meaning = made.meaning();
        Semantics semantics = Semantics.defaults();
        for (Flow flow : tried.flows().ofEveryProtocol(tried.policies(), FLOWS)) {
            Outcome outcome = policies.evaluate(flow, semantics).outcome();
            boolean passes = outcome == Outcome.ALLOWED;
            // What a pod sends to its own node is left aside by sets.
            if (outcome != Outcome.UNDECIDED && passes != meaning.permits(flow, semantics)) {
                return Optional.of("the evaluator says " + passes + ", the set another: " + flow);
            }
        }
        return Optional.empty();
    }

    static Optional<String> valid(Made made) {
        List<Problem> problems = made.policies().resources().stream()
                .flatMap(resource -> CalicoValidator.validateStrictly(resource).stream())
                .toList();
        return problems.isEmpty() ? Optional.empty() : Optional.of("would be refused: " + problems);
    }

    static Optional<String> readBack(Made made) {
        CalicoPolicies policies = made.policies();
        List<CalicoResource> read = Calico.read(policies.yaml()).resources();
        List<CalicoResource> listed = Calico.of(policies.objects()).resources();
        return read.equals(policies.resources()) && listed.equals(read)
                ? Optional.empty()
                : Optional.of("reads back otherwise:\n" + policies.yaml());
    }

    static Optional<String> together(Made made) {
        List<HasMetadata> objects = new ArrayList<>();
        Map<String, HasMetadata> byId = new LinkedHashMap<>();
        CalicoCase tried = made.tried();
        FlowSet domain = tried.domain();
        for (Policy policy : tried.policies()) {
            CalicoCase alone = tried.with(List.of(policy));
            // A policy that does not speak of hosts is not enforced there when it is compiled apart.
            domain = domain.and(alone.domain());
            made.compiler()
                    .apply(alone)
                    .objects()
                    .forEach(object ->
                            byId.put(object.getKind() + object.getMetadata().getName(), object));
        }
        objects.addAll(byId.values());
        return none(
                "compiled apart, not meant together",
                Calico.of(objects)
                        .with(made.open().settings())
                        .meaning()
                        .surelyBeyond(tried.meant())
                        .and(domain));
    }
}
