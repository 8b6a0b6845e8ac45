package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import java.util.List;
import java.util.Map;

/**
 * A valid LabelSelector as a region of flows.
 *
 * <p>Source: kubernetes.io, "Labels and Selectors": NotIn also holds where the key is absent.
 */
final class LabelRegions {

    private LabelRegions() {}

    /** One requirement on a label at one end. */
    @FunctionalInterface
    private interface Narrowing {
        Region apply(Region region, String key, Names allowed);
    }

    /** Those flows that have a pod at one end which the selector matches. */
    static Region ofPods(Region region, End end, LabelQuery query) {
        return narrow(region, query, (narrowed, key, allowed) -> narrowed.label(end, key, allowed));
    }

    /** Those flows that have a pod at one end in a namespace which the selector matches. */
    static Region ofNamespaces(Region region, End end, LabelQuery query) {
        return narrow(region, query, (narrowed, key, allowed) -> narrowed.namespaceLabel(end, key, allowed));
    }

    private static Region narrow(Region region, LabelQuery query, Narrowing narrowing) {
        Region narrowed = region;
        for (Map.Entry<String, String> label : query.matchLabels().entrySet()) {
            narrowed = narrowing.apply(narrowed, label.getKey(), Names.in(List.of(label.getValue())));
        }
        for (LabelQuery.Expression expression : query.matchExpressions()) {
            narrowed = narrowing.apply(narrowed, expression.key(), allowed(expression));
        }
        return narrowed;
    }

    private static Names allowed(LabelQuery.Expression expression) {
        return switch (expression.operator()) {
            case "In" -> Names.in(expression.values());
            case "NotIn" -> Names.notIn(expression.values());
            case "Exists" -> Names.PRESENT;
            case "DoesNotExist" -> Names.ABSENT;
            default ->
                throw new IllegalStateException("the validator lets no other operator pass: " + expression.operator());
        };
    }
}
