package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.TruthTable.Probe;
import io.github.netpol4j.kubernetes.TruthTable.Step;
import io.github.netpol4j.oracle.NaiveOracle;
import io.github.netpol4j.oracle.OracleFlows;
import io.github.netpol4j.oracle.PolicyYaml;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The truth tables of the Kubernetes end-to-end tests, each probe of each row, against the library and against the
 * oracle that the library's laws are checked with.
 */
class KubernetesEndToEndTest {

    private static final List<TruthTable> TABLES = TruthTable.readAll(file("tables"));

    @Test
    void noRowIsMissing() {
        assertThat(TABLES.stream().map(TruthTable::row).distinct())
                .containsExactly(
                        "1", "3", "5", "7", "9", "11", "13", "14", "15", "17", "19", "21", "23", "26", "27", "28", "30",
                        "32", "34", "35", "36", "38", "40", "41", "47");
    }

    @TestFactory
    Stream<DynamicContainer> libraryFollowsTheTables() {
        return cases(policies -> {
            KubernetesPolicies read = Kubernetes.read(policies);
            return flow -> read.evaluate(flow).isAllowed();
        });
    }

    @TestFactory
    Stream<DynamicContainer> oracleFollowsTheTables() {
        return cases(policies -> {
            NaiveOracle oracle = new NaiveOracle(PolicyYaml.read(policies), OracleFlows.options(Semantics.defaults()));
            return flow -> oracle.allows(OracleFlows.connection(flow));
        });
    }

    @TestFactory
    Stream<DynamicTest> libraryValidatesEndPort() {
        Map<?, ?> yaml = TruthTable.load(file("validation.yaml"));
        List<DynamicTest> tests = new ArrayList<>();
        for (String verdict : List.of("accepted", "rejected")) {
            for (Object each : (List<?>) yaml.get(verdict)) {
                Map<?, ?> example = (Map<?, ?>) each;
                tests.add(DynamicTest.dynamicTest(
                        yaml.get("row") + ": endPort " + example.get("case") + " is " + verdict,
                        () -> checkValidation((String) yaml.get("field"), example)));
            }
        }
        return tests.stream();
    }

    private static void checkValidation(String field, Map<?, ?> example) {
        NetworkPolicy policy = PolicyYaml.read((String) example.get("policy")).get(0);
        List<String> problems =
                Kubernetes.validate(policy).stream().map(Problem::toString).toList();
        if (example.get("message") == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().asString().contains(field).contains((String) example.get("message"));
        }
    }

    private static Stream<DynamicContainer> cases(Function<String, Predicate<Flow>> evaluator) {
        return TABLES.stream().map(table -> {
            List<DynamicTest> tests = new ArrayList<>();
            for (String family : table.families()) {
                for (int i = 0; i < table.steps().size(); i++) {
                    Step step = table.steps().get(i);
                    for (Probe probe : step.probes()) {
                        tests.add(DynamicTest.dynamicTest(
                                "step %d, %s %d over %s".formatted(i + 1, probe.protocol(), probe.port(), family),
                                () -> check(step, probe, family, evaluator.apply(step.policies()))));
                    }
                }
            }
            return DynamicContainer.dynamicContainer(table.row() + ": " + table.title(), tests);
        });
    }

    private static void check(Step step, Probe probe, String family, Predicate<Flow> allows) {
        EndToEndCluster cluster = new EndToEndCluster(step.namespaceLabels());
        List<String> expected = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String from : EndToEndCluster.PODS) {
            for (String to : EndToEndCluster.PODS) {
                if (!from.equals(to)) {
                    Flow flow = cluster.flow(from, to, family, probe.protocol(), probe.port());
                    expected.add(line(from, to, probe.expects(from, to)));
                    seen.add(line(from, to, allows.test(flow)));
                }
            }
        }
        assertThat(seen).as(step.policies()).containsExactlyElementsOf(expected);
    }

    private static String line(String from, String to, boolean allowed) {
        return from + " -> " + to + (allowed ? " allowed" : " blocked");
    }

    private static Path file(String name) {
        URL url = Objects.requireNonNull(KubernetesEndToEndTest.class.getResource("e2e/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
