package io.github.netpol4j.flow;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SemanticsTest {

    private static final Semantics USUAL = Semantics.defaults();
    private static final Pod WEB = pod("tienda", "web").on("n1");

    private static boolean isExempt(Semantics semantics, Endpoint source, Endpoint destination) {
        return semantics.exemption(Flow.from(source).to(destination).tcp(80)).isPresent();
    }

    @Test
    void anEndpointReachesItself() {
        assertThat(isExempt(USUAL, WEB, WEB)).isTrue();
        assertThat(isExempt(USUAL, WEB, WEB.named("web-2"))).isFalse();
        assertThat(isExempt(USUAL, node("n1"), node("n1"))).isTrue();
    }

    @Test
    void aNodeReachesItsOwnPodsAndNoOthers() {
        assertThat(isExempt(USUAL, node("n1"), WEB)).isTrue();
        assertThat(isExempt(USUAL, node("n2"), WEB)).isFalse();
        assertThat(isExempt(USUAL, node("n1"), pod("tienda", "web"))).isFalse();
    }

    @Test
    void aPodOnTheNetworkOfItsNodeReachesThePodsThereAsTheNodeDoes() {
        Pod agent = pod("kube-system", "agent").on("n1").onHostNetwork();
        assertThat(isExempt(USUAL, agent, WEB)).isTrue();
        assertThat(isExempt(USUAL, agent.on("n2"), WEB)).isFalse();
        assertThat(isExempt(USUAL.withHostNetworkPods(Semantics.HostNetworkPods.AS_POD), agent, WEB))
                .isFalse();
        assertThat(isExempt(USUAL, node("n1"), agent))
                .as("it is the node, not a pod on it")
                .isFalse();
    }

    @Test
    void aPodReachesItsOwnNodeOnlyIfThatIsChosen() {
        assertThat(isExempt(USUAL, WEB, node("n1"))).isFalse();
        assertThat(isExempt(USUAL.withEgressToOwnNode(true), WEB, node("n1"))).isTrue();
        assertThat(isExempt(USUAL.withEgressToOwnNode(true), WEB, node("n2"))).isFalse();
    }

    @Test
    void otherProtocolsAreUntouchedOnlyIfThatIsChosen() {
        Flow ping = Flow.from(WEB).to(pod("tienda", "db")).ping();
        assertThat(USUAL.exemption(ping)).isEmpty();
        assertThat(USUAL.withOtherProtocols(Semantics.OtherProtocols.OPEN).exemption(ping))
                .isPresent();
    }

    @Test
    void anIpv4MappedAddressIsTheIpv4AddressThatItStandsFor() {
        assertThat(IpAddress.of("::ffff:10.0.0.1")).isEqualTo(IpAddress.of("10.0.0.1"));
        assertThat(Cidr.of("::ffff:10.0.0.0/104")).isEqualTo(Cidr.of("10.0.0.0/8"));
        assertThat(Cidr.of("::/0").contains(IpAddress.of("::ffff:10.0.0.1"))).isFalse();
    }
}
