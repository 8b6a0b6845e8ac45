package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.oracle.FelixFault;
import io.github.netpol4j.calico.oracle.Oracle;
import io.github.netpol4j.laws.Hunt;
import net.jqwik.api.Example;

/** The law that engines agree, set on engines with a fault each: the first half of them. */
class BrokenEnginesTest {

    private final Hunt hunt = new Hunt();

    @Example
    void brokenEvaluatorsAreCaught() {
        FelixFaults.hunt(0, hunt);
    }

    @Example
    void brokenOrdersAreCaught() {
        hunt.on(
                FelixFault.KEEPS_TIES_AS_GIVEN,
                ObjectOrderLaws.LAW,
                Engine.of(Oracle.with(FelixFault.KEEPS_TIES_AS_GIVEN)));
        hunt.caughtAll();
    }
}
