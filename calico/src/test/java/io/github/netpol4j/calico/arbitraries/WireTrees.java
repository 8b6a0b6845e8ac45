package io.github.netpol4j.calico.arbitraries;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The library's values as on the wire, for the oracle: written here once more, so that a field which the library's own writer
 * loses is not lost to the oracle too.
 */
public final class WireTrees {

    private static final Map<Integer, String> PROTOCOLS =
            Map.of(1, "ICMP", 6, "TCP", 17, "UDP", 58, "ICMPv6", 132, "SCTP", 136, "UDPLite");
    private static final ObjectMapper JSON = new ObjectMapper();

    private WireTrees() {}

    /** A Calico object that a connection can be judged by. */
    public static Map<String, Object> of(CalicoResource resource) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("apiVersion", "projectcalico.org/v3");
        tree.put("kind", resource.kind());
        tree.put("metadata", metadata(resource.metadata()));
        tree.put("spec", spec(resource));
        return tree;
    }

    /** A Kubernetes object. */
    public static Map<String, Object> of(NetworkPolicy policy) {
        return JSON.convertValue(policy, new TypeReference<Map<String, Object>>() {});
    }

    private static Map<String, Object> spec(CalicoResource resource) {
        if (resource instanceof CalicoPolicyResource policy) {
            return policy(policy.spec());
        }
        if (resource instanceof Tier tier) {
            return tier(tier);
        }
        if (resource instanceof HostEndpoint endpoint) {
            return hostEndpoint(endpoint);
        }
        if (resource instanceof NetworkSet set) {
            return Map.of("nets", set.nets().stream().map(Object::toString).toList());
        }
        if (resource instanceof GlobalNetworkSet set) {
            return Map.of("nets", set.nets().stream().map(Object::toString).toList());
        }
        throw new IllegalArgumentException("not written here: " + resource);
    }

    private static Map<String, Object> metadata(Metadata metadata) {
        Map<String, Object> tree = new LinkedHashMap<>();
        text(tree, "name", metadata.name());
        text(tree, "namespace", metadata.namespace());
        if (!metadata.labels().isEmpty()) {
            tree.put("labels", new LinkedHashMap<>(metadata.labels()));
        }
        return tree;
    }

    private static Map<String, Object> tier(Tier tier) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tier.order().ifPresent(order -> tree.put("order", order));
        tier.defaultAction().ifPresent(action -> tree.put("defaultAction", action.toString()));
        return tree;
    }

    private static Map<String, Object> hostEndpoint(HostEndpoint endpoint) {
        Map<String, Object> tree = new LinkedHashMap<>();
        text(tree, "node", endpoint.node());
        text(tree, "interfaceName", endpoint.interfaceName());
        list(
                tree,
                "expectedIPs",
                endpoint.expectedIps().stream().map(Object::toString).toList());
        list(tree, "profiles", endpoint.profiles());
        list(
                tree,
                "ports",
                endpoint.ports().stream()
                        .map(port ->
                                Map.of("name", port.name(), "protocol", protocol(port.protocol()), "port", port.port()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> policy(PolicySpec spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        text(tree, "tier", spec.tier());
        spec.order().ifPresent(order -> tree.put("order", order));
        text(tree, "selector", spec.selector());
        text(tree, "namespaceSelector", spec.namespaceSelector());
        text(tree, "serviceAccountSelector", spec.serviceAccountSelector());
        list(tree, "types", spec.types().stream().map(Object::toString).toList());
        list(tree, "ingress", spec.ingress().stream().map(WireTrees::rule).toList());
        list(tree, "egress", spec.egress().stream().map(WireTrees::rule).toList());
        flag(tree, "doNotTrack", spec.doNotTrack());
        flag(tree, "preDNAT", spec.preDnat());
        flag(tree, "applyOnForward", spec.applyOnForward());
        return tree;
    }

    private static Map<String, Object> rule(CalicoRule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("action", rule.action().toString());
        rule.ipVersion().ifPresent(version -> tree.put("ipVersion", version));
        rule.protocol().ifPresent(protocol -> tree.put("protocol", protocol(protocol)));
        rule.notProtocol().ifPresent(protocol -> tree.put("notProtocol", protocol(protocol)));
        icmp(tree, "icmp", rule.icmp());
        icmp(tree, "notICMP", rule.notIcmp());
        map(tree, "source", entity(rule.source()));
        map(tree, "destination", entity(rule.destination()));
        rule.http().ifPresent(http -> tree.put("http", Map.of("methods", http.methods())));
        return tree;
    }

    private static void icmp(Map<String, Object> tree, String key, Optional<IcmpMatch> match) {
        match.ifPresent(icmp -> {
            Map<String, Object> message = new LinkedHashMap<>();
            icmp.type().ifPresent(type -> message.put("type", type));
            icmp.code().ifPresent(code -> message.put("code", code));
            tree.put(key, message);
        });
    }

    private static Map<String, Object> entity(EntityRule entity) {
        Map<String, Object> tree = new LinkedHashMap<>();
        list(tree, "nets", entity.nets().stream().map(Object::toString).toList());
        list(tree, "notNets", entity.notNets().stream().map(Object::toString).toList());
        text(tree, "selector", entity.selector());
        text(tree, "notSelector", entity.notSelector());
        text(tree, "namespaceSelector", entity.namespaceSelector());
        entity.services().ifPresent(service -> {
            Map<String, Object> services = new LinkedHashMap<>();
            text(services, "name", service.name());
            text(services, "namespace", service.namespace());
            tree.put("services", services);
        });
        list(tree, "ports", entity.ports().stream().map(WireTrees::port).toList());
        list(tree, "notPorts", entity.notPorts().stream().map(WireTrees::port).toList());
        entity.serviceAccounts().ifPresent(accounts -> {
            Map<String, Object> match = new LinkedHashMap<>();
            list(match, "names", accounts.names());
            text(match, "selector", accounts.selector());
            tree.put("serviceAccounts", match);
        });
        return tree;
    }

    private static Object port(PortMatch port) {
        if (!port.name().isEmpty()) {
            return port.name();
        }
        return port.from() == port.to() ? (Object) port.from() : port.from() + ":" + port.to();
    }

    private static Object protocol(Protocol protocol) {
        return PROTOCOLS.containsKey(protocol.number()) ? (Object) PROTOCOLS.get(protocol.number()) : protocol.number();
    }

    private static void text(Map<String, Object> tree, String key, String value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }

    private static void flag(Map<String, Object> tree, String key, boolean value) {
        if (value) {
            tree.put(key, true);
        }
    }

    private static void list(Map<String, Object> tree, String key, List<?> values) {
        if (!values.isEmpty()) {
            tree.put(key, values);
        }
    }

    private static void map(Map<String, Object> tree, String key, Map<String, Object> values) {
        if (!values.isEmpty()) {
            tree.put(key, values);
        }
    }
}
