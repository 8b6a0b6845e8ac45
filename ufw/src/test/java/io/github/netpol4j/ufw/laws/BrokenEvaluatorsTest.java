package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.laws.Hunt;
import net.jqwik.api.Example;

/** The law that engines agree is seen to fail of evaluators that get one thing wrong. */
class BrokenEvaluatorsTest {

    private final Hunt hunt = new Hunt();

    @Example
    void thoseThatMisreadRulesAreCaught() {
        for (BrokenState fault : BrokenState.values()) {
            hunt.on(fault, Engines.BY_FLOW, fault.of(Engine.EVALUATOR));
        }
        hunt.caughtAll();
    }

    @Example
    void thoseThatMisreadBeforeRulesAreCaught() {
        for (BrokenText fault : BrokenText.values()) {
            hunt.on(fault, Engines.BY_FLOW, fault.engine());
        }
        hunt.caughtAll();
    }
}
