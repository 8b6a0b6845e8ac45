package io.github.netpol4j.cluster;

import static io.github.netpol4j.NetPol.external;
import static io.github.netpol4j.NetPol.node;
import static io.github.netpol4j.NetPol.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cluster written in a test is the one that its manifests would make. */
class ClusterWordsTest {

    @Test
    void whatIsWrittenIsWhatItsManifestsSay() {
        Cluster written = Cluster.empty()
                .withNamespace("shop", Map.of("team", "a"))
                .with(node("n1").at("10.8.0.1"))
                .with(pod("shop", "db")
                        .at("10.0.0.7")
                        .listening("sql", Protocol.TCP, 5432)
                        .on("n1"))
                .with(Service.of("shop", "db").selecting("app", "db").port(5432).port(80, PortRef.of("sql")))
                .with(Service.of("shop", "out").naming("db.example"))
                .with(Service.of("shop", "np").reachedBy(Service.Type.NODE_PORT).port(80))
                .with(EntryPoint.ingress("shop", "i", "db", PortRef.of(80)));
        Cluster read = Cluster.read("""
                {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: n1}
                status: {addresses: [{type: InternalIP, address: 10.8.0.1}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: db, namespace: shop, labels: {app: db}}
                spec: {nodeName: n1, containers: [{ports: [{name: sql, containerPort: 5432}]}]}
                status: {podIP: 10.0.0.7}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: db, namespace: shop}
                spec: {selector: {app: db}, ports: [{port: 5432}, {port: 80, targetPort: sql}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: out, namespace: shop}
                spec: {type: ExternalName, externalName: db.example}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: np, namespace: shop}
                spec: {type: NodePort, ports: [{port: 80}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: i, namespace: shop}
                spec: {defaultBackend: {service: {name: db, port: {number: 80}}}}
                """);

        assertThat(ClusterTexts.contents(written)).isEqualTo(ClusterTexts.contents(read));
    }

    @Test
    void aDeploymentHasItsReplicas() {
        Cluster cluster = Cluster.empty()
                .with(Workload.deployment(pod("shop", "web"), 2), Workload.of("StatefulSet", pod("shop", "none"), 0));

        assertThat(ClusterTexts.pods(cluster, "shop/web[Deployment]")).containsExactly("web-1", "web-2");
        assertThat(ClusterTexts.pods(cluster, "shop/none[StatefulSet]")).isEmpty();
        assertThat(cluster.pods()).allMatch(pod -> pod.pod().labels().get("app").equals("web"));
    }

    @Test
    void aNamespaceHasTheLabelsThatItsPodsSay() {
        Cluster cluster = Cluster.empty()
                .with(pod("shop", "db"))
                .with(pod("shop", "web").inNamespaceLabelled("team", "a"))
                .withNamespace("shop", Map.of("zone", "b"));

        assertThat(cluster.pods())
                .allSatisfy(pod -> assertThat(pod.pod().namespaceLabels())
                        .containsOnly(
                                Map.entry("kubernetes.io/metadata.name", "shop"),
                                Map.entry("team", "a"),
                                Map.entry("zone", "b")));
        assertThatThrownBy(() -> cluster.withNamespace("shop", Map.of("team", "b")))
                .hasMessage("namespace shop: the label team is said to be \"a\" and \"b\"; give it one value");
    }

    @Test
    void nothingIsThereTwice() {
        Cluster cluster = Cluster.empty().with(pod("shop", "db"), node("n")).with(Service.of("shop", "s"));

        assertThatThrownBy(() -> cluster.with(pod("shop", "db")))
                .hasMessage("with(..): there is a workload shop/db[Pod] already; give it another name");
        assertThatThrownBy(() ->
                        cluster.with(Workload.of("Job", pod("shop", "x"), 1), Workload.of("Job", pod("shop", "x"), 1)))
                .hasMessageContaining("workload shop/x[Job]");
        assertThatThrownBy(() ->
                        cluster.with(Workload.of("Job", pod("shop", "x"), 1), Workload.of("Set", pod("shop", "x"), 1)))
                .hasMessageContaining("pod shop/x-1");
        assertThatThrownBy(() -> cluster.with(node("n"))).hasMessageContaining("node n");
        assertThatThrownBy(() -> cluster.with(Service.of("shop", "s"))).hasMessageContaining("Service shop/s");
    }

    @Test
    void anAddressOutsideIsNoPartOfACluster() {
        assertThatThrownBy(() -> Cluster.empty().with(external("192.0.2.1")))
                .hasMessage(
                        "with(external(\"192.0.2.1\")): an address outside is no part of a cluster; leave it out: every"
                                + " address that is no pod's and no node's is outside");
    }

    @Test
    void aPortIsToldByOneOfTwo() {
        assertThatThrownBy(() -> new PortRef(java.util.Optional.of(1), java.util.Optional.of("a")))
                .hasMessage("port(..): a port is told by its number or by its name; give one of the two");
        assertThatThrownBy(() -> new PortRef(java.util.Optional.empty(), java.util.Optional.empty()))
                .hasMessageContaining("give one of the two");
    }

    @Test
    void theChoicesOfNpGuardAreOffByDefault() {
        assertThat(ClusterSemantics.defaults())
                .isEqualTo(new ClusterSemantics(Semantics.defaults(), false, true, true));
        assertThat(ClusterSemantics.likeNetpolAnalyzer())
                .isEqualTo(ClusterSemantics.defaults()
                        .withFinishedPods(true)
                        .withExternalIpv6(false)
                        .withNodes(false)
                        .withFlows(Semantics.defaults()
                                .withPodIpsInIpBlocks(false)
                                .withHostNetworkPods(Semantics.HostNetworkPods.AS_POD)));
    }
}
