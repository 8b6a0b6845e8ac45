package io.github.netpol4j.oracle;

import static io.github.netpol4j.oracle.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which ports and protocols a rule opens, by number, by name and by range. */
class NaiveOraclePortsTest {

    @Test
    @DisplayName("13: ports missing or empty is every port of every protocol; several are alternatives")
    void lists() {
        for (String rule : List.of("{}", "{ports: []}", "{ports: null}")) {
            for (String protocol : List.of("TCP", "UDP", "SCTP", "ICMP")) {
                assertThat(allows(ingress(rule), new Connection(WEB, DB, protocol, 80)))
                        .isTrue();
            }
        }
        String two = ingress("{ports: [{port: 80}, {protocol: UDP, port: 53}]}");
        assertThat(allows(two, tcp(WEB, DB, 80))).isTrue();
        assertThat(allows(two, udp(WEB, DB, 53))).isTrue();
        assertThat(allows(two, tcp(WEB, DB, 53))).isFalse();
    }

    @Test
    @DisplayName("14: the protocol is TCP unless given; without a port it is all ports of that protocol")
    void protocols() {
        assertThat(allows(port("port: 80"), tcp(WEB, DB))).isTrue();
        assertThat(allows(port("port: 80"), udp(WEB, DB, 80))).isFalse();
        assertThat(allows(port("protocol: UDP"), udp(WEB, DB, 81))).isTrue();
        assertThat(allows(port("protocol: UDP"), tcp(WEB, DB))).isFalse();
        assertThat(allows(port(""), tcp(WEB, DB))).isTrue();
        assertThat(allows(port(""), udp(WEB, DB, 80))).isFalse();
        assertThat(allows(port("protocol: SCTP, port: 80"), new Connection(WEB, DB, "SCTP", 80)))
                .isTrue();
    }

    @Test
    @DisplayName("15: the port is the destination's, in both directions")
    void destinationPort() {
        assertThat(allows(port("port: 5432"), tcp(WEB, DB, 5432))).isTrue();
        assertThat(allows(port("port: 5432"), tcp(WEB, DB, 80))).isFalse();
        assertThat(allows(egress("{ports: [{port: 5432}]}"), tcp(WEB, DB, 5432)))
                .isTrue();
        assertThat(allows(egress("{ports: [{port: 5432}]}"), tcp(WEB, DB, 80))).isFalse();
    }

    @Test
    @DisplayName("16: a name is resolved by the destination pod, in both directions")
    void named() {
        for (String rules : List.of(port("port: metrics"), egress("{ports: [{port: metrics}]}"))) {
            assertThat(allows(rules, tcp(WEB, DB, 9200))).isTrue();
            assertThat(allows(rules, tcp(WEB, DB, 9201))).isTrue();
            assertThat(allows(rules, tcp(WEB, DB, 9100))).isFalse();
            assertThat(allows(rules, tcp(DB, WEB, 9100))).isTrue();
            assertThat(allows(rules, tcp(DB, WEB, 9200))).isFalse();
        }
    }

    @Test
    @DisplayName("16: a name is of one protocol")
    void namedProtocol() {
        assertThat(allows(port("port: metrics"), tcp(WEB, DB, 9300))).isFalse();
        assertThat(allows(port("port: metrics"), udp(WEB, DB, 9300))).isFalse();
        assertThat(allows(port("protocol: UDP, port: metrics"), udp(WEB, DB, 9300)))
                .isTrue();
        assertThat(allows(port("protocol: UDP, port: metrics"), udp(WEB, DB, 9200)))
                .isFalse();
    }

    @Test
    @DisplayName("16: a name that nobody declares matches nothing, and nothing outside has names")
    void unresolved() {
        assertThat(allows(port("port: nosuch"), tcp(WEB, DB, 5432))).isFalse();
        assertThat(allows(egress("{ports: [{port: metrics}]}"), tcp(WEB, OUTSIDE, 9100)))
                .isFalse();
        assertThat(allows(egress("{ports: [{port: metrics}]}"), tcp(WEB, NODE2, 9100)))
                .isFalse();
        assertThat(allows(egress("{ports: [{port: metrics}]}"), tcp(WEB, DB.onHostNetwork(), 9200)))
                .isFalse();
    }

    @Test
    @DisplayName("17: endPort is inclusive")
    void endPort() {
        String range = port("port: 80, endPort: 82");
        assertThat(allows(range, tcp(WEB, DB, 79))).isFalse();
        assertThat(allows(range, tcp(WEB, DB, 80))).isTrue();
        assertThat(allows(range, tcp(WEB, DB, 81))).isTrue();
        assertThat(allows(range, tcp(WEB, DB, 82))).isTrue();
        assertThat(allows(range, tcp(WEB, DB, 83))).isFalse();
        assertThat(allows(range, udp(WEB, DB, 81))).isFalse();
        assertThat(allows(port("port: 80, endPort: 80"), tcp(WEB, DB, 80))).isTrue();
    }

    @Test
    @DisplayName("18: a number need not be declared by the pod")
    void undeclared() {
        assertThat(allows(port("port: 4711"), tcp(WEB, DB, 4711))).isTrue();
    }
}
