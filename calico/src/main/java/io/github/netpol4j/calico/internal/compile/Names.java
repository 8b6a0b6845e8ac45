package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Requirement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of objects that tell what they are about, and hold on every version of Calico: without dots, which would name a tier.
 *
 * <p>Pods of one application in the policy's own namespace are named after it; any other selection gets a few digits of its hash.
 */
final class Names {

    /** Short enough for the name of a tier before it and a number behind it, within 253. */
    private static final int LENGTH = 170;

    private static final int HASH_DIGITS = 10;

    private Names() {}

    static String of(String policy, String namespace, String appLabel, PodSelection pods, Direction direction) {
        String telling = plain(Stream.of(pods.namespaces(), pods.labels())
                .flatMap(selector -> selector.requirements().stream())
                .filter(requirement -> !isNamespace(requirement, namespace))
                .map(requirement -> words(appLabel, requirement))
                .collect(Collectors.joining("-")));
        String words = telling.isEmpty() ? "all-pods" : telling;
        boolean exact = isApp(namespace, appLabel, pods, telling);
        String name = plain(policy) + "-" + words;
        String end = (exact && name.length() <= LENGTH && plain(policy).equals(policy) ? "" : "-" + hash(policy, pods))
                + "-" + direction;
        return plain(name.substring(0, Math.min(name.length(), LENGTH))) + end;
    }

    private static boolean isNamespace(Requirement requirement, String namespace) {
        return requirement.key().equals(Pod.NAMESPACE_NAME_LABEL)
                && requirement.operator() == Operator.IN
                && requirement.values().equals(Set.of(namespace));
    }

    private static boolean isApp(String namespace, String appLabel, PodSelection pods, String telling) {
        List<Requirement> where = pods.namespaces().requirements();
        List<Requirement> which = pods.labels().requirements();
        return where.size() == 1
                && isNamespace(where.get(0), namespace)
                && which.size() == 1
                && which.get(0).key().equals(appLabel)
                && which.get(0).operator() == Operator.IN
                && which.get(0).values().equals(Set.of(telling));
    }

    private static String words(String appLabel, Requirement requirement) {
        String key = requirement.key().equals(appLabel) || requirement.key().equals(Pod.NAMESPACE_NAME_LABEL)
                ? ""
                : requirement.key().substring(requirement.key().indexOf('/') + 1) + "-";
        String values = String.join("-", requirement.values());
        return switch (requirement.operator()) {
            case IN -> key + values;
            case NOT_IN -> key + "not-" + values;
            case EXISTS -> key + "exists";
            case DOES_NOT_EXIST -> key + "absent";
        };
    }

    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    }

    private static String hash(String policy, PodSelection pods) {
        try {
            byte[] text = (policy + "\n" + pods.namespaces() + "\n" + pods.labels()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
