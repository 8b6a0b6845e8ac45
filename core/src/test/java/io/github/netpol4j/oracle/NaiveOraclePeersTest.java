package io.github.netpol4j.oracle;

import static io.github.netpol4j.oracle.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whom a rule speaks of: everyone, pods by selectors, addresses by blocks. */
class NaiveOraclePeersTest {

    @Test
    @DisplayName("7: from or to, missing or empty, is everyone, outside and nodes included")
    void everyone() {
        for (String rule : List.of(
                "{ports: [{port: 80}]}", "{from: [], ports: [{port: 80}]}", "{from: null, ports: [{port: 80}]}")) {
            for (ConnectionEnd end : List.of(DB, OTHER, NODE2, OUTSIDE)) {
                assertThat(allows(ingress(rule), tcp(end, WEB))).isTrue();
            }
        }
        for (ConnectionEnd end : List.of(DB, OTHER, NODE2, OUTSIDE)) {
            assertThat(allows(egress("{to: []}"), tcp(WEB, end))).isTrue();
        }
    }

    @Test
    @DisplayName("7: several peers are alternatives")
    void severalPeers() {
        String either = ingress("{from: [{podSelector: {matchLabels: {app: db}}}, {ipBlock: {cidr: 203.0.113.0/24}}]}");
        assertThat(allows(either, tcp(DB, WEB))).isTrue();
        assertThat(allows(either, tcp(OUTSIDE, WEB))).isTrue();
        assertThat(allows(either, tcp(OTHER, WEB))).isFalse();
    }

    @Test
    @DisplayName("8: a podSelector alone means the policy's namespace, a namespaceSelector alone all pods there")
    void oneSelector() {
        assertThat(allows(from(ONLY_WEB), tcp(WEB, DB))).isTrue();
        assertThat(allows(from(ONLY_WEB), tcp(OTHER, DB))).isFalse();
        String sales = from("namespaceSelector: {matchLabels: {team: sales}}");
        assertThat(allows(sales, tcp(WEB, DB))).isTrue();
        assertThat(allows(sales, tcp(DB, WEB))).isTrue();
        assertThat(allows(sales, tcp(OTHER, DB))).isFalse();
    }

    @Test
    @DisplayName("8: both selectors in one peer are one condition, in two peers two")
    void bothSelectors() {
        String namespace = "namespaceSelector: {matchLabels: {team: sales}}";
        String and = from(namespace + ", " + ONLY_WEB);
        assertThat(allows(and, tcp(WEB, DB))).isTrue();
        assertThat(allows(and, tcp(DB, WEB))).isFalse();
        assertThat(allows(and, tcp(OTHER, DB))).isFalse();
        String or = ingress("{from: [{" + namespace + "}, {" + ONLY_WEB + "}]}");
        assertThat(allows(or, tcp(WEB, DB))).isTrue();
        assertThat(allows(or, tcp(DB, WEB))).isTrue();
        assertThat(allows(or, tcp(OTHER, DB))).isFalse();
    }

    @Test
    @DisplayName("9: an empty podSelector is all pods here, an empty namespaceSelector all pods anywhere")
    void emptySelectors() {
        assertThat(allows(from("podSelector: {}"), tcp(WEB, DB))).isTrue();
        assertThat(allows(from("podSelector: {}"), tcp(OTHER, DB))).isFalse();
        assertThat(allows(from("namespaceSelector: {}"), tcp(WEB, DB))).isTrue();
        assertThat(allows(from("namespaceSelector: {}"), tcp(OTHER, DB))).isTrue();
        assertThat(allows(from("namespaceSelector: {}, podSelector: null"), tcp(OTHER, DB)))
                .isTrue();
        assertThat(allows(from("namespaceSelector: null, podSelector: {}"), tcp(OTHER, DB)))
                .isFalse();
        assertThat(allows(from("namespaceSelector: {}, podSelector: {}"), tcp(OTHER, DB)))
                .isTrue();
    }

    @Test
    @DisplayName("9: a peer that says nothing, or too much, is not judged")
    void invalidPeers() {
        assertThatThrownBy(() -> allows(from(""), tcp(WEB, DB))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> allows(from("podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}"), tcp(WEB, DB)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("10: selectors match neither nodes nor addresses outside")
    void selectorsMatchPods() {
        for (String all :
                List.of("podSelector: {}", "namespaceSelector: {}", "namespaceSelector: {}, podSelector: {}")) {
            assertThat(allows(from(all), tcp(OUTSIDE, WEB))).isFalse();
            assertThat(allows(from(all), tcp(NODE2, WEB))).isFalse();
            assertThat(allows(egress("{to: [{" + all + "}]}"), tcp(WEB, OUTSIDE)))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("10: ipBlock is its cidr without its except, and each block has its own")
    void ipBlock() {
        String block = "ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.0/29, 203.0.113.128/25]}";
        assertThat(allows(from(block), tcp(ConnectionEnd.external("203.0.113.8"), WEB)))
                .isTrue();
        assertThat(allows(from(block), tcp(OUTSIDE, WEB))).isFalse();
        assertThat(allows(from(block), tcp(ConnectionEnd.external("203.0.113.200"), WEB)))
                .isFalse();
        assertThat(allows(from(block), tcp(ConnectionEnd.external("203.0.114.8"), WEB)))
                .isFalse();
        String again = ingress("{from: [{" + block + "}]}, {from: [{ipBlock: {cidr: 203.0.113.7/32}}]}");
        assertThat(allows(again, tcp(OUTSIDE, WEB))).isTrue();
    }

    @Test
    @DisplayName("10: ipBlock matches nodes, and pods if so chosen; an unknown address is in no block")
    void ipBlockOfPods() {
        String block = from("ipBlock: {cidr: 0.0.0.0/0}");
        OracleOptions outsideOnly = new OracleOptions(false, true, false, false);
        assertThat(allows(block, tcp(WEB, DB))).isTrue();
        assertThat(allows(block, outsideOnly, tcp(WEB, DB))).isFalse();
        assertThat(allows(block, outsideOnly, tcp(OUTSIDE, DB))).isTrue();
        assertThat(allows(block, outsideOnly, tcp(NODE1, DB))).isTrue();
        assertThat(allows(block, outsideOnly, tcp(WEB.onHostNetwork(), DB))).isTrue();
        assertThat(allows(block, tcp(WEB.at(""), DB))).isFalse();
        assertThat(allows(block, tcp(ConnectionEnd.node("n1", ""), DB))).isFalse();
    }

    @Test
    @DisplayName("10: a block of one family holds no address of the other; a dual-stack pod matches by the one in use")
    void families() {
        String v4 = from("ipBlock: {cidr: 0.0.0.0/0}");
        String v6 = from("ipBlock: {cidr: \"::/0\"}");
        assertThat(allows(v4, tcp(WEB.at("2001:db8::1"), DB))).isFalse();
        assertThat(allows(v6, tcp(WEB.at("2001:db8::1"), DB))).isTrue();
        assertThat(allows(v6, tcp(WEB, DB))).isFalse();
        String narrow = from("ipBlock: {cidr: \"2001:db8::/33\", except: [\"2001:db8::1/128\"]}");
        assertThat(allows(narrow, tcp(WEB.at("2001:db8::1"), DB))).isFalse();
        assertThat(allows(narrow, tcp(WEB.at("2001:db8:0:0:0:0:0:2"), DB))).isTrue();
        assertThat(allows(narrow, tcp(WEB.at("2001:db8:8000::2"), DB))).isFalse();
    }

    @Test
    @DisplayName("10: bits behind the prefix don't count; an IPv4-mapped block is IPv4; leading zeros are decimal")
    void looseBlocks() {
        assertThat(allows(from("ipBlock: {cidr: 203.0.113.9/24}"), tcp(OUTSIDE, WEB)))
                .isTrue();
        assertThat(allows(from("ipBlock: {cidr: \"::ffff:203.0.113.0/120\"}"), tcp(OUTSIDE, WEB)))
                .isTrue();
        assertThat(allows(from("ipBlock: {cidr: \"::ffff:203.0.112.0/120\"}"), tcp(OUTSIDE, WEB)))
                .isFalse();
        assertThat(allows(from("ipBlock: {cidr: 0203.000.0113.00/024}"), tcp(OUTSIDE, WEB)))
                .isTrue();
        assertThat(allows(from("ipBlock: {cidr: 010.0.0.0/8}"), tcp(WEB, DB))).isTrue();
    }

    @Test
    @DisplayName("11: every namespace has its name as a label, whatever else is known of it")
    void namespaceName() {
        String lab = from("namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: lab}}");
        assertThat(allows(lab, tcp(OTHER, DB))).isTrue();
        assertThat(allows(lab, tcp(WEB, DB))).isFalse();
        ConnectionEnd lying = OTHER.inNamespaceLabelled(Map.of("kubernetes.io/metadata.name", "shop"));
        assertThat(allows(lab, tcp(lying, DB))).isTrue();
        assertThat(allows(from("namespaceSelector: {matchLabels: {team: sales}}"), tcp(OTHER, DB)))
                .isFalse();
    }
}
