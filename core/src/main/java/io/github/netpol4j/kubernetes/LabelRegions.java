package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Valid LabelSelectors as regions of flows.
 *
 * <p>Selectors repeat each other: what they say alike is one object, which is cheaper to make, to keep and to compare.
 *
 * <p>Source: kubernetes.io, "Labels and Selectors": NotIn also holds where the key is absent.
 */
final class LabelRegions {

    private final Map<String, Names> single = new HashMap<>();

    /** One requirement on a label at one end. */
    @FunctionalInterface
    private interface Narrowing {
        Region apply(Region region, String key, Names allowed);
    }

    /** Those flows that have a pod at one end which the selector matches. */
    Region ofPods(Region region, End end, LabelQuery query) {
        return narrow(region, query, (narrowed, key, allowed) -> narrowed.label(end, key, allowed));
    }

    /** Those flows that have a pod at one end in a namespace which the selector matches. */
    Region ofNamespaces(Region region, End end, LabelQuery query) {
        return narrow(region, query, (narrowed, key, allowed) -> narrowed.namespaceLabel(end, key, allowed));
    }

    private Region narrow(Region region, LabelQuery query, Narrowing narrowing) {
        Region narrowed = region;
        for (Map.Entry<String, String> label : query.matchLabels().entrySet()) {
            narrowed = narrowing.apply(narrowed, label.getKey(), only(label.getValue()));
        }
        for (LabelQuery.Expression expression : query.matchExpressions()) {
            narrowed = narrowing.apply(narrowed, expression.key(), allowed(expression));
        }
        return narrowed;
    }

    /** One name alone. */
    Names only(String name) {
        return single.computeIfAbsent(name, key -> Names.in(List.of(key)));
    }

    private Names allowed(LabelQuery.Expression expression) {
        return switch (expression.operator()) {
            case "In" ->
                expression.values().size() == 1 ? only(expression.values().get(0)) : Names.in(expression.values());
            case "NotIn" -> Names.notIn(expression.values());
            case "Exists" -> Names.PRESENT;
            case "DoesNotExist" -> Names.ABSENT;
            default ->
                throw new IllegalStateException("the validator lets no other operator pass: " + expression.operator());
        };
    }
}
