package io.github.netpol4j.calico.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.oracle.Connection;
import io.github.netpol4j.calico.oracle.Oracle;
import io.github.netpol4j.calico.oracle.Outcome;
import io.github.netpol4j.calico.oracle.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** What the random objects are worth: that they meet the connections, and that everything is among them. */
class FelixArbitrariesTest {

    private static final int CASES = 400;

    @Example
    void everyVerdictIsCommonAndEveryPolicyMatters() {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        Map<String, Integer> reasons = new TreeMap<>();
        int all = 0;
        int mattering = 0;
        Random random = new Random(4);
        RandomGenerator<FelixCase> generator = FelixArbitraries.cases().generator(1000, false);
        for (int i = 0; i < CASES; i++) {
            FelixCase tried = generator.next(random).value();
            List<Map<String, Object>> objects = tried.objects();
            List<Probe> probes = tried.flows().around(objects, 64);
            Function<Connection, Outcome> oracle = Oracle.FELIX.on(objects);
            for (Probe probe : probes) {
                Outcome outcome = oracle.apply(probe.connection());
                verdicts.merge(outcome.verdict(), 1, Integer::sum);
                outcome.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
            }
            for (Map<String, Object> object : objects) {
                if (object.get("kind").equals("NetworkPolicy")
                        || object.get("kind").equals("GlobalNetworkPolicy")) {
                    all++;
                    mattering += matters(object, objects, probes, oracle) ? 1 : 0;
                }
            }
        }
        System.out.println("verdicts " + verdicts + ", left open by " + reasons
                + ", policies that matter to one of 64: " + mattering + " of " + all);
        int total = verdicts.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(verdicts.get(Verdict.ALLOWED)).isBetween(total / 5, total * 4 / 5);
        assertThat(verdicts.get(Verdict.DENIED)).isBetween(total / 5, total * 4 / 5);
        assertThat(verdicts.get(Verdict.UNDECIDED)).isBetween(total / 100, total / 5);
        assertThat(reasons).containsKeys("HTTP match", "services", "doNotTrack", "source port", "ICMP type");
        assertThat(mattering).isGreaterThan(all / 3);
    }

    /** Whether some connection ends differently without it. */
    private static boolean matters(
            Map<String, Object> object,
            List<Map<String, Object>> objects,
            List<Probe> probes,
            Function<Connection, Outcome> oracle) {
        List<Map<String, Object>> rest =
                objects.stream().filter(other -> other != object).toList();
        Function<Connection, Outcome> without = Oracle.FELIX.on(rest);
        return probes.stream()
                .anyMatch(probe -> !without.apply(probe.connection()).saysTheSameAs(oracle.apply(probe.connection())));
    }

    @Example
    void everyFieldIsAmongThem() {
        Map<String, Integer> fields = new HashMap<>();
        Random random = new Random(5);
        RandomGenerator<FelixCase> generator = FelixArbitraries.cases().generator(1000, false);
        for (int i = 0; i < CASES; i++) {
            count(generator.next(random).value().objects(), fields);
        }
        assertThat(fields)
                .containsKeys(
                        "order",
                        "defaultAction",
                        "types",
                        "doNotTrack",
                        "preDNAT",
                        "applyOnForward",
                        "namespaceSelector",
                        "serviceAccountSelector",
                        "ipVersion",
                        "protocol",
                        "notProtocol",
                        "icmp",
                        "notICMP",
                        "http",
                        "nets",
                        "notNets",
                        "selector",
                        "notSelector",
                        "services",
                        "ports",
                        "notPorts",
                        "serviceAccounts",
                        "names",
                        "interfaceName",
                        "expectedIPs",
                        "profiles",
                        "podSelector");
    }

    private static void count(Object tree, Map<String, Integer> fields) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                fields.merge(key.toString(), 1, Integer::sum);
                count(value, fields);
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(item -> count(item, fields));
        }
    }
}
