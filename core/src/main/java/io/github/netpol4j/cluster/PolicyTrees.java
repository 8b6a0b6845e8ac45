package io.github.netpol4j.cluster;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.manifest.ProblemLocator;
import io.github.netpol4j.internal.manifest.ReadScope;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import io.github.netpol4j.internal.yaml.YamlText;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.ReadLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the tree of a NetworkPolicy to the target that knows NetworkPolicies, which reads it as strictly as ever, and says where
 * in the tree its problems are.
 */
final class PolicyTrees {

    /** What is read was taken from a tree already, so its limits were kept; a text of it may be longer. */
    private static final ReadLimits LIMITS = new ReadLimits(Integer.MAX_VALUE - 8, 1_000, 1);

    private static final int LONGEST = 200;

    private PolicyTrees() {}

    /**
     * Reads one.
     *
     * @param isListed whether it may leave out its kind, which the list has said
     * @param findings takes what may surprise
     * @return empty if something is wrong, which is told
     */
    static Optional<NetworkPolicy> read(
            ReadScope scope, Mapping object, TreePath path, boolean isListed, Consumer<Finding> findings) {
        Map<String, @Nullable Object> tree = tree(object);
        if (isListed) {
            tree.putIfAbsent("apiVersion", InventoryKind.NETWORK_POLICY.apiVersion());
            tree.putIfAbsent("kind", InventoryKind.NETWORK_POLICY.title());
        }
        Optional<Finding> renamed = rename(scope, object, path, tree);
        try {
            List<NetworkPolicy> read =
                    Kubernetes.read(LIMITS, YamlText.of(tree)).objects();
            renamed.ifPresent(findings);
            return read.stream().findFirst();
        } catch (InvalidInputException e) {
            List<Problem> problems = e.problems().stream()
                    .map(problem -> new Problem(Place.of(problem.place().path()), problem.what(), problem.remedy()))
                    .toList();
            ProblemLocator.tell(scope, object, path, problems);
            return Optional.empty();
        }
    }

    /**
     * What a policy is called changes nothing about what it means, so a name that no API server takes need not keep anyone from
     * looking at the rest; but that the policy is in no cluster must be told.
     */
    private static Optional<Finding> rename(
            ReadScope scope, Mapping object, TreePath path, Map<String, @Nullable Object> tree) {
        Optional<YamlNode> name =
                object.value("metadata").flatMap(YamlNode::mapping).flatMap(metadata -> metadata.value("name"));
        Optional<String> given = name.flatMap(YamlNode::string);
        List<String> wrong = given.map(KubernetesSyntax::dnsSubdomain).orElse(List.of());
        Optional<String> other = given.map(PolicyTrees::like)
                .filter(text ->
                        !wrong.isEmpty() && KubernetesSyntax.dnsSubdomain(text).isEmpty());
        if (other.isEmpty()
                || !(tree.get("metadata") instanceof Map<?, ?> metadata)
                || given.get().contains("{{")) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        metadata.forEach((key, value) -> changed.put(String.valueOf(key), value));
        changed.put("name", other.get());
        tree.put("metadata", changed);
        Place place = scope.place(name.orElse(object), path.key("metadata").key("name"));
        return Optional.of(Messages.policyName(place, given.get(), other.get(), wrong));
    }

    private static String like(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        return plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^[-.]+|[-.]+$", "");
    }

    private static Map<String, @Nullable Object> tree(Mapping mapping) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> tree.put(entry.key(), value(entry.value())));
        return tree;
    }

    private static @Nullable Object value(YamlNode node) {
        return node.<Holder>fold(
                        mapping -> new Holder(tree(mapping)),
                        sequence -> new Holder(list(sequence)),
                        scalar -> new Holder(scalar(scalar)))
                .value();
    }

    /** A value that may be null. */
    private record Holder(@Nullable Object value) {}

    private static List<@Nullable Object> list(YamlNode.Sequence sequence) {
        List<@Nullable Object> list = new ArrayList<>();
        sequence.items().forEach(item -> list.add(value(item)));
        return list;
    }

    /** Problems name values as they were written, so the text must have them so. */
    private static @Nullable Object scalar(Scalar scalar) {
        return scalar.kind() == YamlNode.Kind.NULL
                ? null
                : YamlText.asWritten(scalar).orElseGet(() -> value(scalar));
    }

    private static Object value(Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOL -> scalar.bool().orElse(false);
            case INT -> scalar.integer().<Object>map(number -> number).orElse(scalar.text());
            case FLOAT -> scalar.decimal().<Object>map(number -> number).orElse(Double.NaN);
            case NULL, STRING -> scalar.text();
        };
    }
}
