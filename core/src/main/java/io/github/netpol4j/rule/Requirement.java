package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one label must be like.
 *
 * @param key the label's key
 * @param operator how it is compared
 * @param values with what; empty for EXISTS and DOES_NOT_EXIST, never for the others
 */
public record Requirement(String key, Operator operator, SortedSet<String> values) implements Comparable<Requirement> {

    private static final Comparator<Requirement> ORDER = Comparator.comparing(Requirement::key)
            .thenComparing(Requirement::operator)
            .thenComparing(requirement -> String.join(",", requirement.values));

    /**
     * A requirement.
     *
     * @param key the label's key
     * @param operator how it is compared
     * @param values with what; empty for EXISTS and DOES_NOT_EXIST, never for the others
     * @throws io.github.netpol4j.finding.InvalidInputException if it is one that Kubernetes refuses
     */
    public Requirement {
        Given.noneNull(".where(..)", key, operator);
        Given.noNulls(".where(..)", values);
        SortedSet<String> given = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        Checks.requirement(() -> call(key, operator, given), key, operator, given);
        values = given;
    }

    /**
     * A requirement with its values in any order.
     *
     * @param key the label's key
     * @param operator how it is compared
     * @param values with what
     * @return the requirement
     * @throws io.github.netpol4j.finding.InvalidInputException if it is one that Kubernetes refuses
     */
    public static Requirement of(String key, Operator operator, Collection<String> values) {
        return new Requirement(key, operator, new TreeSet<>(Given.noNulls(".where(..)", values)));
    }

    /**
     * Whether an object with these labels fulfils the requirement.
     *
     * @param labels all labels of the object
     * @return as the Kubernetes documentation has it: NOT_IN also holds where the key is absent
     */
    public boolean matches(Map<String, String> labels) {
        String value = Given.notNull("matches(..)", labels).get(key);
        return switch (operator) {
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
        };
    }

    /** What the label may be where the requirement holds; absence too, for NOT_IN and DOES_NOT_EXIST. */
    Names allowed() {
        return switch (operator) {
            case IN -> Names.in(values);
            case NOT_IN -> Names.notIn(values);
            case EXISTS -> Names.PRESENT;
            case DOES_NOT_EXIST -> Names.ABSENT;
        };
    }

    @Override
    public int compareTo(Requirement other) {
        return ORDER.compare(this, other);
    }

    /** The call that adds it to a peer: {@code .where("tier", IN, "front")}. */
    @Override
    public String toString() {
        return call(key, operator, values);
    }

    private static String call(String key, Operator operator, Collection<String> values) {
        String more = values.isEmpty() ? "" : ", " + Literals.quoteAll(values);
        return ".where(" + Literals.quote(key) + ", " + operator + more + ")";
    }
}
