package io.github.netpol4j.kubernetes;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A LabelSelector as an object says it, valid or not.
 *
 * @param matchLabels labels that must be there
 * @param matchExpressions what else labels must be like
 */
record LabelQuery(SortedMap<String, String> matchLabels, List<Expression> matchExpressions) {

    static final LabelQuery ALL = new LabelQuery(new TreeMap<>(), List.of());

    LabelQuery {
        matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
        matchExpressions = List.copyOf(matchExpressions);
    }

    /**
     * A LabelSelectorRequirement.
     *
     * @param key the label's key; empty if it is missing
     * @param operator In, NotIn, Exists or DoesNotExist if it is valid; empty if it is missing
     * @param values with what
     */
    record Expression(String key, String operator, List<String> values) {
        Expression {
            values = List.copyOf(values);
        }
    }
}
