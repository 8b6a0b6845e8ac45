package io.github.netpol4j.laws.arbitraries;

import static io.github.netpol4j.NetPol.external;
import static io.github.netpol4j.NetPol.node;
import static io.github.netpol4j.NetPol.pod;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made-up cluster: all combinations of app and tier in namespace a, most of them elsewhere, DNS pods, pods on the network
 * of their node, nodes and outside addresses. Made once; policies and flows are what varies from try to try.
 */
public final class Cluster {

    /** How many there are. */
    public static final int COUNT = 24;

    private static final List<Cluster> ALL =
            IntStream.range(0, COUNT).mapToObj(Cluster::new).toList();

    private final int number;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, Map<String, String>> namespaces = new LinkedHashMap<>();

    private Cluster(int number) {
        this.number = number;
        Random random = new Random(7_919L * number + 17);
        List<String> names = new ArrayList<>(List.of("a", "b", Alphabet.KUBE_SYSTEM));
        if (number % 2 == 0) {
            names.add(2, "c");
        }
        for (String name : names) {
            Map<String, String> labels = new LinkedHashMap<>();
            maybe(random, labels, Alphabet.TEAM);
            if (random.nextInt(5) == 0) {
                labels.put(Alphabet.UNMENTIONED, "z");
            }
            namespaces.put(name, labels);
        }
        namespaces.forEach((namespace, labels) -> addPods(random, names.indexOf(namespace), namespace, labels));
        endpoints.add(node("n1").at("10.8.0.1", "fd00:8::1"));
        endpoints.add(node("n2").at("10.8.0.2"));
        for (String address : List.of("192.0.2.1", "203.0.113.7", "10.9.0.5", "2001:db8::1", "fd00:9::5")) {
            endpoints.add(external(address));
        }
    }

    /**
     * One of the clusters.
     *
     * @param number from 0 to {@link #COUNT}, exclusive
     * @return always the same for the same number
     */
    public static Cluster of(int number) {
        return ALL.get(number);
    }

    /**
     * All its endpoints.
     *
     * @return pods first
     */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * All its namespaces, with the labels that were given to them.
     *
     * @return labels by name
     */
    public Map<String, Map<String, String>> namespaces() {
        return namespaces;
    }

    private void addPods(Random random, int subnet, String namespace, Map<String, String> namespaceLabels) {
        int count = 0;
        for (String app : List.of("x", "y", "")) {
            for (String tier : List.of("x", "y", "")) {
                if (subnet == 0 || random.nextInt(100) < (namespace.equals(Alphabet.KUBE_SYSTEM) ? 30 : 65)) {
                    Map<String, String> labels = new LinkedHashMap<>();
                    put(labels, "app", app);
                    put(labels, "tier", tier);
                    endpoints.add(made(random, subnet, count++, namespace, namespaceLabels, labels));
                }
            }
        }
        if (namespace.equals(Alphabet.KUBE_SYSTEM)) {
            for (int i = 0; i < 2; i++) {
                Map<String, String> labels = new LinkedHashMap<>(Map.of("k8s-app", "kube-dns"));
                maybe(random, labels, "app");
                maybe(random, labels, "tier");
                endpoints.add(made(random, subnet, count++, namespace, namespaceLabels, labels)
                        .listening("dns", Protocol.UDP, 53)
                        .listening("dns", Protocol.TCP, 53));
            }
        }
        if (subnet < 2) {
            Pod plain = made(random, subnet, count, namespace, namespaceLabels, Map.of("app", "x"));
            endpoints.add(new Pod(
                    namespace,
                    plain.namespaceLabels(),
                    plain.name(),
                    plain.labels(),
                    plain.serviceAccount(),
                    plain.ports(),
                    List.of(IpAddress.of("10.8.0." + (subnet + 1))),
                    Optional.of("n" + (subnet + 1)),
                    true));
        }
    }

    private static Pod made(
            Random random,
            int subnet,
            int index,
            String namespace,
            Map<String, String> namespaceLabels,
            Map<String, String> labels) {
        Pod pod = pod(namespace, "p" + index).unlabelled("app").on("n" + (1 + random.nextInt(2)));
        for (Map.Entry<String, String> label : labels.entrySet()) {
            pod = pod.labelled(label.getKey(), label.getValue());
        }
        if (random.nextInt(10) == 0) {
            pod = pod.labelled(Alphabet.UNMENTIONED, "z");
        }
        for (Map.Entry<String, String> label : namespaceLabels.entrySet()) {
            pod = pod.inNamespaceLabelled(label.getKey(), label.getValue());
        }
        int family = random.nextInt(20);
        if (family < 12 || (family >= 16 && family < 19)) {
            pod = pod.at("10." + subnet + ".0." + (index + 1));
        }
        if (family >= 12 && family < 19) {
            pod = pod.at("fd00:" + subnet + "::" + (index + 1));
        }
        int ports = random.nextInt(8);
        pod = ports < 3 ? pod.listening("http", Protocol.TCP, 80) : pod;
        pod = ports == 2 || ports == 3 ? pod.listening("http", Protocol.TCP, 81) : pod;
        pod = ports == 4 || ports == 0 ? pod.listening("http", Protocol.UDP, 80) : pod;
        return ports == 5 ? pod.listening("http", Protocol.SCTP, 80).listening("dns", Protocol.TCP, 80) : pod;
    }

    /**
     * The addresses that a connection can be between.
     *
     * @param source who opens it
     * @param destination who is connected to
     * @param random decides between families
     * @return empty if they have no family in common
     */
    static Optional<Flow.Between> between(Endpoint source, Endpoint destination, Random random) {
        List<IpAddress> here = source.addresses();
        List<IpAddress> there = destination.addresses();
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.of(Flow.from(source).to(destination));
        }
        IpAddress from = here.get(here.size() == 1 ? 0 : random.nextInt(here.size()));
        for (IpAddress to : there) {
            if (to.sameFamily(from)) {
                return Optional.of(new Flow.Between(source, Optional.of(from), destination, Optional.of(to)));
            }
        }
        return Optional.empty();
    }

    private static void maybe(Random random, Map<String, String> labels, String key) {
        put(labels, key, List.of("x", "y", "").get(random.nextInt(3)));
    }

    private static void put(Map<String, String> labels, String key, String value) {
        if (!value.isEmpty()) {
            labels.put(key, value);
        }
    }

    @Override
    public String toString() {
        return "cluster " + number;
    }
}
