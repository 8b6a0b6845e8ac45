package io.github.netpol4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPolicy;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.report.ConnectivityReport;
import io.github.netpol4j.support.NpGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Clusters of others with the connections that netpol-analyzer of np-guard finds in them: ours are the same, as sets, where both read
 * the clusters alike. They are outside this repository; the environment variable NETPOL4J_VECTORS names their folder, and without it
 * the test is left out.
 */
class NpGuardConnectivityTest {

    /** So many there were when this was written. */
    private static final int CLUSTERS = 24;

    private static final int ROWS = 27_230;

    private static final String LARGE = "ipblockstest_4";

    /** A line of either list. */
    private record Row(String source, String destination, String connections) {}

    /** Lines that only one of the two lists has, external ranges cut at every bound of either. */
    private record Differences(Set<Row> missing, Set<Row> more) {

        static Differences of(List<Row> expected, List<Row> actual) {
            NavigableSet<IpAddress> cuts = cuts(expected);
            cuts.addAll(cuts(actual));
            Set<Row> missing = cut(expected, cuts);
            Set<Row> more = cut(actual, cuts);
            Set<Row> common = new HashSet<>(missing);
            common.retainAll(more);
            missing.removeAll(common);
            more.removeAll(common);
            return new Differences(missing, more);
        }

        boolean isEmpty() {
            return missing.isEmpty() && more.isEmpty();
        }
    }

    @Test
    void everyClusterHasTheSameConnections() throws IOException {
        List<Path> cases = NpGuard.cases();
        int rows = 0;
        for (Path folder : cases) {
            List<Row> expected = expected(folder);
            Differences differences = Differences.of(
                    expected,
                    rows(Connectivity.of(
                            Cluster.read(folder.resolve("manifests")), ClusterSemantics.likeNetpolAnalyzer())));
            assertThat(differences.missing)
                    .as(folder.getFileName() + ": missing")
                    .isEmpty();
            assertThat(differences.more).as(folder.getFileName() + ": too many").isEmpty();
            rows += expected.size();
        }
        // None is left out: where the two tools differ, it is in what the semantics choose.
        assertThat(cases).hasSizeGreaterThanOrEqualTo(CLUSTERS);
        assertThat(rows).isGreaterThanOrEqualTo(ROWS);
        System.out.printf("np-guard: %d clusters, %d rows of connections, as netpol-analyzer%n", cases.size(), rows);
    }

    /** Whatever is overlooked or chosen otherwise, some cluster tells. */
    @Test
    void whatIsReadOtherwiseIsTold() throws IOException {
        ClusterSemantics alike = ClusterSemantics.likeNetpolAnalyzer();
        List<Path> cases = NpGuard.cases().stream()
                .filter(folder -> !folder.endsWith(LARGE))
                .toList();
        Map<String, Function<Cluster, Connectivity>> broken = new LinkedHashMap<>();
        broken.put("sees no policies", cluster -> Connectivity.of(cluster.enforcedBy(Kubernetes.of(List.of())), alike));
        broken.put("forgets the last policy", cluster -> Connectivity.of(withoutLastPolicy(cluster), alike));
        broken.put(
                "nodes have rows", cluster -> Connectivity.of(cluster.with(Node.named("n1")), alike.withNodes(true)));
        broken.put("no Ingress", cluster -> Connectivity.of(withoutEntries(cluster), alike));
        broken.put(
                "hostNetwork pods count as their node",
                cluster -> Connectivity.of(
                        cluster,
                        alike.withFlows(alike.flows().withHostNetworkPods(Semantics.HostNetworkPods.AS_NODE))));
        broken.forEach((name, reading) -> assertThat(cases)
                .as(name)
                .anySatisfy(folder -> assertThat(Differences.of(
                                        expected(folder),
                                        rows(reading.apply(Cluster.read(folder.resolve("manifests")))))
                                .isEmpty())
                        .isFalse()));
    }

    private static Cluster withoutLastPolicy(Cluster cluster) {
        int all = cluster.policies().size();
        return cluster.enforcedBy(Kubernetes.of(cluster.policies().stream()
                .limit(Math.max(0, all - 1))
                .map(ClusterPolicy::object)
                .toList()));
    }

    private static Cluster withoutEntries(Cluster cluster) {
        return Cluster.empty()
                .with(cluster.workloads().toArray(Workload[]::new))
                .enforcedBy(cluster.enforcement());
    }

    private static List<Row> expected(Path folder) {
        try {
            return Files.readAllLines(folder.resolve("expected.txt")).stream()
                    .filter(line -> !line.isBlank())
                    .map(NpGuardConnectivityTest::expected)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row expected(String line) {
        int arrow = line.indexOf(" => ");
        int colon = line.indexOf(" : ", arrow);
        return new Row(line.substring(0, arrow), line.substring(arrow + 4, colon), line.substring(colon + 3));
    }

    /** Through the CSV, which others read too. */
    private static List<Row> rows(Connectivity connectivity) {
        return ConnectivityReport.csv(connectivity)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .map(fields -> new Row(fields[0], fields[1], fields[2].replace("\"", "")))
                .toList();
    }

    private static Optional<AddressRange> range(String name) {
        if (!name.endsWith("[External]")) {
            return Optional.empty();
        }
        String[] bounds =
                name.substring(0, name.length() - "[External]".length()).split("-", -1);
        return Optional.of(new AddressRange(IpAddress.of(bounds[0]), IpAddress.of(bounds[1])));
    }

    /** Where ranges begin, or the one before them ends. */
    private static NavigableSet<IpAddress> cuts(Collection<Row> rows) {
        NavigableSet<IpAddress> cuts = new TreeSet<>();
        for (Row row : rows) {
            for (String name : List.of(row.source, row.destination)) {
                range(name).ifPresent(range -> {
                    cuts.add(range.first());
                    next(range.last()).ifPresent(cuts::add);
                });
            }
        }
        return cuts;
    }

    private static Optional<IpAddress> next(IpAddress address) {
        return address.equals(Cidr.IPV4.last()) ? Optional.empty() : Optional.of(after(address));
    }

    private static IpAddress after(IpAddress address) {
        long number = 0;
        for (String part : address.toString().split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        number++;
        return IpAddress.of(
                (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255));
    }

    private static Set<Row> cut(Collection<Row> rows, NavigableSet<IpAddress> cuts) {
        Map<String, List<String>> known = new HashMap<>();
        Set<Row> pieces = new LinkedHashSet<>();
        for (Row row : rows) {
            for (String source : known.computeIfAbsent(row.source, name -> pieces(name, cuts))) {
                for (String destination : known.computeIfAbsent(row.destination, name -> pieces(name, cuts))) {
                    pieces.add(new Row(source, destination, row.connections));
                }
            }
        }
        return pieces;
    }

    /** A range as the first addresses of the pieces that it is cut into. */
    private static List<String> pieces(String name, NavigableSet<IpAddress> cuts) {
        return range(name)
                .map(range -> cuts.subSet(range.first(), true, range.last(), true).stream()
                        .map(IpAddress::toString)
                        .toList())
                .orElse(List.of(name));
    }
}
