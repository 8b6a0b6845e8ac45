package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.Protocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tree of a rule. Matches that are there and say nothing are kept: Calico tells them from those that are absent. */
final class RuleTree {

    /** Calico's names, which are not all of core's. */
    private static final Protocol UDP_LITE = new Protocol(136);

    private RuleTree() {}

    static Map<String, Object> of(CalicoRule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("action", rule.action().toString());
        rule.ipVersion().ifPresent(version -> tree.put("ipVersion", version));
        rule.protocol().ifPresent(protocol -> tree.put("protocol", protocol(protocol)));
        rule.notProtocol().ifPresent(protocol -> tree.put("notProtocol", protocol(protocol)));
        rule.icmp().ifPresent(icmp -> tree.put("icmp", icmp(icmp)));
        rule.notIcmp().ifPresent(icmp -> tree.put("notICMP", icmp(icmp)));
        end(tree, "source", rule.source());
        end(tree, "destination", rule.destination());
        rule.http().ifPresent(http -> tree.put("http", http(http)));
        if (!rule.annotations().isEmpty()) {
            Map<String, Object> metadata = new LinkedHashMap<>();
            ResourceTree.map(metadata, "annotations", rule.annotations());
            tree.put("metadata", metadata);
        }
        return tree;
    }

    /** Its name, or its number if Calico has none. */
    static Object protocol(Protocol protocol) {
        if (protocol.equals(UDP_LITE)) {
            return "UDPLite";
        }
        return protocol.hasPorts() || protocol.isIcmp() ? protocol.toString() : (Object) protocol.number();
    }

    private static Map<String, Object> icmp(IcmpMatch icmp) {
        Map<String, Object> tree = new LinkedHashMap<>();
        icmp.type().ifPresent(type -> tree.put("type", type));
        icmp.code().ifPresent(code -> tree.put("code", code));
        return tree;
    }

    private static Map<String, Object> http(HttpMatch http) {
        Map<String, Object> tree = new LinkedHashMap<>();
        ResourceTree.words(tree, "methods", http.methods());
        ResourceTree.list(tree, "paths", http.paths(), path -> {
            Map<String, Object> one = new LinkedHashMap<>();
            ResourceTree.text(one, "exact", path.exact());
            ResourceTree.text(one, "prefix", path.prefix());
            return one;
        });
        return tree;
    }

    private static void end(Map<String, Object> rule, String field, EntityRule end) {
        if (end.equals(EntityRule.ANY)) {
            return;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        ResourceTree.words(tree, "nets", end.nets());
        ResourceTree.words(tree, "notNets", end.notNets());
        ResourceTree.text(tree, "selector", end.selector());
        ResourceTree.text(tree, "notSelector", end.notSelector());
        ResourceTree.text(tree, "namespaceSelector", end.namespaceSelector());
        end.services().ifPresent(service -> tree.put("services", service(service)));
        ResourceTree.list(tree, "ports", end.ports(), RuleTree::port);
        ResourceTree.list(tree, "notPorts", end.notPorts(), RuleTree::port);
        end.serviceAccounts().ifPresent(accounts -> tree.put("serviceAccounts", accounts(accounts)));
        rule.put(field, tree);
    }

    private static Map<String, Object> service(ServiceMatch service) {
        Map<String, Object> tree = new LinkedHashMap<>();
        ResourceTree.text(tree, "name", service.name());
        ResourceTree.text(tree, "namespace", service.namespace());
        return tree;
    }

    private static Map<String, Object> accounts(ServiceAccountMatch accounts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        ResourceTree.words(tree, "names", accounts.names());
        ResourceTree.text(tree, "selector", accounts.selector());
        return tree;
    }

    private static Object port(PortMatch port) {
        return Optional.of(port)
                .filter(one -> !one.isNamed() && one.from() == one.to())
                .<Object>map(PortMatch::from)
                .orElseGet(port::toString);
    }
}
