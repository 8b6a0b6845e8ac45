package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.kubernetes.Kubernetes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Labels and annotations that say where an object comes from, the same as on Kubernetes' own. */
final class Marks {

    private static final int SENTENCES_BYTES = 32 * 1024;

    private Marks() {}

    /** For what several policies share: it belongs to none of them. */
    static Map<String, String> shared() {
        return Map.of(Kubernetes.MANAGED_BY_LABEL, Kubernetes.MANAGED_BY);
    }

    static Map<String, String> of(String policy) {
        Map<String, String> labels = new TreeMap<>(shared());
        labels.put(Kubernetes.POLICY_LABEL, policy);
        return labels;
    }

    static Map<String, String> sentences(SortedSet<String> sentences) {
        List<String> lines = new ArrayList<>();
        int bytes = 0;
        for (String sentence : sentences) {
            bytes += sentence.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > SENTENCES_BYTES) {
                lines.add("and " + (sentences.size() - lines.size()) + " more");
                break;
            }
            lines.add(sentence);
        }
        return Map.of(Kubernetes.SENTENCES_ANNOTATION, String.join("\n", lines));
    }
}
