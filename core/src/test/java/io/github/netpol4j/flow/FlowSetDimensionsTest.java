package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dimensions that a target declares. */
class FlowSetDimensionsTest {

    private static final Dimension MARK = Dimension.numbers("mark", 0, Integer.MAX_VALUE);

    private static final Flow FLOW =
            Flow.from(Pod.ofApp("a", "web")).to(Pod.ofApp("a", "db")).tcp(80);

    @Test
    void aSampleSaysTheGreatestNumbers() {
        FlowSet set = FlowSet.of(Region.all().with(MARK, Numbers.of(Integer.MAX_VALUE, Integer.MAX_VALUE)));

        Flow sample = set.sample().orElseThrow();

        assertThat(sample.more()).containsEntry("mark", "2147483647");
        assertThat(set.contains(sample)).isTrue();
        assertThat(set.contains(FLOW)).isFalse();
        assertThatThrownBy(() -> FLOW.with(MARK, "2147483648"))
                .hasMessageContaining("use a number from 0 to 2147483647");
    }

    @Test
    void oneNameIsNotDeclaredInTwoWays() {
        FlowSet marked = FlowSet.of(Region.all().with(MARK, Numbers.of(1, 2)));
        FlowSet fewer = FlowSet.of(Region.all().with(Dimension.numbers("mark", 0, 9), Numbers.of(1, 2)));
        FlowSet named = FlowSet.of(Region.all().with(Dimension.names("mark"), Names.in(List.of("x"))));

        assertThatThrownBy(() -> marked.or(fewer))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("mark: this dimension is declared in two ways: with numbers from 0 to")
                .hasMessageContaining("declare it once");
        assertThatThrownBy(() -> marked.or(named)).hasMessageContaining("with names and with numbers from 0");
    }

    @Test
    void aFlowThatSaysNothingHasNoNameAndTheLeastNumber() {
        Dimension device = Dimension.names("device");

        assertThat(FlowSet.of(Region.all().with(device, Names.ABSENT)).contains(FLOW))
                .isTrue();
        assertThat(FlowSet.of(Region.all().with(device, Names.PRESENT)).contains(FLOW.with(device, "eth0")))
                .isTrue();
        assertThat(FlowSet.of(Region.all().with(MARK, Numbers.of(0, 0))).contains(FLOW))
                .isTrue();
        assertThat(FlowSet.of(Region.all().with(MARK, Numbers.of(0, 0))).contains(FLOW.with(MARK, "1")))
                .isFalse();
    }

    @Test
    void onlyDeclaredDimensionsAreSaidByAFlow() {
        assertThatThrownBy(() -> FLOW.with(Dimension.port(), "81"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("port: a flow can't be given \"81\" here; say it by the flow's ends");
        assertThatThrownBy(() -> Dimension.numbers("mark", 3, 3)).hasMessageContaining("there are not two numbers");
    }
}
