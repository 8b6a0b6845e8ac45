package io.github.netpol4j.ufw.kernel;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.HostOptions;
import io.github.netpol4j.analysis.hosts.HostOptions.ForwardAccept;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.analysis.hosts.Way.Kind;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.PortRef;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.ServicePort;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is said of node ports, of a pod on the network of its node, and of a machine outside the cluster, is what connects do: the host is a node
 * that rewrites a port to a pod as kube-proxy does, the machine inside is the pod.
 */
class ExposureKernelTest {

    private static final int NODE_PORT = 30080;
    private static final int TARGET = 8080;
    private static final int AGENT = 9000;
    private static final int SQL = 1433;
    private static final String POD = "10.244.0.2";
    private static final Node NODE = node("n1").at("198.51.100.1", "10.244.0.1");
    private static final Endpoint CLIENT = external("198.51.100.2");

    private static final List<String> RULES = List.of(
            "ufw deny 30080/tcp\n",
            "ufw allow 30080/tcp\nufw allow 9000/tcp\nufw allow from 198.51.100.0/24 to any port 1433 proto tcp\n",
            "ufw route deny proto tcp to 10.244.0.2 port 8080\nufw deny 9000/tcp\nufw reject 1433/tcp\n",
            """
            ufw route deny proto tcp to any port 30080
            ufw route allow proto tcp to 10.244.0.2 port 8080
            ufw deny out to 10.244.0.2 port 8080 proto tcp
            """);

    private final Set<State> seen = EnumSet.noneOf(State.class);

    @Test
    void whatIsSaidIsWhatConnectsDo() {
        int answers = 0;
        try (HostNamespaces host = HostNamespaces.open()) {
            iptables(host, "-t nat -A PREROUTING -p tcp --dport 30080 -j DNAT --to-destination " + POD + ":8080");
            iptables(host, "-t nat -A OUTPUT -p tcp --dport 30080 -j DNAT --to-destination " + POD + ":8080");
            iptables(host, "-t nat -A POSTROUTING -o hi -j MASQUERADE");
            host.ufwAll("--force enable");
            for (UfwAction routed : List.of(UfwAction.DENY, UfwAction.ALLOW)) {
                host.ufwAll("default " + routed + " routed");
                for (ForwardAccept accept : List.of(ForwardAccept.NONE, ForwardAccept.FIRST)) {
                    if (accept == ForwardAccept.FIRST) {
                        iptables(host, "-I FORWARD -m conntrack --ctstate DNAT -j ACCEPT");
                    }
                    for (String rules : RULES) {
                        UfwDefaults defaults = new UfwDefaults(UfwAction.DENY, UfwAction.ALLOW, routed);
                        UfwFirewall firewall = Ufw.readAdded(rules, defaults);
                        host.restore(firewall.userRules(), firewall.user6Rules());
                        answers += compare(host, firewall, accept);
                    }
                    if (accept == ForwardAccept.FIRST) {
                        iptables(host, "-D FORWARD -m conntrack --ctstate DNAT -j ACCEPT");
                    }
                }
            }
        }
        assertThat(seen).as("every state comes about").containsExactlyInAnyOrder(State.values());
        System.out.println("ufw: " + answers + " answers about node ports and hosts, seen by real connects");
    }

    private int compare(HostNamespaces host, UfwFirewall firewall, ForwardAccept accept) {
        Map<Probe, Access> said = new LinkedHashMap<>();
        HostExposure cluster = HostExposure.of(
                cluster(),
                Hosts.none().node(NODE, firewall),
                HostOptions.defaults().withAccept(accept));
        said.put(Probe.tcp(Place.OUTSIDE, NODE_PORT), answer(cluster, CLIENT, Kind.NODE_PORT));
        said.put(Probe.tcp(Place.OUTSIDE, AGENT), answer(cluster, CLIENT, Kind.HOST_NETWORK));
        said.put(
                new Probe(Place.HOST, Place.OUTSIDE, false, UfwProtocol.TCP, NODE_PORT),
                answer(cluster, NODE, Kind.SERVICE));
        HostExposure elsewhere = HostExposure.of(
                Cluster.empty()
                        .with(Service.of("shop", "db").naming("sql.example").port(SQL)),
                Hosts.none().machine(node("sql.example").at("198.51.100.1"), firewall));
        said.put(Probe.tcp(Place.OUTSIDE, SQL), answer(elsewhere, CLIENT, Kind.EXTERNAL_NAME));
        Map<Probe, Answer> done = host.probe(said.keySet());
        said.forEach((probe, access) -> {
            seen.add(access.state());
            assertThat(access.outcome())
                    .as("%s, %s, accept %s, and was %s with\n%s", access, probe, accept, done.get(probe), firewall)
                    .isEqualTo(done.get(probe) == Answer.CONNECTED ? Outcome.ALLOWED : Outcome.DENIED);
        });
        return said.size();
    }

    private static Access answer(HostExposure exposure, Endpoint asker, Kind kind) {
        return exposure.from(asker).stream()
                .filter(access -> access.way().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Cluster cluster() {
        return Cluster.empty()
                .with(
                        NODE,
                        pod("shop", "web").at(POD).on("n1"),
                        pod("shop", "agent")
                                .at("198.51.100.1")
                                .on("n1")
                                .onHostNetwork()
                                .listening("metrics", Protocol.TCP, AGENT))
                .with(Service.of("shop", "web")
                        .selecting("app", "web")
                        .reachedBy(Service.Type.NODE_PORT)
                        .port(new ServicePort("", Protocol.TCP, 80, PortRef.of(TARGET), Optional.of(NODE_PORT))));
    }

    private static void iptables(HostNamespaces host, String arguments) {
        host.in(Place.HOST, ("/usr/sbin/iptables " + arguments).split(" ")).orFail("iptables " + arguments);
    }
}
