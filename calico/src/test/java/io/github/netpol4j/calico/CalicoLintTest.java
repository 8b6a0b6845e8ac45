package io.github.netpol4j.calico;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Coverage;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The linter asks Calico's resources by their meaning, as it asks NetworkPolicies. */
class CalicoLintTest {

    private static final String CLUSTER = """
            {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: tienda}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: web, labels: {app: web}}}
            ---
            {apiVersion: v1, kind: Service, metadata: {namespace: shop, name: web},
             spec: {type: NodePort, selector: {app: web}, ports: [{port: 80}]}}
            """;

    private static List<String> codes(String resources) {
        return lint(resources).findings().stream().map(Finding::code).toList();
    }

    private static Lint lint(String resources) {
        return Lint.of(Cluster.read(CLUSTER).enforcedBy(Calico.read(resources)));
    }

    private static String global(String spec) {
        return "{apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy, metadata: {name: deny}, spec: " + spec
                + "}";
    }

    @Test
    void aGlobalPolicyForTheNamespacesLabelsIsADefault() {
        String deny = global("{namespaceSelector: team == 'tienda', types: [Ingress, Egress]}");
        assertThat(codes(deny))
                .contains("DNS_CUT", "ENTRY_BLOCKED")
                .doesNotContain("NO_DEFAULT_DENY", "INTERNET_EXPOSED");
        assertThat(lint(deny).coverage().whole()).isEqualTo(new Coverage.Isolated(1, 1, 1));
        String others = global("{namespaceSelector: team == 'datos', types: [Ingress, Egress]}");
        assertThat(codes(others))
                .contains("NO_DEFAULT_DENY", "INTERNET_EXPOSED")
                .doesNotContain("DNS_CUT", "ENTRY_BLOCKED");
    }

    @Test
    void whatItAllowsIsSeen() {
        String allow = global("""
                {namespaceSelector: team == 'tienda', types: [Ingress, Egress],
                 ingress: [{action: Allow, protocol: TCP, source: {nets: [10.0.0.0/8]}}],
                 egress: [{action: Allow, protocol: UDP, destination: {ports: [53]}},
                          {action: Allow, protocol: TCP, destination: {ports: [53]}}]}""");
        assertThat(codes(allow)).doesNotContain("NO_DEFAULT_DENY", "INTERNET_EXPOSED", "DNS_CUT", "ENTRY_BLOCKED");
    }
}
