package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.yaml.YamlText;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects as manifests: fields in the order of the API, nothing that is empty, except where empty means something. */
final class Manifests {

    private Manifests() {}

    static String yaml(List<PolicyObject> policies) {
        return YamlText.documents(policies.stream().map(Manifests::yaml).toList());
    }

    static String yaml(PolicyObject policy) {
        return YamlText.of(tree(policy));
    }

    private static Map<String, Object> tree(PolicyObject policy) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (!policy.name().isEmpty()) {
            metadata.put("name", policy.name());
        }
        if (!policy.generateName().isEmpty()) {
            metadata.put("generateName", policy.generateName());
        }
        if (!policy.namespace().isEmpty()) {
            metadata.put("namespace", policy.namespace());
        }
        if (!policy.labels().isEmpty()) {
            metadata.put("labels", policy.labels());
        }
        if (!policy.annotations().isEmpty()) {
            metadata.put("annotations", policy.annotations());
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("podSelector", query(policy.podSelector()));
        if (!policy.policyTypes().isEmpty()) {
            spec.put("policyTypes", policy.policyTypes());
        }
        rules(spec, "ingress", "from", policy.ingress());
        rules(spec, "egress", "to", policy.egress());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("apiVersion", Fabric8.API_VERSION);
        tree.put("kind", Fabric8.KIND);
        tree.put("metadata", metadata);
        tree.put("spec", spec);
        return tree;
    }

    private static void rules(Map<String, Object> spec, String field, String peerField, List<TrafficRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (TrafficRule rule : rules) {
            Map<String, Object> one = new LinkedHashMap<>();
            // An empty list would mean everyone: it is only ever left out.
            if (!rule.peers().isEmpty()) {
                one.put(peerField, rule.peers().stream().map(Manifests::peer).toList());
            }
            if (!rule.ports().isEmpty()) {
                one.put("ports", rule.ports().stream().map(Manifests::port).toList());
            }
            all.add(one);
        }
        spec.put(field, all);
    }

    private static Map<String, Object> peer(PeerSpec peer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        peer.namespaceSelector().ifPresent(selector -> tree.put("namespaceSelector", query(selector)));
        peer.podSelector().ifPresent(selector -> tree.put("podSelector", query(selector)));
        peer.ipBlock().ifPresent(block -> {
            Map<String, Object> inner = new LinkedHashMap<>();
            inner.put("cidr", block.cidr());
            if (!block.except().isEmpty()) {
                inner.put("except", block.except());
            }
            tree.put("ipBlock", inner);
        });
        return tree;
    }

    private static Map<String, Object> port(PortSpec port) {
        Map<String, Object> tree = new LinkedHashMap<>();
        port.protocol().ifPresent(protocol -> tree.put("protocol", protocol));
        port.port().ifPresent(value -> {
            value.number().ifPresent(number -> tree.put("port", number));
            value.name().ifPresent(name -> tree.put("port", name));
        });
        port.endPort().ifPresent(end -> tree.put("endPort", end));
        return tree;
    }

    private static Map<String, Object> query(LabelQuery query) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!query.matchLabels().isEmpty()) {
            tree.put("matchLabels", query.matchLabels());
        }
        if (!query.matchExpressions().isEmpty()) {
            tree.put(
                    "matchExpressions",
                    query.matchExpressions().stream()
                            .map(expression -> {
                                Map<String, Object> inner = new LinkedHashMap<>();
                                inner.put("key", expression.key());
                                inner.put("operator", expression.operator());
                                if (!expression.values().isEmpty()) {
                                    inner.put("values", expression.values());
                                }
                                return inner;
                            })
                            .toList());
        }
        return tree;
    }
}
