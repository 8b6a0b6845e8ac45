package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.resource.KubernetesSpec.Expression;
import io.github.netpol4j.calico.resource.KubernetesSpec.LabelSelector;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Selectors of others in Calico's words. All three agree that a missing label has none of the values. */
final class Conversion {

    private Conversion() {}

    static CalicoSelector of(Selector selector, String prefix) {
        return Joining.allOf(selector.requirements().stream()
                .map(requirement -> of(requirement, prefix + requirement.key()))
                .toList());
    }

    private static CalicoSelector of(Requirement requirement, String key) {
        return switch (requirement.operator()) {
            case IN ->
                requirement.values().size() == 1
                        ? CalicoSelector.equal(key, requirement.values().first())
                        : new Membership(key, true, requirement.values());
            case NOT_IN -> new Membership(key, false, requirement.values());
            case EXISTS -> new Has(key);
            case DOES_NOT_EXIST -> new Not(new Has(key));
        };
    }

    static CalicoSelector of(LabelSelector selector) {
        return Joining.allOf(Stream.concat(
                        selector.matchLabels().entrySet().stream()
                                .map(label -> CalicoSelector.equal(label.getKey(), label.getValue())),
                        selector.matchExpressions().stream().map(Conversion::of))
                .toList());
    }

    private static CalicoSelector of(Expression expression) {
        String key = expression.key();
        return switch (expression.operator()) {
            case "In" -> new Membership(key, true, new TreeSet<>(expression.values()));
            case "NotIn" -> new Membership(key, false, new TreeSet<>(expression.values()));
            case "Exists" -> new Has(key);
            case "DoesNotExist" -> new Not(new Has(key));
            default -> throw Messages.unknownOperator(key, expression.operator());
        };
    }
}
