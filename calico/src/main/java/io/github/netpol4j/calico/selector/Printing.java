package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Cases;
import io.github.netpol4j.calico.selector.CalicoSelector.Equality;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import io.github.netpol4j.calico.selector.CalicoSelector.Substring;
import java.util.List;
import java.util.stream.Collectors;

/** Selectors as Calico prints them; unions and conjunctions are always in parentheses. */
final class Printing implements Cases<StringBuilder> {

    private final StringBuilder out = new StringBuilder();

    private Printing() {}

    static String print(CalicoSelector selector) {
        return selector.fold(new Printing()).toString();
    }

    @Override
    public StringBuilder all() {
        return out.append("all()");
    }

    @Override
    public StringBuilder global() {
        return out.append("global()");
    }

    @Override
    public StringBuilder has(Has has) {
        return out.append("has(").append(has.key()).append(')');
    }

    @Override
    public StringBuilder equality(Equality equality) {
        return out.append(equality.key())
                .append(equality.equal() ? " == " : " != ")
                .append(quote(equality.value()));
    }

    @Override
    public StringBuilder substring(Substring substring) {
        return out.append(substring.key())
                .append(' ')
                .append(substring.position())
                .append(' ')
                .append(quote(substring.text()));
    }

    @Override
    public StringBuilder membership(Membership membership) {
        return out.append(membership.key())
                .append(membership.in() ? " in " : " not in ")
                .append(membership.values().stream().map(Printing::quote).collect(Collectors.joining(", ", "{", "}")));
    }

    @Override
    public StringBuilder not(Not not) {
        out.append('!');
        return not.operand().fold(this);
    }

    @Override
    public StringBuilder and(And and) {
        return join(and.operands(), " && ");
    }

    @Override
    public StringBuilder or(Or or) {
        return join(or.operands(), " || ");
    }

    private StringBuilder join(List<CalicoSelector> operands, String operator) {
        String before = "(";
        for (CalicoSelector operand : operands) {
            out.append(before);
            operand.fold(this);
            before = operator;
        }
        return out.append(')');
    }

    private static String quote(String value) {
        char quote = value.contains("\"") ? '\'' : '"';
        return quote + value + quote;
    }
}
