package io.github.netpol4j.cluster;

import static io.github.netpol4j.cluster.ClusterTexts.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.ReadLimits;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be a cluster is refused with every problem at its place. The texts are a golden file. */
class BadClustersTest {

    private static final String GOOD = "{apiVersion: v1, kind: Pod, metadata: {name: good}}\n";

    private static String replicaSet(String name, String owner) {
        return """
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {name: %s, ownerReferences: [{kind: ReplicaSet, name: %s, controller: true}]}
                """.formatted(name, owner);
    }

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put(
                "a malformed document between good ones",
                GOOD + "---\nkind: [Pod\n---\nkind: {\n---\n" + GOOD.replace("good", "b"));
        cases.put(
                "a cycle of owners",
                replicaSet("a", "b") + replicaSet("b", "c") + replicaSet("c", "a") + replicaSet("d", "a"));
        cases.put("an owner of itself", replicaSet("a", "a"));
        cases.put(
                "two objects of one name",
                GOOD + "---\n" + GOOD + "---\n" + GOOD.replace("good}", "good, namespace: default}"));
        cases.put(
                "two policies of one name",
                ("---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p},"
                                + " spec: {podSelector: {}}}\n")
                        .repeat(2));
        cases.put(
                "aliases that explode",
                "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                        + IntStream.rangeClosed(1, 9)
                                .mapToObj(i -> "a%d: &a%d [%s]%n"
                                        .formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)))
                                .collect(Collectors.joining())
                                .replace("\r", ""));
        cases.put(
                "an alias inside what it stands for",
                "kind: Pod\napiVersion: v1\nmetadata: &m {name: a, labels: *m}\n");
        cases.put("deep nesting in YAML", "a: " + "[".repeat(200) + "]".repeat(200) + "\n");
        cases.put("deep nesting in JSON", "{\"a\": " + "[".repeat(200) + "]".repeat(200) + "}\n");
        cases.put("a template", "apiVersion: v1\nkind: Pod\nmetadata: {name: '{{ .Values.name }}'}\n");
        cases.put("a template that is not YAML", "{{- if .x }}\napiVersion: v1\n{{- end }}\n");
        cases.put("no apiVersion", "kind: Pod\nmetadata: {name: a}\n");
        cases.put("the wrong apiVersion", "apiVersion: v1\nkind: Deployment\nmetadata: {name: a}\n");
        cases.put("nearly a group", "apiVersion: networking.k8s.oi/v1\nkind: Ingress\nmetadata: {name: a}\n");
        cases.put("nearly a kind", "apiVersion: apps/v1\nkind: Deploymnet\nmetadata: {name: a}\n");
        cases.put("nearly a list", "apiVersion: v1\nkind: PdoList\nitems: []\n");
        cases.put(
                "a policy of the wrong kind",
                "apiVersion: networking.k8s.io/v1\nkind: NetworkPolices\nmetadata: {name: a}\n");
        cases.put("a policy of the wrong apiVersion", """
                apiVersion: extensions/v1beta1
                kind: NetworkPolicy
                metadata: {name: a}
                spec: {podSelector: {}}
                """);
        cases.put("a policy without a kind", "metadata: {name: a}\nspec: {podSelector: {}}\n");
        cases.put("a pod without a kind", "metadata: {name: a}\nspec: {containers: []}\n");
        cases.put("a deployment without a kind", "metadata: {name: a}\nspec: {template: {spec: {containers: []}}}\n");
        cases.put(
                "a list with something else in it",
                "{apiVersion: v1, kind: PodList, items: [null, 8, {kind: Secret, apiVersion: v1}]}\n");
        cases.put("no name", "apiVersion: v1\nkind: Pod\nmetadata: {labels: {a: b}}\n---\napiVersion: v1\nkind: Pod\n");
        cases.put("names and labels that Kubernetes refuses", """
                apiVersion: v1
                kind: Pod
                metadata: {name: A_b, namespace: a.b, labels: {app: 'a b', '-x': y1}}
                spec: {serviceAccountName: The_keeper}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {metadata: {labels: {app: 'a b'}}}}
                """);
        cases.put("flaws and wrong types in a pod", """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: a
                  name: b
                  labels: {version: 1.10}
                spec:
                  hostNetwork: "true"
                  nodeName: [n1]
                  containers:
                    ports: 80
                status: {podIPs: [{ip: 10.0.0}]}
                """);
        cases.put("ports that are none", """
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec:
                  containers:
                  - ports:
                    - {containerPort: 70000}
                    - {containerPort: "80"}
                    - {containerPort: 80, protocol: tcp}
                    - {containerPort: 81, name: Much_too_long_for_a_port}
                    - {containerPort: 82, hostPort: -1, hostIP: here}
                """);
        cases.put("a service of odd things", """
                apiVersion: v1
                kind: Service
                metadata: {name: s}
                spec:
                  type: NodePorts
                  selector: [app]
                  clusterIP: 10.0.0.0/8
                  externalIPs: [x]
                  loadBalancerSourceRanges: [10.0.0.0/33, y8]
                  externalTrafficPolicy: local
                  ports: [{port: 80, targetPort: 1.5}, {port: 0}, 8]
                """);
        cases.put("everything wrong inside a policy", """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: networking.k8s.io/v1
                  kind: NetworkPolicy
                  metadata: {name: p}
                  spec:
                    podSelecter: {}
                    ingress:
                    - from: [{ipBlock: {cidr: 10.0.0.1}}, {}]
                      ports: [{port: 80, endPort: 8}]
                    policyTypes: [Both]
                """);
        return cases;
    }

    @Test
    void everyProblemIsToldAtItsPlace() {
        StringBuilder told = new StringBuilder();
        cases().forEach((name, text) -> {
            List<String> problems = problems(text);
            assertThat(problems).as(name).isNotEmpty();
            told.append("# ").append(name).append('\n');
            problems.forEach(problem -> told.append(problem).append('\n'));
        });
        Golden.compare("cluster/problems.txt", told.toString());
    }

    @Test
    void theProblemsOfAllFilesAreToldAtOnce(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a.yaml"), "kind: \u00ff".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("b.yaml"), GOOD.getBytes(StandardCharsets.UTF_16));
        Files.writeString(folder.resolve("c.yaml"), GOOD);
        Files.writeString(folder.resolve("d.yaml"), GOOD);
        Files.writeString(folder.resolve("e.json"), "{\"kind\": ");
        Path gone = folder.resolve("gone");

        assertThatThrownBy(() -> Cluster.read(folder, gone))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::toString)
                                .map(text -> text.replace('\\', '/')
                                        .replace(folder.toString().replace('\\', '/'), ""))
                                .containsExactly(
                                        "/a.yaml, line 1, column 7: the byte 0xff at offset 6 is not UTF-8; save the text as"
                                                + " UTF-8",
                                        "/b.yaml: this is UTF-16, and manifests are UTF-8; save it as UTF-8",
                                        "/d.yaml, document 1, line 1, column 1: the Pod default/good is here a second time,"
                                                + " first at /c.yaml, document 1, line 1, column 1; remove one; a cluster would"
                                                + " keep only the last",
                                        "/e.json, document 1, line 1, column 10: this is not JSON: Unexpected end-of-input"
                                                + " within/between Object entries; check quotes, commas and brackets",
                                        "/gone: there is no such file or folder; check the path"));
    }

    @Test
    void aHundredMegabytesAreRefusedBeforeTheyAreParsed(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024);
        }
        Files.writeString(folder.resolve("good.yaml"), GOOD);

        assertThatThrownBy(() -> Cluster.read(folder))
                .hasMessageEndingWith(
                        "large.yaml: this is more than 67108864 bytes; split it, or read it with a higher limit"
                                + " of bytes");
        assertThat(Cluster.read(ReadOptions.lenient(), folder).pods()).hasSize(1);
    }

    @Test
    void limitsAreTheReaders() {
        ReadOptions few = ReadOptions.strict().within(new ReadLimits(30, 100, 100));

        assertThatThrownBy(() -> Cluster.read(few, GOOD)).hasMessageContaining("this is more than 30 bytes");
        assertThat(Cluster.read(ReadOptions.strict().within(new ReadLimits(1000, 100, 100)), GOOD)
                        .pods())
                .hasSize(1);
    }

    /** As it was written, and not as it was understood. */
    @Test
    void whatMustBeAStringIsToBeQuotedAsItWasWritten() {
        for (String name : List.of("n", "010", "1_0", "0x1F", "1e3", "Yes")) {
            for (String object : List.of("v1, kind: Pod", "networking.k8s.io/v1, kind: NetworkPolicy")) {
                String text = "{apiVersion: " + object + ", metadata: {name: " + name + "}, spec: {podSelector: {}}}";
                assertThat(problems(text))
                        .as(text)
                        .anyMatch(problem -> problem.toString().endsWith("quote it: \"" + name + "\""));
            }
        }
    }
}
