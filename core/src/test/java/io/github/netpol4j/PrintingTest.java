package io.github.netpol4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Shell;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What a value prints is an expression that makes an equal value: JShell evaluates it. */
class PrintingTest {

    private static Shell shell;

    /** What is printed is evaluated a batch at a time, because each evaluation compiles. */
    private static final int BATCH = 100;

    private static final List<Object> BEHIND = new ArrayList<>();

    @BeforeContainer
    static void open() {
        shell = new Shell(List.of("static io.github.netpol4j.NetPol.*", "io.github.netpol4j.flow.*", "java.util.List"));
    }

    @AfterContainer
    static void close() {
        try {
            evaluate();
        } finally {
            shell.close();
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void rulesPrintAsTheirSentence(@ForAll("rules") Rule one) {
        assertPrinted(one);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void policiesPrintAsTheirSentence(@ForAll("policies") Policy one) {
        assertPrinted(one);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void peersPrintAsTheirExpression(@ForAll("peers") Peer one) {
        assertPrinted(one);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void flowsAndEndpointsPrintAsTheirExpression(@ForAll("flows") Flow flow, @ForAll("endpoints") Endpoint end) {
        assertPrinted(flow);
        assertPrinted(end);
    }

    private static void assertPrinted(Object value) {
        BEHIND.add(value);
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
    Arbitrary<Rule> rules() {
        return SentenceArbitraries.rules();
    }

    @Provide
    Arbitrary<Policy> policies() {
        return SentenceArbitraries.policies();
    }

    @Provide
    Arbitrary<Peer> peers() {
        return SentenceArbitraries.peers();
    }

    @Provide
    Arbitrary<Flow> flows() {
        return SentenceArbitraries.flows();
    }

    @Provide
    Arbitrary<Endpoint> endpoints() {
        return SentenceArbitraries.endpoints();
    }
}
