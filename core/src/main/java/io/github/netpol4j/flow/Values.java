package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Some of the values that a {@link Dimension} can have: what a {@link Region} says of one dimension. */
public sealed interface Values permits Values.Names, Values.Numbers, Values.Addresses {

    /**
     * One result for each kind of values.
     *
     * @param names for dimensions with names
     * @param numbers for dimensions with numbers
     * @param addresses for addresses
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(Function<Names, R> names, Function<Numbers, R> numbers, Function<Addresses, R> addresses);

    /**
     * Whether no value is among them.
     *
     * @return true if a region with them holds no flow
     */
    boolean isEmpty();

    /**
     * Names, or nothing at all: of a label, its values, or that it is absent.
     *
     * @param absent whether having no name is among them
     * @param others whether all names but those listed are meant, instead of those listed
     * @param names the names in question
     */
    record Names(boolean absent, boolean others, SortedSet<String> names) implements Values {

        /** Any name, or none. */
        public static final Names ANY = new Names(true, true, new TreeSet<>());

        /** Any name. */
        public static final Names PRESENT = new Names(false, true, new TreeSet<>());

        /** No name. */
        public static final Names ABSENT = new Names(true, false, new TreeSet<>());

        /**
         * Names, copied.
         *
         * @param absent whether having no name is among them
         * @param others whether all names but those listed are meant, instead of those listed
         * @param names the names in question
         */
        public Names {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(Given.noNulls("names", names)));
        }

        /**
         * These names.
         *
         * @param names any number
         * @return those, and not the absence of a name
         */
        public static Names in(Collection<String> names) {
            return new Names(false, false, new TreeSet<>(Given.noNulls("names", names)));
        }

        /**
         * All but these names.
         *
         * @param names any number
         * @return all others, and the absence of a name
         */
        public static Names notIn(Collection<String> names) {
            return new Names(true, true, new TreeSet<>(Given.noNulls("names", names)));
        }

        /**
         * What is among both.
         *
         * @param other other names
         * @return the intersection
         */
        public Names and(Names other) {
            boolean both = Given.notNull("names", other).absent && absent;
            if (others && !other.others) {
                return other.and(this);
            }
            boolean narrower = others ? !names.containsAll(other.names) : !other.containsAll(names);
            if (both == absent && !narrower) {
                return this;
            }
            SortedSet<String> combined = new TreeSet<>(names);
            if (others) {
                combined.addAll(other.names);
            } else {
                combined.removeIf(name -> !other.contains(name));
            }
            return new Names(both, others, combined);
        }

        private boolean containsAll(Collection<String> some) {
            for (String name : some) {
                if (!contains(name)) {
                    return false;
                }
            }
            return true;
        }

        /**
         * All but these.
         *
         * @return the complement
         */
        public Names not() {
            return new Names(!absent, !others, names);
        }

        /**
         * Whether a name is among them.
         *
         * @param name any name
         * @return whether it is meant
         */
        public boolean contains(String name) {
            return others != names.contains(Given.notNull("contains(..)", name));
        }

        @Override
        public boolean isEmpty() {
            return !absent && !others && names.isEmpty();
        }

        @Override
        public <R> R fold(Function<Names, R> named, Function<Numbers, R> numbers, Function<Addresses, R> addresses) {
            return named.apply(this);
        }
    }

    /**
     * Numbers from one to another, both included.
     *
     * @param from the least
     * @param to the greatest
     */
    record Span(int from, int to) implements Comparable<Span> {

        /**
         * A span.
         *
         * @param from the least
         * @param to the greatest, not less
         */
        public Span {
            if (from > to) {
                throw Messages.backwards(from, to);
            }
        }

        @Override
        public int compareTo(Span other) {
            return Comparator.comparingInt(Span::from)
                    .thenComparingInt(Span::to)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    /**
     * Numbers.
     *
     * @param spans ascending, apart from each other
     */
    record Numbers(List<Span> spans) implements Values {

        /**
         * Numbers, their spans joined where they touch.
         *
         * @param spans in any order
         */
        public Numbers {
            spans = Given.noNulls("numbers", spans).size() < 2 ? List.copyOf(spans) : joined(spans);
        }

        private static List<Span> joined(List<Span> spans) {
            List<Span> joined = new ArrayList<>();
            for (Span span : spans.stream().sorted().toList()) {
                int last = joined.size() - 1;
                if (last >= 0 && span.from() <= (long) joined.get(last).to() + 1) {
                    Span before = joined.get(last);
                    joined.set(last, new Span(before.from(), Math.max(before.to(), span.to())));
                } else {
                    joined.add(span);
                }
            }
            return List.copyOf(joined);
        }

        /**
         * The numbers of one span.
         *
         * @param from the least
         * @param to the greatest
         * @return those numbers
         */
        public static Numbers of(int from, int to) {
            return new Numbers(List.of(new Span(from, to)));
        }

        /**
         * These numbers.
         *
         * @param numbers any number of them
         * @return those numbers
         */
        public static Numbers of(Collection<Integer> numbers) {
            return new Numbers(Given.noNulls("numbers", numbers).stream()
                    .map(number -> new Span(number, number))
                    .toList());
        }

        /**
         * What is among both.
         *
         * @param other other numbers
         * @return the intersection
         */
        public Numbers and(Numbers other) {
            List<Span> common = new ArrayList<>();
            for (Span one : spans) {
                for (Span two : Given.notNull("numbers", other).spans) {
                    int from = Math.max(one.from(), two.from());
                    int to = Math.min(one.to(), two.to());
                    if (from <= to) {
                        common.add(new Span(from, to));
                    }
                }
            }
            return new Numbers(common);
        }

        @Override
        public boolean isEmpty() {
            return spans.isEmpty();
        }

        @Override
        public <R> R fold(Function<Names, R> names, Function<Numbers, R> numbers, Function<Addresses, R> addresses) {
            return numbers.apply(this);
        }
    }

    /**
     * Addresses, of both families.
     *
     * @param ranges ascending, apart from each other
     */
    record Addresses(List<AddressRange> ranges) implements Values {

        /**
         * Addresses, their ranges joined where they touch.
         *
         * @param ranges in any order
         */
        public Addresses {
            ranges = AddressRange.joined(Given.noNulls("addresses", ranges));
        }

        /**
         * The addresses of a block, without those of other blocks.
         *
         * @param block the block
         * @param except what is left out; need not lie in the block
         * @return those addresses
         */
        public static Addresses of(Cidr block, Collection<Cidr> except) {
            Given.notNull("addresses", block);
            List<AddressRange> left = List.of(AddressRange.of(block));
            for (Cidr hole : Given.noNulls("addresses", except)) {
                left = left.stream()
                        .flatMap(range -> range.without(AddressRange.of(hole)).stream())
                        .toList();
            }
            return new Addresses(left);
        }

        /**
         * What is among both.
         *
         * @param other other addresses
         * @return the intersection
         */
        public Addresses and(Addresses other) {
            Given.notNull("addresses", other);
            return new Addresses(ranges.stream()
                    .flatMap(one -> other.ranges.stream().flatMap(two -> one.and(two).stream()))
                    .toList());
        }

        @Override
        public boolean isEmpty() {
            return ranges.isEmpty();
        }

        @Override
        public <R> R fold(Function<Names, R> names, Function<Numbers, R> numbers, Function<Addresses, R> addresses) {
            return addresses.apply(this);
        }
    }
}
