package io.github.netpol4j.ufw.exposure;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.analysis.hosts.HostOptions.ForwardAccept;
import io.github.netpol4j.analysis.hosts.HostOptions.Leaving;
import io.github.netpol4j.analysis.hosts.HostOptions.ServiceProxy;
import io.github.netpol4j.analysis.hosts.Way;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.HostNetworkPods;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.UfwFirewall;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The same question, answered by asking the evaluators of policies and of ufw one after another, for each thing that could be the case:
 * written from what kube-proxy, Kubernetes and ufw document, sharing nothing with what is tried but the evaluators.
 */
class ByHand {

    /** An answer. */
    record Expected(Outcome outcome, State state) {}

    private final World world;
    private final Endpoint asker;
    private final Way way;
    private final boolean ipvs;
    private boolean appearance;

    ByHand(World world, Endpoint asker, Way way) {
        this.world = world;
        this.asker = asker;
        this.way = way;
        this.ipvs = world.options.proxy() == ServiceProxy.IPVS;
    }

    final Expected answer() {
        Set<Outcome> all = EnumSet.noneOf(Outcome.class);
        List<ForwardAccept> accepts = world.options.accept() == ForwardAccept.UNKNOWN
                ? List.of(ForwardAccept.FIRST, ForwardAccept.NONE)
                : List.of(world.options.accept());
        for (ForwardAccept accept : accepts) {
            for (Endpoint seen : seen()) {
                all.add(walk(accept == ForwardAccept.NONE, seen));
            }
        }
        Outcome outcome = all.size() == 1 ? all.iterator().next() : Outcome.UNDECIDED;
        if (outcome == Outcome.DENIED) {
            return new Expected(outcome, State.GUARDED);
        }
        return new Expected(outcome, appearance ? State.GUARDED_IN_APPEARANCE : State.OPEN);
    }

    private boolean isOutside() {
        return asker.equals(external("203.0.113.7"));
    }

    private boolean isPod() {
        return asker instanceof Pod;
    }

    /** The node that the asker is, or is on. */
    private String here() {
        return asker instanceof Pod pod ? pod.node().orElseThrow() : asker instanceof Node node ? node.name() : "";
    }

    private boolean isAgent() {
        return way.leadsTo().contains("agent");
    }

    private boolean isOut() {
        return way.kind() == Way.Kind.EXTERNAL_NAME;
    }

    private boolean isNodePort() {
        return way.kind() == Way.Kind.NODE_PORT;
    }

    private String there() {
        return (isAgent() ? world.agent : world.web).node().orElseThrow();
    }

    private Node node(String name) {
        return name.equals("n1") ? world.n1 : world.n2;
    }

    /** Whom the end of the way sees. */
    private List<Endpoint> seen() {
        List<Endpoint> all = new ArrayList<>(List.of(asker));
        if (isPod() && (isOut() || (isAgent() && !here().equals(there())))) {
            if (world.options.leaving() == Leaving.AS_NODE) {
                all.clear();
            }
            if (world.options.leaving() != Leaving.AS_POD) {
                all.add(node(here()));
            }
        }
        if (isNodePort() && !world.local && !(asker instanceof Node && way.at().equals(here()))) {
            all.add(node(way.at()));
        }
        return all;
    }

    private Outcome walk(boolean forwardIsAsked, Endpoint seen) {
        List<Outcome> met = new ArrayList<>();
        Endpoint end = isOut() ? external(World.MACHINE) : isAgent() ? node(there()) : world.web;
        int port = isOut() ? World.SQL : isAgent() ? World.AGENT : World.WEB;
        String stands = here();
        boolean comesIn = false;
        boolean rewrites = isPod();
        if (asker instanceof Node node) {
            boolean away = isNodePort() && !way.at().equals(here());
            boolean service = isNodePort() || way.kind() == Way.Kind.SERVICE;
            if (away) {
                met.add(out(here(), node, node(way.at()), way.port()));
            } else if (ipvs && service) {
                met.add(outAnywhere(here(), node, isNodePort() ? node(here()) : null, way.port()));
            } else if (!(isAgent() && here().equals(there()))) {
                met.add(out(here(), node, end, port));
            }
        }
        if (isNodePort() && !way.at().equals(here())) {
            if (isPod()) {
                met.add(through(forwardIsAsked, here(), asker, node(way.at()), way.port()));
            }
            stands = way.at();
            rewrites = true;
            comesIn = arrives(met, stands, end, port);
        } else if (isPod() && isNodePort()) {
            comesIn = arrives(met, stands, end, port);
        } else if (isPod() && way.kind() == Way.Kind.SERVICE && ipvs) {
            met.add(inAnywhere(stands));
            met.add(perhaps(out(stands, asker, end, port)));
            comesIn = true;
        }
        if (isOutside() && isNodePort() && world.local && !way.at().equals(there())) {
            return Outcome.DENIED;
        }
        boolean arrived = !isOut() && stands.equals(there());
        if (rewrites && !comesIn && !(isAgent() && arrived)) {
            met.add(through(forwardIsAsked, stands, asker, end, port));
        }
        if (!isOut() && !isAgent() && !arrived) {
            met.add(through(forwardIsAsked, there(), seen, end, port));
        }
        if (isAgent()) {
            boolean loopback = asker instanceof Node && here().equals(there());
            if (!loopback && !(arrived && comesIn)) {
                met.add(in(there(), arrived ? asker : seen, port));
            }
            seems(Flow.from(asker).to(asPod(world.agent)).tcp(port));
        }
        if (isOut()) {
            met.add(in("sql.example", seen, port));
            seems(Flow.from(asker).to(pod("shop", "orders-db")).tcp(port));
        }
        met.addAll(policies(seen, end, port));
        return worst(met);
    }

    /** At a node whose port is asked for; whether the packet comes in there. */
    private boolean arrives(List<Outcome> met, String node, Endpoint end, int port) {
        Outcome rules = in(node, asker, way.port());
        if (ipvs) {
            met.add(rules);
            met.add(perhaps(out(node, asker, end, port)));
            return true;
        }
        met.addAll(nodePortRules(rules));
        appearance |= rules == Outcome.DENIED;
        return false;
    }

    /** What rules about what comes in do to a port that is rewritten: nothing. */
    List<Outcome> nodePortRules(Outcome rules) {
        return List.of();
    }

    /** What policies about pods do to a pod on the network of its node, or to what is outside: nothing. */
    List<Outcome> policiesAboutNobody(Outcome rules, boolean isOut) {
        return List.of();
    }

    private static Pod asPod(Pod agent) {
        return agent;
    }

    private void seems(Flow flow) {
        Semantics asPod = Semantics.defaults().withHostNetworkPods(HostNetworkPods.AS_POD);
        appearance |= world.policies.evaluate(flow, asPod).ingress().outcome() == Outcome.DENIED;
    }

    private List<Outcome> policies(Endpoint seen, Endpoint end, int port) {
        List<Outcome> all = new ArrayList<>();
        Verdict own = world.policies.evaluate(Flow.from(asker).to(end).tcp(port));
        if (seen.equals(asker)) {
            all.add(own.outcome());
        } else {
            all.add(own.egress().outcome());
            Verdict theirs = world.policies.evaluate(Flow.from(seen).to(end).tcp(port));
            all.add(
                    theirs.exemption().isPresent()
                            ? Outcome.ALLOWED
                            : theirs.ingress().outcome());
        }
        Endpoint nobody = isOut() ? pod("shop", "orders-db") : isAgent() ? world.agent : null;
        if (nobody != null) {
            Semantics asPod = Semantics.defaults().withHostNetworkPods(HostNetworkPods.AS_POD);
            Flow flow = Flow.from(asker).to(nobody).tcp(port);
            all.addAll(policiesAboutNobody(
                    world.policies.evaluate(flow, asPod).ingress().outcome(), isOut()));
        }
        return all;
    }

    private static Outcome perhaps(Outcome outcome) {
        return outcome == Outcome.ALLOWED ? outcome : Outcome.UNDECIDED;
    }

    private static Outcome worst(List<Outcome> met) {
        return met.contains(Outcome.DENIED)
                ? Outcome.DENIED
                : met.contains(Outcome.UNDECIDED) ? Outcome.UNDECIDED : Outcome.ALLOWED;
    }

    private static Endpoint plain(Endpoint end) {
        return external(end.addresses().get(0).toString());
    }

    private static Outcome ask(UfwFirewall rules, Endpoint from, Endpoint to, int port) {
        return rules == null
                ? Outcome.ALLOWED
                : rules.evaluate(Flow.from(from).to(to).tcp(port)).outcome();
    }

    private Outcome in(String host, Endpoint from, int port) {
        Node to = host.equals("sql.example")
                ? io.github.netpol4j.NetPol.node(host).at(World.MACHINE)
                : node(host);
        return ask(world.firewalls.get(host), plain(from), to, port);
    }

    private Outcome out(String host, Endpoint from, Endpoint to, int port) {
        Node source =
                io.github.netpol4j.NetPol.node(host).at(from.addresses().get(0).toString());
        return ask(world.firewalls.get(host), source, plain(to), port);
    }

    /** To an address of a Service, which is not known: no rule of these worlds names one, but some name everything. */
    private Outcome outAnywhere(String host, Node from, Node to, int port) {
        if (to != null) {
            return out(host, from, to, port);
        }
        return several(
                out(host, from, external("10.96.0.1"), port),
                out(host, from, external("10.244.0.1"), port),
                out(host, from, external("192.168.1.1"), port));
    }

    private Outcome inAnywhere(String host) {
        return in(host, asker, way.port());
    }

    private static Outcome several(Outcome... outcomes) {
        Set<Outcome> all = EnumSet.noneOf(Outcome.class);
        all.addAll(List.of(outcomes));
        return all.size() == 1 ? outcomes[0] : Outcome.UNDECIDED;
    }

    private Outcome through(boolean isAsked, String host, Endpoint from, Endpoint to, int port) {
        Outcome rules = ask(world.firewalls.get(host), plain(from), plain(to), port);
        if (!isAsked) {
            appearance |= world.options.accept() == ForwardAccept.FIRST
                    && rules == Outcome.DENIED
                    && world
                            .firewalls
                            .get(host)
                            .evaluate(Flow.from(plain(from)).to(plain(to)).tcp(port))
                            .ingress()
                            .selecting()
                            .stream()
                            .anyMatch(Verdict.Selecting::isMatched);
            return Outcome.ALLOWED;
        }
        return rules;
    }
}
