package io.github.netpol4j.benchmarks;

import io.github.netpol4j.benchmarks.Sketch.Peer;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Policies as a cluster has them, the same in every run, written in several ways.
 *
 * @param sketches what they say
 */
record Workload(List<Sketch> sketches) {

    private static final long SEED = 20260101;

    /** The TCP ports of policies that name one. */
    static final List<Integer> PORTS = List.of(80, 443, 1433, 3306, 5432, 6379, 8080, 8443, 9090, 27017);

    /** On which app-0 may reach db. */
    static final int DATABASE_PORT = 1433;

    /**
     * Policies of applications: half as many applications as policies, each policy with one to three peers. The first
     * lets app-0 into db, and no other selects that.
     *
     * @param policies how many
     * @param namespaces over how many namespaces
     * @return the same for the same numbers
     */
    static Workload ofApps(int policies, int namespaces) {
        Random random = new Random(SEED);
        int apps = Math.max(1, policies / namespaces / 2);
        Sketch database = new Sketch(
                namespace(0),
                Map.of("app", "db"),
                Direction.INGRESS,
                List.of(new Peer(Map.of(), app(0), List.of())),
                DATABASE_PORT,
                DATABASE_PORT);
        Stream<Sketch> others = IntStream.range(1, policies).mapToObj(i -> {
            Map<String, String> selects = new TreeMap<>(app(random.nextInt(apps)));
            if (random.nextInt(5) == 0) {
                selects.put("tier", tier(random));
            }
            List<Peer> peers = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(j -> peer(random, namespaces, apps))
                    .toList();
            int port = random.nextInt(5) == 0 ? 8000 : PORTS.get(random.nextInt(PORTS.size()));
            return new Sketch(
                    namespace(i % namespaces),
                    selects,
                    random.nextInt(4) == 0 ? Direction.EGRESS : Direction.INGRESS,
                    peers,
                    port,
                    port == 8000 ? 8001 + random.nextInt(10) : port);
        });
        return new Workload(Stream.concat(Stream.of(database), others).toList());
    }

    private static Peer peer(Random random, int namespaces, int apps) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return new Peer(Map.of("team", "team-" + random.nextInt(10)), Map.of(), List.of());
        }
        if (kind == 1) {
            int net = random.nextInt(200);
            return new Peer(
                    Map.of(),
                    Map.of(),
                    // A block and its halves.
                    List.of("10." + net + ".0.0/16", "10." + net + ".0.0/17", "10." + net + ".128.0/17"));
        }
        Map<String, String> elsewhere =
                kind < 8 ? Map.of("kubernetes.io/metadata.name", namespace(random.nextInt(namespaces))) : Map.of();
        return new Peer(elsewhere, app(random.nextInt(apps)), List.of());
    }

    /**
     * Policies of one namespace over labels that have nothing to do with each other: each selects pods by one, and lets in
     * pods by one.
     *
     * @param policies how many
     * @param keys how many labels, each with 8 values
     * @return the same for the same numbers
     */
    static Workload adversarial(int policies, int keys) {
        Random random = new Random(SEED);
        return new Workload(IntStream.range(0, policies)
                .mapToObj(i -> {
                    int port = 8000 + 10 * random.nextInt(4);
                    Peer peer = new Peer(Map.of(), independent(random, keys), List.of());
                    return new Sketch(
                            namespace(0), independent(random, keys), Direction.INGRESS, List.of(peer), port, port + 1);
                })
                .toList());
    }

    private static Map<String, String> independent(Random random, int keys) {
        return Map.of("key-" + random.nextInt(keys), "value-" + random.nextInt(8));
    }

    static String namespace(int number) {
        return "namespace-" + number;
    }

    static Map<String, String> app(int number) {
        return Map.of("app", "app-" + number);
    }

    private static String tier(Random random) {
        return List.of("front", "back", "data").get(random.nextInt(3));
    }

    /** As a person would write them. */
    KubernetesPolicies plain() {
        return Kubernetes.of(IntStream.range(0, sketches.size())
                .mapToObj(i -> sketches.get(i).plain(i))
                .toList());
    }

    /** With the same meaning, and nothing in common that could be struck out as the same text. */
    KubernetesPolicies otherwise() {
        return Kubernetes.of(IntStream.range(0, sketches.size())
                .mapToObj(i -> sketches.get(i).otherwise(i))
                .toList());
    }

    /** The same in another order, under other names. */
    Workload shuffled() {
        List<Sketch> shuffled = new ArrayList<>(sketches);
        Collections.shuffle(shuffled, new Random(SEED));
        return new Workload(shuffled);
    }

    /** The same without the policy in the middle. */
    Workload withoutOne() {
        List<Sketch> fewer = new ArrayList<>(sketches);
        fewer.remove(fewer.size() / 2);
        return new Workload(fewer);
    }

    /** The same with another port in the policy in the middle. */
    Workload withOneEdit() {
        List<Sketch> edited = new ArrayList<>(sketches);
        Sketch sketch = edited.get(edited.size() / 2);
        edited.set(
                edited.size() / 2,
                new Sketch(
                        sketch.namespace(),
                        sketch.selects(),
                        sketch.direction(),
                        sketch.peers(),
                        sketch.from() + 1,
                        sketch.to() + 1));
        return new Workload(edited);
    }
}
