package io.github.netpol4j.examples;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.analysis.hosts.Way.Kind;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.PortRef;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.ServicePort;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Host endpoints of Calico guard what no NetworkPolicy does, and are a layer like ufw. */
class CalicoHostsTest {

    private static final Node NODE = node("n1").at("10.8.0.1");

    private static Access asked(Cluster cluster, String client, Kind kind) {
        return HostExposure.of(cluster, Hosts.none()).from(external(client)).stream()
                .filter(access -> access.way().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Cluster cluster() {
        return Cluster.empty()
                .with(
                        NODE,
                        pod("shop", "web").at("10.244.0.2").on("n1"),
                        pod("shop", "agent")
                                .at("10.8.0.1")
                                .on("n1")
                                .onHostNetwork()
                                .listening("metrics", Protocol.TCP, 9100))
                .with(Service.of("shop", "web")
                        .selecting("app", "web")
                        .reachedBy(Service.Type.NODE_PORT)
                        .port(new ServicePort("", Protocol.TCP, 80, PortRef.of(8080), Optional.of(30080))));
    }

    @Test
    void aPodOnTheNetworkOfItsNode() {
        Policy aboutThePod = policy("agent").in("shop").with(isolate("agent").ingress());
        assertThat(asked(cluster().enforcedBy(Kubernetes.compile(aboutThePod)), "203.0.113.7", Kind.HOST_NETWORK)
                        .state())
                .isEqualTo(State.GUARDED_IN_APPEARANCE);
        Policy aboutTheHost = policy("n1")
                .in("shop")
                .with(allow(from(cidr("198.51.100.0/24"))).to(host()).port(9100));
        Cluster guarded = cluster().enforcedBy(Calico.guarding(NODE).compile(aboutTheHost));
        Access stopped = asked(guarded, "203.0.113.7", Kind.HOST_NETWORK);
        assertThat(stopped.state()).as(stopped.toString()).isEqualTo(State.GUARDED);
        assertThat(stopped.guards()).containsExactly("Calico");
        assertThat(asked(guarded, "198.51.100.7", Kind.HOST_NETWORK).state()).isEqualTo(State.OPEN);
    }

    /** Whether a policy about a host is asked before a node port is rewritten is not told by what it permits. */
    @Test
    void aNodePort() {
        Policy aboutTheHost = policy("n1")
                .in("shop")
                .with(allow(from(cidr("198.51.100.0/24"))).to(host()).port(30080));
        Access access =
                asked(cluster().enforcedBy(Calico.guarding(NODE).compile(aboutTheHost)), "203.0.113.7", Kind.NODE_PORT);
        assertThat(access.isCertain()).as(access.toString()).isFalse();
        assertThat(access.remedies()).anyMatch(remedy -> remedy.contains("preDNAT"));
    }
}
