package io.github.netpol4j.rule;

import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Requirements on labels, all of which must hold. None at all matches everything.
 *
 * <p>Source: kubernetes.io, "Labels and Selectors".
 *
 * @param requirements sorted, without repetition
 */
public record Selector(List<Requirement> requirements) implements Comparable<Selector> {

    /** No requirement: matches everything. */
    public static final Selector ANY = new Selector(List.of());

    /**
     * A selector from requirements in any order.
     *
     * @param requirements sorted, without repetition
     */
    public Selector {
        requirements = Given.noNulls("selector", requirements).stream()
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * A selector from labels that must all be there.
     *
     * @param labels keys and values, all of them
     * @return the selector
     */
    public static Selector of(Collection<Label> labels) {
        return new Selector(Given.noNulls("selector", labels).stream()
                .map(label -> Requirement.of(label.key(), Operator.IN, List.of(label.value())))
                .toList());
    }

    /**
     * Both selectors at once.
     *
     * @param other another selector
     * @return what matches where both match
     */
    public Selector and(Selector other) {
        return and(Given.notNull("and(..)", other).requirements);
    }

    /**
     * This selector and a further requirement.
     *
     * @param requirement what must hold besides
     * @return the narrower selector
     */
    public Selector and(Requirement requirement) {
        return and(List.of(Given.notNull("and(..)", requirement)));
    }

    private Selector and(List<Requirement> more) {
        List<Requirement> all = new ArrayList<>(requirements);
        all.addAll(more);
        return new Selector(all);
    }

    /**
     * Whether an object with these labels fulfils every requirement.
     *
     * @param labels all labels of the object
     * @return whether it is selected
     */
    public boolean matches(Map<String, String> labels) {
        Given.notNull("matches(..)", labels);
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    /** Those flows of a region that have a pod with such labels at one end. */
    Region narrowToPods(Region region, End end) {
        Region narrowed = region;
        for (Requirement requirement : requirements) {
            narrowed = narrowed.label(end, requirement.key(), requirement.allowed());
        }
        return narrowed;
    }

    /** Those flows of a region that have a pod in a namespace with such labels at one end. */
    Region narrowToNamespaces(Region region, End end) {
        Region narrowed = region;
        for (Requirement requirement : requirements) {
            narrowed = narrowed.namespaceLabel(end, requirement.key(), requirement.allowed());
        }
        return narrowed;
    }

    /**
     * The same selector in normal form: the fewest requirements, each key's in one place.
     *
     * @return empty if the selector contradicts itself, so that nothing can match it
     */
    public Optional<Selector> simplified() {
        SortedMap<String, KeyStates> states = states();
        if (states.values().stream().anyMatch(KeyStates::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Selector(states.entrySet().stream()
                .flatMap(entry -> entry.getValue().requirements(entry.getKey()).stream())
                .toList()));
    }

    /**
     * Whether whatever this selector matches, the other matches too.
     *
     * @param other another selector
     * @return true also if this one contradicts itself
     */
    public boolean isWithin(Selector other) {
        Given.notNull("isWithin(..)", other);
        if (other.requirements.isEmpty() || equals(other)) {
            return true;
        }
        SortedMap<String, KeyStates> here = states();
        if (here.values().stream().anyMatch(KeyStates::isEmpty)) {
            return true;
        }
        return other.states().entrySet().stream()
                .allMatch(entry -> here.containsKey(entry.getKey())
                        ? here.get(entry.getKey()).isWithin(entry.getValue())
                        : entry.getValue().absent()
                                && entry.getValue().excluding()
                                && entry.getValue().values().isEmpty());
    }

    private SortedMap<String, KeyStates> states() {
        SortedMap<String, KeyStates> states = new TreeMap<>();
        for (Requirement requirement : requirements) {
            states.merge(requirement.key(), KeyStates.of(requirement), KeyStates::and);
        }
        return states;
    }

    /** The requirements that a {@code label(..)} can say, and the others: two halves of a sentence. */
    record Split(String labels, Selector rest) {}

    Split split() {
        Predicate<Requirement> single = requirement ->
                requirement.operator() == Operator.IN && requirement.values().size() == 1;
        String labels = requirements.stream()
                .filter(single)
                .map(requirement ->
                        new Label(requirement.key(), requirement.values().first()).toString())
                .collect(Collectors.joining(", "));
        return new Split(
                labels,
                new Selector(requirements.stream().filter(single.negate()).toList()));
    }

    @Override
    public int compareTo(Selector other) {
        return Arrays.compare(requirements.toArray(Requirement[]::new), other.requirements.toArray(Requirement[]::new));
    }

    /** The calls that add it to a peer. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining());
    }
}
