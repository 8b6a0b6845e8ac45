package io.github.netpol4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.NamedPort;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.support.NpGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * In the clusters of np-guard: whoever is there already is described by just one row of each other workload, which says what the connectivity of
 * the two says. The clusters are outside this repository; without the environment variable NETPOL4J_VECTORS the test is left out.
 */
class NpGuardExposureTest {

    @Test
    void whoIsThereAlreadyIsInOneRowToo() throws IOException {
        int pairs = 0;
        int rows = 0;
        List<Path> cases = NpGuard.cases();
        for (Path one : cases) {
            Cluster cluster = Cluster.read(one.resolve("manifests"));
            ClusterSemantics semantics = ClusterSemantics.likeNetpolAnalyzer();
            Exposure exposure = Exposure.of(cluster, semantics);
            Connectivity connectivity = Connectivity.of(cluster, semantics);
            for (Party party : exposure.parties()) {
                for (Direction direction : List.of(Direction.INGRESS, Direction.EGRESS)) {
                    List<Exposed> own = exposure.rows(party, direction);
                    rows += own.size();
                    for (Party other : exposure.parties()) {
                        if (!party.equals(other) && other instanceof Party.Pods pods) {
                            Cell cell = direction == Direction.INGRESS
                                    ? connectivity.cell(other, party)
                                    : connectivity.cell(party, other);
                            compare(own, pods.workload().pods().get(0).pod(), direction, cell, semantics, one);
                            pairs++;
                        }
                    }
                }
            }
        }
        System.out.printf("np-guard exposure: %d cases, %d rows, %d pairs%n", cases.size(), rows, pairs);
        assertThat(pairs).isGreaterThan(1000);
    }

    private static void compare(
            List<Exposed> rows, Pod peer, Direction direction, Cell cell, ClusterSemantics semantics, Path name) {
        Optional<IpAddress> address = peer.addresses().stream().findFirst();
        List<Exposed> own = rows.stream()
                .filter(row -> row.describes(peer, address, semantics.flows()))
                .toList();
        assertThat(own).as("%s: %s", name, cell).hasSize(1);
        List<NamedPort> ports = direction == Direction.INGRESS ? List.of() : peer.ports();
        Connections surely = own.get(0).surely().to(ports);
        Connections possibly = own.get(0).possibly().to(ports);
        assertThat(cell.surely().minus(surely).isEmpty())
                .as("%s: %s, %s", name, cell, own)
                .isTrue();
        assertThat(possibly.minus(cell.possibly()).isEmpty())
                .as("%s: %s, %s", name, cell, own)
                .isTrue();
    }
}
