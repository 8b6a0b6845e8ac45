package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.All;
import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Cases;
import io.github.netpol4j.calico.selector.CalicoSelector.Equality;
import io.github.netpol4j.calico.selector.CalicoSelector.Global;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import io.github.netpol4j.calico.selector.CalicoSelector.Substring;

/** Selectors that match what others do not, by the operator that says so where there is one. */
final class Negation implements Cases<CalicoSelector> {

    @Override
    public CalicoSelector all() {
        return new Not(new All());
    }

    @Override
    public CalicoSelector global() {
        return new Not(new Global());
    }

    @Override
    public CalicoSelector has(Has has) {
        return new Not(has);
    }

    @Override
    public CalicoSelector equality(Equality equality) {
        return new Equality(equality.key(), !equality.equal(), equality.value());
    }

    @Override
    public CalicoSelector substring(Substring substring) {
        return new Not(substring);
    }

    @Override
    public CalicoSelector membership(Membership membership) {
        return new Membership(membership.key(), !membership.in(), membership.values());
    }

    @Override
    public CalicoSelector not(Not not) {
        return not.operand();
    }

    @Override
    public CalicoSelector and(And and) {
        return new Not(and);
    }

    @Override
    public CalicoSelector or(Or or) {
        return new Not(or);
    }
}
