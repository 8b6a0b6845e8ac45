package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Requirement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of objects that tell what they are about, and hold on every version of Calico: without dots, which would name a tier.
 *
 * <p>Objects of the whole cluster share one space of names, whatever the namespaces of their policies: a few digits of a hash keep those of
 * different policies and selections apart.
 */
final class Names {

    /** Short enough for the name of a tier before it and a number behind it, within 253. */
    private static final int LENGTH = 170;

    private static final int HASH_DIGITS = 8;

    private Names() {}

    static String of(String policy, String namespace, String appLabel, PodSelection pods, Direction direction) {
        String telling = plain(Stream.of(pods.namespaces(), pods.labels())
                .flatMap(selector -> selector.requirements().stream())
                .filter(requirement -> !isNamespace(requirement, namespace))
                .map(requirement -> words(appLabel, requirement))
                .collect(Collectors.joining("-")));
        String name = plain(policy) + "-" + (telling.isEmpty() ? "all-pods" : telling);
        return plain(name.substring(0, Math.min(name.length(), LENGTH)))
                + "-" + direction + "-"
                + hash(policy + "\n" + namespace + "\n" + pods.namespaces() + "\n" + pods.labels());
    }

    /** What a policy says of hosts. */
    static String ofHosts(String policy, String namespace, String phase, Direction direction) {
        String name = plain(policy);
        return plain(name.substring(0, Math.min(name.length(), LENGTH))) + "-hosts-" + phase + "-" + direction + "-"
                + hash(policy + "\n" + namespace);
    }

    private static boolean isNamespace(Requirement requirement, String namespace) {
        return requirement.key().equals(Pod.NAMESPACE_NAME_LABEL)
                && requirement.operator() == Operator.IN
                && requirement.values().equals(Set.of(namespace));
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

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
