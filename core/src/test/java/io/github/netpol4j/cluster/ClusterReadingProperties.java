package io.github.netpol4j.cluster;

import static io.github.netpol4j.cluster.ClusterTexts.contents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.internal.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * However the objects of a cluster come in, it is the same cluster; and whatever comes in, a cluster comes out, or the one exception
 * with places.
 */
class ClusterReadingProperties {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MANIFEST = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: &l {app: web}, ownerReferences: [{kind: ReplicaSet, name: web-5d}]}
            spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}
            ---
            {"apiVersion": "v1", "kind": "List", "items": [
              {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s"}, "spec": {"ports": [{"port": 80}]}}]}
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: web-5d, namespace: default, ownerReferences: [{kind: Deployment, name: web}]}
            spec:
              replicas: 2
              template: {metadata: {labels: {app: web}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p}
            spec:
              podSelector: {}
              ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]
            """;
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.ofEntries(
            Map.entry("Namespace", Namespace.class),
            Map.entry("Node", Node.class),
            Map.entry("Pod", Pod.class),
            Map.entry("Service", io.fabric8.kubernetes.api.model.Service.class),
            Map.entry("ReplicationController", ReplicationController.class),
            Map.entry("Deployment", Deployment.class),
            Map.entry("ReplicaSet", ReplicaSet.class),
            Map.entry("StatefulSet", StatefulSet.class),
            Map.entry("DaemonSet", DaemonSet.class),
            Map.entry("Job", Job.class),
            Map.entry("CronJob", CronJob.class),
            Map.entry("Ingress", Ingress.class),
            Map.entry("NetworkPolicy", NetworkPolicy.class),
            Map.entry("EndpointSlice", io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice.class));

    @Provide
    Arbitrary<List<Map<String, Object>>> inventories() {
        return Inventories.inventories();
    }

    private static String yaml(List<Map<String, Object>> objects) {
        return YamlText.documents(objects.stream().map(YamlText::of).toList());
    }

    private static String json(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HasMetadata typed(Map<String, Object> tree) {
        return MAPPER.convertValue(
                tree, TYPES.getOrDefault(String.valueOf(tree.get("kind")), GenericKubernetesResource.class));
    }

    private static HasMetadata generic(Map<String, Object> tree) {
        return MAPPER.convertValue(tree, GenericKubernetesResource.class);
    }

    /** All ways to read the same objects. */
    private static Map<String, Cluster> readings(List<Map<String, Object>> objects, Random random) {
        List<Map<String, Object>> shuffled = new ArrayList<>(objects);
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(shuffled.size() + 1);
        Map<String, Object> list = Map.of("apiVersion", "v1", "kind", "List", "items", shuffled);
        return Map.of(
                "another order", Cluster.read(yaml(shuffled)),
                "several sources",
                        ClusterReader.read(
                                ReadOptions.strict(),
                                Stream.of(shuffled.subList(cut, shuffled.size()), shuffled.subList(0, cut))
                                        .map(part -> Source.text(yaml(part)))
                                        .toList()),
                "JSON", Cluster.read(json(list)),
                "typed objects",
                        Cluster.of(shuffled.stream()
                                .map(ClusterReadingProperties::typed)
                                .toList()),
                "generic objects",
                        Cluster.of(shuffled.stream()
                                .map(ClusterReadingProperties::generic)
                                .toList()),
                "leniently", Cluster.read(ReadOptions.lenient(), yaml(shuffled)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void howObjectsComeInChangesNothing(
            @ForAll("inventories") List<Map<String, Object>> objects, @ForAll @IntRange(max = 999) int seed) {
        Cluster cluster = Cluster.read(yaml(objects));

        readings(objects, new Random(seed))
                .forEach((how, other) -> assertThat(contents(other)).as(how).isEqualTo(contents(cluster)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyPodIsInOneWorkloadAndEveryNamespaceIsThere(@ForAll("inventories") List<Map<String, Object>> objects) {
        Cluster cluster = Cluster.read(yaml(objects));
        long listed = Inventories.kinds(objects).getOrDefault("Pod", 0L);

        assertThat(cluster.countingFinishedPods().pods().stream().filter(ClusterPod::isListed))
                .hasSize((int) listed);
        assertThat(cluster.workloads()).allSatisfy(workload -> {
            boolean isListed = Stream.concat(workload.pods().stream(), workload.finished().stream())
                    .anyMatch(ClusterPod::isListed);
            assertThat(workload.pods()).allMatch(pod -> pod.isListed() == isListed && !pod.isFinished());
            assertThat(workload.pods())
                    .allMatch(pod -> pod.pod()
                            .namespaceLabels()
                            .equals(cluster.namespaces()
                                    .get(workload.namespace())
                                    .labels()));
        });
        assertThat(new TreeSet<>(cluster.workloads().stream().map(Workload::id).toList()))
                .hasSameSizeAs(cluster.workloads());
    }

    /** The property above must see each of these. */
    @Example
    void aReaderThatIsWrongIsSeen() {
        List<Function<List<Map<String, Object>>, Cluster>> wrong = List.of(
                objects -> Cluster.read(yaml(objects.subList(1, objects.size())) + "---\n"),
                objects -> Cluster.read(yaml(objects).replace("hostNetwork: true", "hostNetwork: false")),
                objects -> Cluster.read(yaml(objects).replace("controller: true", "controller: false")),
                objects -> Cluster.read(yaml(objects).replace("targetPort: http", "targetPort: sql")),
                objects -> Cluster.read(yaml(objects).replace("replicas: 0", "replicas: 1")),
                objects -> Cluster.read(yaml(objects)).countingFinishedPods());
        for (Function<List<Map<String, Object>>, Cluster> reader : wrong) {
            boolean isSeen = Inventories.inventories()
                    .sampleStream()
                    .limit(400)
                    .anyMatch(
                            objects -> !contents(reader.apply(objects)).equals(contents(Cluster.read(yaml(objects)))));
            assertThat(isSeen).as("reader %d is seen", wrong.indexOf(reader)).isTrue();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aDentedManifestIsReadOrRefusedInOrder(
            @ForAll("dents") String dent, @ForAll @IntRange(max = 900) int at, @ForAll @IntRange(max = 12) int gap) {
        int from = Math.min(at, MANIFEST.length());
        String text = MANIFEST.substring(0, from) + dent + MANIFEST.substring(Math.min(from + gap, MANIFEST.length()));
        Cluster lenient = Cluster.read(ReadOptions.lenient(), text);

        try {
            assertThat(contents(Cluster.read(text))).isEqualTo(contents(lenient));
            assertThat(lenient.leftOut()).isEmpty();
        } catch (InvalidInputException e) {
            assertThat(e.problems()).isEqualTo(lenient.leftOut());
            assertThat(e.problems()).extracting(Problem::place).isSorted();
            assertThat(e.problems()).allSatisfy(problem -> {
                assertThat(problem.what()).isNotBlank();
                assertThat(problem.place().line())
                        .isBetween(1, (int) text.lines().count() + 1);
                assertThat(problem.toString()).doesNotContain("\n", "\r");
            });
        }
    }

    @Provide
    Arbitrary<String> dents() {
        return Arbitraries.of(
                "",
                " ",
                "\n",
                "\t",
                "{",
                "}",
                "[",
                "]",
                ":",
                "- ",
                "&a ",
                "*a",
                "!x ",
                "'",
                "\"",
                "|",
                "%",
                "#",
                "{{",
                "A",
                "no",
                "8",
                "~",
                "\n---\n",
                "<<: ",
                "\u0000",
                "\ud83d\ude00",
                "metadata",
                "kind: ",
                "name: ",
                "default");
    }
}
