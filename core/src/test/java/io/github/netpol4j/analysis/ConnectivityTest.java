package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reaches whom in a small cluster: who has rows, what is in them, and what they can be narrowed to. */
class ConnectivityTest {

    private static final Connectivity GUARDED = Connectivity.of(Shops.guarded());

    @Test
    void whatPassesIsSaidForEachPair() {
        assertThat(GUARDED.cell(GUARDED.party("shop/web"), GUARDED.party("shop/db")))
                .hasToString("shop/web[Deployment] => shop/db[Pod] : TCP 5432");
        assertThat(GUARDED.cell(GUARDED.party("other/intruder"), GUARDED.party("shop/db"))
                        .isEmpty())
                .isTrue();
        assertThat(GUARDED.cell(GUARDED.party("shop/db"), GUARDED.party("other/intruder"))
                        .surely())
                .isEqualTo(Connections.all());
        assertThat(GUARDED.cells().map(Cell::toString))
                .contains("192.0.2.0-192.0.2.255[External] => shop/db[Pod] : TCP 5432")
                .noneMatch(line -> line.contains("intruder[Deployment] => shop/db"));
    }

    @Test
    void aNamedPortIsThatOfTheDestination() {
        assertThat(GUARDED.cell(GUARDED.party("other/intruder"), GUARDED.party("shop/web"))
                        .surely())
                .hasToString("TCP 8080");
    }

    @Test
    void addressesAreCutOnlyWhereALineWouldReadOtherwise() {
        assertThat(GUARDED.parties().stream()
                        .filter(Party.Outside.class::isInstance)
                        .map(Party::name))
                .containsExactly(
                        "0.0.0.0-192.0.1.255[External]",
                        "192.0.2.0-192.0.2.255[External]",
                        "192.0.3.0-255.255.255.255[External]",
                        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External]");
        Cluster nobody = Cluster.empty()
                .with(pod("other", "intruder"))
                .enforcedBy(Shops.guarded().enforcement());
        assertThat(Connectivity.of(nobody).parties().stream().map(Party::name))
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External]",
                        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External]",
                        "other/intruder[Pod]");
    }

    @Test
    void aNodeReachesItsOwnPodsAndOthersOnlyAsPoliciesSay() {
        Cluster cluster = Shops.guarded().with(node("n2"));
        Connectivity connectivity = Connectivity.of(cluster);
        Party db = connectivity.party("shop/db");

        assertThat(connectivity.cell(connectivity.party("n1"), db).surely()).isEqualTo(Connections.all());
        assertThat(connectivity.cell(connectivity.party("n2"), db).possibly()).isEqualTo(Connections.none());
        assertThat(connectivity.cell(db, connectivity.party("n1")).surely()).isEqualTo(Connections.all());
    }

    @Test
    void whatHoldsForSomePodsOfAWorkloadIsPossible() {
        Cluster cluster =
                Shops.guarded().with(Workload.deployment(pod("shop", "db").named("replica"), 2));
        Connectivity connectivity = Connectivity.of(cluster);
        Cell cell = connectivity.cell(connectivity.party("n1"), connectivity.party("shop/replica"));

        assertThat(cell.surely()).isEqualTo(Connections.none());
        assertThat(cell.possibly()).isEqualTo(Connections.none());

        Cluster placed = Shops.guarded()
                .with(Workload.deployment(pod("shop", "db").named("replica").on("n1"), 2));
        assertThat(Connectivity.of(placed)
                        .cell(
                                new Party.Host(node("n1")),
                                Connectivity.of(placed).party("shop/replica"))
                        .surely())
                .isEqualTo(Connections.all());
    }

    @Test
    void whatIsNotAnEndHasNoRows() {
        ClusterSemantics narrow = ClusterSemantics.likeNetpolAnalyzer();

        assertThat(Connectivity.of(Shops.guarded(), narrow).parties().stream().map(Party::name))
                .noneMatch(name -> name.endsWith("[Node]"))
                .noneMatch(name -> name.startsWith("::"));
        assertThat(Connectivity.of(Shops.guarded(), narrow).semantics()).isEqualTo(narrow);
        assertThat(GUARDED.cells())
                .noneMatch(cell -> cell.source().equals(cell.destination()))
                .noneMatch(
                        cell -> cell.source() instanceof Party.Outside && cell.destination() instanceof Party.Outside);
    }

    @Test
    void blocksMatchPodsAsTheSemanticsSay() {
        Cluster cluster = Cluster.empty()
                .with(pod("a", "db"), pod("b", "web").at("192.0.2.7"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(allow(from(cidr("192.0.2.0/24"))).to("db").port(80))));
        Connectivity match = Connectivity.of(cluster);
        Connectivity never = Connectivity.of(cluster, Semantics.defaults().withPodIpsInIpBlocks(false));

        assertThat(match.cell(match.party("b/web"), match.party("a/db")).surely())
                .hasToString("TCP 80");
        assertThat(never.cell(never.party("b/web"), never.party("a/db")).possibly())
                .hasToString("No Connections");
    }

    @Test
    void theIngressControllerReachesWhatItForwardsTo() {
        assertThat(GUARDED.cells().map(Cell::toString))
                .contains("{ingress-controller} => shop/web[Deployment] : TCP 8080")
                .noneMatch(line -> line.startsWith("{ingress-controller} => shop/db"));
        Connectivity closed = Connectivity.of(Shops.open()
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("shop")
                        .with(List.of(allow(from("db")).to("web").port(8080))))));

        assertThat(closed.cells().map(Cell::toString)).noneMatch(line -> line.startsWith("{ingress-controller}"));
        assertThat(closed.withIngressController(pod("shop", "db")).cells().map(Cell::toString))
                .contains("{ingress-controller} => shop/web[Deployment] : TCP 8080");
    }

    @Test
    void waysInSayWhatPoliciesLetThrough() {
        List<Entrance> entrances = GUARDED.entrances();

        assertThat(entrances)
                .extracting(
                        entrance -> entrance.entry().kind(),
                        entrance -> entrance.ports().toString())
                .containsExactly(
                        tuple(EntryPoint.Kind.NODE_PORT, "TCP 5432"), tuple(EntryPoint.Kind.INGRESS, "TCP 8080"));
        // Its node sees to it, whose own pod the database is: so it is possible from anywhere, and sure from where it
        // is allowed.
        assertThat(entrances.get(0).cells().stream().map(Cell::toString))
                .contains(
                        "192.0.2.0-192.0.2.255[External] => shop/db[Pod] : TCP 5432",
                        "192.0.3.0-255.255.255.255[External] => shop/db[Pod] : No Connections (possibly TCP 5432)");
        assertThat(entrances).noneMatch(Entrance::isBlocked);
    }

    @Test
    void aFocusNarrows() {
        assertThat(GUARDED.focusedOn(Focus.on("shop/db").ingress().port(5432))
                        .cells()
                        .map(Cell::toString))
                .containsExactly(
                        "192.0.2.0-192.0.2.255[External] => shop/db[Pod] : TCP 5432",
                        "shop/web[Deployment] => shop/db[Pod] : TCP 5432",
                        "n1[Node] => shop/db[Pod] : TCP 5432");
        assertThat(GUARDED.focusedOn(Focus.on("shop/db").egress()).cells())
                .isNotEmpty()
                .allMatch(cell -> cell.source().name().equals("shop/db[Pod]"));
        assertThat(GUARDED.focusedOn(Focus.on("shop/db")).cells())
                .anyMatch(cell -> cell.source().name().equals("shop/db[Pod]"))
                .anyMatch(cell -> cell.destination().name().equals("shop/db[Pod]"))
                .allMatch(cell -> cell.source().name().equals("shop/db[Pod]")
                        || cell.destination().name().equals("shop/db[Pod]"));
        assertThat(GUARDED.focusedOn(Focus.onAll().on(Connections.of(Protocol.UDP, 53, 53)))
                        .cells())
                .isNotEmpty()
                .allMatch(cell -> cell.possibly().equals(Connections.of(Protocol.UDP, 53, 53)));
        assertThat(GUARDED.focusedOn(Focus.onAll()).cells())
                .isEqualTo(GUARDED.cells().toList());
    }

    @Test
    void partiesAreFoundByWhatTheyAreCalled() {
        assertThat(GUARDED.party("shop/web").name()).isEqualTo("shop/web[Deployment]");
        assertThat(GUARDED.party("shop/web[Deployment]").name()).isEqualTo("shop/web[Deployment]");
        assertThat(GUARDED.party("n1").name()).isEqualTo("n1[Node]");
        assertThat(GUARDED.party("192.0.2.77").name()).isEqualTo("192.0.2.0-192.0.2.255[External]");
        assertThat(GUARDED.party("{ingress-controller}").name()).isEqualTo("{ingress-controller}");
        assertThatThrownBy(() -> GUARDED.party("default/web"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no pods, node or address outside of that name, but shop/web[Deployment]");
        Connectivity two = Connectivity.of(Shops.open().with(pod("shop", "web")));
        assertThatThrownBy(() -> two.party("shop/web"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("may be any of shop/web[Deployment], shop/web[Pod]");
        assertThatThrownBy(() -> GUARDED.focusedOn(Focus.on("nobody"))).isInstanceOf(InvalidInputException.class);
    }
}
