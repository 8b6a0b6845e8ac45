package io.github.netpol4j.calico.oracle;

import io.github.netpol4j.calico.oracle.Policy.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The oracle, last layer: what Felix does with a connection (reference 2.1 and 2.4; felix/rules/endpoints.go, static.go and dispatch.go,
 * calc/event_sequencer.go). Facts from there, in code of ours, that shares nothing with the library.
 */
class Felix extends FelixTiers {

    private final OracleOptions options;

    Felix(List<Map<String, Object>> objects, OracleOptions options) {
        super(objects);
        this.options = options;
    }

    /** What becomes of a connection. */
    final Outcome outcome(Connection connection) {
        doubts().clear();
        End from = connection.from();
        End to = connection.to();
        if (from.isOneWith(to) || isFromOwnNode(from, to)) {
            return Outcome.of(Verdict.ALLOWED);
        }
        if (from.isPod() && to.isHost() && to.name().equals(from.node())) {
            doubt("a pod to its own node: defaultEndpointToHostAction");
            return new Outcome(Verdict.UNDECIDED, new TreeSet<>(doubts()));
        }
        List<Set<Step>> gates = new ArrayList<>();
        gates.add(leaving(connection));
        gates.addAll(forwarding(connection));
        gates.add(arriving(connection));
        boolean mayPass = gates.stream().allMatch(gate -> gate.contains(Step.ALLOW));
        boolean mayFail = gates.stream().anyMatch(gate -> gate.contains(Step.DENY));
        return mayPass && mayFail
                ? new Outcome(Verdict.UNDECIDED, new TreeSet<>(doubts()))
                : Outcome.of(mayPass ? Verdict.ALLOWED : Verdict.DENIED);
    }

    boolean isFromOwnNode(End from, End to) {
        return from.isHost() && to.isPod() && from.name().equals(to.node());
    }

    /** The source's own say: a pod's egress, or what leaves a host. */
    Set<Step> leaving(Connection connection) {
        End from = connection.from();
        if (from.isPod()) {
            return pod(labels(from), Direction.EGRESS, connection);
        }
        return from.isHost() ? overAll(governors(from.name(), from), hep -> hostOut(hep, connection)) : allow();
    }

    /** The destination's own say. */
    Set<Step> arriving(Connection connection) {
        End to = connection.to();
        if (to.isPod()) {
            return pod(labels(to), Direction.INGRESS, connection);
        }
        return to.isHost() ? overAll(governors(to.name(), to), hep -> hostIn(hep, connection)) : allow();
    }

    /** A pod: tiers, then the profile of its namespace, which allows. */
    Set<Step> pod(Map<String, String> labels, Direction direction, Connection connection) {
        return then(tiers(labels, direction, Stage.NORMAL, connection), podProfiles());
    }

    Set<Step> podProfiles() {
        return allow();
    }

    /** From a process of a host: untracked, then normal; the failsafe ports pass. */
    private Set<Step> hostOut(Optional<Hep> hep, Connection connection) {
        if (hep.isEmpty() || isFailsafe(options.failsafeOut(), connection)) {
            return allow();
        }
        return then(
                untracked(hep.get(), Direction.EGRESS, connection), normal(hep.get(), Direction.EGRESS, connection));
    }

    /** To a process of a host: untracked, pre-DNAT, normal; whoever allows first has the last word. */
    private Set<Step> hostIn(Optional<Hep> hep, Connection connection) {
        if (hep.isEmpty() || isFailsafe(options.failsafeIn(), connection)) {
            return allow();
        }
        Map<String, String> labels = hep.get().labels();
        return then(
                untracked(hep.get(), Direction.INGRESS, connection),
                then(early(labels, connection), normal(hep.get(), Direction.INGRESS, connection)));
    }

    private Set<Step> untracked(Hep hep, Direction direction, Connection connection) {
        return hep.interfaceName().equals("*") && !options.wildcardHeedsUntracked()
                ? EnumSet.of(Step.NONE)
                : tiers(hep.labels(), direction, Stage.UNTRACKED, connection);
    }

    Set<Step> early(Map<String, String> labels, Connection connection) {
        return tiers(labels, Direction.INGRESS, Stage.BEFORE_DNAT, connection);
    }

    private Set<Step> normal(Hep hep, Direction direction, Connection connection) {
        return then(tiers(hep.labels(), direction, Stage.NORMAL, connection), profiles(hep));
    }

    /** The profiles that exist in Kubernetes: what nobody allowed is dropped. */
    Set<Step> profiles(Hep hep) {
        boolean allows = hep.profiles().stream()
                .anyMatch(profile -> profile.equals("projectcalico-default-allow") || profile.startsWith("kns."));
        return EnumSet.of(allows ? Step.ALLOW : Step.DENY);
    }

    boolean isFailsafe(List<OracleOptions.Failsafe> ports, Connection connection) {
        return ports.stream().anyMatch(port -> port.covers(connection));
    }

    /** The host endpoints of the nodes that a pod's packets are forwarded by. */
    private List<Set<Step>> forwarding(Connection connection) {
        End from = connection.from();
        End to = connection.to();
        List<Set<Step>> gates = new ArrayList<>();
        if (from.isPod() && to.isPod() && !from.node().isEmpty() && from.node().equals(to.node())) {
            List<Optional<Hep>> inside = options.wildcardSeesPods() ? wildcard(from.node()) : nobody();
            gates.add(overAll(inside, hep -> forwardIn(hep, false, connection)));
            gates.add(overAll(inside, hep -> forwardOut(hep, connection)));
            return gates;
        }
        if (from.isPod()) {
            gates.addAll(forwardedBy(from, false, connection));
        }
        if (to.isPod()) {
            gates.addAll(forwardedBy(to, true, connection));
        }
        return gates;
    }

    /** Between a pod of a node and the outside: into the node, and out of it. */
    private List<Set<Step>> forwardedBy(End pod, boolean comesIn, Connection connection) {
        List<Optional<Hep>> outside =
                governors(pod.node(), End.host(pod.node(), "").by(pod.interfaceName()));
        List<Optional<Hep>> inside = options.wildcardSeesPods() ? wildcard(pod.node()) : nobody();
        return List.of(
                overAll(comesIn ? outside : inside, hep -> forwardIn(hep, comesIn, connection)),
                overAll(comesIn ? inside : outside, hep -> forwardOut(hep, connection)));
    }

    /** What comes into a node to be forwarded: untracked unless it comes from a pod, pre-DNAT, forward. */
    Set<Step> forwardIn(Optional<Hep> hep, boolean fromOutside, Connection connection) {
        if (hep.isEmpty()) {
            return allow();
        }
        Map<String, String> labels = hep.get().labels();
        Set<Step> forward = forward(labels, Direction.INGRESS, connection);
        Set<Step> rest =
                isFailsafe(options.failsafeIn(), connection) ? forward : then(early(labels, connection), forward);
        return fromOutside && !isFailsafe(options.failsafeIn(), connection)
                ? then(untracked(hep.get(), Direction.INGRESS, connection), rest)
                : rest;
    }

    private Set<Step> forwardOut(Optional<Hep> hep, Connection connection) {
        return hep.isEmpty() ? allow() : forward(hep.get().labels(), Direction.EGRESS, connection);
    }

    /** Neither profiles nor a final drop: what no policy on forwarded traffic denies goes on. */
    Set<Step> forward(Map<String, String> labels, Direction direction, Connection connection) {
        return then(tiers(labels, direction, Stage.FORWARD, connection), allow());
    }

    /**
     * The host endpoints that may govern what passes a node's interface to the outside. Of those that name the interface, or
     * expect its address, the first by name; else the first wildcard. If the interface is not known, all that may be.
     */
    List<Optional<Hep>> governors(String node, End end) {
        List<Optional<Hep>> possible = new ArrayList<>();
        for (Hep hep : ofNode(node)) {
            if (hep.interfaceName().equals("*")) {
                continue;
            }
            boolean byAddress = hep.interfaceName().isEmpty();
            String known = byAddress ? end.address() : end.interfaceName();
            boolean matches = byAddress
                    ? hep.expectedIps().stream().anyMatch(address -> Blocks.contains(address, end.address()))
                    : hep.interfaceName().equals(end.interfaceName());
            if (matches || known.isEmpty()) {
                possible.add(Optional.of(hep));
            }
            if (matches) {
                return possible;
            }
            if (known.isEmpty()) {
                doubt("the interface of " + node);
            }
        }
        possible.addAll(wildcard(node));
        return possible;
    }

    private List<Optional<Hep>> wildcard(String node) {
        return List.of(ofNode(node).stream()
                .filter(hep -> hep.interfaceName().equals("*"))
                .findFirst());
    }

    private List<Hep> ofNode(String node) {
        return heps().stream()
                .filter(hep -> hep.node().equals(node))
                .sorted(Comparator.comparing(Hep::name))
                .toList();
    }

    private static List<Optional<Hep>> nobody() {
        return List.of(Optional.empty());
    }

    private static Set<Step> overAll(List<Optional<Hep>> possible, Function<Optional<Hep>, Set<Step>> asked) {
        Set<Step> all = EnumSet.noneOf(Step.class);
        possible.forEach(hep -> all.addAll(asked.apply(hep)));
        return all;
    }
}
