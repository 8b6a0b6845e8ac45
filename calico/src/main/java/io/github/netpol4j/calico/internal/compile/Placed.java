package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.policy.CalicoSentence;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.finding.Problem;
import java.util.ArrayList;
import java.util.Collection;
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

    /** How every sentence begins when it is printed, and no name of an object does. */
    private static final String SENTENCE = "calico(";

    /** Where Calico puts the policies of Kubernetes, in the tier default. */
    private static final double KUBERNETES = 1000;

    /**
     * All sentences with their orders: those that say one keep it, the others come after the one written before them, and none
     * takes that of a policy beside them.
     */
    static List<Placed> all(List<CalicoPolicy> policies, Collection<? extends CalicoPolicyResource> beside) {
        Map<String, Map<Double, List<String>>> said = said(policies, beside);
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

    /** Who has which order, by tier: sentences, and the names of other policies. */
    private static Map<String, Map<Double, List<String>>> said(
            List<CalicoPolicy> policies, Collection<? extends CalicoPolicyResource> beside) {
        Map<String, Map<Double, List<String>>> said = new LinkedHashMap<>();
        policies.stream()
                .flatMap(policy -> policy.sentences().stream())
                .forEach(sentence -> sentence.order()
                        .ifPresent(order -> in(said, sentence.tier(), order).add(sentence.toString())));
        beside.forEach(other -> other.spec().order().ifPresent(order -> {
            // Policies beside may have one order among themselves, where it does not matter.
            List<String> same = in(said, other.spec().effectiveTier(), order);
            if (same.isEmpty() || same.get(0).startsWith(SENTENCE)) {
                same.add(other.kind() + " " + other.metadata().name());
            }
        }));
        return said;
    }

    private static List<String> in(Map<String, Map<Double, List<String>>> said, String tier, double order) {
        return said.computeIfAbsent(tier, key -> new LinkedHashMap<>())
                .computeIfAbsent(order, key -> new ArrayList<>());
    }

    private static void refuseTies(Map<String, Map<Double, List<String>>> said) {
        List<Problem> ties = new ArrayList<>();
        said.forEach((tier, orders) -> orders.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> ties.add(SentenceMessages.tie(tier, same))));
        if (!ties.isEmpty()) {
            throw SentenceMessages.all(ties);
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
