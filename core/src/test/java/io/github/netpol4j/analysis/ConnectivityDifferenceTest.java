package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.ConnectivityDifference.Change;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What changed between two looks at a cluster. */
class ConnectivityDifferenceTest {

    private static Cluster of(String block, int port) {
        return Cluster.empty()
                .with(pod("a", "db"), pod("a", "web"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(allow(from(cidr(block))).to("db").port(port))));
    }

    private static ConnectivityDifference diff(Cluster before, Cluster after) {
        return Connectivity.diff(Connectivity.of(before), Connectivity.of(after));
    }

    @Test
    void nothingChangedIfAllReadsTheSame() {
        ConnectivityDifference difference = diff(of("192.0.2.0/24", 80), of("192.0.2.0/24", 80));

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference).hasToString("");
    }

    @Test
    void addressesAreCutAtTheBoundsOfBothAndJoinedAgain() {
        ConnectivityDifference difference = diff(of("192.0.2.0/24", 80), of("192.0.2.0/23", 80));

        assertThat(difference.added())
                .extracting(Change::toString)
                .containsExactly("192.0.3.0-192.0.3.255[External] => a/db[Pod] : No Connections -> TCP 80");
        assertThat(difference.removed()).isEmpty();
        assertThat(difference.changed()).isEmpty();
    }

    @Test
    void otherPortsAreAChange() {
        ConnectivityDifference difference = diff(of("192.0.2.0/24", 80), of("192.0.2.0/24", 443));

        assertThat(difference.changed())
                .extracting(Change::toString)
                .containsExactly("192.0.2.0-192.0.2.255[External] => a/db[Pod] : TCP 80 -> TCP 443");
        assertThat(difference.added()).isEmpty();
        assertThat(difference.removed()).isEmpty();
    }

    @Test
    void workloadsComeAndGo() {
        Cluster before = Cluster.empty().with(pod("a", "db"), pod("a", "web"));
        Cluster after = Cluster.empty().with(pod("a", "db"), pod("a", "batch"));
        ConnectivityDifference difference = diff(before, after);

        assertThat(difference.arrived()).extracting(Party::name).containsExactly("a/batch[Pod]");
        assertThat(difference.gone()).extracting(Party::name).containsExactly("a/web[Pod]");
        assertThat(difference.added())
                .extracting(Change::toString)
                .contains("a/batch[Pod] => a/db[Pod] : No Connections -> All Connections")
                .allMatch(line -> line.contains("a/batch[Pod]"));
        assertThat(difference.removed())
                .isNotEmpty()
                .allMatch(change -> change.toString().contains("a/web[Pod]"));
        assertThat(difference.changes()).hasSize(12);
    }

    /** A policy that tells pods of one owner apart makes no workload new, and none gone. */
    @Test
    void partsOfAWorkloadAreFoundAgain() {
        Cluster before = Cluster.empty()
                .with(pod("a", "db"))
                .with(replicas(
                        pod("a", "web").named("web-0").labelled("tier", "front"),
                        pod("a", "web").named("web-1").labelled("tier", "back")));
        Cluster after = before.enforcedBy(Kubernetes.compile(policy("p")
                .in("a")
                .with(allow(from("db")).to(pods(label("tier", "back"))).port(80))));
        ConnectivityDifference there = diff(before, after);
        ConnectivityDifference back = diff(after, before);

        assertThat(there.arrived()).isEmpty();
        assertThat(there.gone()).isEmpty();
        assertThat(there.added()).isEmpty();
        assertThat(there.removed())
                .extracting(Change::toString)
                .contains("a/web[ReplicaSet]{tier=front} => a/web[ReplicaSet]{tier=back} : All Connections -> No"
                        + " Connections");
        assertThat(there.changed())
                .extracting(Change::toString)
                .contains("a/db[Pod] => a/web[ReplicaSet]{tier=back} : All Connections -> TCP 80")
                .allMatch(line -> line.contains("{tier=back}"));
        assertThat(back.changed())
                .extracting(Change::toString)
                .contains("a/db[Pod] => a/web[ReplicaSet]{tier=back} : TCP 80 -> All Connections");
        assertThat(back.arrived()).isEmpty();
    }

    private static Workload replicas(Pod... pods) {
        return new Workload(
                "a",
                "web",
                "ReplicaSet",
                Stream.of(pods).flatMap(pod -> Workload.of(pod).pods().stream()).toList(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Workload.of(pods[0]).origin());
    }

    @Test
    void theOtherWayRoundAddedIsRemoved() {
        ConnectivityDifference there = diff(Shops.open(), Shops.guarded());
        ConnectivityDifference back = diff(Shops.guarded(), Shops.open());

        assertThat(there.removed()).isNotEmpty();
        assertThat(back.added()).hasSameSizeAs(there.removed());
        assertThat(back.changed()).hasSameSizeAs(there.changed());
    }

    @Test
    void aChangeThatReadsTheSameIsSaidInFull() {
        Connections ports = Connections.all().minus(Connections.withoutPorts());
        Party web = new Party.Host(node("web"));
        Party db = new Party.Host(node("db"));
        Change change =
                new Change(new Cell(web, db, Connections.all(), Connections.all()), new Cell(web, db, ports, ports));

        assertThat(change)
                .hasToString("web[Node] => db[Node] : All Connections -> SCTP 1-65535,TCP 1-65535,UDP 1-65535");
    }
}
