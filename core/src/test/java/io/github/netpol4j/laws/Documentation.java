package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.flow.Barrier;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What valid NetworkPolicies mean, as regions of flows: what the Kubernetes documentation says, transcribed once more. It
 * shares nothing with the library but the regions. Broken meanings are made by overriding one statement of it.
 */
class Documentation {

    private final List<NetworkPolicy> objects;
    private final Semantics semantics;

    Documentation(List<NetworkPolicy> objects, Semantics semantics) {
        this.objects = objects;
        this.semantics = semantics;
    }

    Meaning meaning() {
        List<Region> untouched = new Definition(List.of(), semantics).untouched();
        return Meaning.of(
                new Barrier(isolated(false), granted(false, untouched)),
                new Barrier(isolated(true), granted(true, untouched)),
                new Barrier(List.of(), untouched));
    }

    private List<Region> isolated(boolean ingress) {
        return objects.stream()
                .filter(object -> isolates(object.getSpec(), ingress))
                .map(object -> selected(object, ingress))
                .toList();
    }

    private List<Region> granted(boolean ingress, List<Region> untouched) {
        List<Region> granted = new ArrayList<>(untouched);
        for (NetworkPolicy object : objects) {
            NetworkPolicySpec spec = object.getSpec();
            if (isolates(spec, ingress) && ingress) {
                spec.getIngress().forEach(rule -> add(granted, object, rule.getFrom(), rule.getPorts(), true));
            } else if (isolates(spec, ingress)) {
                spec.getEgress().forEach(rule -> add(granted, object, rule.getTo(), rule.getPorts(), false));
            }
        }
        return granted;
    }

    boolean isolates(NetworkPolicySpec spec, boolean ingress) {
        List<String> types = spec.getPolicyTypes();
        return types.isEmpty()
                ? ingress || !spec.getEgress().isEmpty()
                : types.contains(ingress ? "Ingress" : "Egress");
    }

    private Region selected(NetworkPolicy object, boolean ingress) {
        End end = ingress ? End.DESTINATION : End.SOURCE;
        Region there = Region.all().at(end, Location.podsIn(List.of(namespace(object))));
        return pods(there, end, object.getSpec().getPodSelector());
    }

    static String namespace(NetworkPolicy object) {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null || namespace.isEmpty() ? "default" : namespace;
    }

    private void add(
            List<Region> granted,
            NetworkPolicy object,
            List<NetworkPolicyPeer> peers,
            List<NetworkPolicyPort> ports,
            boolean ingress) {
        Region selected = selected(object, ingress);
        End other = ingress ? End.SOURCE : End.DESTINATION;
        List<Region> ends = peers.isEmpty()
                ? List.of(selected)
                : peers.stream()
                        .map(peer -> peer(selected, other, object, peer))
                        .toList();
        for (Region between : ends) {
            if (ports.isEmpty()) {
                granted.add(between);
            }
            ports.forEach(port -> granted.add(port(between, port)));
        }
    }

    private Region peer(Region region, End end, NetworkPolicy object, NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            Region inside = region.with(Dimension.address(end), addresses(peer.getIpBlock()));
            return semantics.podIpsInIpBlocks() ? inside : inside.at(end, Location.noPods());
        }
        return pods(namespaces(region.at(end, Location.pods()), end, object, peer), end, peer.getPodSelector());
    }

    Addresses addresses(IPBlock block) {
        return Addresses.of(
                Cidr.of(block.getCidr()),
                block.getExcept().stream().map(Cidr::of).toList());
    }

    Region namespaces(Region region, End end, NetworkPolicy object, NetworkPolicyPeer peer) {
        if (peer.getNamespaceSelector() == null) {
            return region.at(end, Location.podsIn(List.of(namespace(object))));
        }
        Region there = region;
        for (LabelSelectorRequirement one : requirements(peer.getNamespaceSelector())) {
            there = there.namespaceLabel(end, one.getKey(), allowed(one));
        }
        return there;
    }

    private Region pods(Region region, End end, LabelSelector selector) {
        Region there = region;
        for (LabelSelectorRequirement one : requirements(selector)) {
            there = there.label(end, one.getKey(), allowed(one));
        }
        return there;
    }

    private static List<LabelSelectorRequirement> requirements(LabelSelector selector) {
        List<LabelSelectorRequirement> all = new ArrayList<>();
        if (selector != null) {
            Map<String, String> labels = selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
            labels.forEach((key, value) -> all.add(new LabelSelectorRequirement(key, "In", List.of(value))));
            all.addAll(selector.getMatchExpressions());
        }
        return all;
    }

    Names allowed(LabelSelectorRequirement requirement) {
        TreeSet<String> values = new TreeSet<>(requirement.getValues());
        return switch (requirement.getOperator()) {
            case "In" -> new Names(false, false, values);
            case "NotIn" -> new Names(true, true, values);
            case "Exists" -> new Names(false, true, new TreeSet<>());
            default -> new Names(true, false, new TreeSet<>());
        };
    }

    Region port(Region region, NetworkPolicyPort port) {
        Protocol protocol = protocol(port);
        if (port.getPort() == null) {
            return region.protocols(List.of(protocol));
        }
        if (port.getPort().getStrVal() != null) {
            return region.portName(protocol, port.getPort().getStrVal());
        }
        int first = port.getPort().getIntVal();
        return region.ports(protocol, first, port.getEndPort() == null ? first : port.getEndPort());
    }

    static Protocol protocol(NetworkPolicyPort port) {
        return switch (port.getProtocol() == null ? "TCP" : port.getProtocol()) {
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }
}
