package io.github.netpol4j.calico.resource;

import io.github.netpol4j.calico.resource.KubernetesSpec.IpBlock;
import io.github.netpol4j.calico.resource.KubernetesSpec.LabelSelector;
import io.github.netpol4j.calico.resource.KubernetesSpec.Peer;
import io.github.netpol4j.calico.resource.KubernetesSpec.Port;
import io.github.netpol4j.calico.resource.KubernetesSpec.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tree of a policy of Kubernetes' form: its fields in the order of the API. */
final class KubernetesTree {

    private KubernetesTree() {}

    static void into(Map<String, Object> tree, KubernetesSpec spec) {
        // The empty selector is every pod, which a reader should see.
        tree.put("podSelector", selector(spec.podSelector()));
        ResourceTree.words(tree, "policyTypes", spec.policyTypes());
        rules(tree, "ingress", "from", spec.ingress());
        rules(tree, "egress", "to", spec.egress());
    }

    private static void rules(Map<String, Object> tree, String field, String peers, List<Rule> rules) {
        ResourceTree.list(tree, field, rules, rule -> {
            Map<String, Object> one = new LinkedHashMap<>();
            ResourceTree.list(one, peers, rule.peers(), KubernetesTree::peer);
            ResourceTree.list(one, "ports", rule.ports(), KubernetesTree::port);
            return one;
        });
    }

    private static Map<String, Object> peer(Peer peer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        peer.namespaceSelector().ifPresent(selector -> tree.put("namespaceSelector", selector(selector)));
        peer.podSelector().ifPresent(selector -> tree.put("podSelector", selector(selector)));
        peer.ipBlock().ifPresent(block -> tree.put("ipBlock", block(block)));
        return tree;
    }

    private static Map<String, Object> block(IpBlock block) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cidr", block.cidr());
        ResourceTree.words(tree, "except", block.except());
        return tree;
    }

    private static Map<String, Object> port(Port port) {
        Map<String, Object> tree = new LinkedHashMap<>();
        port.protocol().ifPresent(protocol -> tree.put("protocol", protocol));
        port.port().ifPresent(number -> tree.put("port", number));
        port.name().ifPresent(name -> tree.put("port", name));
        port.endPort().ifPresent(end -> tree.put("endPort", end));
        return tree;
    }

    private static Map<String, Object> selector(LabelSelector selector) {
        Map<String, Object> tree = new LinkedHashMap<>();
        ResourceTree.map(tree, "matchLabels", selector.matchLabels());
        ResourceTree.list(tree, "matchExpressions", selector.matchExpressions(), expression -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("key", expression.key());
            one.put("operator", expression.operator());
            ResourceTree.words(one, "values", expression.values());
            return one;
        });
        return tree;
    }
}
