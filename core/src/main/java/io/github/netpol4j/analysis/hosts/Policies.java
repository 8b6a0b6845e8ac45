package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.analysis.hosts.Layer.Role;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.HostNetworkPods;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is enforced in the cluster says of one connection. */
final class Policies {

    private final Enforcement enforcement;
    private final Semantics semantics;

    Policies(Enforcement enforcement, Semantics semantics) {
        this.enforcement = enforcement;
        this.semantics = semantics;
    }

    String name() {
        return enforcement.target();
    }

    /**
     * Both ends, where the destination sees somebody who may be another than who asks: the source's policies hold for who asks.
     *
     * @param end who asks
     * @param seen whom the destination sees
     * @param destination the pod, node or address
     * @param protocol the protocol
     * @param port the destination's port
     * @param six the family
     */
    List<Layer> between(Endpoint end, Seen seen, Endpoint destination, Protocol protocol, int port, boolean six) {
        Verdict own = enforcement.evaluate(flow(end, destination, protocol, port, six), semantics);
        if (!seen.isTranslated()) {
            return List.of(layer("", Role.DECIDES, own.outcome(), own.reason()));
        }
        List<Layer> layers = new ArrayList<>();
        if (isPod(end)) {
            layers.add(layer("egress", Role.DECIDES, own.egress().outcome(), why(own.egress())));
        }
        Verdict there = enforcement.evaluate(flow(seen.end(), destination, protocol, port, six), semantics);
        Optional<String> exemption = there.exemption();
        Outcome outcome =
                exemption.isPresent() ? Outcome.ALLOWED : there.ingress().outcome();
        String why = exemption.orElseGet(() -> why(there.ingress()));
        boolean unknown = seen.end().addresses().isEmpty()
                && outcome == Outcome.DENIED
                && there.ingress().selecting().stream()
                        .anyMatch(policy -> !policy.rules().isEmpty());
        layers.add(
                unknown
                        ? layer(
                                "ingress",
                                Role.DECIDES,
                                Outcome.UNDECIDED,
                                "the address of " + seen.end().id() + " is not known")
                        : layer("ingress", Role.DECIDES, outcome, why));
        return layers;
    }

    /** What policies about pods say that can't hold a pod on the network of its node. */
    Optional<Layer> aboutPodOnHostNetwork(Endpoint end, Pod pod, Protocol protocol, int port, boolean six) {
        Semantics asPod = semantics.withHostNetworkPods(HostNetworkPods.AS_POD);
        Side side =
                enforcement.evaluate(flow(end, pod, protocol, port, six), asPod).ingress();
        return denial(side, "but no policy about pods holds one on the network of its node");
    }

    /**
     * What policies about pods say that are named after a Service which leads out of the cluster. What they say of every pod of the namespace
     * is not about that Service.
     */
    Optional<Layer> aboutNobody(Endpoint end, Pod seeming, Protocol protocol, int port, boolean six) {
        Pod plain = seeming;
        for (String label : seeming.labels().keySet()) {
            plain = plain.unlabelled(label);
        }
        return ingress(end, plain, protocol, port, six).outcome() == Outcome.DENIED
                ? Optional.empty()
                : denial(
                        ingress(end, seeming, protocol, port, six),
                        "but it selects pods, and the Service leads to none: no policy guards what is outside the cluster");
    }

    private Side ingress(Endpoint end, Pod pod, Protocol protocol, int port, boolean six) {
        return enforcement
                .evaluate(flow(end, pod, protocol, port, six), semantics)
                .ingress();
    }

    /** What policies about hosts say of a node's port that is rewritten. */
    Optional<Layer> aboutNodePort(Endpoint end, Endpoint node, Protocol protocol, int port, boolean six) {
        Side side = enforcement
                .evaluate(flow(end, node, protocol, port, six), semantics)
                .ingress();
        return side.outcome() == Outcome.ALLOWED
                ? Optional.empty()
                : Optional.of(new Layer(
                        name(),
                        "what comes to the node",
                        Role.PERHAPS,
                        side.outcome(),
                        why(side),
                        "if it is asked before the destination is rewritten (preDNAT)",
                        ""));
    }

    private Optional<Layer> denial(Side side, String note) {
        return side.outcome() == Outcome.DENIED
                ? Optional.of(new Layer(name(), "ingress", Role.NEVER, Outcome.DENIED, why(side), note, ""))
                : Optional.empty();
    }

    private Layer layer(String part, Role role, Outcome outcome, String why) {
        return new Layer(name(), part, role, outcome, why, "", "");
    }

    private static boolean isPod(Endpoint end) {
        return end.fold(pod -> true, node -> false, external -> false);
    }

    private static String why(Side side) {
        if (side.conclusion().isPresent()) {
            return side.conclusion().get().why();
        }
        return side.isIsolated()
                ? side.selecting().stream()
                        .filter(policy -> policy.isMatched() == side.isAllowed())
                        .map(Selecting::policy)
                        .map(policy -> policy.substring(policy.indexOf('/') + 1))
                        .collect(Collectors.joining(", ", "by ", ""))
                : "no policy selects this end";
    }

    private static Flow flow(Endpoint source, Endpoint destination, Protocol protocol, int port, boolean six) {
        return new Flow(source, address(source, six), destination, address(destination, six), protocol, port);
    }

    private static Optional<IpAddress> address(Endpoint end, boolean six) {
        return end.addresses().stream()
                .filter(address -> address.isIpv6() == six)
                .findFirst();
    }
}
