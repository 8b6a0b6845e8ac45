package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Cases;
import io.github.netpol4j.calico.selector.CalicoSelector.Equality;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import io.github.netpol4j.calico.selector.CalicoSelector.Substring;
import io.github.netpol4j.calico.selector.LabelTest.Part;
import io.github.netpol4j.flow.Values.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Selectors as unions of conjunctions, negations pushed down to the labels. */
final class Terms implements Cases<List<SortedMap<String, LabelTest>>> {

    private static final SortedMap<String, LabelTest> EVERYTHING = Collections.unmodifiableSortedMap(new TreeMap<>());

    private final int limit;
    private final boolean negated;

    private Terms(int limit, boolean negated) {
        this.limit = limit;
        this.negated = negated;
    }

    static Optional<List<SortedMap<String, LabelTest>>> of(CalicoSelector selector, int limit) {
        try {
            return Optional.of(selector.fold(new Terms(limit, false)));
        } catch (TooManyException e) {
            return Optional.empty();
        }
    }

    /** There are more than the limit, somewhere on the way. */
    private static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManyException() {
            super("more terms than the limit", null, false, false);
        }
    }

    @Override
    public List<SortedMap<String, LabelTest>> all() {
        return negated ? List.of() : List.of(EVERYTHING);
    }

    @Override
    public List<SortedMap<String, LabelTest>> global() {
        return all();
    }

    @Override
    public List<SortedMap<String, LabelTest>> has(Has has) {
        return names(has.key(), true, Names.PRESENT);
    }

    @Override
    public List<SortedMap<String, LabelTest>> equality(Equality equality) {
        return names(equality.key(), equality.equal(), Names.in(List.of(equality.value())));
    }

    @Override
    public List<SortedMap<String, LabelTest>> membership(Membership membership) {
        return names(membership.key(), membership.in(), Names.in(membership.values()));
    }

    @Override
    public List<SortedMap<String, LabelTest>> substring(Substring substring) {
        return term(substring.key(), LabelTest.of(new Part(substring.position(), substring.text(), negated)));
    }

    @Override
    public List<SortedMap<String, LabelTest>> not(Not not) {
        return not.operand().fold(new Terms(limit, !negated));
    }

    @Override
    public List<SortedMap<String, LabelTest>> and(And and) {
        return negated ? union(and.operands()) : product(and.operands());
    }

    @Override
    public List<SortedMap<String, LabelTest>> or(Or or) {
        return negated ? product(or.operands()) : union(or.operands());
    }

    private List<SortedMap<String, LabelTest>> names(String key, boolean in, Names names) {
        return term(key, LabelTest.of(in == negated ? names.not() : names));
    }

    private static List<SortedMap<String, LabelTest>> term(String key, LabelTest test) {
        if (test.isEmpty()) {
            return List.of();
        }
        SortedMap<String, LabelTest> term = new TreeMap<>();
        put(term, key, test);
        return List.of(Collections.unmodifiableSortedMap(term));
    }

    private static void put(SortedMap<String, LabelTest> term, String key, LabelTest test) {
        if (!test.isAny()) {
            term.put(key, test);
        }
    }

    private List<SortedMap<String, LabelTest>> union(List<CalicoSelector> operands) {
        Set<SortedMap<String, LabelTest>> all = new LinkedHashSet<>();
        for (CalicoSelector operand : operands) {
            all.addAll(operand.fold(this));
            if (all.contains(EVERYTHING)) {
                return List.of(EVERYTHING);
            }
            limited(all);
        }
        return List.copyOf(all);
    }

    /** Those with the fewest terms first, so that contradictions show before there is much to multiply. */
    private List<SortedMap<String, LabelTest>> product(List<CalicoSelector> operands) {
        List<List<SortedMap<String, LabelTest>>> factors = operands.stream()
                .map(operand -> operand.fold(this))
                .sorted(Comparator.comparing(List::size))
                .toList();
        Collection<SortedMap<String, LabelTest>> all = List.of(EVERYTHING);
        for (List<SortedMap<String, LabelTest>> factor : factors) {
            Set<SortedMap<String, LabelTest>> multiplied = new LinkedHashSet<>();
            for (SortedMap<String, LabelTest> one : all) {
                for (SortedMap<String, LabelTest> other : factor) {
                    both(one, other).ifPresent(multiplied::add);
                    limited(multiplied);
                }
            }
            all = multiplied;
        }
        return new ArrayList<>(all);
    }

    private static Optional<SortedMap<String, LabelTest>> both(
            SortedMap<String, LabelTest> one, SortedMap<String, LabelTest> other) {
        SortedMap<String, LabelTest> both = new TreeMap<>(one);
        other.forEach((key, test) -> both.merge(key, test, LabelTest::and));
        return both.values().stream().anyMatch(LabelTest::isEmpty)
                ? Optional.empty()
                : Optional.of(Collections.unmodifiableSortedMap(both));
    }

    private void limited(Collection<?> terms) {
        if (terms.size() > limit) {
            throw new TooManyException();
        }
    }
}
