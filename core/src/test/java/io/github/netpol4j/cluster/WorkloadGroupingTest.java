package io.github.netpol4j.cluster;

import static io.github.netpol4j.cluster.ClusterTexts.pods;
import static io.github.netpol4j.cluster.ClusterTexts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods belong to whoever made them, up to the first owner that nothing owns. */
class WorkloadGroupingTest {

    private static final String DEPLOYMENT = """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              replicas: 3
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: i, ports: [{name: http, containerPort: 8080}]}]}
            """;
    private static final String REPLICA_SET = """
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: web-5d
              namespace: shop
              ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: x, controller: true}]
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web, pod-template-hash: 5d}}
                spec: {containers: [{name: c, image: i}]}
            """;

    private static String pod(String name, String labels, String owner, String phase) {
        return """
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: shop, labels: {%s}, ownerReferences: [%s]}
                spec: {containers: [{name: c, image: i}]}
                status: {phase: %s}
                """.formatted(name, labels, owner, phase);
    }

    private static String owner(String kind, String name) {
        return "{apiVersion: x/v1, kind: %s, name: %s, uid: x, controller: true}".formatted(kind, name);
    }

    private static List<String> ids(Cluster cluster) {
        return cluster.workloads().stream().map(Workload::id).toList();
    }

    @Test
    void podsBelongToTheDeploymentAboveTheirReplicaSet() {
        Cluster cluster = Cluster.read(DEPLOYMENT
                + REPLICA_SET
                + pod("web-5d-a", "app: web", owner("ReplicaSet", "web-5d"), "Running")
                + pod("web-5d-b", "app: web", owner("ReplicaSet", "web-5d"), "Running"));

        assertThat(ids(cluster)).containsExactly("shop/web[Deployment]");
        assertThat(pods(cluster, "shop/web[Deployment]")).containsExactly("web-5d-a", "web-5d-b");
        assertThat(cluster.pods()).allMatch(ClusterPod::isListed);
    }

    @Test
    void aDeploymentThatIsNotListedIsKnownFromItsReplicaSet() {
        Cluster cluster = Cluster.read(REPLICA_SET);

        assertThat(ids(cluster)).containsExactly("shop/web[Deployment]");
        assertThat(pods(cluster, "shop/web[Deployment]")).containsExactly("web-5d");
    }

    @Test
    void anOwnerThatIsNotListedHasANameAndAKind() {
        assertThat(ids(Cluster.read(pod("web-5d-a", "app: web", owner("ReplicaSet", "web-5d"), "Running"))))
                .containsExactly("shop/web-5d[ReplicaSet]");
        assertThat(ids(Cluster.read(pod("roll-a", "app: web", owner("Rollout", "roll"), "Running"))))
                .containsExactly("shop/roll[Rollout]");
    }

    @Test
    void aReplicaSetThatIsNotListedIsKnownByItsHashToBeTheDeployments() {
        String pod = pod("web-5d-a", "app: web, pod-template-hash: 5d", owner("ReplicaSet", "web-5d"), "Running");

        assertThat(ids(Cluster.read(DEPLOYMENT + pod))).containsExactly("shop/web[Deployment]");
        assertThat(ids(Cluster.read(
                        DEPLOYMENT + pod.replace("web-5d}", "web2-5d}").replace("name: web-5d,", "name: web2-5d,"))))
                .containsExactly("shop/web[Deployment]", "shop/web2-5d[ReplicaSet]");
        assertThat(ids(Cluster.read(DEPLOYMENT + pod.replace(", pod-template-hash: 5d", ""))))
                .as("without the hash, a name that fits is a coincidence")
                .containsExactly("shop/web[Deployment]", "shop/web-5d[ReplicaSet]");
    }

    @Test
    void aJobThatIsNotListedIsKnownByItsTimeToBeTheCronJobs() {
        String cron = """
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: night, namespace: shop}
                spec:
                  schedule: "0 3 * * *"
                  jobTemplate:
                    spec:
                      template:
                        metadata: {labels: {app: night}}
                        spec: {containers: [{name: c, image: i}]}
                """;
        assertThat(pods(Cluster.read(cron), "shop/night[CronJob]")).containsExactly("night");
        assertThat(pods(
                        Cluster.read(cron + pod("night-28-x", "app: night", owner("Job", "night-28"), "Running")),
                        "shop/night[CronJob]"))
                .containsExactly("night-28-x");
        assertThat(ids(Cluster.read(cron + pod("night-b-x", "app: night", owner("Job", "night-b"), "Running"))))
                .containsExactly("shop/night[CronJob]", "shop/night-b[Job]");
    }

    @Test
    void aTemplateStandsForPodsThatAreNotListed() {
        ClusterPod pod = workload(Cluster.read(DEPLOYMENT), "shop/web[Deployment]")
                .pods()
                .get(0);

        assertThat(pod.isListed()).isFalse();
        assertThat(pod.pod().labels()).containsEntry("app", "web");
        assertThat(pod.pod().ports()).extracting(Object::toString).containsExactly("http TCP 8080");
    }

    @ParameterizedTest
    @CsvSource({"replicas: 3, replicas: 0", "replicas: 3, suspend: true"})
    void aWorkloadThatWantsNoPodsHasNoneAndKeepsItsTemplate(String from, String to) {
        Workload web = workload(Cluster.read(DEPLOYMENT.replace(from, to)), "shop/web[Deployment]");

        assertThat(web.pods()).isEmpty();
        assertThat(web.templates()).hasSize(1);
    }

    @Test
    void anOldReplicaSetWithoutPodsMakesNoneUp() {
        String old = REPLICA_SET.replace("web-5d", "web-4c").replace("replicas: 2", "replicas: 0");

        assertThat(pods(Cluster.read(REPLICA_SET + old), "shop/web[Deployment]"))
                .containsExactly("web-5d");
        assertThat(pods(Cluster.read(DEPLOYMENT + REPLICA_SET + old), "shop/web[Deployment]"))
                .containsExactly("web");
    }

    @ParameterizedTest
    @CsvSource({"Succeeded", "Failed"})
    void finishedPodsDoNotCountUnlessAsked(String phase) {
        Cluster cluster = Cluster.read(pod("once", "app: once", "", phase) + pod("web", "app: web", "", "Running"));

        assertThat(pods(cluster, "shop/once[Pod]")).isEmpty();
        assertThat(workload(cluster, "shop/once[Pod]").finished()).hasSize(1);
        assertThat(pods(cluster.countingFinishedPods(), "shop/once[Pod]")).containsExactly("once");
        assertThat(cluster.countingFinishedPods().pods()).hasSize(2);
    }

    @Test
    void aWorkloadWhosePodsHaveAllFinishedIsNotStoodForByItsTemplate() {
        Cluster cluster = Cluster.read(DEPLOYMENT + pod("web-x", "app: web", owner("Deployment", "web"), "Succeeded"));

        assertThat(pods(cluster, "shop/web[Deployment]")).isEmpty();
    }

    @Test
    void aJobThatIsCompleteHasNoPodsThatCount() {
        String job = """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: load}
                spec: {template: {metadata: {labels: {app: load}}, spec: {containers: [{name: c, image: i}]}}}
                status: {conditions: [{type: SuccessCriteriaMet, status: "True"}, {type: %s, status: "%s"}]}
                """;
        assertThat(pods(Cluster.read(job.formatted("Complete", "True")), "default/load[Job]"))
                .isEmpty();
        assertThat(pods(Cluster.read(job.formatted("Failed", "True")), "default/load[Job]"))
                .isEmpty();
        assertThat(pods(Cluster.read(job.formatted("Complete", "False")), "default/load[Job]"))
                .containsExactly("load");
        assertThat(pods(Cluster.read(job.formatted("Suspended", "True")), "default/load[Job]"))
                .containsExactly("load");
    }

    @Test
    void aNodeOwnsNoPodsAndTheControllerComesFirst() {
        assertThat(ids(Cluster.read(pod("etcd-n1", "", owner("Node", "n1"), "Running"))))
                .containsExactly("shop/etcd-n1[Pod]");
        assertThat(ids(Cluster.read(pod("a", "", "{kind: Thing, name: t}, " + owner("StatefulSet", "s"), "Running"))))
                .containsExactly("shop/s[StatefulSet]");
        assertThat(ids(Cluster.read(pod("a", "", "{kind: Thing, name: t}, {kind: Other, name: o}", "Running"))))
                .containsExactly("shop/t[Thing]");
    }

    @Test
    void anOwnerWithoutAKindGroupsItsPodsAsOne() {
        Cluster cluster = Cluster.read(
                pod("a", "x: \"1\"", "{name: sec}", "Running") + pod("b", "x: \"2\"", "{name: sec}", "Running"));

        assertThat(pods(cluster, "shop/sec[Pod]")).containsExactly("a", "b");
    }

    @Test
    void podsThatTheServerIsYetToNameAreGroupedByWhatTheirNamesBeginWith() {
        String pod = """
                ---
                {apiVersion: v1, kind: Pod, metadata: {generateName: try-}, spec: {containers: []}}
                """;
        assertThat(pods(Cluster.read(pod + pod), "default/try[Pod]")).containsExactly("try", "try");
    }

    @Test
    void podsOfOneOwnerAreKeptApartOnlyWhereSomethingTellsThemApart() {
        Workload owner = workload(
                Cluster.read(pod("a", "app: x, tier: front, same: s", owner("ReplicaSet", "r"), "Running")
                        + pod("b", "app: x, tier: back, same: s", owner("ReplicaSet", "r"), "Running")
                        + pod("c", "app: x, tier: back", owner("ReplicaSet", "r"), "Running")),
                "shop/r[ReplicaSet]");

        assertThat(owner.apart(pod -> pod.pod().labels().get("app"))).containsExactly(owner);
        assertThat(owner.apart(pod -> pod.pod().labels().getOrDefault("tier", "")))
                .extracting(Workload::id)
                .containsExactly("shop/r[ReplicaSet]{tier=back}", "shop/r[ReplicaSet]{tier=front}");
        assertThat(owner.apart(pod -> pod.pod().name()))
                .as("labels that do not tell all groups apart are helped out by a name")
                .extracting(Workload::id)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }
}
