package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Values.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Protocols and ports, and the text that others read. */
class ConnectionsTest {

    private static final Connections ICMP = Connections.of(Protocol.ICMP);

    private static Connections tcp(int from, int to) {
        return Connections.of(Protocol.TCP, from, to);
    }

    @Test
    void theTextIsCanonical() {
        Connections some = tcp(8081, 8090)
                .or(Connections.of(Protocol.UDP, 53, 53))
                .or(tcp(80, 80))
                .or(tcp(8080, 8080));

        assertThat(some).hasToString("TCP 80,8080-8090,UDP 53");
        assertThat(some.or(Connections.of(Protocol.SCTP))).hasToString("SCTP 1-65535,TCP 80,8080-8090,UDP 53");
        assertThat(Connections.all()).hasToString("All Connections");
        assertThat(Connections.none()).hasToString("No Connections");
        assertThat(Connections.all().minus(tcp(80, 80)))
                .hasToString("SCTP 1-65535,TCP 1-79,81-65535,UDP 1-65535,other protocols");
        assertThat(ICMP.or(Connections.of(new Protocol(47)))).hasToString("ICMP,protocol 47");
        assertThat(ICMP.or(Connections.of(new Protocol(2)))
                        .or(Connections.of(new Protocol(3)))
                        .or(Connections.of(Protocol.ICMPV6)))
                .hasToString("ICMP,protocol 2-3,ICMPv6");
    }

    @Test
    void allPortsAreAllConnectionsUnlessSomeOtherProtocolsDiffer() {
        Connections ports = Connections.all().minus(Connections.withoutPorts());

        assertThat(ports).hasToString("All Connections").isNotEqualTo(Connections.all());
        assertThat(ports.inFull()).isEqualTo("SCTP 1-65535,TCP 1-65535,UDP 1-65535");
        assertThat(ports.or(ICMP)).hasToString("ICMP,SCTP 1-65535,TCP 1-65535,UDP 1-65535");
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> tcp(0, 80)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> tcp(80, 65536)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> tcp(81, 80)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Connections.of(Protocol.ICMP, 1, 2)).isInstanceOf(InvalidInputException.class);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void operationsAreThoseOfSets(@ForAll("some") Connections one, @ForAll("some") Connections other) {
        for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, new Protocol(2))) {
            for (int port = 1; port <= 7; port++) {
                boolean here = one.contains(protocol, port);
                boolean there = other.contains(protocol, port);
                assertThat(one.and(other).contains(protocol, port)).isEqualTo(here && there);
                assertThat(one.or(other).contains(protocol, port)).isEqualTo(here || there);
                assertThat(one.minus(other).contains(protocol, port)).isEqualTo(here && !there);
            }
        }
        assertThat(one.minus(other).or(one.and(other))).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one.minus(one).isEmpty()).isTrue();
        assertThat(one.ports(Protocol.TCP).spans()).isSortedAccordingTo(Span::compareTo);
    }

    @Provide
    Arbitrary<Connections> some() {
        Arbitrary<Integer> ports = Arbitraries.integers().between(1, 7);
        Arbitrary<Connections> spans = Combinators.combine(Arbitraries.of(Protocol.TCP, Protocol.UDP), ports, ports)
                .as((protocol, one, other) -> Connections.of(protocol, Math.min(one, other), Math.max(one, other)));
        Arbitrary<Connections> others = Arbitraries.of(
                ICMP, Connections.of(new Protocol(2)), Connections.of(Protocol.TCP), Connections.withoutPorts());
        return Arbitraries.oneOf(spans, spans, others)
                .list()
                .ofMaxSize(4)
                .map(all -> all.stream().reduce(Connections.none(), Connections::or));
    }
}
