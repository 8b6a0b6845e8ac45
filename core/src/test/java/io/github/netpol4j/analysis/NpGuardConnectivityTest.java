package io.github.netpol4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.report.ConnectivityReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Clusters of others with the connections that netpol-analyzer of np-guard finds in them: ours are the same, as sets, where both read
 * the clusters alike. They are outside this repository; the environment variable NETPOL4J_VECTORS names their folder, and without it
 * the test is left out.
 */
class NpGuardConnectivityTest {

    /** A line of either list. */
    private record Row(String source, String destination, String connections) {}

    @Test
    void everyClusterHasTheSameConnections() throws IOException {
        List<Path> cases = cases();
        int rows = 0;
        for (Path folder : cases) {
            String name = folder.getFileName().toString();
            Path manifests = folder.resolve("manifests");
            List<Row> expected = Files.readAllLines(folder.resolve("expected.txt")).stream()
                    .filter(line -> !line.isBlank())
                    .map(NpGuardConnectivityTest::expected)
                    .toList();
            List<Row> actual = rows(Connectivity.of(Cluster.read(manifests), ClusterSemantics.likeNetpolAnalyzer()));
            NavigableSet<IpAddress> cuts = cuts(expected);
            cuts.addAll(cuts(actual));
            Set<Row> missing = cut(expected, cuts);
            Set<Row> more = cut(actual, cuts);
            Set<Row> common = new LinkedHashSet<>(missing);
            common.retainAll(more);
            missing.removeAll(common);
            more.removeAll(common);
            assertThat(missing).as(name + ": missing").isEmpty();
            assertThat(more).as(name + ": too many").isEmpty();
            rows += expected.size();
        }
        System.out.printf("np-guard connectivity: %d cases, %d rows%n", cases.size(), rows);
        assertThat(rows).isPositive();
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

    private static List<Path> cases() throws IOException {
        Optional<Path> folder = Optional.ofNullable(System.getenv("NETPOL4J_VECTORS"))
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .map(name -> Path.of(name, "np-guard"));
        assumeTrue(folder.isPresent(), "left out: NETPOL4J_VECTORS names no folder of external vectors");
        try (Stream<Path> entries = Files.list(folder.orElseThrow())) {
            return entries.filter(entry -> Files.isDirectory(entry.resolve("manifests")))
                    .sorted()
                    .toList();
        }
    }
}
