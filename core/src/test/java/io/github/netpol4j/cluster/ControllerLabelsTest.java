package io.github.netpol4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods that are not listed have the labels that their controllers will add to them. */
class ControllerLabelsTest {

    private static String maker(String apiVersion, String kind, String name, String spec) {
        return """
                ---
                apiVersion: %s
                kind: %s
                metadata: {namespace: shop, name: %s}
                spec: {%s}
                """.formatted(
                        apiVersion,
                        kind,
                        name,
                        (spec.isEmpty() ? "" : spec + ", ")
                                + "template: {metadata: {labels: {app: z}}, spec: {containers: [{name: c, image: i}]}}");
    }

    private static String policy(String selector) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {namespace: shop, name: p}
                spec: {podSelector: %s, ingress: [{from: [{podSelector: %s}]}]}
                """.formatted(selector, selector);
    }

    private static boolean selectsNothing(String text) {
        return Lint.of(Cluster.read(text)).findings().stream()
                .map(Finding::code)
                .anyMatch(code -> code.equals("POLICY_SELECTS_NOTHING") || code.equals("PEER_SELECTS_NOTHING"));
    }

    @Test
    void aStatefulSetsPodsHaveNamesAndNumbers() {
        Cluster cluster = Cluster.read(maker("apps/v1", "StatefulSet", "z", "replicas: 2, ordinals: {start: 5}"));

        assertThat(cluster.pods())
                .extracting(one -> one.pod().labels().toString())
                .containsExactly(
                        "{app=z, apps.kubernetes.io/pod-index=5, statefulset.kubernetes.io/pod-name=z-5}",
                        "{app=z, apps.kubernetes.io/pod-index=6, statefulset.kubernetes.io/pod-name=z-6}");
        assertThat(cluster.pods()).extracting(one -> one.pod().name()).containsExactly("z-5", "z-6");
        assertThat(cluster.workloads()).singleElement().hasToString("shop/z[StatefulSet]");
    }

    @Test
    void onlyThatOneIsIsolated() {
        String set = maker("apps/v1", "StatefulSet", "z", "replicas: 3");
        String policy = policy("{matchLabels: {statefulset.kubernetes.io/pod-name: z-0}}");

        assertThat(selectsNothing(set + policy)).isFalse();
        assertThat(selectsNothing(set + policy.replace("z-0", "z-3"))).isTrue();
        assertThat(Connectivity.of(Cluster.read(set + policy)).parties())
                .extracting(Object::toString)
                .contains("shop/z[StatefulSet]{pod=z-0}", "shop/z[StatefulSet]{pod=z-1}");
        assertThat(Cluster.read(set + policy)
                        .workloads()
                        .get(0)
                        .apart(one -> one.pod().labels().containsValue("z-0")))
                .extracting(Workload::id)
                .containsExactly("shop/z[StatefulSet]{pod=z-0}", "shop/z[StatefulSet]{pod=z-1}");
    }

    @Test
    void oneStandsForVeryMany() {
        String set = maker("apps/v1", "StatefulSet", "z", "replicas: 2000000000");
        assertThat(Cluster.read(set).pods()).hasSize(1);
        assertThat(selectsNothing(set + policy("{matchLabels: {statefulset.kubernetes.io/pod-name: z-999}}")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"job-name", "batch.kubernetes.io/job-name"})
    void aJobsPodsHaveItsName(String key) {
        String job = maker("batch/v1", "Job", "z", "");
        assertThat(selectsNothing(job + policy("{matchLabels: {%s: z}}".formatted(key))))
                .isFalse();
        assertThat(selectsNothing(job + policy("{matchLabels: {%s: other}}".formatted(key))))
                .isTrue();
        assertThat(Cluster.read(job).pods())
                .singleElement()
                .satisfies(one -> assertThat(one.pod().labels()).containsEntry(key, "z"));
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, pod-template-hash",
        "apps/v1, DaemonSet, controller-revision-hash",
        "apps/v1, StatefulSet, controller-revision-hash",
        "batch/v1, Job, batch.kubernetes.io/controller-uid"
    })
    void whatIsNotKnownBeforeIsNotTakenForNothing(String apiVersion, String kind, String key) {
        String maker = maker(apiVersion, kind, "z", "");
        assertThat(selectsNothing(maker + policy("{matchExpressions: [{key: %s, operator: Exists}]}".formatted(key))))
                .isFalse();
        assertThat(selectsNothing(maker + policy("{matchLabels: {app: z, %s: x}}".formatted(key))))
                .isFalse();
        assertThat(selectsNothing(maker + policy("{matchLabels: {app: other, %s: x}}".formatted(key))))
                .isTrue();
    }

    @Test
    void aStatefulSetThatIsScaledToNoneMayHaveThemAgain() {
        String set = maker("apps/v1", "StatefulSet", "z", "replicas: 0");
        assertThat(Cluster.read(set).pods()).isEmpty();
        assertThat(selectsNothing(set + policy("{matchLabels: {statefulset.kubernetes.io/pod-name: z-0}}")))
                .isFalse();
    }
}
