package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Cases;
import io.github.netpol4j.calico.selector.CalicoSelector.Equality;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import io.github.netpol4j.calico.selector.CalicoSelector.Substring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Selectors in two halves, whose union they are; empty for those that are none. */
final class Division implements Cases<Optional<Division.Halves>> {

    private static final Division DIVISION = new Division();

    private Division() {}

    /** Two selectors that together match what one does. */
    record Halves(CalicoSelector first, CalicoSelector second) {

        Halves each(Function<CalicoSelector, CalicoSelector> change) {
            return new Halves(change.apply(first), change.apply(second));
        }
    }

    static List<CalicoSelector> of(CalicoSelector selector, int maxLength) {
        Set<CalicoSelector> parts = new LinkedHashSet<>();
        return divide(selector, maxLength, parts) ? List.copyOf(parts) : List.of();
    }

    /** Whether it can be done; the first part that can't ends it. */
    private static boolean divide(CalicoSelector selector, int maxLength, Set<CalicoSelector> parts) {
        if (length(selector) <= maxLength) {
            parts.add(selector);
            return true;
        }
        return selector.fold(DIVISION)
                .filter(halves -> divide(halves.first, maxLength, parts) && divide(halves.second, maxLength, parts))
                .isPresent();
    }

    private static int length(CalicoSelector selector) {
        String text = selector.toString();
        return text.codePointCount(0, text.length());
    }

    @Override
    public Optional<Halves> all() {
        return Optional.empty();
    }

    @Override
    public Optional<Halves> global() {
        return Optional.empty();
    }

    @Override
    public Optional<Halves> has(Has has) {
        return Optional.empty();
    }

    @Override
    public Optional<Halves> equality(Equality equality) {
        return Optional.empty();
    }

    @Override
    public Optional<Halves> substring(Substring substring) {
        return Optional.empty();
    }

    @Override
    public Optional<Halves> membership(Membership membership) {
        return membership.in()
                ? halves(List.copyOf(membership.values()), values -> of(membership.key(), values))
                : Optional.empty();
    }

    private static CalicoSelector of(String key, List<String> values) {
        return values.size() == 1 ? CalicoSelector.equal(key, values.get(0)) : CalicoSelector.in(key, values);
    }

    @Override
    public Optional<Halves> or(Or or) {
        return halves(or.operands(), Joining::anyOf);
    }

    /** The longest operand that has halves is divided, and the others stay with both. */
    @Override
    public Optional<Halves> and(And and) {
        List<CalicoSelector> operands = and.operands();
        return IntStream.range(0, operands.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> length(operands.get(i)))
                        .reversed())
                .flatMap(i -> operands.get(i).fold(this).stream()
                        .map(halves -> halves.each(half -> {
                            List<CalicoSelector> changed = new ArrayList<>(operands);
                            changed.set(i, half);
                            return Joining.allOf(changed);
                        })))
                .findFirst();
    }

    /** Negations of conjunctions are unions, and those of unions conjunctions. */
    @Override
    public Optional<Halves> not(Not not) {
        CalicoSelector operand = not.operand();
        if (operand instanceof And and) {
            return halves(and.operands().stream().map(CalicoSelector::not).toList(), Joining::anyOf);
        }
        if (operand instanceof Or or) {
            return Joining.allOf(or.operands().stream().map(CalicoSelector::not).toList())
                    .fold(this);
        }
        return operand instanceof Membership membership ? membership.not().fold(this) : Optional.empty();
    }

    private static <T> Optional<Halves> halves(List<T> some, Function<List<T>, CalicoSelector> make) {
        int middle = some.size() / 2;
        return some.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new Halves(make.apply(some.subList(0, middle)), make.apply(some.subList(middle, some.size()))));
    }
}
