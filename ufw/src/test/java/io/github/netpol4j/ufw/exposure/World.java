package io.github.netpol4j.ufw.exposure;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.analysis.hosts.HostOptions;
import io.github.netpol4j.analysis.hosts.HostOptions.ForwardAccept;
import io.github.netpol4j.analysis.hosts.HostOptions.Leaving;
import io.github.netpol4j.analysis.hosts.HostOptions.ServiceProxy;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.PortRef;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.ServicePort;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A small cluster with hosts around it, of a seed. All that matters to who passes is drawn; names and addresses are always the same. */
final class World {

    static final int NODE_PORT = 30080;
    static final int AGENT_NODE_PORT = 30100;
    static final int WEB = 8080;
    static final int AGENT = 9100;
    static final int SQL = 1433;
    static final String MACHINE = "192.168.1.20";

    private static final List<String> COMMANDS = List.of(
            "deny 30080/tcp",
            "allow 30080/tcp",
            "deny 30100/tcp",
            "allow from 203.0.113.0/24 to any port 30080 proto tcp",
            "deny 9100/tcp",
            "allow 9100/tcp",
            "allow from 10.8.0.0/24 to any port 9100 proto tcp",
            "allow from 10.8.0.0/24 to any port 1433 proto tcp",
            "allow from 10.244.0.0/16 to any port 1433 proto tcp",
            "allow 1433/tcp",
            "limit 1433/tcp",
            "route allow to 10.244.1.11 port 8080 proto tcp",
            "route deny to 10.244.1.11 port 8080 proto tcp",
            "route deny to any port 30080 proto tcp",
            "route allow in on eth0",
            "route allow from 10.244.0.0/16",
            "route deny from 203.0.113.0/24",
            "deny out to 192.168.1.0/24",
            "reject out to 10.244.0.0/16");

    final Random random;
    final Node n1 = node("n1").at("10.8.0.1");
    final Node n2 = node("n2").at("10.8.0.2");
    final Pod web;
    final Pod agent;
    final Pod asking;
    final boolean local;
    final Enforcement policies;
    final Map<String, UfwFirewall> firewalls = new LinkedHashMap<>();
    final HostOptions options;

    World(long seed) {
        random = new Random(seed);
        web = pod("shop", "web").at("10.244.1.11").on(either("n1", "n2"));
        agent = agent(either("n1", "n2"));
        asking = pod("shop", either("front", "intruder")).at("10.244.2.66").on(either("n1", "n2"));
        local = random.nextBoolean();
        policies = policies();
        for (String host : List.of("n1", "n2", "sql.example")) {
            if (random.nextInt(4) > 0) {
                firewalls.put(host, firewall());
            }
        }
        options = HostOptions.defaults()
                .withAccept(one(ForwardAccept.values()))
                .withLeaving(one(Leaving.values()))
                .withProxy(random.nextInt(24) == 0 ? ServiceProxy.IPVS : ServiceProxy.REWRITING);
    }

    private static Pod agent(String node) {
        return pod("shop", "agent")
                .at(node.equals("n1") ? "10.8.0.1" : "10.8.0.2")
                .on(node)
                .onHostNetwork();
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private String either(String one, String other) {
        return random.nextBoolean() ? one : other;
    }

    private Enforcement policies() {
        List<Rule> all = List.of(
                allow(from("front")).to("web").port(WEB),
                allow(from(cidr("203.0.113.0/24"))).to("web").port(WEB),
                allow(from(cidr("10.8.0.0/24"))).to("web").port(WEB),
                isolate("web").ingress(),
                isolate("agent").ingress(),
                allow(from("front")).to("agent").port(AGENT),
                isolate("orders-db").ingress(),
                allow(from("front")).to("orders-db").port(SQL),
                isolate("ledger").ingress(),
                isolate("intruder").egress(),
                isolate(namespace("shop")).egress(),
                allow(from("front")).to(cidr("192.168.1.20/32")).port(SQL),
                allow(from("intruder")).to(cidr("10.0.0.0/8")).ports(anyPort()));
        List<Rule> some = all.stream().filter(rule -> random.nextInt(3) == 0).toList();
        return some.isEmpty()
                ? Kubernetes.of(List.of())
                : Kubernetes.compile(policy("p").in("shop").with(some));
    }

    private UfwFirewall firewall() {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            text.append("ufw ")
                    .append(COMMANDS.get(random.nextInt(COMMANDS.size())))
                    .append('\n');
        }
        UfwAction in = random.nextBoolean() ? UfwAction.DENY : UfwAction.ALLOW;
        UfwAction out = random.nextInt(4) == 0 ? UfwAction.DENY : UfwAction.ALLOW;
        UfwAction routed = random.nextBoolean() ? UfwAction.DENY : UfwAction.ALLOW;
        return Ufw.readAdded(text.toString(), new UfwDefaults(in, out, routed));
    }

    Node node(Pod pod) {
        return pod.node().filter("n1"::equals).isPresent() ? n1 : n2;
    }

    List<Endpoint> askers() {
        return List.of(external("203.0.113.7"), asking, n1);
    }

    Cluster cluster() {
        Service service = Service.of("shop", "web")
                .selecting("app", "web")
                .reachedBy(Service.Type.NODE_PORT)
                .port(port(80, WEB, NODE_PORT));
        Service agents = Service.of("shop", "agent")
                .selecting("app", "agent")
                .reachedBy(Service.Type.NODE_PORT)
                .port(port(AGENT, AGENT, AGENT_NODE_PORT));
        return Cluster.empty()
                .with(web, agent.listening("metrics", Protocol.TCP, AGENT), n1, n2)
                .with(
                        local ? service.keepingClients() : service,
                        local ? agents.keepingClients() : agents,
                        Service.of("shop", "orders-db").naming("sql.example").port(SQL))
                .enforcedBy(policies);
    }

    private static ServicePort port(int number, int target, int nodePort) {
        return new ServicePort("", Protocol.TCP, number, PortRef.of(target), Optional.of(nodePort));
    }

    Hosts hosts() {
        Hosts hosts = Hosts.none();
        for (Node one : List.of(n1, n2)) {
            hosts = firewalls.containsKey(one.name()) ? hosts.node(one, firewalls.get(one.name())) : hosts;
        }
        Node machine = node("sql.example").at(MACHINE);
        UfwFirewall open = Ufw.readAdded("", new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.ALLOW));
        return hosts.machine(machine, firewalls.getOrDefault("sql.example", open));
    }

    private static Node node(String name) {
        return io.github.netpol4j.NetPol.node(name);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("web on " + web.node() + ", agent on " + agent.node() + ", " + asking.name() + " on " + asking.node()
                + (local ? ", Local" : ", Cluster"));
        lines.add(options.toString());
        firewalls.forEach((name, rules) -> lines.add(name + ": " + rules.state().defaults() + "\n" + rules));
        lines.add(policies.toString());
        return String.join("\n", lines);
    }
}
