package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.CalicoPolicy;
import io.github.netpol4j.calico.CalicoSentence;
import io.github.netpol4j.calico.resource.PolicySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sentence with its order in its tier.
 *
 * @param policy the policy that it is in
 * @param sentence the sentence
 * @param order lower comes first; no two sentences of one tier have the same
 */
record Placed(CalicoPolicy policy, CalicoSentence sentence, double order) {

    private static final double STEP = 10;

    /** Where Calico puts the policies of Kubernetes, in the tier default. */
    private static final double KUBERNETES = 1000;

    /** All sentences with their orders: those that say one keep it, the others come after the one written before them. */
    static List<Placed> all(List<CalicoPolicy> policies) {
        Map<String, Map<Double, List<CalicoSentence>>> said = said(policies);
        refuseTies(said);
        Map<String, Double> last = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (CalicoPolicy policy : policies) {
            for (CalicoSentence sentence : policy.sentences()) {
                String tier = sentence.tier();
                double order = sentence.order()
                        .orElseGet(() -> after(
                                last.getOrDefault(tier, 0.0),
                                tier,
                                said.getOrDefault(tier, Map.of()).keySet()));
                last.merge(tier, order, Math::max);
                placed.add(new Placed(policy, sentence, order));
            }
        }
        return placed;
    }

    private static Map<String, Map<Double, List<CalicoSentence>>> said(List<CalicoPolicy> policies) {
        Map<String, Map<Double, List<CalicoSentence>>> said = new LinkedHashMap<>();
        policies.stream()
                .flatMap(policy -> policy.sentences().stream())
                .forEach(sentence -> sentence.order()
                        .ifPresent(order -> said.computeIfAbsent(sentence.tier(), key -> new LinkedHashMap<>())
                                .computeIfAbsent(order, key -> new ArrayList<>())
                                .add(sentence)));
        return said;
    }

    private static void refuseTies(Map<String, Map<Double, List<CalicoSentence>>> said) {
        List<List<CalicoSentence>> ties = said.values().stream()
                .flatMap(tier -> tier.values().stream())
                .filter(sentences -> sentences.size() > 1)
                .toList();
        if (!ties.isEmpty()) {
            throw SentenceMessages.ties(ties);
        }
    }

    private static double after(double last, String tier, Set<Double> taken) {
        double next = Math.max(Math.floor(last) + STEP, Math.nextUp(last));
        while (taken.contains(next) || (next == KUBERNETES && tier.equals(PolicySpec.DEFAULT_TIER))) {
            next = Math.max(next + 1, Math.nextUp(next));
        }
        return next;
    }
}
