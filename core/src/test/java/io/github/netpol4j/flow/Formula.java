package io.github.netpol4j.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Sets combined, with what that means flow by flow. */
sealed interface Formula {

    /** The set, of sets made by a function. */
    FlowSet set(Function<Union, FlowSet> made);

    /** Whether a flow is in it, told which regions it is in. */
    boolean holds(Predicate<Said> in);

    void collect(Set<Union> unions);

    default Set<Union> unions() {
        Set<Union> unions = new LinkedHashSet<>();
        collect(unions);
        return unions;
    }

    default List<Said> regions() {
        return unions().stream()
                .flatMap(union -> union.regions.stream())
                .distinct()
                .toList();
    }

    /** The set, of sets that know nothing of each other. */
    default FlowSet apart() {
        return set(union -> FlowSet.of(union.told()));
    }

    /** The set, of sets made over one vocabulary. */
    default FlowSet together() {
        List<Union> all = List.copyOf(unions());
        List<FlowSet> sets = FlowSet.each(all.stream().map(Union::told).toList());
        return set(union -> sets.get(all.indexOf(union)));
    }

    default boolean contains(Flow flow) {
        return holds(said -> said.holds(flow));
    }

    /** Regions together. */
    record Union(List<Said> regions) implements Formula {

        List<Region> told() {
            return regions.stream().map(Said::region).toList();
        }

        @Override
        public FlowSet set(Function<Union, FlowSet> made) {
            return made.apply(this);
        }

        @Override
        public boolean holds(Predicate<Said> in) {
            return regions.stream().anyMatch(in);
        }

        @Override
        public void collect(Set<Union> unions) {
            unions.add(this);
        }
    }

    /** What is in both. */
    record And(Formula one, Formula other) implements Formula {

        @Override
        public FlowSet set(Function<Union, FlowSet> made) {
            return one.set(made).and(other.set(made));
        }

        @Override
        public boolean holds(Predicate<Said> in) {
            return one.holds(in) && other.holds(in);
        }

        @Override
        public void collect(Set<Union> unions) {
            one.collect(unions);
            other.collect(unions);
        }
    }

    /** What is in either. */
    record Or(Formula one, Formula other) implements Formula {

        @Override
        public FlowSet set(Function<Union, FlowSet> made) {
            return one.set(made).or(other.set(made));
        }

        @Override
        public boolean holds(Predicate<Said> in) {
            return one.holds(in) || other.holds(in);
        }

        @Override
        public void collect(Set<Union> unions) {
            one.collect(unions);
            other.collect(unions);
        }
    }

    /** What is in the first alone. */
    record Minus(Formula one, Formula other) implements Formula {

        @Override
        public FlowSet set(Function<Union, FlowSet> made) {
            return one.set(made).minus(other.set(made));
        }

        @Override
        public boolean holds(Predicate<Said> in) {
            return one.holds(in) && !other.holds(in);
        }

        @Override
        public void collect(Set<Union> unions) {
            one.collect(unions);
            other.collect(unions);
        }
    }

    /** What is not in it. */
    record Not(Formula one) implements Formula {

        @Override
        public FlowSet set(Function<Union, FlowSet> made) {
            return one.set(made).not();
        }

        @Override
        public boolean holds(Predicate<Said> in) {
            return !one.holds(in);
        }

        @Override
        public void collect(Set<Union> unions) {
            one.collect(unions);
        }
    }
}
