package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.target.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What the linter says of random policies in a cluster is so: what is compiled has no errors, what adds nothing can go, what selects
 * nothing selects nothing; and the order in which objects come does not matter.
 */
class LintLaws {

    /** The pods and nodes whose order is tried. */
    private static final int ENOUGH = 8;

    /** Looks for what is wrong. */
    @FunctionalInterface
    interface Linter {
        List<Finding> find(Cluster cluster);
    }

    static final Linter LIBRARY = cluster -> Lint.of(cluster).findings();

    static final Law<Linter, Case> NO_ERRORS =
            new Law<>("no errors in what is compiled", Case::any, LintLaws::noErrors);

    static final Law<Linter, ObjectCase> CAN_GO =
            new Law<>("what adds nothing can go", ObjectCase::any, LintLaws::canGo);

    static final Law<Linter, ObjectCase> SELECTS_NOTHING =
            new Law<>("what selects nothing selects nothing", ObjectCase::any, LintLaws::selectsNothing);

    static final Law<Linter, ObjectCase> ORDER = new Law<>("order does not matter", ObjectCase::any, LintLaws::order);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsCompiledHasNoErrors(@ForAll("cases") Case tried) {
        NO_ERRORS.holds(LIBRARY, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatAddsNothingCanGo(@ForAll("objects") ObjectCase tried) {
        CAN_GO.holds(LIBRARY, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatSelectsNothingSelectsNothing(@ForAll("objects") ObjectCase tried) {
        SELECTS_NOTHING.holds(LIBRARY, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void orderDoesNotMatter(@ForAll("objects") ObjectCase tried) {
        ORDER.holds(LIBRARY, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return NO_ERRORS.cases().get();
    }

    @Provide
    Arbitrary<ObjectCase> objects() {
        return CAN_GO.cases().get();
    }

    private static Cluster cluster(List<Endpoint> ends) {
        return Cluster.empty()
                .with(ends.stream().filter(end -> !(end instanceof External)).toArray(Endpoint[]::new));
    }

    /** Whoever writes a peer that nobody can be is told so before it is compiled, and it is compiled as it is written. */
    static Optional<String> noErrors(Linter linter, Case tried) {
        if (!Kubernetes.gaps(tried.policies()).isEmpty()) {
            return Optional.empty();
        }
        KubernetesPolicies made = Kubernetes.compile(tried.policies());
        KubernetesPolicies compiled = Kubernetes.of(made.objects());
        boolean wasTold =
                made.findings().stream().anyMatch(finding -> finding.code().equals("CONTRADICTORY_PEER"));
        List<Finding> errors = linter
                .find(cluster(tried.flows().cluster().endpoints()).enforcedBy(compiled))
                .stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding -> !(wasTold && finding.code().equals("CONTRADICTORY_SELECTOR")))
                .toList();
        return errors.isEmpty() ? Optional.empty() : Optional.of(tried.java() + "\n" + compiled.yaml() + "\n" + errors);
    }

    static Optional<String> canGo(Linter linter, ObjectCase tried) {
        KubernetesPolicies all = Kubernetes.of(tried.objects());
        List<Finding> found = linter.find(Cluster.empty().enforcedBy(all)).stream()
                .filter(finding -> Set.of("ADDS_NOTHING", "DUPLICATE_POLICY").contains(finding.code()))
                .toList();
        List<NetworkPolicy> left = all.objects();
        for (Finding finding : found.stream()
                .sorted(Comparator.comparing(Finding::place).reversed())
                .toList()) {
            left = without(left, finding.place().source(), finding.place().path());
        }
        return Kubernetes.of(left).meaning().equals(all.meaning())
                ? Optional.empty()
                : Optional.of(all.yaml() + "\n" + found + "\nleaves\n"
                        + Kubernetes.of(left).yaml());
    }

    /** Without a rule, or without all of a policy. Rules are taken out from the last to the first. */
    private static List<NetworkPolicy> without(List<NetworkPolicy> policies, String name, String path) {
        UnaryOperator<NetworkPolicy> change = policy -> {
            NetworkPolicy copy = new NetworkPolicyBuilder(policy).build();
            NetworkPolicySpec spec = copy.getSpec();
            int number = Integer.parseInt(path.replaceAll("\\D", ""));
            spec.setPolicyTypes(types(policy));
            if (path.startsWith("spec.ingress")) {
                spec.setIngress(without(spec.getIngress(), number));
            } else {
                spec.setEgress(without(spec.getEgress(), number));
            }
            return copy;
        };
        return policies.stream()
                .filter(policy -> !(path.equals("spec") && id(policy).equals(name)))
                .map(policy -> id(policy).equals(name) ? change.apply(policy) : policy)
                .toList();
    }

    private static <T> List<T> without(List<T> rules, int number) {
        List<T> left = new ArrayList<>(rules);
        left.remove(number);
        return left;
    }

    /** Without its last rule of egress a policy that names no types would no longer isolate egress. */
    private static List<String> types(NetworkPolicy policy) {
        List<String> types = policy.getSpec().getPolicyTypes();
        return !types.isEmpty()
                ? types
                : policy.getSpec().getEgress().isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress");
    }

    private static String id(NetworkPolicy policy) {
        return policy.getMetadata().getNamespace() + "/" + policy.getMetadata().getName();
    }

    static Optional<String> selectsNothing(Linter linter, ObjectCase tried) {
        KubernetesPolicies all = Kubernetes.of(tried.objects());
        List<Endpoint> ends = tried.flows().cluster().endpoints();
        Semantics everyPod = Semantics.defaults().withHostNetworkPods(Semantics.HostNetworkPods.AS_POD);
        Set<String> nothing = new TreeSet<>();
        all.objects().forEach(policy -> nothing.add(id(policy)));
        for (Endpoint end : ends) {
            if (end instanceof Pod pod) {
                Flow in = Flow.from(Node.named("any")).to(pod).tcp(80);
                Flow out = Flow.from(pod).to(Node.named("any")).tcp(80);
                selecting(all.evaluate(in, everyPod).ingress(), nothing);
                selecting(all.evaluate(out, everyPod).egress(), nothing);
            }
        }
        Set<String> found = linter.find(cluster(ends).enforcedBy(all)).stream()
                .filter(finding -> finding.code().equals("POLICY_SELECTS_NOTHING")
                        || (finding.code().equals("CONTRADICTORY_SELECTOR")
                                && finding.place().path().equals("spec.podSelector")))
                .map(finding -> finding.place().source())
                .collect(Collectors.toCollection(TreeSet::new));
        return found.equals(nothing)
                ? Optional.empty()
                : Optional.of(all.yaml() + "\nfound " + found + ", and nothing is selected by " + nothing);
    }

    private static void selecting(Verdict.Side side, Set<String> nothing) {
        side.selecting().forEach(policy -> nothing.remove(policy.policy()));
    }

    static Optional<String> order(Linter linter, ObjectCase tried) {
        List<HasMetadata> objects = new ArrayList<>(tried.objects());
        List<Endpoint> ends = new ArrayList<>(tried.flows().cluster().endpoints());
        ends.removeIf(External.class::isInstance);
        Collections.shuffle(ends, new Random(~tried.flows().seed()));
        ends.subList(ENOUGH, ends.size()).clear();
        List<Finding> once = linter.find(Cluster.of(objects).with(ends.toArray(Endpoint[]::new)));
        Random random = new Random(tried.flows().seed());
        Collections.shuffle(objects, random);
        Collections.shuffle(ends, random);
        List<Finding> again = linter.find(Cluster.of(objects).with(ends.toArray(Endpoint[]::new)));
        return once.equals(again) ? Optional.empty() : Optional.of(tried + "\n" + once + "\n" + again);
    }
}
