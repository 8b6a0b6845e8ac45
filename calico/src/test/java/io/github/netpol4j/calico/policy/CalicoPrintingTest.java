package io.github.netpol4j.calico.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.internal.compile.SentenceArbitraries;
import io.github.netpol4j.support.Shell;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What a random sentence prints is an expression that makes an equal one: JShell evaluates it, a batch at a time. */
class CalicoPrintingTest {

    private static final int BATCH = 100;
    private static final List<Object> BEHIND = new ArrayList<>();

    private static Shell shell;

    @BeforeContainer
    static void open() {
        shell = new Shell(List.of(
                "static io.github.netpol4j.NetPol.*",
                "static io.github.netpol4j.calico.policy.CalicoPol.*",
                "io.github.netpol4j.calico.policy.CalicoPolicy",
                "java.util.List"));
    }

    @AfterContainer
    static void close() {
        try {
            evaluate();
        } finally {
            shell.close();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void policiesPrintAsTheirExpression(@ForAll("policies") CalicoPolicy policy) {
        BEHIND.add(policy);
        if (BEHIND.size() == BATCH) {
            evaluate();
        }
    }

    private static void evaluate() {
        List<Object> values = List.copyOf(BEHIND);
        BEHIND.clear();
        List<String> printed = values.stream().map(Object::toString).toList();
        List<Object> made = shell.values(printed);
        assertThat(made).isEqualTo(values);
        assertThat(made.stream().map(Object::hashCode))
                .isEqualTo(values.stream().map(Object::hashCode).toList());
        assertThat(made.stream().map(Object::toString)).isEqualTo(printed);
    }

    @Provide
    Arbitrary<CalicoPolicy> policies() {
        return SentenceArbitraries.policies();
    }
}
