package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.oracle.FelixFault;
import io.github.netpol4j.calico.oracle.Oracle;
import io.github.netpol4j.laws.Hunt;
import net.jqwik.api.Example;

/** The law that engines agree, set on engines with a fault each. */
class BrokenEnginesTest {

    private final Hunt hunt = new Hunt();

    @Example
    void brokenEvaluatorsAreCaught() {
        for (FelixFault fault : FelixFault.values()) {
            if (fault != FelixFault.NONE) {
                hunt.on(fault, EngineLaws.LAW, Engine.of(Oracle.with(fault)));
            }
        }
        hunt.caughtAll();
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
