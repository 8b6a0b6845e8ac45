package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A region narrows with all that it is told, and refuses what no flow has. */
class RegionTest {

    private static final Region ALL = Region.all();

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    private static Names in(String... names) {
        return Names.in(List.of(names));
    }

    @Test
    void whatIsSaidTwiceHoldsTwice() {
        Region once = ALL.label(End.SOURCE, "app", in("web", "api")).ports(Protocol.TCP, 80, 90);
        Region twice = once.label(End.SOURCE, "app", in("web", "db")).ports(Protocol.TCP, 85, 95);

        assertThat(twice).isEqualTo(ALL.label(End.SOURCE, "app", in("web")).ports(Protocol.TCP, 85, 90));
        assertThat(twice)
                .hasSameHashCodeAs(ALL.label(End.SOURCE, "app", in("web")).ports(Protocol.TCP, 85, 90));
    }

    @Test
    void labelsAreThoseOfPodsAndPortsThoseOfProtocolsWithPorts() {
        assertThat(ALL.label(End.SOURCE, "app", in("web")).values())
                .containsEntry(Dimension.location(End.SOURCE), Location.pods());
        assertThat(ALL.namespaceLabel(End.DESTINATION, "team", Names.ABSENT).values())
                .containsEntry(Dimension.location(End.DESTINATION), Location.pods());
        assertThat(ALL.with(Dimension.port(), Numbers.of(80, 80)).values())
                .containsEntry(Dimension.protocol(), Numbers.of(List.of(6, 17, 132)));
        assertThat(ALL.portName(Protocol.TCP, "web").values())
                .containsEntry(Dimension.location(End.DESTINATION), Location.pods())
                .containsEntry(Dimension.protocol(), Numbers.of(6, 6));
    }

    @Test
    void theNameLabelOfANamespaceIsItsName() {
        String key = Pod.NAMESPACE_NAME_LABEL;

        assertThat(ALL.namespaceLabel(End.SOURCE, key, in("a"))).isEqualTo(ALL.at(End.SOURCE, in("a")));
        assertThat(ALL.namespaceLabel(End.SOURCE, key, Names.notIn(List.of("a"))))
                .isEqualTo(ALL.at(End.SOURCE, Location.podsOutside(List.of("a"))));
        assertThat(ALL.namespaceLabel(End.SOURCE, key, Names.PRESENT)).isEqualTo(ALL.at(End.SOURCE, Location.pods()));
        assertThat(ALL.namespaceLabel(End.SOURCE, key, Names.ABSENT)).hasToString("no flow");
        refused(
                () -> Dimension.namespaceLabel(End.SOURCE, key),
                "Dimension.namespaceLabel(source, \"kubernetes.io/metadata.name\"): the name of a namespace is no label");
    }

    @Test
    void anEndIsAlwaysSomewhere() {
        assertThat(ALL.at(End.SOURCE, Names.ABSENT)).hasToString("no flow");
        assertThat(FlowSet.of(ALL.at(End.SOURCE, Names.ABSENT)).isEmpty()).isTrue();
        assertThat(ALL.at(End.SOURCE, Names.ANY)).isEqualTo(ALL.at(End.SOURCE, Names.PRESENT));
    }

    @Test
    void contradictionsHoldNoFlow() {
        List<Region> contradictions = List.of(
                ALL.label(End.SOURCE, "app", in("web")).at(End.SOURCE, Location.hosts()),
                ALL.label(End.SOURCE, "app", in()),
                ALL.ports(Protocol.TCP, 80, 80).ports(Protocol.UDP, 80, 80),
                ALL.ports(Protocol.TCP, 80, 80).protocols(List.of(Protocol.ICMP)),
                ALL.address(End.SOURCE, Cidr.of("10.0.0.0/8"), List.of(Cidr.IPV4)),
                ALL.protocols(List.of()));

        assertThat(contradictions).allSatisfy(region -> {
            assertThat(region).hasToString("no flow");
            assertThat(FlowSet.of(region)).isEqualTo(FlowSet.none());
        });
        assertThat(FlowSet.of(contradictions).cover()).isEmpty();
    }

    @Test
    void valuesOfAnotherKindAreRefused() {
        refused(
                () -> ALL.with(Dimension.port(), in("http")),
                "port: name http: these are no values of this dimension; use Values.Names for locations");
        refused(() -> ALL.with(Dimension.label(End.SOURCE, "app"), Numbers.of(1, 2)), "source label app: 1-2: these");
        refused(
                () -> ALL.with(Dimension.address(End.SOURCE), Numbers.of(1, 2)),
                "source address: 1-2: these are no values");
        refused(
                () -> ALL.with(Dimension.protocol(), Addresses.of(Cidr.IPV4, List.of())),
                "protocol: 0.0.0.0/0: these are no values");
    }

    @Test
    void numbersThatNoFlowHasAreRefused() {
        refused(
                () -> ALL.ports(Protocol.TCP, 80, 70000),
                "port: 80-70000: some of these are no values of this dimension; use numbers from 1 to 65535");
        refused(() -> ALL.ports(Protocol.TCP, 0, 80), "use numbers from 1 to 65535");
        refused(() -> ALL.with(Dimension.protocol(), Numbers.of(256, 256)), "use numbers from 0 to 255");
        refused(() -> ALL.with(Dimension.numbers("mark", -1, 5), Numbers.of(-2, -2)), "use numbers from -1 to 5");
        refused(() -> ALL.ports(Protocol.TCP, 90, 80), "90-80: the end comes before the start");
    }

    @Test
    void protocolsWithoutPortsHaveNone() {
        refused(() -> ALL.ports(Protocol.ICMP, 1, 2), "ICMP: this protocol has no ports");
        refused(() -> ALL.portName(new Protocol(47), "web"), "protocol 47: this protocol has no ports");
    }
}
