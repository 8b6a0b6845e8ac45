package io.github.netpol4j.flow;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A region by variable. What is asked of very many boxes very often is asked without a copy. */
final class Box {

    private final SortedMap<Integer, Values> values;
    /** The sum of what each variable adds, so that the sum of the others is a difference. */
    private final int hash;

    private Box(SortedMap<Integer, Values> values) {
        this.values = Collections.unmodifiableSortedMap(values);
        this.hash = values.entrySet().stream()
                .mapToInt(entry -> hash(entry.getKey(), entry.getValue()))
                .sum();
    }

    static Box of(Map<Integer, Values> values) {
        return new Box(new TreeMap<>(values));
    }

    private static int hash(int variable, Values values) {
        return (variable + 1) * 0x9E3779B1 ^ values.hashCode();
    }

    SortedMap<Integer, Values> values() {
        return values;
    }

    Optional<Values> get(int variable) {
        return Optional.ofNullable(values.get(variable));
    }

    Box with(int variable, Values some) {
        SortedMap<Integer, Values> changed = new TreeMap<>(values);
        changed.put(variable, some);
        return new Box(changed);
    }

    Box without(int variable) {
        SortedMap<Integer, Values> rest = new TreeMap<>(values);
        rest.remove(variable);
        return new Box(rest);
    }

    /** The same for boxes that are alike but for the variable. */
    int hashWithout(int variable) {
        return get(variable).map(some -> hash - hash(variable, some)).orElse(hash);
    }

    /** Whether both say something of the variable, and the same of all others. */
    boolean isLikeExceptIn(int variable, Box other) {
        return values.size() == other.values.size()
                && other.values.containsKey(variable)
                && values.entrySet().stream()
                        .allMatch(entry -> entry.getKey() == variable
                                || entry.getValue().equals(other.values.get(entry.getKey())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box that && hash == that.hash && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
