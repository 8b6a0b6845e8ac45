package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.target.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What a connection meets if everything that is not known is as supposed.
 *
 * @param suppositions what is supposed, by what it is about
 * @param steps the layers that it meets
 */
record Scenario(SortedMap<About, String> suppositions, List<Step> steps) {

    /** What can be supposed. */
    enum About {
        PROXY,
        ASKER,
        ARRIVAL,
        TARGET,
        PLACE,
        SEEN
    }

    /**
     * A layer, and what to do if it guards in appearance only or perhaps.
     *
     * @param layer the layer
     * @param remedy a sentence; empty if there is nothing to do
     */
    record Step(Layer layer, String remedy) {}

    Outcome outcome() {
        List<Outcome> effects = new ArrayList<>();
        steps.forEach(step -> effects.add(step.layer().effect()));
        if (effects.contains(Outcome.DENIED)) {
            return Outcome.DENIED;
        }
        return effects.contains(Outcome.UNDECIDED) ? Outcome.UNDECIDED : Outcome.ALLOWED;
    }
}
