package io.github.netpol4j.cluster;

import static io.github.netpol4j.NetPol.pod;
import static io.github.netpol4j.cluster.ClusterTexts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a manifest becomes part of a cluster. */
class ClusterReadingTest {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: db, namespace: shop, labels: {app: db}, annotations: {why: because}}
            spec:
              serviceAccountName: keeper
              nodeName: n1
              hostNetwork: true
              initContainers:
              - {name: side, restartPolicy: Always, ports: [{name: side, containerPort: 1, protocol: UDP}]}
              - {name: once, ports: [{name: once, containerPort: 2}]}
              containers:
              - name: c
                ports:
                - {name: sql, containerPort: 5432}
                - {containerPort: 9, protocol: SCTP, hostPort: 99, hostIP: 10.8.0.1}
            status:
              phase: Running
              podIP: 10.0.0.7
              podIPs: [{ip: 10.0.0.7}, {ip: "2001:db8::7"}]
            """;

    @Test
    void aPodIsReadWithAllThatPoliciesSee() {
        Cluster cluster = Cluster.read(POD);

        ClusterPod db = cluster.pods().get(0);
        assertThat(db.pod())
                .isEqualTo(pod("shop", "db")
                        .runningAs("keeper")
                        .listening("side", io.github.netpol4j.flow.Protocol.UDP, 1)
                        .listening("sql", io.github.netpol4j.flow.Protocol.TCP, 5432)
                        .at("10.0.0.7", "2001:db8::7")
                        .on("n1")
                        .onHostNetwork());
        assertThat(db.ports()).hasSize(3);
        assertThat(db.ports().get(1).hostPort()).contains(99);
        assertThat(db.ports().get(1).hostIp()).hasToString("Optional[10.8.0.1]");
        assertThat(db.origin().annotations()).containsExactly(Map.entry("why", "because"));
        assertThat(db.origin().place().line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps/v1 Deployment",
                "apps/v1 ReplicaSet",
                "apps/v1 StatefulSet",
                "apps/v1 DaemonSet",
                "batch/v1 Job",
                "v1 ReplicationController",
                "extensions/v1beta1 Deployment"
            })
    void everyKindThatMakesPodsStandsForThem(String type) {
        String kind = type.substring(type.indexOf(' ') + 1);
        Cluster cluster = Cluster.read("""
                apiVersion: %s
                kind: %s
                metadata: {name: one}
                spec: {template: {metadata: {labels: {app: one}}, spec: {hostNetwork: true, containers: []}}}
                """.formatted(type.substring(0, type.indexOf(' ')), kind));

        ClusterPod pod = workload(cluster, "default/one[" + kind + "]").pods().get(0);
        assertThat(pod.pod().labels()).containsEntry("app", "one");
        assertThat(pod.pod().hostNetwork()).isTrue();
        assertThat(pod.isListed()).isFalse();
    }

    @Test
    void namespacesAreThereWithAndWithoutAnObject() {
        Cluster cluster = Cluster.read(POD + """
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: s, namespace: bare}}
                """);

        assertThat(cluster.namespaces()).containsOnlyKeys("bare", "shop");
        assertThat(cluster.namespaces().get("bare").labels())
                .containsExactly(Map.entry("kubernetes.io/metadata.name", "bare"));
        assertThat(cluster.namespaces().get("bare").isGiven()).isFalse();
        assertThat(cluster.namespaces().get("shop").isGiven()).isTrue();
        assertThat(cluster.pods().get(0).pod().namespaceLabels())
                .containsOnly(Map.entry("kubernetes.io/metadata.name", "shop"), Map.entry("team", "a"));
    }

    @Test
    void aNodeIsReadWithItsAddresses() {
        Cluster cluster = Cluster.read("""
                apiVersion: v1
                kind: Node
                metadata: {name: n1, labels: {zone: a}}
                status:
                  addresses:
                  - {type: Hostname, address: n1}
                  - {type: InternalIP, address: 10.8.0.1}
                  - {type: ExternalIP, address: 192.0.2.1}
                """);

        assertThat(cluster.nodes())
                .singleElement()
                .hasToString(
                        "ClusterNode[node=node(\"n1\").at(\"10.8.0.1\", \"192.0.2.1\"), labels={zone=a}, origin=<string>,"
                                + " document 1, line 1, column 1]");
    }

    @Test
    void policiesBecomeTheEnforcementUnlessAnotherIsGiven() {
        Cluster cluster = Cluster.read("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: closed, namespace: shop, annotations: {why: because}}
                spec:
                  podSelector: {}
                  ingress:
                  - from: [{podSelector: {}}]
                """);
        Flow flow = Flow.from(pod("x", "web")).to(pod("shop", "db")).tcp(80);

        assertThat(cluster.enforcement().evaluate(flow).outcome()).isEqualTo(Verdict.Outcome.DENIED);
        assertThat(cluster.enforcedBy(Kubernetes.of(List.of()))
                        .enforcement()
                        .evaluate(flow)
                        .outcome())
                .isEqualTo(Verdict.Outcome.ALLOWED);
        ClusterPolicy policy = cluster.policies().get(0);
        assertThat(policy).hasToString("shop/closed");
        assertThat(policy.origin().annotations()).containsExactly(Map.entry("why", "because"));
        assertThat(policy.origin().place("spec.ingress[0].from"))
                .hasToString("<string>, document 1, line 7, column 11, spec.ingress[0].from");
        assertThat(policy.origin().place("spec.egress"))
                .as("what is not there is where it would be")
                .hasToString("<string>, document 1, line 5, column 3, spec.egress");
    }

    @Test
    void listsAreReadAlsoWhereTheirItemsSayNoKind() {
        Cluster cluster = Cluster.read("""
                {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": [
                  {"metadata": {"name": "a"}}, {"metadata": {"name": "b"}, "apiVersion": "v1", "kind": "Pod"}]}
                {"kind": "NetworkPolicyList", "apiVersion": "networking.k8s.io/v1", "items": [
                  {"metadata": {"name": "p"}, "spec": {"podSelector": {}}}]}
                {"kind": "List", "apiVersion": "v1", "items": [
                  {"kind": "Namespace", "apiVersion": "v1", "metadata": {"name": "n"}},
                  {"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "m"}}]}
                """);

        assertThat(cluster.workloads()).extracting(Workload::id).containsExactly("default/a[Pod]", "default/b[Pod]");
        assertThat(cluster.policies()).hasSize(1);
        assertThat(cluster.namespaces()).containsOnlyKeys("default", "n");
        assertThat(cluster.passedOver()).containsExactly(Map.entry("v1 ConfigMap", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serving.knative.dev/v1 Service",
                "serving.knative.dev/v1 Route",
                "batch.volcano.sh/v1alpha1 Job",
                "config.openshift.io/v1 Ingress",
                "config.openshift.io/v1 Node",
                "projectcalico.org/v3 NetworkPolicy",
                "crd.projectcalico.org/v1 NetworkPolicy",
                "apps/v1 ControllerRevision",
                "networking.k8s.io/v1 IngressClass",
                "v1 Endpoints",
                "v1 PodTemplate",
                "v1 ServiceAccount",
                "policy/v1 PodDisruptionBudget"
            })
    void whatOthersCallTheSameIsPassedOver(String type) {
        String[] parts = type.split(" ", 2);
        Cluster cluster = Cluster.read(
                "{apiVersion: %s, kind: %s, metadata: {name: x}, spec: {ports: 8}}".formatted(parts[0], parts[1]));

        assertThat(cluster.passedOver()).containsExactly(Map.entry(type, 1));
        assertThat(cluster.workloads()).isEmpty();
        assertThat(cluster.services()).isEmpty();
    }

    @Test
    void foldersAreReadWithAllThatIsBelow(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("deep/er"));
        Files.writeString(folder.resolve("deep/er/pod.yml"), POD);
        Files.writeString(
                folder.resolve("ns.json"),
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"x\"}}");
        Files.writeString(folder.resolve("README.md"), "{{{");

        Cluster cluster = Cluster.read(folder);

        assertThat(cluster).hasToString("Cluster[2 namespaces, 0 nodes, 1 workloads, 1 pods, 0 services, 0 policies]");
        assertThat(cluster.pods().get(0).origin().place().source()).endsWith("/deep/er/pod.yml");
        assertThat(Cluster.read(folder.resolve("ns.json"), folder.resolve("deep"))
                        .namespaces())
                .containsOnlyKeys("shop", "x");
    }

    @Test
    void aNameThatNoPolicyCanHaveIsTakenAndTold() {
        Cluster cluster = Cluster.read("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: Deny_all
                spec: {podSelector: {}}
                """);

        assertThat(cluster.policies()).singleElement().hasToString("default/deny-all");
        assertThat(cluster.findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .startsWith(
                        "ERROR POLICY_NAME <string>, document 1, line 4, column 9, metadata.name: the API server refuses"
                                + " a NetworkPolicy of the name \"Deny_all\", so no cluster has it; here it counts, as deny-all:")
                .endsWith("; rename it");
    }

    @Test
    void aFieldThatIsNearlyOneThatMattersIsTold() {
        Cluster cluster = Cluster.read(POD.replace("hostNetwork: true", "hostNetwrok: true")
                .replace("{name: sql, containerPort: 5432}", "{name: sql, containerport: 5432}"));

        assertThat(cluster.findings())
                .extracting(Finding::code, finding -> finding.place().path(), Finding::remedy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "UNREAD_FIELD", "spec.hostNetwrok", "did you mean hostNetwork?"),
                        org.assertj.core.groups.Tuple.tuple(
                                "UNREAD_FIELD",
                                "spec.containers[0].ports[0].containerPort",
                                "add it, or remove the item"),
                        org.assertj.core.groups.Tuple.tuple(
                                "UNREAD_FIELD",
                                "spec.containers[0].ports[0].containerport",
                                "did you mean containerPort?"));
        assertThat(cluster.pods().get(0).pod().hostNetwork()).isFalse();
    }

    @Test
    void theLabelWithItsNameIsTheServersToSet() {
        Cluster cluster = Cluster.read("""
                {apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {kubernetes.io/metadata.name: b}}}
                """);

        assertThat(cluster.namespaces().get("a").labels()).containsEntry("kubernetes.io/metadata.name", "a");
        assertThat(cluster.findings()).extracting(Finding::code).containsExactly("NAMESPACE_LABEL");
    }

    /** As a chart writes them where a value is not set. A label is another matter: selectors see it, so it is not guessed at. */
    @Test
    void anAnnotationWithoutAValueIsEmpty() {
        Cluster cluster = Cluster.read("""
                {apiVersion: v1, kind: Pod, metadata: {name: a, annotations: {x: , u: null, z: "1"}}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: p, annotations: {x: }}
                spec: {podSelector: {}}
                """);

        assertThat(cluster.pods().get(0).origin().annotations()).isEqualTo(Map.of("x", "", "u", "", "z", "1"));
        assertThat(cluster.policies()).hasSize(1);
    }
}
