package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Enforcement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        FlowSet added = after.surelyBeyond(before);
        FlowSet removed = before.surelyBeyond(after);
        return before.isDecided() && after.isDecided()
                ? new Difference(added, removed, added, removed)
                : new Difference(added, removed, after.possiblyBeyond(before), before.possiblyBeyond(after));
    }

    /**
     * Whether both mean the same.
     *
     * @return whether no flow passes under one alone, surely or possibly
     */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && possiblyAdded.isEmpty() && possiblyRemoved.isEmpty();
    }

    /**
     * What passes under one alone, in words.
     *
     * @return a sentence for each region
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sections().forEach((title, flows) -> flows.cover().forEach(region -> sentences.add(region + " " + title)));
        return sentences;
    }

    /** The parts that differ, by what is the case there. */
    private Map<String, FlowSet> sections() {
        boolean decided = added.equals(possiblyAdded) && removed.equals(possiblyRemoved);
        Map<String, FlowSet> sections = new LinkedHashMap<>();
        sections.put(decided ? "now passes" : "now surely passes", added);
        sections.put(decided ? "no longer passes" : "no longer surely passes", removed);
        if (!decided) {
            sections.put("now possibly passes", possiblyAdded);
            sections.put("no longer even possibly passes", possiblyRemoved);
        }
        sections.values().removeIf(FlowSet::isEmpty);
        return sections;
    }

    /** What passes under one alone, a line for each region, at most 20 for each kind. */
    @Override
    public String toString() {
        Map<String, FlowSet> sections = sections();
        return sections.isEmpty()
                ? "no difference: in every cluster the same flows pass\n"
                : sections.entrySet().stream()
                        .map(section -> section.getKey() + ":\n"
                                + section.getValue().toString().indent(2))
                        .collect(Collectors.joining());
    }
}
