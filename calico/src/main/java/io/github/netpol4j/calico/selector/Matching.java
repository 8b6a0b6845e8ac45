package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Cases;
import io.github.netpol4j.calico.selector.CalicoSelector.Equality;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import io.github.netpol4j.calico.selector.CalicoSelector.Substring;
import java.util.Map;

/** Whether selectors match some labels. */
final class Matching implements Cases<Boolean> {

    private final Map<String, String> labels;

    Matching(Map<String, String> labels) {
        this.labels = labels;
    }

    @Override
    public Boolean all() {
        return true;
    }

    @Override
    public Boolean global() {
        return true;
    }

    @Override
    public Boolean has(Has has) {
        return labels.containsKey(has.key());
    }

    @Override
    public Boolean equality(Equality equality) {
        return equality.equal() == equality.value().equals(labels.get(equality.key()));
    }

    @Override
    public Boolean substring(Substring substring) {
        String value = labels.get(substring.key());
        return value != null && substring.position().holds(value, substring.text());
    }

    @Override
    public Boolean membership(Membership membership) {
        String value = labels.get(membership.key());
        return membership.in() == (value != null && membership.values().contains(value));
    }

    @Override
    public Boolean not(Not not) {
        return !not.operand().fold(this);
    }

    @Override
    public Boolean and(And and) {
        return and.operands().stream().allMatch(operand -> operand.fold(this));
    }

    @Override
    public Boolean or(Or or) {
        return or.operands().stream().anyMatch(operand -> operand.fold(this));
    }
}
