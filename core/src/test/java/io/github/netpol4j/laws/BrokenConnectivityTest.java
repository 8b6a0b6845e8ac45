package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.HostNetworkPods;
import io.github.netpol4j.flow.Semantics.OtherProtocols;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.laws.ConnectivityLaws.Engine;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;

/** A connectivity that overlooks something of the cluster, of what is enforced or of what no policy can block is caught. */
class BrokenConnectivityTest {

    private static final int UNBROKEN = 100;

    private final Hunt hunt = new Hunt();

    @Example
    void withoutFaultsNothingIsCaught() {
        assertThat(ConnectivityLaws.LAW.falsify(meaning(whole -> whole), 1, UNBROKEN))
                .isEmpty();
    }

    @Example
    void whatOverlooksSomethingIsCaught() {
        hunt.on(
                "FORGETS_A_POLICY",
                ConnectivityLaws.LAW,
                (objects, crowd, semantics) ->
                        ConnectivityLaws.LIBRARY.of(objects.subList(0, objects.size() - 1), crowd, semantics));
        hunt.on("FORGETS_PORT_NAMES", ConnectivityLaws.LAW, pods(BrokenConnectivityTest::withoutPortNames));
        hunt.on("FORGETS_NAMESPACE_LABELS", ConnectivityLaws.LAW, pods(BrokenConnectivityTest::withoutNamespaceLabels));
        hunt.on("FORGETS_NODES", ConnectivityLaws.LAW, pods(BrokenConnectivityTest::withoutNode));
        hunt.on(
                "FORGETS_A_WORKLOAD",
                ConnectivityLaws.LAW,
                (objects, crowd, semantics) -> ConnectivityLaws.LIBRARY.of(
                        objects,
                        new Crowd(crowd.pods().subList(1, crowd.pods().size()), crowd.nodes(), crowd.outside()),
                        semantics));
        hunt.on(
                "TAKES_PODS_OF_AN_OWNER_FOR_ALIKE",
                ConnectivityLaws.LAW,
                (objects, crowd, semantics) -> ConnectivityLaws.LIBRARY.of(objects, alike(crowd), semantics));
        hunt.caughtAll();
    }

    @Example
    void whatChoosesOtherwiseIsCaught() {
        hunt.on(
                "BLOCKS_MATCH_THE_OTHER_PODS",
                ConnectivityLaws.LAW,
                semantics(one -> one.withPodIpsInIpBlocks(!one.podIpsInIpBlocks())));
        hunt.on(
                "HOST_NETWORK_IS_NOTHING",
                ConnectivityLaws.LAW,
                semantics(one -> one.withHostNetworkPods(HostNetworkPods.AS_POD)));
        hunt.on("PODS_NEVER_REACH_THEIR_NODE", ConnectivityLaws.LAW, semantics(one -> one.withEgressToOwnNode(false)));
        hunt.on(
                "ALL_PROTOCOLS_ARE_ISOLATED",
                ConnectivityLaws.LAW,
                semantics(one -> one.withOtherProtocols(OtherProtocols.ISOLATED)));
        hunt.caughtAll();
    }

    @Example
    void whatMeansSomethingElseIsCaught() {
        hunt.on("LOOKS_AT_NOTHING", ConnectivityLaws.LAW, meaning(whole -> all(FlowSet.all())));
        hunt.on("ALL_IS_CLOSED", ConnectivityLaws.LAW, meaning(whole -> all(FlowSet.none())));
        hunt.on(
                "WHAT_IS_POSSIBLE_IS_ALL",
                ConnectivityLaws.LAW,
                meaning(whole ->
                        Meaning.of(List.of(whole.surely()), List.of(FlowSet.all()), FlowSet.none(), FlowSet.none())));
        hunt.caughtAll();
    }

    private static Meaning all(FlowSet set) {
        List<FlowSet> sets = List.of(set);
        return Meaning.of(sets, sets, FlowSet.none(), FlowSet.none());
    }

    private static Engine semantics(UnaryOperator<Semantics> change) {
        return (objects, crowd, semantics) -> ConnectivityLaws.LIBRARY.of(objects, crowd, change.apply(semantics));
    }

    private static Engine pods(UnaryOperator<Pod> change) {
        return (objects, crowd, semantics) -> ConnectivityLaws.LIBRARY.of(objects, crowd.changed(change), semantics);
    }

    /** Another meaning, of the same resources. */
    private static Engine meaning(UnaryOperator<Meaning> change) {
        return (objects, crowd, semantics) -> {
            KubernetesPolicies policies = Kubernetes.of(objects);
            Cluster cluster =
                    crowd.cluster().enforcedBy(new MeaningOf(policies, change.apply(policies.meaning(semantics))));
            return Connectivity.of(cluster, semantics);
        };
    }

    private static Crowd alike(Crowd crowd) {
        List<List<Pod>> alike = crowd.pods().stream()
                .map(pods -> pods.stream()
                        .map(pod -> changed(pod, pods.get(0).namespaceLabels(), pods.get(0), pod.node()))
                        .toList())
                .toList();
        return new Crowd(alike, crowd.nodes(), crowd.outside());
    }

    private static Pod changed(Pod pod, SortedMap<String, String> ofNamespace, Pod like, Optional<String> node) {
        return new Pod(
                pod.namespace(),
                ofNamespace,
                pod.name(),
                like.labels(),
                pod.serviceAccount(),
                like.ports(),
                pod.addresses(),
                node,
                pod.hostNetwork());
    }

    private static Pod withoutPortNames(Pod pod) {
        return new Pod(
                pod.namespace(),
                pod.namespaceLabels(),
                pod.name(),
                pod.labels(),
                pod.serviceAccount(),
                List.of(),
                pod.addresses(),
                pod.node(),
                pod.hostNetwork());
    }

    private static Pod withoutNamespaceLabels(Pod pod) {
        return changed(pod, new TreeMap<>(), pod, pod.node());
    }

    private static Pod withoutNode(Pod pod) {
        return changed(pod, pod.namespaceLabels(), pod, Optional.empty());
    }
}
