package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.oracle.FelixFault;
import io.github.netpol4j.calico.oracle.Oracle;
import io.github.netpol4j.laws.Hunt;

/** The engines with a fault each, in two halves, so that two processes can share them. */
final class FelixFaults {

    private FelixFaults() {}

    static void hunt(int half, Hunt hunt) {
        FelixFault[] faults = FelixFault.values();
        for (int index = half; index < faults.length; index += 2) {
            if (faults[index] != FelixFault.NONE) {
                hunt.on(faults[index], EngineLaws.LAW, Engine.of(Oracle.with(faults[index])));
            }
        }
        hunt.caughtAll();
    }
}
