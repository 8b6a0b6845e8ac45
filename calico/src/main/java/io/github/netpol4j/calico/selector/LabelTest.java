package io.github.netpol4j.calico.selector;

import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one label must be like: among some values, and with some texts in its value.
 *
 * <p>Where the values are listed, no text is left to look for; nothing is said twice.
 *
 * @param values the values it may have, or that it may be absent
 * @param parts what its value must have in it, and what not
 */
public record LabelTest(Names values, SortedSet<Part> parts) {

    /**
     * A text that a value must have in it, or must not. An absent label has no text in it.
     *
     * @param position where
     * @param text the text
     * @param negated whether it must not be there
     */
    public record Part(Position position, String text, boolean negated) implements Comparable<Part> {

        private static final Comparator<Part> ORDER =
                Comparator.comparing(Part::position).thenComparing(Part::text).thenComparing(Part::negated);

        /**
         * A text.
         *
         * @param position where
         * @param text the text
         * @param negated whether it must not be there
         */
        public Part {
            Given.noneNull("new Part(..)", position, text);
        }

        /**
         * Whether a value fits.
         *
         * @param value a label's value
         * @return whether the text is there, or is not if it must not be
         */
        public boolean holds(String value) {
            return position.holds(Given.notNull("holds(..)", value), text) != negated;
        }

        /** Whether every value with this text has the other's; of both, only what they look for counts. */
        private boolean implies(Part other) {
            return switch (other.position) {
                case ANYWHERE -> text.contains(other.text);
                case START -> position == Position.START && text.startsWith(other.text);
                case END -> position == Position.END && text.endsWith(other.text);
            };
        }

        @Override
        public int compareTo(Part other) {
            return ORDER.compare(this, other);
        }

        /** {@code not starts with "a"}. */
        @Override
        public String toString() {
            return (negated ? "not " : "") + position + " \"" + text + "\"";
        }
    }

    /** Anything, or no label. */
    public static final LabelTest ANY = new LabelTest(Names.ANY, new TreeSet<>());

    /**
     * A test, without what follows from the rest.
     *
     * @param values the values it may have, or that it may be absent
     * @param parts what its value must have in it, and what not
     */
    public LabelTest {
        Given.notNull("new LabelTest(..)", values);
        SortedSet<Part> some = new TreeSet<>(Given.noNulls("new LabelTest(..)", parts));
        if (some.stream().anyMatch(part -> !part.negated)) {
            values = values.and(Names.PRESENT);
        }
        if (some.stream().anyMatch(part -> part.negated && part.text.isEmpty())) {
            values = values.and(Names.ABSENT);
        }
        some.removeIf(part -> part.text.isEmpty());
        if (some.stream().anyMatch(part -> part.negated && isSaid(part, some))) {
            values = values.and(Names.ABSENT);
        }
        values = new Names(values.absent(), values.others(), where(values.names(), some));
        if (!values.others()) {
            some.clear();
        }
        some.removeAll(some.stream().filter(part -> follows(part, some)).toList());
        parts = Collections.unmodifiableSortedSet(some);
    }

    private static boolean isSaid(Part negated, Collection<Part> parts) {
        return parts.stream().anyMatch(part -> !part.negated && part.implies(negated));
    }

    private static SortedSet<String> where(Collection<String> names, Collection<Part> parts) {
        Predicate<String> all = name -> parts.stream().allMatch(part -> part.holds(name));
        return names.stream().filter(all).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether another part of the same sign says as much: the longer text that must be there, the shorter that must not. */
    private static boolean follows(Part part, Collection<Part> parts) {
        return parts.stream()
                .filter(other -> !other.equals(part) && other.negated == part.negated)
                .anyMatch(other -> part.negated ? part.implies(other) : other.implies(part));
    }

    /**
     * Some values, or absence.
     *
     * @param values which
     * @return that test
     */
    public static LabelTest of(Names values) {
        return new LabelTest(values, new TreeSet<>());
    }

    /**
     * One text in the value.
     *
     * @param part which
     * @return that test
     */
    public static LabelTest of(Part part) {
        return new LabelTest(Names.ANY, new TreeSet<>(List.of(Given.notNull("of(..)", part))));
    }

    /**
     * Both tests.
     *
     * @param other another test
     * @return what passes both
     */
    public LabelTest and(LabelTest other) {
        SortedSet<Part> all = new TreeSet<>(parts);
        all.addAll(Given.notNull("and(..)", other).parts);
        return new LabelTest(values.and(other.values), all);
    }

    /**
     * Whether it is known that nothing passes. Texts that exclude each other in other ways than by being parts of each other
     * are not looked through.
     *
     * @return true if nothing does
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Whether anything passes, and the lack of the label.
     *
     * @return true if the label does not matter
     */
    public boolean isAny() {
        return equals(ANY);
    }

    /**
     * Whether a label passes.
     *
     * @param value its value; empty if there is no such label
     * @return whether it does
     */
    public boolean matches(Optional<String> value) {
        return Given.notNull("matches(..)", value)
                .map(name -> values.contains(name) && parts.stream().allMatch(part -> part.holds(name)))
                .orElse(values.absent());
    }
}
