package io.github.netpol4j.calico;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Exposed;
import io.github.netpol4j.analysis.Exposure;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.target.Enforcement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exposures of what Calico enforces: denies, orders, service accounts, and what only some flows decide. */
class CalicoExposureTest {

    private static final String POLICIES = """
            apiVersion: projectcalico.org/v3
            kind: GlobalNetworkPolicy
            metadata: {name: no-legacy}
            spec:
              order: 10
              selector: app == 'db'
              types: [Ingress]
              ingress:
                - action: Deny
                  source: {selector: has(legacy)}
                - action: Allow
                  protocol: TCP
                  source: {namespaceSelector: team == 'a', serviceAccounts: {names: [reader]}}
                  destination: {ports: [5432]}
                - action: Allow
                  protocol: UDP
                  source: {ports: [53], namespaceSelector: team == 'a'}
                  destination: {ports: [99]}
            """;

    private static final Enforcement CALICO = Calico.read(POLICIES);

    private static final Exposure EXPOSURE = Exposure.of(
            Cluster.empty()
                    .with(pod("shop", "web"), pod("shop", "db"))
                    .withNamespace("shop", Map.of("team", "a"))
                    .enforcedBy(CALICO),
            ClusterSemantics.defaults().withExternalIpv6(false));

    @Test
    void rowsSayWhatCalicoTellsApart() {
        List<String> rows = EXPOSURE.rows(EXPOSURE.party("shop/db"), Direction.INGRESS).stream()
                .map(Exposed::toString)
                .toList();
        assertThat(rows)
                .containsExactly(
                        "shop/db[Pod] <= [namespace with {team=a}]/[pod with {!legacy}] running as {account notin"
                                + " (reader)} : No Connections (possibly UDP 99)",
                        "shop/db[Pod] <= [namespace with {team=a}]/[pod with {!legacy}] running as {account=reader} :"
                                + " TCP 5432 (possibly TCP 5432,UDP 99)",
                        "shop/db[Pod] <= [all namespaces]/[pod with {legacy}] or [namespace with {team notin"
                                + " (a)}]/[all pods] or [all nodes] or 0.0.0.0-255.255.255.255[External] : No"
                                + " Connections");
    }

    @Test
    void rowsAgreeWithTheEvaluator() {
        for (String party : List.of("shop/db", "shop/web")) {
            for (Pod peer : List.of(
                    pod("new", "x").inNamespaceLabelled("team", "a"),
                    pod("new", "x").inNamespaceLabelled("team", "a").runningAs("reader"),
                    pod("new", "x")
                            .inNamespaceLabelled("team", "a")
                            .runningAs("reader")
                            .labelled("legacy", "yes"),
                    pod("new", "x").runningAs("reader"),
                    pod("shop", "x").inNamespaceLabelled("team", "a").runningAs("reader"))) {
                Connections surely = EXPOSURE.row(EXPOSURE.party(party), Direction.INGRESS, peer, Optional.empty())
                        .orElseThrow()
                        .surely()
                        .unnamed();
                Pod end = pod("shop", party.substring(5)).inNamespaceLabelled("team", "a");
                for (int port : List.of(5432, 80)) {
                    assertThat(surely.contains(io.github.netpol4j.flow.Protocol.TCP, port))
                            .as("%s to %s on %d", peer, party, port)
                            .isEqualTo(CALICO.evaluate(Flow.from(peer).to(end).tcp(port))
                                    .isAllowed());
                }
            }
        }
    }
}
