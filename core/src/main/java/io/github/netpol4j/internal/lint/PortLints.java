package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.cluster.Backend;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.ServicePort;
import io.github.netpol4j.finding.Severity;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Ports of rules that the pods they are for do not have. */
final class PortLints {

    private final Scene scene;
    private final Found found;
    private final Map<Service, List<Backend>> backends = new HashMap<>();

    private PortLints(Scene scene, Found found) {
        this.scene = scene;
        this.found = found;
    }

    static void look(Scene scene, Found found) {
        PortLints lints = new PortLints(scene, found);
        for (PolicyView policy : scene.policies()) {
            policy.effective().forEach(rule -> lints.rule(policy, rule));
        }
    }

    private void rule(PolicyView policy, RuleView rule) {
        if (rule.ports().stream().allMatch(port -> port.getPort() == null)) {
            return;
        }
        BitSet destinations = destinations(policy, rule);
        List<PodGroup> pods = scene.inventory().groups(destinations);
        for (int i = 0; i < rule.ports().size(); i++) {
            NetworkPolicyPort port = rule.ports().get(i);
            if (port.getPort() == null) {
                continue;
            }
            String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
            String name = port.getPort().getStrVal();
            if (name != null) {
                named(policy, rule, i, name, protocol, destinations);
            } else if (port.getEndPort() == null) {
                numbered(policy, rule, i, port.getPort().getIntVal(), protocol, pods);
            }
        }
    }

    /** The pods whose ports a rule speaks of; a rule to everyone speaks of those of all. */
    private BitSet destinations(PolicyView policy, RuleView rule) {
        Inventory inventory = scene.inventory();
        if (rule.isIngress()) {
            return inventory.selected(policy.namespace(), policy.selector());
        }
        BitSet destinations = new BitSet();
        if (rule.peers().isEmpty()) {
            destinations.set(0, inventory.size());
        }
        for (NetworkPolicyPeer peer : rule.peers()) {
            destinations.or(inventory.selected(policy.namespace(), peer));
        }
        return destinations;
    }

    private void named(
            PolicyView policy, RuleView rule, int number, String name, String protocol, BitSet destinations) {
        String at = policy.name() + ", " + rule.path() + ", names the port " + name + " of " + protocol;
        if (destinations.isEmpty()) {
            if (!rule.isIngress() && rule.peers().stream().allMatch(peer -> peer.getIpBlock() != null)) {
                found.add(
                        LintCode.NAMED_PORT_UNKNOWN,
                        policy.subject(),
                        rule.portPath(number),
                        at + ", and its peers are addresses alone, which have no names for ports: it lets nothing pass",
                        "write the number");
            }
            return;
        }
        Set<String> others = new TreeSet<>();
        BitSet having = new BitSet();
        destinations.stream().forEach(i -> {
            for (var port : scene.inventory().group(i).ports()) {
                if (port.name().filter(name::equals).isPresent()) {
                    if (port.protocol().toString().equals(protocol)) {
                        having.set(i);
                    } else {
                        others.add(port.protocol().toString());
                    }
                }
            }
        });
        if (!having.isEmpty()) {
            partly(policy, rule, number, at, having, destinations);
            return;
        }
        String who = scene.inventory().names(destinations);
        if (others.isEmpty()) {
            found.add(
                    LintCode.NAMED_PORT_UNKNOWN,
                    policy.subject(),
                    rule.portPath(number),
                    at + ", which no container of " + who + " declares: it lets nothing pass",
                    "name a port that they declare, declare this one, or write the number");
        } else {
            String other = String.join(" and ", others);
            found.add(
                    LintCode.NAMED_PORT_PROTOCOL,
                    policy.subject(),
                    rule.portPath(number),
                    at + ", which " + who + " declare for " + other + " alone: it lets nothing pass",
                    "write protocol: " + others.iterator().next()
                            + (protocol.equals("TCP") ? "; without one it is TCP" : ""));
        }
    }

    /** Of many peers, a rule of egress means those that have the port. */
    private void partly(PolicyView policy, RuleView rule, int number, String at, BitSet having, BitSet destinations) {
        BitSet lacking = (BitSet) destinations.clone();
        lacking.andNot(having);
        boolean isMeant = rule.isIngress()
                || (!rule.peers().isEmpty()
                        && rule.peers().stream()
                                .allMatch(peer ->
                                        peer.getPodSelector() != null && !LabelMatch.isEmpty(peer.getPodSelector())));
        if (!lacking.isEmpty() && isMeant) {
            String names = scene.inventory().names(lacking);
            found.add(
                    LintCode.NAMED_PORT_UNKNOWN,
                    Severity.INFO,
                    policy.subject(),
                    rule.portPath(number),
                    at + ", which no container of " + names + " declares, though one of "
                            + scene.inventory().names(having) + " does: it lets nothing pass to the former",
                    "declare the port in the others too, write the number, or leave them out of what the rule is for");
        }
    }

    private void numbered(
            PolicyView policy, RuleView rule, int number, int port, String protocol, List<PodGroup> pods) {
        boolean isDeclared = pods.stream()
                .flatMap(group -> group.ports().stream())
                .anyMatch(
                        own -> own.number() == port && own.protocol().toString().equals(protocol));
        if (isDeclared || pods.isEmpty()) {
            return;
        }
        Set<String> namespaces = new HashSet<>();
        Set<String> ids = new HashSet<>();
        pods.forEach(group -> {
            namespaces.add(group.namespace());
            ids.add(group.pod().id());
        });
        for (Service service : scene.cluster().services()) {
            boolean isMapped = namespaces.contains(service.namespace())
                    && ports(service, port, protocol)
                            .anyMatch(own -> !own.target().number().equals(java.util.Optional.of(port)));
            if (isMapped && !service.isHeadless()) {
                Set<Integer> targets = targets(service, port, protocol, ids);
                if (!targets.isEmpty() && !targets.contains(port)) {
                    found.add(
                            LintCode.SERVICE_PORT,
                            policy.subject(),
                            rule.portPath(number),
                            policy.name() + ", " + rule.path() + ", names " + protocol + " " + port
                                    + (isOfNodes(service, port, protocol)
                                            ? ", the port of every node for Service "
                                            : ", the port of Service ")
                                    + service.id() + "; its pods listen on " + join(targets)
                                    + ", and policies see the port of the pod",
                            "write " + join(targets));
                    return;
                }
            }
        }
    }

    private static boolean isOfNodes(Service service, int port, String protocol) {
        return ports(service, port, protocol).noneMatch(own -> own.number() == port);
    }

    private static String join(Set<Integer> ports) {
        return String.join(" and ", ports.stream().map(String::valueOf).toList());
    }

    private static Stream<ServicePort> ports(Service service, int port, String protocol) {
        return service.ports().stream()
                .filter(own -> (own.number() == port
                                || own.nodePort().filter(one -> one == port).isPresent())
                        && own.protocol().toString().equals(protocol));
    }

    /** Where that port of a Service leads in some pods. */
    private Set<Integer> targets(Service service, int port, String protocol, Set<String> pods) {
        Set<Integer> targets = new TreeSet<>();
        List<ServicePort> own = ports(service, port, protocol).toList();
        for (Backend backend : backends.computeIfAbsent(service, scene.cluster()::backends)) {
            boolean isOne = pods.contains(backend.pod().pod().id())
                    && backend.protocol().toString().equals(protocol)
                    && own.stream().anyMatch(one -> leads(one, backend));
            if (isOne) {
                targets.add(backend.port());
            }
        }
        return targets;
    }

    private static boolean leads(ServicePort port, Backend backend) {
        return port.target()
                .number()
                .map(number -> number == backend.port())
                .orElseGet(() -> backend.pod().ports().stream()
                        .anyMatch(own -> own.number() == backend.port()
                                && own.name().equals(port.target().name())));
    }
}
