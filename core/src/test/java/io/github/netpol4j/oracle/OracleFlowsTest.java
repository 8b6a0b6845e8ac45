package io.github.netpol4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OracleFlowsTest {

    @Test
    void aPodKeepsAllThatAPolicyCanSee() {
        Pod pod = Pod.ofApp("shop", "web")
                .labelled("tier", "front")
                .inNamespaceLabelled("team", "sales")
                .listening("http", Protocol.TCP, 8080)
                .listening("dns", Protocol.UDP, 53)
                .at("10.0.0.1", "2001:db8::1")
                .on("n1")
                .onHostNetwork();
        Flow flow = Flow.from(pod).to(new External(IpAddress.of("2001:db8::9"))).sctp(80);
        ConnectionEnd expected = ConnectionEnd.pod("shop", "web", Map.of("app", "web", "tier", "front"))
                .inNamespaceLabelled(Map.of("team", "sales", "kubernetes.io/metadata.name", "shop"))
                .listening("dns", "UDP", 53)
                .listening("http", "TCP", 8080)
                .at("2001:db8::1")
                .on("n1")
                .onHostNetwork();
        assertThat(OracleFlows.connection(flow))
                .isEqualTo(new Connection(expected, ConnectionEnd.external("2001:db8::9"), "SCTP", 80));
    }

    @Test
    void nodesAndOtherProtocols() {
        Flow flow = Flow.from(Node.named("n1").at("192.168.0.1"))
                .to(Pod.ofApp("shop", "web"))
                .ping();
        assertThat(OracleFlows.connection(flow))
                .isEqualTo(new Connection(
                        ConnectionEnd.node("n1", "192.168.0.1"),
                        ConnectionEnd.pod("shop", "web", Map.of("app", "web"))
                                .inNamespaceLabelled(Map.of("kubernetes.io/metadata.name", "shop")),
                        "IP protocol 1",
                        0));
    }

    @Test
    void eachChoiceIsItsOwnOption() {
        Semantics usual = Semantics.defaults();
        assertThat(OracleFlows.options(usual)).isEqualTo(OracleOptions.USUAL);
        assertThat(OracleFlows.options(usual.withPodIpsInIpBlocks(false)))
                .isEqualTo(new OracleOptions(false, true, false, false));
        assertThat(OracleFlows.options(usual.withHostNetworkPods(Semantics.HostNetworkPods.AS_POD)))
                .isEqualTo(new OracleOptions(true, false, false, false));
        assertThat(OracleFlows.options(usual.withOtherProtocols(Semantics.OtherProtocols.OPEN)))
                .isEqualTo(new OracleOptions(true, true, true, false));
        assertThat(OracleFlows.options(usual.withEgressToOwnNode(true)))
                .isEqualTo(new OracleOptions(true, true, false, true));
    }
}
