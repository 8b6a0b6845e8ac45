package io.github.netpol4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.netpol4j.finding.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leniently, what is right is read, and what is not is told and left out. */
class LenientReadingTest {

    private static final String MIXED = """
            {apiVersion: v1, kind: Pod, metadata: {name: first}}
            ---
            [not: yaml
            ---
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Pod, metadata: {name: second}}
            - {apiVersion: v1, kind: Pod, metadata: {name: Third}}
            - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelectr: {}}}
            - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: q}, spec: {podSelector: {}}}
            ---
            {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: r, ownerReferences: [{kind: ReplicaSet, name: r}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: made, ownerReferences: [{kind: ReplicaSet, name: r}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: first, labels: {again: a}}}
            """;

    @Test
    void whatIsWrongIsLeftOutAndTold() {
        Cluster cluster = Cluster.read(ReadOptions.lenient(), MIXED);

        assertThat(cluster.workloads())
                .extracting(Workload::id)
                .containsExactly("default/first[Pod]", "default/second[Pod]");
        assertThat(cluster.pods().get(0).pod().labels())
                .as("the last of two of one name, as in a cluster")
                .containsKey("again");
        assertThat(cluster.policies()).extracting(ClusterPolicy::name).containsExactly("q");
        assertThat(cluster.leftOut())
                .extracting(problem ->
                        problem.place().document() + " " + problem.place().path())
                .containsExactly("2 ", "3 items[1].metadata.name", "3 items[2].spec.podSelectr", "4 ", "5 ", "6 ");
    }

    @Test
    void whatIsToldIsWhatAStrictReaderRefuses() {
        assertThatThrownBy(() -> Cluster.read(MIXED))
                .isInstanceOfSatisfying(
                        io.github.netpol4j.finding.InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .isEqualTo(Cluster.read(ReadOptions.lenient(), MIXED)
                                        .leftOut()));
    }

    @Test
    void aPathThatIsNotThereIsRefusedAllTheSame() {
        assertThatThrownBy(() -> Cluster.read(ReadOptions.lenient(), Path.of("no", "such")))
                .hasMessage("no/such: there is no such file or folder; check the path");
    }

    @Test
    void aRightClusterLeavesOutNothing() {
        assertThat(Cluster.read(ReadOptions.lenient(), "{apiVersion: v1, kind: Pod, metadata: {name: a}}")
                        .leftOut())
                .isEmpty();
    }

    @Test
    void objectsAreLeftOutOneByOneToo() {
        Pod good =
                new PodBuilder().withNewMetadata().withName("a").endMetadata().build();
        Pod bad = new PodBuilder().withNewMetadata().withName("B").endMetadata().build();

        Cluster cluster = Cluster.of(ReadOptions.lenient(), List.of(good, bad, good));

        assertThat(cluster.pods()).hasSize(1);
        assertThat(cluster.leftOut())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        told -> assertThat(told).startsWith("Pod B, metadata.name: Kubernetes refuses this:"),
                        told -> assertThat(told)
                                .startsWith("Pod a (2): the Pod default/a is here a second time, first at Pod a"));
    }
}
