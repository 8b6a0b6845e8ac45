package io.github.netpol4j.kubernetes;

import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import java.util.ArrayList;
import java.util.List;

/** What a valid LabelSelector means. */
final class Selectors {

    private Selectors() {}

    static Selector of(LabelQuery query) {
        List<Requirement> requirements = new ArrayList<>();
        query.matchLabels().forEach((key, value) -> requirements.add(Requirement.of(key, Operator.IN, List.of(value))));
        for (LabelQuery.Expression expression : query.matchExpressions()) {
            requirements.add(Requirement.of(expression.key(), operator(expression.operator()), expression.values()));
        }
        return new Selector(requirements);
    }

    private static Operator operator(String word) {
        return switch (word) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default -> throw new IllegalStateException("the validator lets no other operator pass: " + word);
        };
    }
}
