package io.github.netpol4j.calico.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What Calico's own tests say of Kubernetes' policies: the oracle's conversion makes just that, and to every evaluator the
 * policy and what is made of it do the same.
 */
class KubernetesConversionTest {

    private static final List<Map<String, Object>> CASES = Tree.children(
            Tree.documents(Resources.text("conversion/kubernetes.yaml")).get(0), "cases");

    private static final List<Connection> CONNECTIONS = connections();

    @TestFactory
    Stream<DynamicTest> theOracleMakesWhatCalicoMakes() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(
                        Tree.text(one, "title"),
                        () -> assertThat(bare(Tree.child(KubernetesConversion.convert(kubernetes(one)), "spec")))
                                .isEqualTo(bare(made(one)))));
    }

    @TestFactory
    Stream<DynamicTest> bothDoTheSame() {
        return CASES.stream().map(one -> DynamicTest.dynamicTest(Tree.text(one, "title"), () -> same(one)));
    }

    private static void same(Map<String, Object> one) {
        Map<String, Object> calico = new LinkedHashMap<>();
        calico.put("apiVersion", "projectcalico.org/v3");
        calico.put("kind", "NetworkPolicy");
        calico.put("metadata", Map.of("name", "test.policy", "namespace", "default"));
        calico.put("spec", made(one));
        boolean refused = one.containsKey("refused");
        if (refused) {
            // What the API server refuses, the library reads no rules from.
            assertThatThrownBy(() -> new LibraryEvaluator().on(List.of(kubernetes(one))))
                    .hasMessageContaining(Tree.text(one, "refused"));
        }
        for (Evaluator evaluator : refused ? List.of(Oracle.FELIX) : FelixTablesTest.EVALUATORS) {
            Function<Connection, Outcome> kubernetes = evaluator.on(List.of(kubernetes(one)));
            Function<Connection, Outcome> made = evaluator.on(List.of(calico));
            for (Connection connection : CONNECTIONS) {
                assertThat(kubernetes.apply(connection).verdict())
                        .as("%s of%n%s", evaluator, connection)
                        .isEqualTo(made.apply(connection).verdict());
            }
        }
    }

    private static Map<String, Object> kubernetes(Map<String, Object> one) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("apiVersion", "networking.k8s.io/v1");
        policy.put("kind", "NetworkPolicy");
        policy.put("metadata", Map.of("name", "test.policy", "namespace", "default"));
        policy.put("spec", one.get("policy"));
        return policy;
    }

    private static Map<String, Object> made(Map<String, Object> one) {
        Map<String, Object> spec = new LinkedHashMap<>(Tree.child(one, "made"));
        spec.put("tier", "default");
        spec.put("order", 1000.0);
        return spec;
    }

    /** Without what is empty, which means the same as nothing. */
    private static Object bare(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<Object, Object> bare = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                Object inner = bare(value);
                if (!Objects.equals(inner, Map.of()) && !Objects.equals(inner, List.of())) {
                    bare.put(key, inner);
                }
            });
            return bare;
        }
        return tree instanceof List<?> list
                ? list.stream().map(KubernetesConversionTest::bare).toList()
                : tree;
    }

    private static List<Connection> connections() {
        List<End> ends = new ArrayList<>();
        for (String namespace : List.of("default", "dev")) {
            for (Map<String, String> labels : List.of(
                    Map.of("label", "value", "label2", "value2", "k", "v", "k2", "v2", "podA", "B", "podC", "D"),
                    Map.of("label", "value", "k", "v1"),
                    Map.of("k2", "v2", "toast", "yes"),
                    Map.<String, String>of())) {
                ends.add(pod(namespace, ends.size(), labels));
            }
        }
        for (String address : List.of("192.168.2.1", "192.168.3.1", "192.168.4.1", "10.10.1.1", "203.0.113.1")) {
            ends.add(End.external(address));
        }
        List<Connection> all = new ArrayList<>();
        for (End from : ends) {
            for (End to : ends) {
                for (int port : List.of(1, 4, 53, 80, 81, 90, 8080, 9090, 32100)) {
                    all.add(Connection.to(from, to, 6, port));
                    all.add(Connection.to(from, to, 17, port));
                }
                all.add(Connection.to(from, to, 1, 0).message(8, 0));
            }
        }
        return all;
    }

    private static End pod(String namespace, int number, Map<String, String> labels) {
        Map<String, String> ofNamespace =
                namespace.equals("dev") ? Map.of("namespaceRole", "dev", "namespaceFoo", "bar") : Map.of();
        return new End(
                End.Kind.POD,
                namespace,
                ofNamespace,
                "p" + number,
                labels,
                "default",
                Map.of(),
                "n1",
                "10.244.0." + (number + 1),
                List.of(new End.Port("foo", 6, 8080), new End.Port("http", 6, 81)),
                "");
    }
}
