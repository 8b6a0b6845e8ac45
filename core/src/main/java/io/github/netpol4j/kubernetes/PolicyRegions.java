package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One valid NetworkPolicy as regions of flows: what it selects, and what its rules let pass.
 *
 * <p>Source: kubernetes.io, "Network Policies"; the API reference of NetworkPolicySpec.
 */
final class PolicyRegions {

    private final PolicyObject policy;
    private final Semantics semantics;
    private final LabelRegions labels;
    private final Names ownNamespace;
    private final Map<Direction, Region> isolated = new EnumMap<>(Direction.class);

    /** The regions of labels are shared with other policies. */
    PolicyRegions(PolicyObject policy, Semantics semantics, LabelRegions labels) {
        this.policy = policy;
        this.semantics = semantics;
        this.labels = labels;
        ownNamespace = labels.only(policy.effectiveNamespace());
        for (Direction direction : policy.directions()) {
            End end = direction == Direction.INGRESS ? End.DESTINATION : End.SOURCE;
            Region there = Region.all().at(end, ownNamespace);
            isolated.put(direction, labels.ofPods(there, end, policy.podSelector()));
        }
    }

    /** The flows that have a pod which the policy isolates at that side; empty if it says nothing of that side. */
    Optional<Region> isolated(Direction direction) {
        return Optional.ofNullable(isolated.get(direction));
    }

    /** The flows that the policy lets pass at that side, a region for each peer and port. */
    List<Region> granted(Direction direction) {
        return grantedByRule(direction).stream().flatMap(List::stream).toList();
    }

    /** The flows that each rule of that side lets pass, a region for each peer and port. */
    List<List<Region>> grantedByRule(Direction direction) {
        return isolated(direction).stream()
                .flatMap(selected -> rules(direction).stream().map(rule -> granted(selected, rule, direction)))
                .toList();
    }

    private List<TrafficRule> rules(Direction direction) {
        return direction == Direction.INGRESS ? policy.ingress() : policy.egress();
    }

    private List<Region> granted(Region selected, TrafficRule rule, Direction direction) {
        End other = direction == Direction.INGRESS ? End.SOURCE : End.DESTINATION;
        List<Region> between = rule.peers().isEmpty()
                ? List.of(selected)
                : rule.peers().stream().map(peer -> peer(selected, peer, other)).toList();
        if (rule.ports().isEmpty()) {
            return between;
        }
        List<Region> regions = new ArrayList<>();
        for (Region ends : between) {
            rule.ports().forEach(port -> regions.add(port(ends, port)));
        }
        return regions;
    }

    private Region peer(Region region, PeerSpec peer, End end) {
        if (peer.ipBlock().isPresent()) {
            return block(region, peer.ipBlock().get(), end);
        }
        Region pods = region.at(end, Location.pods());
        Region there = peer.namespaceSelector()
                .map(query -> labels.ofNamespaces(pods, end, query))
                .orElseGet(() -> pods.at(end, ownNamespace));
        return peer.podSelector().map(query -> labels.ofPods(there, end, query)).orElse(there);
    }

    private Region block(Region region, Block block, End end) {
        List<Cidr> except = block.except().stream()
                .flatMap(text -> LegacyCidr.parse(text).stream())
                .toList();
        Region inside = region.address(end, LegacyCidr.parse(block.cidr()).orElseThrow(), except);
        return semantics.podIpsInIpBlocks() ? inside : inside.at(end, Location.noPods());
    }

    private static Region port(Region region, PortSpec spec) {
        Protocol protocol = protocol(spec.effectiveProtocol());
        Optional<Integer> number = spec.port().flatMap(PortValue::number);
        Optional<String> name = spec.port().flatMap(PortValue::name);
        if (number.isPresent()) {
            return region.ports(protocol, number.get(), spec.endPort().orElse(number.get()));
        }
        return name.map(named -> region.portName(protocol, named)).orElseGet(() -> region.protocols(List.of(protocol)));
    }

    private static Protocol protocol(String word) {
        return switch (word) {
            case "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> throw new IllegalStateException("the validator lets no other protocol pass: " + word);
        };
    }
}
