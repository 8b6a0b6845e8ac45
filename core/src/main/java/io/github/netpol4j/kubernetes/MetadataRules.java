package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.KubernetesSyntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What the API server asks of the metadata of a NetworkPolicy.
 *
 * <p>It would also ask for a namespace. In a file a missing one is no mistake: whoever applies the file says it, and it
 * is {@code default} if nobody does.
 *
 * <p>Source: k8s.io/apimachinery api/validation, ValidateObjectMeta.
 */
final class MetadataRules {

    /** The most that all annotations of an object may take together, in bytes of UTF-8. */
    static final int ANNOTATIONS_SIZE = 256 * 1024;

    private MetadataRules() {}

    static void metadata(PolicyObject policy, List<Violation> found) {
        generateName(policy.generateName(), found);
        if (policy.generateName().isEmpty() || !policy.name().isEmpty()) {
            name(policy.name(), found);
        }
        namespace(policy.namespace(), found);
        SelectorRules.labels("metadata.labels", policy.labels(), found);
        annotations(policy.annotations(), found);
    }

    /** Something will follow, so a dash may end it; the server checks it without its last two characters and with an a. */
    private static void generateName(String prefix, List<Violation> found) {
        if (!prefix.isEmpty()) {
            boolean isMasked = prefix.length() > 1 && prefix.endsWith("-");
            String masked = isMasked ? prefix.substring(0, prefix.length() - 2) + "a" : prefix;
            KubernetesSyntax.dnsSubdomain(masked)
                    .forEach(detail -> found.add(Violation.invalid("metadata.generateName", prefix, detail)));
        }
    }

    private static void name(String name, List<Violation> found) {
        String path = "metadata.name";
        if (name.isEmpty()) {
            found.add(Violation.required(path, "name or generateName is required"));
        } else {
            KubernetesSyntax.dnsSubdomain(name).forEach(detail -> found.add(Violation.invalid(path, name, detail)));
        }
    }

    private static void namespace(String namespace, List<Violation> found) {
        if (!namespace.isEmpty()) {
            KubernetesSyntax.dnsLabel(namespace)
                    .forEach(detail -> found.add(Violation.invalid("metadata.namespace", namespace, detail)));
        }
    }

    private static void annotations(Map<String, String> annotations, List<Violation> found) {
        String path = "metadata.annotations";
        long size = 0;
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            String key = annotation.getKey();
            KubernetesSyntax.annotationKey(key).forEach(detail -> found.add(Violation.invalid(path, key, detail)));
            size += bytes(key) + bytes(annotation.getValue());
        }
        if (size > ANNOTATIONS_SIZE) {
            found.add(Violation.tooLong(path, ANNOTATIONS_SIZE));
        }
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
