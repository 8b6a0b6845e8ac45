package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.List;
import java.util.Map;

/**
 * What the API server asks of labels and label selectors.
 *
 * <p>Source: k8s.io/apimachinery apis/meta/v1/validation, ValidateLabels and ValidateLabelSelector.
 */
final class SelectorRules {

    private SelectorRules() {}

    static void selector(String path, LabelQuery selector, List<Violation> found) {
        labels(path + ".matchLabels", selector.matchLabels(), found);
        for (int i = 0; i < selector.matchExpressions().size(); i++) {
            expression(
                    path + ".matchExpressions[" + i + "]",
                    selector.matchExpressions().get(i),
                    found);
        }
    }

    /** Labels as an object has them or a selector asks for them; the path never names the key. */
    static void labels(String path, Map<String, String> labels, List<Violation> found) {
        labels.forEach((key, value) -> {
            labelKey(path, key, found);
            labelValue(path, value, found);
        });
    }

    private static void expression(String path, LabelQuery.Expression expression, List<Violation> found) {
        boolean hasValues = !expression.values().isEmpty();
        switch (expression.operator()) {
            case "In", "NotIn" -> {
                if (!hasValues) {
                    found.add(Violation.required(
                            path + ".values", "must be specified when `operator` is 'In' or 'NotIn'"));
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (hasValues) {
                    found.add(Violation.forbidden(
                            path + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                }
            }
            default ->
                found.add(Violation.invalidJson(
                        path + ".operator", GoText.json(expression.operator()), "not a valid selector operator"));
        }
        labelKey(path + ".key", expression.key(), found);
        for (int i = 0; i < expression.values().size(); i++) {
            labelValue(path + ".values[" + i + "]", expression.values().get(i), found);
        }
    }

    private static void labelKey(String path, String key, List<Violation> found) {
        KubernetesSyntax.labelKey(key).forEach(detail -> found.add(Violation.invalid(path, key, detail)));
    }

    private static void labelValue(String path, String value, List<Violation> found) {
        KubernetesSyntax.labelValue(value).forEach(detail -> found.add(Violation.invalid(path, value, detail)));
    }
}
