package io.github.netpol4j.calico.laws;

import io.github.netpol4j.laws.Hunt;
import net.jqwik.api.Example;

/** The law that engines agree, set on engines with a fault each: the second half of them. */
class MoreBrokenEnginesTest {

    @Example
    void brokenEvaluatorsAreCaught() {
        FelixFaults.hunt(1, new Hunt());
    }
}
