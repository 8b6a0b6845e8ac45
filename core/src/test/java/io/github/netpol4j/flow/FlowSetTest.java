package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Values.Names;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a set of flows is, and how it prints. */
class FlowSetTest {

    private static Region app(End end, String name) {
        return Region.all().label(end, "app", Names.in(List.of(name)));
    }

    private static FlowSet byPorts(int many) {
        return FlowSet.of(IntStream.range(0, many)
                .mapToObj(i -> app(End.SOURCE, "a" + i).ports(Protocol.TCP, 100 + i, 100 + i))
                .toList());
    }

    @Test
    void aSetPrintsItsRegionsALineEach() {
        assertThat(FlowSet.none()).hasToString("no flow");
        assertThat(FlowSet.all()).hasToString("from anyone to anyone, every protocol and port");
        assertThat(byPorts(2))
                .hasToString("from pods with app=a0 to anyone, TCP 100\nfrom pods with app=a1 to anyone, TCP 101");
    }

    @Test
    void noMoreThanTwentyRegionsArePrinted() {
        assertThat(byPorts(20).toString().lines()).hasSize(20).noneMatch(line -> line.startsWith("and"));
        assertThat(byPorts(21).toString().lines()).hasSize(21).last().isEqualTo("and 1 more");
        assertThat(byPorts(500).toString().lines()).hasSize(21).last().isEqualTo("and 480 more");
    }

    @Test
    void regionsThatDifferInOneThingAreSaidTogether() {
        FlowSet set = FlowSet.of(
                app(End.SOURCE, "web").ports(Protocol.TCP, 80, 80),
                app(End.SOURCE, "web").ports(Protocol.TCP, 443, 443),
                app(End.SOURCE, "api").ports(Protocol.TCP, 80, 80),
                app(End.SOURCE, "api").ports(Protocol.TCP, 443, 443));

        assertThat(set).hasToString("from pods with app in (api, web) to anyone, TCP 80, 443");
    }

    @Test
    void whatNobodyMentionsChangesNothing() {
        FlowSet set = FlowSet.of(app(End.DESTINATION, "db"));
        Flow flow = Flow.from(Pod.ofApp("a", "web")).to(Pod.ofApp("b", "db")).tcp(80);
        Pod other = Pod.ofApp("b", "db").labelled("tier", "x").inNamespaceLabelled("team", "y");

        assertThat(set.contains(flow)).isTrue();
        assertThat(set.contains(Flow.from(flow.source()).to(other).tcp(80))).isTrue();
    }

    @Test
    void aPodOnTheNetworkOfItsNodeIsWhatTheSemanticsSay() {
        FlowSet toHosts = FlowSet.of(Region.all().at(End.DESTINATION, Location.hosts()));
        Flow flow = Flow.from(Pod.ofApp("a", "web"))
                .to(Pod.ofApp("a", "proxy").onHostNetwork())
                .tcp(80);
        Semantics asPod = Semantics.defaults().withHostNetworkPods(Semantics.HostNetworkPods.AS_POD);

        assertThat(toHosts.contains(flow)).isTrue();
        assertThat(toHosts.contains(flow, asPod)).isFalse();
        assertThat(FlowSet.of(app(End.DESTINATION, "proxy")).contains(flow)).isFalse();
        assertThat(FlowSet.of(app(End.DESTINATION, "proxy")).contains(flow, asPod))
                .isTrue();
    }

    private static FlowSet between(String source, String destination) {
        return FlowSet.of(Region.all()
                .address(End.SOURCE, Cidr.of(source), List.of())
                .address(End.DESTINATION, Cidr.of(destination), List.of()));
    }

    @Test
    void bothEndsHaveAddressesOfOneFamilyAndNeverTheSame() {
        FlowSet known = between("0.0.0.0/0", "0.0.0.0/0").or(between("::/0", "::/0"));

        assertThat(between("10.0.0.0/8", "fd00::/8").isEmpty()).isTrue();
        assertThat(between("10.0.0.1/32", "10.0.0.1/32").isEmpty()).isTrue();
        assertThat(between("10.0.0.0/31", "10.0.0.0/31").isEmpty()).isFalse();
        assertThat(known).isEqualTo(FlowSet.all());
        assertThat(known.not().isEmpty()).isTrue();
        assertThat(known.not().sample()).isEmpty();
        assertThat(known.not().cover()).isEmpty();
    }

    @Test
    void setsOfUnlikeVocabulariesHaveTheVocabularyOfBoth() {
        FlowSet one = FlowSet.of(app(End.SOURCE, "web"));
        FlowSet other = FlowSet.of(Region.all().address(End.SOURCE, Cidr.of("10.0.0.0/8"), List.of()));

        assertThat(one.or(other).vocabulary()).isEqualTo(one.vocabulary().plus(other.vocabulary()));
        assertThat(one.vocabulary()).hasToString("{source location=[], source label app=[web]}");
    }
}
