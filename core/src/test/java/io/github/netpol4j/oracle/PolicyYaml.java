package io.github.netpol4j.oracle;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirementBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlockBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * NetworkPolicies in YAML as fabric8 objects, for tests: a reader that shares nothing with the library's, so that a
 * mistake in either shows. What a document leaves out is null in the object. Unknown fields are refused, for a misspelt
 * one would make a test say something else than it seems to.
 */
public final class PolicyYaml {

    private PolicyYaml() {}

    /** The policies of one or more documents. */
    public static List<NetworkPolicy> read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<NetworkPolicy> policies = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            if (document != null) {
                policies.add(policy(map(document, "apiVersion", "kind", "metadata", "spec")));
            }
        }
        return policies;
    }

    private static NetworkPolicy policy(Map<String, Object> policy) {
        if (!"networking.k8s.io/v1".equals(policy.get("apiVersion")) || !"NetworkPolicy".equals(policy.get("kind"))) {
            throw new IllegalArgumentException("not a NetworkPolicy of networking.k8s.io/v1: " + policy);
        }
        NetworkPolicyBuilder builder = new NetworkPolicyBuilder();
        if (policy.get("metadata") != null) {
            Map<String, Object> metadata = map(policy.get("metadata"), "name", "namespace");
            builder.withMetadata(new ObjectMetaBuilder()
                    .withName(string(metadata.get("name")))
                    .withNamespace(string(metadata.get("namespace")))
                    .build());
        }
        if (policy.get("spec") != null) {
            Map<String, Object> spec = map(policy.get("spec"), "podSelector", "policyTypes", "ingress", "egress");
            builder.withSpec(new NetworkPolicySpecBuilder()
                    .withPodSelector(selector(spec.get("podSelector")))
                    .withPolicyTypes(list(spec.get("policyTypes"), PolicyYaml::string))
                    .withIngress(list(
                            spec.get("ingress"),
                            rule -> new NetworkPolicyIngressRuleBuilder()
                                    .withFrom(list(map(rule, "from", "ports").get("from"), PolicyYaml::peer))
                                    .withPorts(list(map(rule, "from", "ports").get("ports"), PolicyYaml::port))
                                    .build()))
                    .withEgress(list(
                            spec.get("egress"),
                            rule -> new NetworkPolicyEgressRuleBuilder()
                                    .withTo(list(map(rule, "to", "ports").get("to"), PolicyYaml::peer))
                                    .withPorts(list(map(rule, "to", "ports").get("ports"), PolicyYaml::port))
                                    .build()))
                    .build());
        }
        return builder.build();
    }

    private static NetworkPolicyPeer peer(Object yaml) {
        Map<String, Object> peer = map(yaml, "podSelector", "namespaceSelector", "ipBlock");
        NetworkPolicyPeerBuilder builder = new NetworkPolicyPeerBuilder()
                .withPodSelector(selector(peer.get("podSelector")))
                .withNamespaceSelector(selector(peer.get("namespaceSelector")));
        if (peer.get("ipBlock") != null) {
            Map<String, Object> block = map(peer.get("ipBlock"), "cidr", "except");
            builder.withIpBlock(new IPBlockBuilder()
                    .withCidr(string(block.get("cidr")))
                    .withExcept(list(block.get("except"), PolicyYaml::string))
                    .build());
        }
        return builder.build();
    }

    private static NetworkPolicyPort port(Object yaml) {
        Map<String, Object> port = map(yaml, "protocol", "port", "endPort");
        return new NetworkPolicyPortBuilder()
                .withProtocol(string(port.get("protocol")))
                .withPort(port.get("port") == null ? null : new IntOrString(port.get("port")))
                .withEndPort((Integer) port.get("endPort"))
                .build();
    }

    private static LabelSelector selector(Object yaml) {
        if (yaml == null) {
            return null;
        }
        Map<String, Object> selector = map(yaml, "matchLabels", "matchExpressions");
        LabelSelectorBuilder builder = new LabelSelectorBuilder()
                .withMatchExpressions(list(selector.get("matchExpressions"), item -> {
                    Map<String, Object> expression = map(item, "key", "operator", "values");
                    return new LabelSelectorRequirementBuilder()
                            .withKey(string(expression.get("key")))
                            .withOperator(string(expression.get("operator")))
                            .withValues(list(expression.get("values"), PolicyYaml::string))
                            .build();
                }));
        if (selector.get("matchLabels") != null) {
            Map<String, String> labels = new TreeMap<>();
            ((Map<?, ?>) selector.get("matchLabels")).forEach((key, value) -> labels.put(string(key), string(value)));
            builder.withMatchLabels(labels);
        }
        return builder.build();
    }

    private static <T> List<T> list(Object yaml, Function<Object, T> item) {
        return yaml == null
                ? null
                : ((List<?>) yaml).stream().map(each -> item.apply(each)).toList();
    }

    private static Map<String, Object> map(Object yaml, String... known) {
        Map<String, Object> fields = new TreeMap<>();
        ((Map<?, ?>) yaml).forEach((key, value) -> fields.put(string(key), value));
        Set<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown fields " + unknown + " in " + yaml);
        }
        return fields;
    }

    private static String string(Object yaml) {
        return (String) yaml;
    }
}
