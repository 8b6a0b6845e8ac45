package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.analysis.hosts.Firewalls.Answer;
import io.github.netpol4j.analysis.hosts.Firewalls.Chain;
import io.github.netpol4j.analysis.hosts.Firewalls.Packet;
import io.github.netpol4j.analysis.hosts.HostOptions.ForwardAccept;
import io.github.netpol4j.analysis.hosts.Layer.Role;
import io.github.netpol4j.analysis.hosts.Scenario.Step;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers that one connection meets, one after another. */
final class Path {

    private final Policies policies;
    private final Firewalls firewalls;
    private final HostOptions options;
    private final Asker asker;
    private final Entry entry;
    private final Target target;
    private final Hop hop;
    private final Seen seen;
    private final Protocol protocol;
    private final Remedies remedies;
    private final List<Step> steps = new ArrayList<>();

    Path(
            Policies policies,
            Firewalls firewalls,
            HostOptions options,
            Asker asker,
            Entry entry,
            Target target,
            Hop hop,
            Seen seen) {
        this.policies = policies;
        this.firewalls = firewalls;
        this.options = options;
        this.asker = asker;
        this.entry = entry;
        this.target = target;
        this.hop = hop;
        this.seen = seen;
        this.protocol = entry.way().protocol();
        this.remedies = new Remedies(entry.way(), target);
    }

    List<Step> steps() {
        Optional<Machine> rewriting = Optional.empty();
        boolean remote = hop.arrival().isPresent() && !Hop.same(hop.arrival(), hop.from());
        switch (asker.kind()) {
            case OUTSIDE -> asker.machine().ifPresent(machine -> out(machine, asker.blocks(hop.six())));
            case HOST -> out(hop.from().orElseThrow(), client());
            case POD -> {
                if (remote) {
                    forward(
                            hop.from().orElseThrow(),
                            client(),
                            asked(),
                            entry.way().port());
                } else {
                    rewriting = hop.from();
                    atOwnNode(hop.from().orElseThrow());
                }
            }
        }
        if (remote) {
            rewriting = hop.arrival();
            arrival(hop.arrival().orElseThrow());
        }
        sourceRanges();
        if (nobodyAnswers()) {
            return List.copyOf(steps);
        }
        deliver(rewriting.filter(node -> !(hop.ipvs() && (remote || comesInFirst()))), rewriting);
        return List.copyOf(steps);
    }

    /** The addresses of who asks, before any translation. */
    private List<Cidr> client() {
        return asker.kind() == Asker.Kind.HOST ? hop.from().orElseThrow().blocks(hop.six()) : asker.blocks(hop.six());
    }

    /** The addresses that are asked for. */
    private List<Cidr> asked() {
        List<Cidr> own = entry.addresses().stream()
                .filter(address -> address.isIpv6() == hop.six())
                .map(Cidr::only)
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        return hop.arrival().isPresent() ? hop.arrival().get().blocks(hop.six()) : everything();
    }

    private List<Cidr> everything() {
        return List.of(hop.six() ? Cidr.IPV6 : Cidr.IPV4);
    }

    /** The addresses of what answers. */
    private List<Cidr> answering() {
        if (target instanceof Target.OnPod on) {
            Optional<IpAddress> own = on.pod().pod().addresses().stream()
                    .filter(address -> address.isIpv6() == hop.six())
                    .findFirst();
            List<Cidr> told = options.podBlocks().stream()
                    .filter(block -> block.address().isIpv6() == hop.six())
                    .toList();
            return own.map(address -> List.of(Cidr.only(address))).orElse(told.isEmpty() ? everything() : told);
        }
        if (target instanceof Target.Outside outside) {
            return List.of(Cidr.only(outside.address()));
        }
        return hop.place().map(place -> place.blocks(hop.six())).orElse(everything());
    }

    /** Whether a Service's address is the node's own, so that the packet comes in there. */
    private boolean comesInFirst() {
        return entry.isService() || entry.way().kind() == Way.Kind.NODE_PORT;
    }

    /** What goes out at who asks. */
    private void out(Machine machine, List<Cidr> from) {
        boolean elsewhere = hop.arrival().isPresent() && !Hop.same(hop.arrival(), hop.from());
        boolean asIs = elsewhere || (hop.ipvs() && comesInFirst());
        if (!asIs && Hop.same(hop.place(), hop.from())) {
            boolean onHost = target instanceof Target.OnHost;
            if (onHost) {
                return; // It never leaves the host.
            }
        }
        List<Cidr> to = asIs ? asked() : answering();
        int port = asIs ? entry.way().port() : target.port();
        firewall(machine, Chain.OUT, new Packet(from, to, protocol, port), Role.DECIDES, "", "");
    }

    /** A Service that is asked for by a pod comes in at the pod's node first, if it does at all. */
    private void atOwnNode(Machine node) {
        if (hop.ipvs() && comesInFirst()) {
            comeIn(node);
        } else if (entry.way().kind() == Way.Kind.NODE_PORT) {
            rewrittenPort(node);
        }
    }

    /** At a node whose port is asked for. */
    private void arrival(Machine node) {
        if (hop.ipvs()) {
            comeIn(node);
        } else {
            rewrittenPort(node);
        }
        if (entry.way().port() > 0) {
            policies.aboutNodePort(
                            asker.end(), node.node(), protocol, entry.way().port(), hop.six())
                    .ifPresent(layer -> add(layer, remedies.beforeRewriting(policies.name())));
        }
    }

    private void comeIn(Machine node) {
        Packet packet = new Packet(client(), asked(), protocol, entry.way().port());
        firewall(node, Chain.IN, packet, Role.DECIDES, "", "");
        Packet again = new Packet(client(), answering(), protocol, target.port());
        String note = "if IPVS sends it on that way";
        firewall(node, Chain.OUT, again, Role.PERHAPS, note, "");
    }

    private void rewrittenPort(Machine node) {
        Packet packet = new Packet(client(), asked(), protocol, entry.way().port());
        String note = "but the destination is rewritten to " + target.words() + " before, so it never comes in there";
        firewall(node, Chain.IN, packet, Role.NEVER, note, remedies.rewritten(node));
    }

    private void sourceRanges() {
        IpAddress from =
                asker.kind() == Asker.Kind.OUTSIDE ? asker.end().addresses().get(0) : IpAddress.of("0.0.0.0");
        boolean out = asker.kind() == Asker.Kind.OUTSIDE
                && !entry.ranges().isEmpty()
                && entry.ranges().stream().noneMatch(range -> range.contains(from));
        if (!out) {
            return;
        }
        String why = "by loadBalancerSourceRanges";
        if (entry.way().kind() == Way.Kind.LOAD_BALANCER) {
            add(new Layer("the load balancer", "", Role.DECIDES, Outcome.DENIED, why, "", ""), "");
        } else if (entry.way().kind() == Way.Kind.NODE_PORT) {
            String note = "but node ports are reached without it";
            add(
                    new Layer("the load balancer", "", Role.NEVER, Outcome.DENIED, why, note, ""),
                    remedies.besideBalancer());
        }
    }

    /** With externalTrafficPolicy: Local, a node without a pod of the Service drops what comes to it. */
    private boolean nobodyAnswers() {
        boolean stays = entry.keepsClients() && hop.arrival().isPresent() && asker.kind() == Asker.Kind.OUTSIDE;
        boolean inCluster = target instanceof Target.OnPod || target instanceof Target.OnHost;
        if (stays && inCluster && hop.place().isEmpty()) {
            String why = "because " + target.words() + " is on another node, and externalTrafficPolicy is Local";
            add(new Layer("kube-proxy", "", Role.DECIDES, Outcome.DENIED, why, "", ""), "");
            return true;
        }
        return false;
    }

    /**
     * From the host that has rewritten the destination, or sends it on, to what answers.
     *
     * @param forwards the host whose rules about what it forwards are met
     * @param sender the host that it comes from
     */
    private void deliver(Optional<Machine> forwards, Optional<Machine> sender) {
        if (target instanceof Target.OnPod pod) {
            forwards.ifPresent(node -> forward(node, client(), answering(), pod.port()));
            Optional<Machine> last = sender.isPresent() ? sender : hop.from();
            hop.place()
                    .filter(node -> !Hop.same(Optional.of(node), last))
                    .ifPresent(node -> forward(node, seen.blocks(), answering(), pod.port()));
            Pod supposed = pod.pod().pod();
            enforced(hop.place().map(node -> supposed.on(node.name())).orElse(supposed));
        } else if (target instanceof Target.OnHost host) {
            toHost(host, forwards, sender);
        } else if (target instanceof Target.Outside outside) {
            forwards.ifPresent(node -> forward(node, client(), answering(), outside.port()));
            enforced(new External(outside.address()));
            Packet packet = new Packet(seen.blocks(), answering(), protocol, outside.port());
            outside.machine().ifPresent(machine -> firewall(machine, Chain.IN, packet, Role.DECIDES, "", ""));
            aboutNobody();
        } else {
            add(
                    new Layer(
                            target.words(),
                            "",
                            Role.DECIDES,
                            Outcome.UNDECIDED,
                            "because nobody tells which address that is",
                            "",
                            ""),
                    remedies.tellAddress());
            aboutNobody();
        }
    }

    private void toHost(Target.OnHost host, Optional<Machine> forwards, Optional<Machine> sender) {
        Machine place = hop.place().orElseThrow();
        boolean here = Hop.same(sender, hop.place());
        if (!here) {
            forwards.ifPresent(node -> forward(node, client(), answering(), host.port()));
        }
        boolean local = asker.kind() == Asker.Kind.HOST && Hop.same(hop.from(), hop.place());
        boolean cameIn = here && hop.ipvs() && comesInFirst();
        if (!local && !cameIn) {
            List<Cidr> from = here ? client() : seen.blocks();
            firewall(place, Chain.IN, new Packet(from, answering(), protocol, host.port()), Role.DECIDES, "", "");
        }
        enforced(place.node());
        host.pod()
                .flatMap(pod -> policies.aboutPodOnHostNetwork(source(), pod.pod(), protocol, host.port(), hop.six()))
                .ifPresent(layer -> add(layer, remedies.onHostNetwork(place)));
    }

    private void aboutNobody() {
        Optional<Pod> seeming = entry.seeming();
        seeming.flatMap(pod -> policies.aboutNobody(source(), pod, protocol, target.port(), hop.six()))
                .ifPresent(layer -> add(layer, remedies.outside()));
    }

    private Endpoint source() {
        return asker.kind() == Asker.Kind.HOST ? hop.from().orElseThrow().node() : asker.end();
    }

    private void enforced(Endpoint destination) {
        policies.between(source(), seen, destination, protocol, target.port(), hop.six())
                .forEach(layer -> add(layer, ""));
    }

    private void forward(Machine node, List<Cidr> from, List<Cidr> to, int port) {
        Packet packet = new Packet(from, to, protocol, port);
        ForwardAccept accept = options.accept();
        switch (accept) {
            case NONE -> firewall(node, Chain.THROUGH, packet, Role.DECIDES, "", "");
            case FIRST ->
                firewall(
                        node,
                        Chain.THROUGH,
                        packet,
                        Role.NEVER,
                        "but an orchestrator accepts what is forwarded before",
                        remedies.tooLate(node));
            case UNKNOWN ->
                firewall(
                        node,
                        Chain.THROUGH,
                        packet,
                        Role.PERHAPS,
                        "unless an orchestrator accepts what is forwarded before",
                        remedies.findOut(node));
        }
    }

    private void firewall(Machine machine, Chain chain, Packet packet, Role role, String note, String remedy) {
        if (machine.rules().isEmpty()) {
            return;
        }
        Enforcement rules = machine.rules().get();
        Answer answer = firewalls.ask(machine, rules, chain, packet);
        // That what is forwarded is denied by default says nothing of this connection.
        boolean says = chain == Chain.IN || answer.byRule() || role == Role.PERHAPS;
        if (role == Role.DECIDES || (answer.outcome() != Outcome.ALLOWED && says)) {
            Layer layer =
                    new Layer(Remedies.name(machine), chain.words(), role, answer.outcome(), answer.why(), note, "");
            add(layer, remedy);
        }
    }

    private void add(Layer layer, String remedy) {
        steps.add(new Step(layer, remedy));
    }
}
