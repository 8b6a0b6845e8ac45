package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.kubernetes.KubernetesTarget;
import io.github.netpol4j.laws.arbitraries.Cluster;
import io.github.netpol4j.rule.Policy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Law 1 where the namespaces are known: in a cluster of just these, what is compiled allows what is meant. */
class KnownNamespacesLaws {

    static final Law<Function<Cluster, KubernetesTarget>, Case> LAW =
            new Law<>("1 faithful, namespaces known", Case::any, KnownNamespacesLaws::check);

    private static final int FLOWS = 48;
    private static final AtomicInteger TRIED = new AtomicInteger();
    private static final AtomicInteger COMPILED = new AtomicInteger();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsCompiledForKnownNamespacesAllowsWhatIsMeant(@ForAll("cases") Case tried) {
        KubernetesTarget target = Kubernetes.knowing(tried.flows().cluster().namespaces());
        TRIED.incrementAndGet();
        COMPILED.addAndGet(target.gaps(tried.policies()).isEmpty() ? 1 : 0);
        LAW.holds(cluster -> target, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    @AfterContainer
    static void share() {
        System.out.printf("Law 1, namespaces known: %d of %d policy sets compiled%n", COMPILED.get(), TRIED.get());
    }

    static Optional<String> check(Function<Cluster, KubernetesTarget> knowing, Case tried) {
        KubernetesTarget target = knowing.apply(tried.flows().cluster());
        if (!target.gaps(tried.policies()).isEmpty()) {
            return Optional.empty();
        }
        KubernetesPolicies compiled = target.compile(tried.policies());
        Policy together = tried.together();
        Semantics semantics = tried.flows().semantics();
        return Counterexamples.first(
                tried.flows().around(tried.policies(), FLOWS),
                flow -> isOf(tried.flows().cluster(), flow)
                        && together.permits(flow, semantics)
                                != compiled.evaluate(flow, semantics).isAllowed(),
                flow -> Counterexamples.verdicts(
                        tried,
                        flow,
                        "meant",
                        together.permits(flow, semantics),
                        "compiled",
                        compiled.evaluate(flow, semantics).isAllowed()));
    }

    /** Whether the ends are in namespaces as they are known, labels included. */
    private static boolean isOf(Cluster cluster, Flow flow) {
        return isOf(cluster, flow.source()) && isOf(cluster, flow.destination());
    }

    private static boolean isOf(Cluster cluster, Endpoint end) {
        return !(end instanceof Pod pod)
                || pod.namespaceLabels().size()
                        == 1
                                + cluster.namespaces()
                                        .getOrDefault(pod.namespace(), Map.of())
                                        .size();
    }
}
