package io.github.netpol4j.oracle;

import static io.github.netpol4j.oracle.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which pods a policy selects, which directions it isolates, and how policies add up. */
class NaiveOracleIsolationTest {

    @Test
    @DisplayName("1: a policy applies to pods of its own namespace; none given is default")
    void namespace() {
        ConnectionEnd inDefault = ConnectionEnd.pod("default", "p", Map.of());
        assertThat(allows(ingress(""), tcp(OTHER, DB))).isFalse();
        assertThat(allows(ingress(""), tcp(DB, OTHER))).isTrue();
        assertThat(allows(policyIn("", "podSelector: {}"), tcp(DB, inDefault))).isFalse();
        assertThat(allows(policyIn("namespace: \"\"", "podSelector: {}"), tcp(DB, inDefault)))
                .isFalse();
        assertThat(allows(policyIn("", "podSelector: {}"), tcp(OTHER, DB))).isTrue();
    }

    @Test
    @DisplayName("1: podSelector selects by label; missing, null or empty it selects all")
    void podSelector() {
        String types = ", policyTypes: [Ingress]";
        assertThat(allows(policy(ONLY_WEB + types), tcp(DB, WEB))).isFalse();
        assertThat(allows(policy(ONLY_WEB + types), tcp(WEB, DB))).isTrue();
        assertThat(allows(policy("podSelector: {}" + types), tcp(WEB, DB))).isFalse();
        assertThat(allows(policy("podSelector: null" + types), tcp(WEB, DB))).isFalse();
        assertThat(allows(policy("policyTypes: [Ingress]"), tcp(WEB, DB))).isFalse();
    }

    @Test
    @DisplayName("1: a policy without metadata or spec has the defaults of both")
    void nothingSaid() {
        NetworkPolicy empty = new NetworkPolicyBuilder().build();
        ConnectionEnd inDefault = ConnectionEnd.pod("default", "p", Map.of());
        NaiveOracle oracle = new NaiveOracle(List.of(empty), OracleOptions.USUAL);
        assertThat(oracle.allows(tcp(DB, inDefault))).isFalse();
        assertThat(oracle.allows(tcp(inDefault, DB))).isTrue();
    }

    @Test
    @DisplayName("2: isolated per direction; not isolated, all is allowed")
    void perDirection() {
        assertThat(allows("", tcp(WEB, DB))).isTrue();
        assertThat(allows(ingress(""), tcp(WEB, OUTSIDE))).isTrue();
        assertThat(allows(ingress(""), tcp(OUTSIDE, WEB))).isFalse();
        assertThat(allows(egress(""), tcp(WEB, OUTSIDE))).isFalse();
        assertThat(allows(egress(""), tcp(OUTSIDE, WEB))).isTrue();
    }

    @Test
    @DisplayName("3: without policyTypes ingress is affected, and egress if it has a rule")
    void defaultTypes() {
        assertThat(allows(policy("podSelector: {}"), tcp(OUTSIDE, WEB))).isFalse();
        assertThat(allows(policy("podSelector: {}"), tcp(WEB, OUTSIDE))).isTrue();
        assertThat(allows(policy("egress: []"), tcp(WEB, OUTSIDE))).isTrue();
        assertThat(allows(policy("policyTypes: [], egress: []"), tcp(WEB, OUTSIDE)))
                .isTrue();
        assertThat(allows(policy("egress: [{ports: [{port: 443}]}]"), tcp(WEB, OUTSIDE)))
                .isFalse();
        assertThat(allows(policy("egress: [{ports: [{port: 443}]}]"), tcp(OUTSIDE, WEB)))
                .isFalse();
        assertThat(allows(policy("egress: [{ports: [{port: 443}]}]"), tcp(WEB, OUTSIDE, 443)))
                .isTrue();
    }

    @Test
    @DisplayName("3: policyTypes that are given win over the rules; doubles are harmless")
    void givenTypes() {
        assertThat(allows(policy("policyTypes: [Egress], ingress: [{ports: [{port: 443}]}]"), tcp(OUTSIDE, WEB)))
                .isTrue();
        assertThat(allows(policy("policyTypes: [Egress]"), tcp(WEB, OUTSIDE))).isFalse();
        assertThat(allows(policy("policyTypes: [Ingress], egress: [{ports: [{port: 443}]}]"), tcp(WEB, OUTSIDE)))
                .isTrue();
        assertThat(allows(policy("policyTypes: [Ingress, Ingress]"), tcp(OUTSIDE, WEB)))
                .isFalse();
    }

    @Test
    @DisplayName("4: policies and rules add up, in any order")
    void union() {
        String first = port("port: 80");
        String second = port("port: 81");
        for (String both :
                List.of(first + second, second + first, ingress("{ports: [{port: 80}]}, {ports: [{port: 81}]}"))) {
            assertThat(allows(both, tcp(OUTSIDE, WEB, 80))).isTrue();
            assertThat(allows(both, tcp(OUTSIDE, WEB, 81))).isTrue();
            assertThat(allows(both, tcp(OUTSIDE, WEB, 82))).isFalse();
        }
        assertThat(allows(first + ingress(""), tcp(OUTSIDE, WEB, 80))).isTrue();
    }

    @Test
    @DisplayName("5: both sides have to allow; an end outside the cluster always does")
    void bothSides() {
        String toDb = egress("{to: [{podSelector: {matchLabels: {app: db}}}]}");
        assertThat(allows(toDb, tcp(WEB, DB))).isTrue();
        assertThat(allows(toDb + ingress(""), tcp(WEB, DB))).isFalse();
        assertThat(allows(toDb + from("podSelector: {}"), tcp(WEB, DB))).isTrue();
        assertThat(allows(egress("") + from("podSelector: {}"), tcp(WEB, DB))).isFalse();
        assertThat(allows(toDb + ingress(""), tcp(OUTSIDE, NODE1))).isTrue();
    }

    @Test
    @DisplayName("6: no ingress rule allows nothing; an empty rule allows all")
    void emptyLists() {
        assertThat(allows(policy("policyTypes: [Ingress]"), tcp(OUTSIDE, WEB))).isFalse();
        assertThat(allows(policy("policyTypes: [Ingress], ingress: null"), tcp(OUTSIDE, WEB)))
                .isFalse();
        assertThat(allows(ingress(""), tcp(OUTSIDE, WEB))).isFalse();
        assertThat(allows(ingress("{}"), tcp(OUTSIDE, WEB))).isTrue();
        assertThat(allows(egress("{}"), tcp(WEB, OUTSIDE))).isTrue();
    }

    @Test
    @DisplayName("null in place of a list is an empty list")
    void nullLists() {
        NetworkPolicy policy = new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .endMetadata()
                .withSpec(new NetworkPolicySpecBuilder().build())
                .build();
        policy.getSpec().setIngress(null);
        policy.getSpec().setEgress(null);
        policy.getSpec().setPolicyTypes(null);
        NaiveOracle oracle = new NaiveOracle(List.of(policy), OracleOptions.USUAL);
        assertThat(oracle.allows(tcp(OTHER, DB))).isFalse();
        assertThat(oracle.allows(tcp(DB, OTHER))).isTrue();
    }
}
