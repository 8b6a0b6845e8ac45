package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.internal.KubernetesSyntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What Calico and the API server ask of names, labels and annotations.
 *
 * <p>Source: libcalico-go lib/validator/v3, validateObjectMeta, validateTier and validateNetworkPolicy; lib/names of v3.31.
 */
final class MetadataRules {

    private static final String NAMESPACE_LABEL = "projectcalico.org/namespace";
    private static final String KUBERNETES_PREFIX = "knp.default.";
    private static final String OPENSTACK_PREFIX = "ossg.default.";
    private static final String NAME = "metadata.name";
    private static final String GENERATE_NAME = "metadata.generateName";
    private static final String LABELS = "metadata.labels";

    private final Metadata metadata;
    private final Found found;
    /** The name; of one that is to be generated, what the API server checks in its place. */
    private final String name;

    private final String path;

    MetadataRules(Metadata metadata, Found found) {
        this.metadata = metadata;
        this.found = found;
        boolean isGenerated =
                metadata.name().isEmpty() && !metadata.generateName().isEmpty();
        name = isGenerated ? masked(metadata.generateName()) : metadata.name();
        path = isGenerated ? GENERATE_NAME : NAME;
    }

    /** Something will follow, so a dash may end it; the server checks it without its last two characters and with an a. */
    private static String masked(String prefix) {
        return prefix.length() > 1 && prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 2) + "a" : prefix;
    }

    /** The name of any object; whether it is of the form of names at all. */
    boolean name() {
        if (name.isEmpty()) {
            found.add(Requirement.NAME, NAME);
            return false;
        }
        int bytes = bytes(name);
        if (bytes > Limits.NAME_LENGTH) {
            found.add(Requirement.NAME_LENGTH, path, bytes - Limits.NAME_LENGTH);
        }
        if (!Patterns.isSubdomain(name)) {
            found.add(Requirement.NAME_FORM, path);
            return false;
        }
        return true;
    }

    void tierName() {
        if (!name()) {
            return;
        }
        int bytes = bytes(name);
        if (bytes > Limits.TIER_NAME_LENGTH) {
            found.add(Requirement.TIER_NAME_LENGTH, path, bytes - Limits.TIER_NAME_LENGTH);
        }
        if (!Patterns.isLabel(name)) {
            found.add(Requirement.TIER_NAME_FORM, path);
        }
    }

    void policyName(boolean isGlobal, String tier) {
        if (!name()) {
            return;
        }
        boolean isConverted = !isGlobal && (name.startsWith(KUBERNETES_PREFIX) || name.startsWith(OPENSTACK_PREFIX));
        if (!isConverted) {
            if (dots(name) > 1) {
                found.add(Requirement.POLICY_NAME_FORM, path);
            }
            if (!isOfTier(tier)) {
                found.add(Requirement.POLICY_NAME_OF_TIER, path, name);
            }
        }
    }

    private boolean isOfTier(String tier) {
        return name.startsWith(tier + ".") || (tier.equals(PolicySpec.DEFAULT_TIER) && dots(name) == 0);
    }

    /** What is the same for all kinds. */
    void rest() {
        namespace();
        labels();
        annotations();
    }

    private void namespace() {
        if (!metadata.namespace().isEmpty()) {
            KubernetesSyntax.dnsLabel(metadata.namespace())
                    .forEach(detail -> found.add(Requirement.NAMESPACE_FORM, "metadata.namespace", detail));
        }
    }

    private void labels() {
        metadata.labels().forEach((key, value) -> {
            KubernetesSyntax.labelKey(key).forEach(detail -> found.add(Requirement.LABEL_KEY, LABELS, key, detail));
            KubernetesSyntax.labelValue(value)
                    .forEach(detail -> found.add(Requirement.LABEL_VALUE, LABELS, value, detail));
        });
    }

    private void annotations() {
        annotations(
                "metadata.annotations",
                metadata.annotations(),
                Requirement.ANNOTATION_KEY,
                Requirement.ANNOTATIONS_SIZE,
                found);
    }

    /** Of an object or a rule. */
    static void annotations(
            String where, Map<String, String> annotations, Requirement form, Requirement size, Found found) {
        long bytes = 0;
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            String key = annotation.getKey();
            List<String> wrong = KubernetesSyntax.annotationKey(key);
            wrong.forEach(detail -> found.add(form, where, key, detail));
            bytes += bytes(key) + bytes(annotation.getValue());
        }
        if (bytes > Limits.ANNOTATIONS_SIZE) {
            found.add(size, where, bytes - Limits.ANNOTATIONS_SIZE);
        }
    }

    void noNamespaceLabel() {
        if (metadata.labels().containsKey(NAMESPACE_LABEL)) {
            found.add(Requirement.NAMESPACE_LABEL, LABELS);
        }
    }

    private static long dots(String text) {
        return text.chars().filter(c -> c == '.').count();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
