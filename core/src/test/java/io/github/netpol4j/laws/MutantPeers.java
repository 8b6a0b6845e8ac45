package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.laws.MutantLabels.Chosen;
import io.github.netpol4j.laws.MutantLabels.Labels;
import io.github.netpol4j.laws.arbitraries.Alphabet;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes what the lists of an object hold: peers, ports and selectors. */
final class MutantPeers {

    private final Set<Fault> faults;
    private final MutantLabels labels;

    MutantPeers(Set<Fault> faults) {
        this.faults = faults;
        this.labels = new MutantLabels(faults);
    }

    /** A peer, or everyone if there is none, and ports, or all if there are none. */
    record Grant(Optional<NetworkPolicyPeer> peer, List<NetworkPolicyPort> ports) {}

    /** Empty where the peer is nobody. */
    Optional<Grant> grant(Peer other, List<NetworkPolicyPort> listed) {
        if (other instanceof Peer.Anywhere) {
            return Optional.of(new Grant(Optional.empty(), listed));
        }
        Optional<Chosen> pods = other instanceof Peer.Dns ? Optional.of(labels.dns()) : labels.chosen(other);
        if (pods.isPresent() && pods.get().isNobody()) {
            if (faults.contains(Fault.OPENS_FOR_A_CONTRADICTORY_PEER)) {
                return Optional.of(new Grant(Optional.empty(), listed));
            }
            return Optional.empty();
        }
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        if (faults.contains(Fault.WRITES_EMPTY_PEERS)) {
            return Optional.of(new Grant(Optional.of(peer), listed));
        }
        if (other instanceof IpBlock block) {
            peer.setIpBlock(new IPBlock(
                    block.block().toString(),
                    faults.contains(Fault.DROPS_EXCEPT)
                            ? List.of()
                            : block.except().stream().map(Cidr::toString).toList()));
        } else {
            if (!faults.contains(Fault.FORGETS_A_NAMESPACE)) {
                peer.setNamespaceSelector(selector(pods.orElseThrow().namespaces()));
            }
            LabelSelector selector = selector(pods.orElseThrow().pods());
            if (faults.contains(Fault.HEEDS_A_LABEL_NOBODY_MENTIONS)) {
                List<LabelSelectorRequirement> more = new ArrayList<>(selector.getMatchExpressions());
                more.add(new LabelSelectorRequirement(Alphabet.UNMENTIONED, "DoesNotExist", List.of()));
                selector.setMatchExpressions(more);
            }
            peer.setPodSelector(selector);
        }
        return Optional.of(new Grant(Optional.of(peer), listed));
    }

    List<NetworkPolicyPort> ports(List<Port> ports) {
        List<NetworkPolicyPort> listed = new ArrayList<>();
        for (Port port : ports) {
            NetworkPolicyPort one = new NetworkPolicyPort();
            if (port instanceof Port.Any || faults.contains(Fault.IGNORES_PORTS)) {
                return List.of();
            }
            if (port instanceof Port.All all) {
                one.setProtocol(all.protocol().toString());
                if (faults.contains(Fault.WRITES_ALL_PORTS_FROM_ZERO)) {
                    one.setPort(new IntOrString(0));
                    one.setEndPort(65535);
                }
            } else if (port instanceof Port.Numbers numbers) {
                one.setProtocol(numbers.protocol().toString());
                one.setPort(new IntOrString(numbers.range().from()));
                if (numbers.range().from() < numbers.range().to()) {
                    one.setEndPort(numbers.range().to());
                }
            } else if (port instanceof Port.Named named) {
                one.setProtocol(named.protocol().toString());
                one.setPort(new IntOrString(named.name()));
            }
            boolean lost = (faults.contains(Fault.LOSES_SCTP) && "SCTP".equals(one.getProtocol()))
                    || (faults.contains(Fault.LOSES_NAMED_PORTS) && port instanceof Port.Named);
            if (!lost) {
                listed.add(one);
            }
        }
        return listed;
    }

    static LabelSelector selector(Labels labels) {
        LabelSelector selector = new LabelSelector();
        Map<String, String> matchLabels = new LinkedHashMap<>();
        List<LabelSelectorRequirement> expressions = new ArrayList<>();
        labels.keys().forEach((key, choice) -> {
            List<String> values = List.copyOf(choice.values());
            if (!choice.excluding() && values.isEmpty()) {
                expressions.add(new LabelSelectorRequirement(key, "DoesNotExist", List.of()));
            } else if (!choice.excluding() && values.size() == 1) {
                matchLabels.put(key, values.get(0));
            } else if (!choice.excluding()) {
                expressions.add(new LabelSelectorRequirement(key, "In", values));
            } else {
                if (!choice.absent()) {
                    expressions.add(new LabelSelectorRequirement(key, "Exists", List.of()));
                }
                if (!values.isEmpty()) {
                    expressions.add(new LabelSelectorRequirement(key, "NotIn", values));
                }
            }
        });
        selector.setMatchLabels(matchLabels);
        selector.setMatchExpressions(expressions);
        return selector;
    }
}
