package io.github.netpol4j.oracle;

import static io.github.netpol4j.oracle.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traffic with rules of its own: to oneself, of nodes and their network, of other protocols, back, and to Services. */
class NaiveOracleSpecialTrafficTest {

    private static final String CLOSED = ingress("") + egress("");
    private static final OracleOptions OWN_NODE = new OracleOptions(true, true, false, true);
    private static final OracleOptions ORDINARY = new OracleOptions(true, false, false, false);

    @Test
    @DisplayName("19: a pod reaches itself; another pod like it is not itself")
    void self() {
        assertThat(allows(CLOSED, tcp(WEB, WEB))).isTrue();
        ConnectionEnd replica = ConnectionEnd.pod("shop", "web-2", WEB.labels());
        assertThat(allows(CLOSED, tcp(WEB, replica))).isFalse();
        ConnectionEnd namesake = ConnectionEnd.pod("lab", "web", WEB.labels());
        assertThat(allows(CLOSED, tcp(WEB, namesake))).isFalse();
    }

    @Test
    @DisplayName("20: a pod's own node reaches it, other nodes need an ipBlock")
    void ownNode() {
        assertThat(allows(CLOSED, tcp(NODE1, WEB))).isTrue();
        assertThat(allows(CLOSED, tcp(NODE2, WEB))).isFalse();
        assertThat(allows(from("ipBlock: {cidr: 192.168.0.2/32}"), tcp(NODE2, WEB)))
                .isTrue();
        ConnectionEnd nowhere = ConnectionEnd.pod("shop", "web", Map.of());
        assertThat(allows(CLOSED, tcp(NODE1, nowhere))).isFalse();
        assertThat(allows(CLOSED, tcp(OTHER, WEB))).isFalse();
    }

    @Test
    @DisplayName("20: a pod reaches its own node if so chosen")
    void toOwnNode() {
        assertThat(allows(CLOSED, tcp(WEB, NODE1))).isFalse();
        assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, NODE1))).isTrue();
        assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, NODE2))).isFalse();
        assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, OTHER.onHostNetwork()))).isTrue();
        assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, OUTSIDE))).isFalse();
    }

    @Test
    @DisplayName("21: a hostNetwork pod is its node: no selector sees it")
    void hostNetworkAsNode() {
        assertThat(allows(CLOSED, tcp(OUTSIDE, WEB.onHostNetwork()))).isTrue();
        assertThat(allows(CLOSED, tcp(WEB.onHostNetwork(), OUTSIDE))).isTrue();
        assertThat(allows(from("podSelector: {}"), tcp(WEB.onHostNetwork(), DB)))
                .isFalse();
        assertThat(allows(from("namespaceSelector: {}"), tcp(WEB.onHostNetwork(), DB)))
                .isFalse();
        assertThat(allows(from("ipBlock: {cidr: 10.0.1.1/32}"), tcp(WEB.onHostNetwork(), DB)))
                .isTrue();
        assertThat(allows(CLOSED, tcp(WEB.onHostNetwork(), DB.on("n1")))).isTrue();
        assertThat(allows(CLOSED, tcp(WEB.onHostNetwork().on(""), DB.on("")))).isFalse();
    }

    @Test
    @DisplayName("21: or it is a pod like any other")
    void hostNetworkAsPod() {
        assertThat(allows(CLOSED, ORDINARY, tcp(OUTSIDE, WEB.onHostNetwork()))).isFalse();
        assertThat(allows(CLOSED, ORDINARY, tcp(WEB.onHostNetwork(), OUTSIDE))).isFalse();
        assertThat(allows(from("podSelector: {}"), ORDINARY, tcp(WEB.onHostNetwork(), DB)))
                .isTrue();
        assertThat(allows(CLOSED, ORDINARY, tcp(WEB.onHostNetwork(), DB.on("n1"))))
                .isFalse();
        assertThat(allows(port("port: sql"), ORDINARY, tcp(WEB, DB.onHostNetwork(), 5432)))
                .isTrue();
    }

    @Test
    @DisplayName("22: a pod without a known address takes part by its labels alone")
    void withoutAddress() {
        assertThat(allows(from("podSelector: {}"), tcp(WEB.at(""), DB.at("")))).isTrue();
        assertThat(allows(egress("{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}"), tcp(WEB, DB.at(""))))
                .isFalse();
    }

    @Test
    @DisplayName("23: a policy for one protocol isolates for the others; ICMP is open or isolated, by choice")
    void protocols() {
        String sctp = port("protocol: SCTP, port: 80");
        assertThat(allows(sctp, tcp(WEB, DB))).isFalse();
        OracleOptions open = new OracleOptions(true, true, true, false);
        Connection ping = new Connection(WEB, DB, "ICMP", 0);
        assertThat(allows(sctp, ping)).isFalse();
        assertThat(allows(sctp, open, ping)).isTrue();
        assertThat(allows(ingress("{}"), ping)).isTrue();
        assertThat(allows(port("protocol: TCP"), ping)).isFalse();
        assertThat(allows(CLOSED, open, tcp(WEB, DB))).isFalse();
        assertThat(allows(CLOSED, open, new Connection(WEB, DB, "SCTP", 80))).isFalse();
    }

    @Test
    @DisplayName("24: what is allowed is answered, so the way back is not asked about")
    void replies() {
        String oneWay = policy("podSelector: {matchLabels: {app: db}}, policyTypes: [Egress]");
        assertThat(allows(oneWay, tcp(WEB, DB))).isTrue();
        assertThat(allows(oneWay, tcp(DB, WEB))).isFalse();
    }

    @Test
    @DisplayName("25: a policy sees the pod behind a Service: the pod's port and address, not the Service's")
    void services() {
        ConnectionEnd serviceAddress = ConnectionEnd.external("10.96.0.10");
        String toService = egress("{to: [{ipBlock: {cidr: 10.96.0.10/32}}], ports: [{port: 80}]}");
        assertThat(allows(toService, tcp(WEB, DB, 5432))).isFalse();
        assertThat(allows(toService, tcp(WEB, serviceAddress))).isTrue();
    }
}
