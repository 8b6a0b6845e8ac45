package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What sets can get wrong of policies and of objects, one thing each. */
final class BrokenMeanings {

    private BrokenMeanings() {}

    /** As policies are understood wrongly; what objects mean is right. */
    static Map<String, Meanings> ofPolicies() {
        Map<String, BiFunction<List<Rule>, Semantics, Definition>> broken = new LinkedHashMap<>();
        broken.put("GRANTS_AT_THE_UNNAMED_SOURCE", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            boolean grantsSource(Pair pair) {
                return true;
            }
        });
        broken.put("GRANTS_AT_THE_UNNAMED_DESTINATION", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            boolean grantsDestination(Pair pair) {
                return true;
            }
        });
        broken.put("GRANTS_NOTHING_AT_THE_DNS", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            boolean grantsDestination(Pair pair) {
                return isGuarded(pair.d());
            }
        });
        broken.put("FORGETS_THAT_ALLOWS_ISOLATE_SOURCES", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            boolean isolatesSource(Pair pair) {
                return false;
            }
        });
        broken.put("FORGETS_THAT_ALLOWS_ISOLATE_DESTINATIONS", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            boolean isolatesDestination(Pair pair) {
                return false;
            }
        });
        broken.put("ISOLATES_EVERY_SOURCE", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            boolean isolatesSource(Pair pair) {
                return true;
            }
        });
        broken.put("ISOLATES_SOURCES_TO_THE_DNS", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            boolean isolatesSource(Pair pair) {
                return super.isolatesSource(pair) || pair.d() instanceof Peer.Dns;
            }
        });
        broken.put("FORGETS_ISOLATION_OF_EGRESS", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            List<Region> isoE() {
                return List.of();
            }
        });
        broken.put("FORGETS_DENIES", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            List<Region> denied() {
                return List.of();
            }
        });
        broken.put("WANTS_THE_KEY_FOR_NOT_IN", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            Names allowed(Requirement requirement) {
                Names right = super.allowed(requirement);
                return requirement.operator() == Operator.NOT_IN ? right.and(Names.PRESENT) : right;
            }
        });
        broken.put("IGNORES_LABELS_OF_NAMESPACES", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            Region namespaces(Region region, End end, Namespaces namespaces) {
                Region pods = region.at(end, Location.pods());
                return namespaces.names().isEmpty() ? pods : pods.at(end, Location.podsIn(namespaces.names()));
            }
        });
        broken.put("IGNORES_EXCEPT", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            Addresses addresses(IpBlock block) {
                return Addresses.of(block.block(), List.of());
            }
        });
        broken.put("IGNORES_THE_END_OF_RANGES", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            Region port(Region region, Port port) {
                return port instanceof Port.Numbers numbers
                        ? region.ports(
                                numbers.protocol(),
                                numbers.range().from(),
                                numbers.range().from())
                        : super.port(region, port);
            }
        });
        broken.put("RESOLVES_NAMES_WITHOUT_PROTOCOL", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            Region port(Region region, Port port) {
                return port instanceof Port.Named named ? named(region, named.name()) : super.port(region, port);
            }
        });
        broken.put("TAKES_ANY_PORT_FOR_TCP", (rules, semantics) -> new Definition(rules, semantics) {
            @Override
            Region port(Region region, Port port) {
                return port instanceof Port.Any ? region.protocols(List.of(Protocol.TCP)) : super.port(region, port);
            }
        });
        broken.put(
                "NEVER_SEES_PODS_IN_BLOCKS",
                (rules, semantics) -> new Definition(rules, semantics.withPodIpsInIpBlocks(false)));
        broken.put(
                "LETS_OTHER_PROTOCOLS_PASS",
                (rules, semantics) ->
                        new Definition(rules, semantics.withOtherProtocols(Semantics.OtherProtocols.OPEN)));
        Map<String, Meanings> all = new LinkedHashMap<>();
        broken.forEach((fault, definition) -> all.put(fault, ofPolicies(definition)));
        return all;
    }

    /** What a definition says of policies. */
    static Meanings ofPolicies(BiFunction<List<Rule>, Semantics, Definition> definition) {
        return new Meanings(
                (policy, semantics) ->
                        definition.apply(policy.resolved().rules(), semantics).meaning(),
                Meanings.LIBRARY.ofObjects());
    }

    /** As objects are understood wrongly; what policies mean is right. */
    static Map<String, Meanings> ofObjects() {
        Map<String, BiFunction<List<NetworkPolicy>, Semantics, Documentation>> broken = new LinkedHashMap<>();
        broken.put("NEVER_ISOLATES_EGRESS_BY_DEFAULT", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            boolean isolates(NetworkPolicySpec spec, boolean ingress) {
                return super.isolates(spec, ingress)
                        && (ingress || !spec.getPolicyTypes().isEmpty());
            }
        });
        broken.put("ALWAYS_ISOLATES_EGRESS_BY_DEFAULT", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            boolean isolates(NetworkPolicySpec spec, boolean ingress) {
                return super.isolates(spec, ingress) || spec.getPolicyTypes().isEmpty();
            }
        });
        broken.put("FORGETS_ISOLATION_OF_EGRESS", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            boolean isolates(NetworkPolicySpec spec, boolean ingress) {
                return ingress && super.isolates(spec, ingress);
            }
        });
        broken.put("WANTS_THE_KEY_FOR_NOT_IN", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            Names allowed(LabelSelectorRequirement requirement) {
                Names right = super.allowed(requirement);
                return requirement.getOperator().equals("NotIn") ? right.and(Names.PRESENT) : right;
            }
        });
        broken.put(
                "LOOKS_FOR_SELECTED_NAMESPACES_IN_ITS_OWN",
                (objects, semantics) -> new Documentation(objects, semantics) {
                    @Override
                    Region namespaces(Region region, End end, NetworkPolicy object, NetworkPolicyPeer peer) {
                        return region.at(end, Location.podsIn(List.of(namespace(object))));
                    }
                });
        broken.put("MATCHES_PODS_OF_ANY_NAMESPACE", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            Region namespaces(Region region, End end, NetworkPolicy object, NetworkPolicyPeer peer) {
                return peer.getNamespaceSelector() == null ? region : super.namespaces(region, end, object, peer);
            }
        });
        broken.put("IGNORES_EXCEPT", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            Addresses addresses(IPBlock block) {
                return Addresses.of(Cidr.of(block.getCidr()), List.of());
            }
        });
        broken.put("IGNORES_END_PORT", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            Region port(Region region, NetworkPolicyPort port) {
                return super.port(region, new NetworkPolicyPort(null, port.getPort(), port.getProtocol()));
            }
        });
        broken.put("RESOLVES_NAMES_WITHOUT_PROTOCOL", (objects, semantics) -> new Documentation(objects, semantics) {
            @Override
            Region port(Region region, NetworkPolicyPort port) {
                return port.getPort() != null && port.getPort().getStrVal() != null
                        ? named(region, port.getPort().getStrVal())
                        : super.port(region, port);
            }
        });
        broken.put(
                "IGNORES_THE_PROTOCOL_WITHOUT_A_PORT", (objects, semantics) -> new Documentation(objects, semantics) {
                    @Override
                    Region port(Region region, NetworkPolicyPort port) {
                        return port.getPort() == null ? region : super.port(region, port);
                    }
                });
        broken.put(
                "NEVER_SEES_PODS_IN_BLOCKS",
                (objects, semantics) -> new Documentation(objects, semantics.withPodIpsInIpBlocks(false)));
        Map<String, Meanings> all = new LinkedHashMap<>();
        broken.forEach((fault, documentation) -> all.put(fault, ofObjects(documentation)));
        return all;
    }

    /** What a documentation says of objects. */
    static Meanings ofObjects(BiFunction<List<NetworkPolicy>, Semantics, Documentation> documentation) {
        return new Meanings(
                Meanings.LIBRARY.ofPolicy(),
                (objects, semantics) -> documentation.apply(objects, semantics).meaning());
    }

    /** A port by its name, whatever the protocol that is asked for. */
    private static Region named(Region region, String name) {
        return region.with(Dimension.portName(name), Numbers.of(1, 1));
    }
}
