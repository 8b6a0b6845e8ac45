package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.laws.Hunt;
import io.github.netpol4j.target.Verdict.Outcome;
import net.jqwik.api.Example;

/** The law that sets agree is seen to fail of sets that get one thing wrong. */
class BrokenSetsTest {

    private final Hunt hunt = new Hunt();

    @Example
    void thoseThatMisreadRulesAreCaught() {
        for (BrokenState fault : BrokenState.values()) {
            hunt.on(fault, Engines.BY_SET, fault.of(Engine.SETS));
        }
        hunt.caughtAll();
    }

    /** Whoever knows nothing says nothing wrong; so what is undecided is compared as well. */
    @Example
    void thoseThatDecideNothingAreCaught() {
        hunt.on("DECIDES_NOTHING", Engines.BY_SET, tried -> flow -> Outcome.UNDECIDED);
        hunt.caughtAll();
    }
}
