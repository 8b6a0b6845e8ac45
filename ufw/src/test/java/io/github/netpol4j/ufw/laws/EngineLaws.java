package io.github.netpol4j.ufw.laws;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The verdict, membership in the sets, and a walk through the texts of the kernel say the same of every flow. */
class EngineLaws {

    @Provide
    Arbitrary<EngineCase> cases() {
        return EngineCase.any();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void verdictsAreWhatTheKernelDoes(@ForAll("cases") EngineCase tried) {
        Engines.BY_FLOW.holds(Engine.EVALUATOR, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void setsAreWhatTheKernelDoes(@ForAll("cases") EngineCase tried) {
        Engines.BY_SET.holds(Engine.SETS, tried);
    }
}
