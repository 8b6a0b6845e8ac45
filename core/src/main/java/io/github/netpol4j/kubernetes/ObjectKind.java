package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Set;

/**
 * What an object says that it is. Between NetworkPolicies and other kinds lies what was meant as a NetworkPolicy: to pass over
 * that would leave pods open that someone closed.
 *
 * @param apiVersion as written; empty if it is missing
 * @param kind as written; empty if it is missing
 */
record ObjectKind(String apiVersion, String kind) {

    static final String API_VERSION = "networking.k8s.io/v1";
    static final String POLICY = "NetworkPolicy";
    static final String POLICY_LIST = "NetworkPolicyList";

    private static final String GROUP = "networking.k8s.io";
    private static final Set<String> POLICY_FIELDS = Set.of("podSelector", "policyTypes", "ingress", "egress");
    private static final int SLIPS = 3;

    static ObjectKind of(Mapping object) {
        return new ObjectKind(text(object, "apiVersion"), text(object, "kind"));
    }

    private static String text(Mapping object, String key) {
        return object.value(key)
                .filter(node -> !node.isNull())
                .map(node -> node.fold(mapping -> "", sequence -> "", scalar -> scalar.text()))
                .orElse("");
    }

    boolean isMissing() {
        return kind.isEmpty();
    }

    /** A list of objects of any kind, as {@code kubectl get -o yaml} prints it. */
    boolean isList() {
        return apiVersion.equals("v1") && kind.equals("List");
    }

    boolean isPolicyList() {
        return kind.equals(POLICY_LIST);
    }

    boolean hasRightApiVersion() {
        return apiVersion.equals(API_VERSION);
    }

    boolean hasRightKind() {
        return kind.equals(POLICY) || kind.equals(POLICY_LIST);
    }

    /** Whether this is a NetworkPolicy of Kubernetes, or a list of them, or was meant to be: other projects have theirs. */
    boolean isPolicyOrMeantSo() {
        boolean isNearKind =
                List.of(POLICY, POLICY_LIST).stream().anyMatch(name -> NearestName.isNear(kind, name, SLIPS));
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? apiVersion : apiVersion.substring(0, slash);
        return isNearKind && (!group.contains(".") || NearestName.isNear(group, GROUP, SLIPS));
    }

    String nearestKind() {
        return NearestName.of(kind, List.of(POLICY, POLICY_LIST)).orElse(POLICY);
    }

    /** The key under which it is counted when it is passed over. */
    String count() {
        return isMissing() ? "(no kind)" : (apiVersion + " " + kind).trim();
    }

    /** Whether an object without a kind has the fields of a NetworkPolicy, or its name somewhere at the top. */
    static boolean looksLikePolicy(Mapping object) {
        return object.value("spec").flatMap(YamlNode::mapping).stream()
                        .flatMap(spec -> spec.entries().stream())
                        .anyMatch(entry -> POLICY_FIELDS.contains(entry.key()))
                || object.entries().stream()
                        .anyMatch(entry ->
                                entry.value().string().filter(POLICY::equals).isPresent());
    }
}
