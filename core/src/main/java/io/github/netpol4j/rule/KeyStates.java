package io.github.netpol4j.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that one label may be: absent or not, and one of some values or none of some values. Every conjunction of requirements
 * on one key is such a set, so it is the normal form in which a key stands once.
 *
 * @param absent whether the label may be missing
 * @param excluding whether the values are those that it must not have
 * @param values the values in question
 */
record KeyStates(boolean absent, boolean excluding, SortedSet<String> values) {

    static KeyStates of(Requirement requirement) {
        return switch (requirement.operator()) {
            case IN -> new KeyStates(false, false, requirement.values());
            case NOT_IN -> new KeyStates(true, true, requirement.values());
            case EXISTS -> new KeyStates(false, true, new TreeSet<>());
            case DOES_NOT_EXIST -> new KeyStates(true, false, new TreeSet<>());
        };
    }

    KeyStates and(KeyStates other) {
        boolean both = absent && other.absent;
        SortedSet<String> combined = new TreeSet<>(values);
        if (excluding && other.excluding) {
            combined.addAll(other.values);
            return new KeyStates(both, true, combined);
        }
        if (excluding) {
            return other.and(this);
        }
        combined.removeIf(value -> !other.holds(value));
        return new KeyStates(both, false, combined);
    }

    private boolean holds(String value) {
        return excluding != values.contains(value);
    }

    boolean isEmpty() {
        return !absent && !excluding && values.isEmpty();
    }

    boolean isWithin(KeyStates other) {
        if (absent && !other.absent) {
            return false;
        }
        return excluding
                ? other.excluding && values.containsAll(other.values)
                : values.stream().allMatch(other::holds);
    }

    /** The fewest requirements that say this; a state set made from requirements is never "absent or one of these". */
    List<Requirement> requirements(String key) {
        List<Requirement> said = new ArrayList<>();
        if (!excluding) {
            said.add(
                    values.isEmpty()
                            ? Requirement.of(key, Operator.DOES_NOT_EXIST, Set.of())
                            : Requirement.of(key, Operator.IN, values));
            return said;
        }
        if (!absent) {
            said.add(Requirement.of(key, Operator.EXISTS, Set.of()));
        }
        if (!values.isEmpty()) {
            said.add(Requirement.of(key, Operator.NOT_IN, values));
        }
        return said;
    }
}
