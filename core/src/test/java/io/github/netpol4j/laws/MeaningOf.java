package io.github.netpol4j.laws;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import java.util.List;

/**
 * Resources that mean something else than they do.
 *
 * @param resources what answers flow by flow
 * @param said what they are said to mean
 */
record MeaningOf(Enforcement resources, Meaning said) implements Enforcement {

    @Override
    public String target() {
        return resources.target();
    }

    @Override
    public Verdict evaluate(Flow flow, Semantics semantics) {
        return resources.evaluate(flow, semantics);
    }

    @Override
    public Meaning meaning(Semantics semantics) {
        return said;
    }

    @Override
    public List<Finding> findings() {
        return resources.findings();
    }
}
