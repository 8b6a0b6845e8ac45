package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Enforcement;

/**
 * What two enforcements differ in, in every cluster there could be. It is empty exactly if they mean the same, however
 * differently they are written.
 *
 * @param added what surely passes now, and did not surely before
 * @param removed what surely passed before, and does not surely now
 * @param possiblyAdded what possibly passes now, and did not even possibly before
 * @param possiblyRemoved what possibly passed before, and does not even possibly now
 */
public record Difference(FlowSet added, FlowSet removed, FlowSet possiblyAdded, FlowSet possiblyRemoved) {

    /**
     * A difference.
     *
     * @param added what surely passes now, and did not surely before
     * @param removed what surely passed before, and does not surely now
     * @param possiblyAdded what possibly passes now, and did not even possibly before
     * @param possiblyRemoved what possibly passed before, and does not even possibly now
     */
    public Difference {
        Given.noneNull("new Difference(..)", added, removed, possiblyAdded, possiblyRemoved);
    }

    /**
     * The difference of two enforcements, of whatever targets, as most clusters do it.
     *
     * @param before one
     * @param after the other
     * @return what passes under one alone
     */
    public static Difference between(Enforcement before, Enforcement after) {
        return between(before, after, Semantics.defaults());
    }

    /**
     * The difference of two enforcements, of whatever targets.
     *
     * @param before one
     * @param after the other
     * @param semantics what Kubernetes leaves open
     * @return what passes under one alone
     */
    public static Difference between(Enforcement before, Enforcement after, Semantics semantics) {
        Given.noneNull("Difference.between(..)", before, after, semantics);
        return between(before.meaning(semantics), after.meaning(semantics));
    }

    /**
     * The difference of two meanings.
     *
     * @param before one
     * @param after the other
     * @return what passes under one alone
     */
    public static Difference between(Meaning before, Meaning after) {
        Given.noneNull("Difference.between(..)", before, after);
        return new Difference(
                after.surelyBeyond(before),
                before.surelyBeyond(after),
                after.possiblyBeyond(before),
                before.possiblyBeyond(after));
    }

    /**
     * Whether both mean the same.
     *
     * @return whether no flow passes under one alone, surely or possibly
     */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && possiblyAdded.isEmpty() && possiblyRemoved.isEmpty();
    }

    /** What passes under one alone, a sentence for each region, at most 20 for each kind. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "no difference: in every cluster the same flows pass\n";
        }
        boolean decided = added.equals(possiblyAdded) && removed.equals(possiblyRemoved);
        return section(decided ? "now passes" : "now surely passes", added)
                + section(decided ? "no longer passes" : "no longer surely passes", removed)
                + (decided
                        ? ""
                        : section("now possibly passes", possiblyAdded)
                                + section("no longer even possibly passes", possiblyRemoved));
    }

    private static String section(String title, FlowSet flows) {
        return flows.isEmpty() ? "" : title + ":\n" + flows.toString().indent(2);
    }
}
