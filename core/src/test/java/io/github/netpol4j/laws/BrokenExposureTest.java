package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Exposure;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.laws.ExposureLaws.Engine;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;

/** An exposure that overlooks something of the cluster, or of what is enforced, is caught. */
class BrokenExposureTest {

    private static final int UNBROKEN = 100;

    private final Hunt hunt = new Hunt();

    @Example
    void withoutFaultsNothingIsCaught() {
        assertThat(ExposureLaws.LAW.falsify(meaning(whole -> whole), 1, UNBROKEN))
                .isEmpty();
    }

    @Example
    void whatOverlooksSomethingIsCaught() {
        hunt.on(
                "FORGETS_A_POLICY",
                ExposureLaws.LAW,
                (objects, crowd, semantics) ->
                        ExposureLaws.LIBRARY.of(objects.subList(0, objects.size() - 1), crowd, semantics));
        hunt.on("FORGETS_PORT_NAMES", ExposureLaws.LAW, pods(pod -> changed(pod, true)));
        hunt.on("FORGETS_NAMESPACE_LABELS", ExposureLaws.LAW, pods(pod -> changed(pod, false)));
        hunt.on(
                "BLOCKS_MATCH_NO_PODS",
                ExposureLaws.LAW,
                (objects, crowd, semantics) -> ExposureLaws.LIBRARY.of(
                        objects, crowd, semantics.withPodIpsInIpBlocks(!semantics.podIpsInIpBlocks())));
        hunt.caughtAll();
    }

    @Example
    void whatMeansSomethingElseIsCaught() {
        hunt.on("LOOKS_AT_NOTHING", ExposureLaws.LAW, meaning(whole -> all(FlowSet.all())));
        hunt.on("ALL_IS_CLOSED", ExposureLaws.LAW, meaning(whole -> all(FlowSet.none())));
        hunt.on(
                "TAKES_STRANGERS_FOR_EVERYONE",
                ExposureLaws.LAW,
                meaning(whole -> all(whole.surely()
                        .or(FlowSet.of(Region.all()
                                .at(io.github.netpol4j.flow.End.SOURCE, Location.podsIn(List.of("new"))))))));
        hunt.caughtAll();
    }

    private static Meaning all(FlowSet set) {
        List<FlowSet> sets = List.of(set);
        return Meaning.of(sets, sets, FlowSet.none(), FlowSet.none());
    }

    private static Engine pods(UnaryOperator<Pod> change) {
        return (objects, crowd, semantics) -> ExposureLaws.LIBRARY.of(objects, crowd.changed(change), semantics);
    }

    private static Pod changed(Pod pod, boolean withoutPorts) {
        return new Pod(
                pod.namespace(),
                withoutPorts ? pod.namespaceLabels() : new TreeMap<>(),
                pod.name(),
                pod.labels(),
                pod.serviceAccount(),
                withoutPorts ? List.of() : pod.ports(),
                pod.addresses(),
                pod.node(),
                pod.hostNetwork());
    }

    /** Another meaning, of the same resources. */
    private static Engine meaning(UnaryOperator<Meaning> change) {
        return (List<io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy> objects,
                Crowd crowd,
                Semantics semantics) -> {
            KubernetesPolicies policies = Kubernetes.of(objects);
            Cluster cluster =
                    crowd.cluster().enforcedBy(new MeaningOf(policies, change.apply(policies.meaning(semantics))));
            return Exposure.of(cluster, semantics);
        };
    }
}
