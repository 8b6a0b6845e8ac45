package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.RuleMatch;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A target may tell flows apart by things that core does not know, and may let some pass that a flow alone can't decide: claims
 * and differences take it like any other.
 */
class DeclaredDimensionsTest {

    private static final Dimension ACCOUNT = Dimension.names("service account");
    private static final Dimension SOURCE_PORT = Dimension.numbers("source port", 0, 65535);

    private static final Region TO_DB = Region.all()
            .at(End.DESTINATION, Location.podsIn(Set.of("a")))
            .label(End.DESTINATION, "app", Names.in(Set.of("db")));
    private static final Region SURELY = TO_DB.with(ACCOUNT, Names.in(Set.of("web")))
            .ports(Protocol.TCP, 5432, 5432)
            .with(SOURCE_PORT, Numbers.of(1024, 65535));
    private static final Region LIMITED =
            TO_DB.with(ACCOUNT, Names.in(Set.of("batch"))).ports(Protocol.TCP, 5432, 5432);

    /** Lets the service account web reach the database from unprivileged ports, and batch as long as it is not too fast. */
    private static final class ByAccount implements Enforcement {

        private final FlowSet surely;
        private final FlowSet possibly;

        ByAccount(Region... limited) {
            FlowSet others = FlowSet.of(TO_DB).not();
            surely = others.or(FlowSet.of(SURELY));
            possibly = surely.or(FlowSet.of(limited));
        }

        @Override
        public String target() {
            return "ByAccount";
        }

        @Override
        public Verdict evaluate(Flow flow, Semantics semantics) {
            RuleMatch rule =
                    new RuleMatch("rules[0]", "its account is " + flow.more(), surely.contains(flow, semantics));
            return new Verdict(
                    flow,
                    semantics.exemption(flow),
                    new Side(Direction.EGRESS, List.of()),
                    new Side(Direction.INGRESS, List.of(new Selecting("db", List.of(rule)))));
        }

        @Override
        public Meaning meaning(Semantics semantics) {
            return Meaning.of(List.of(surely), List.of(possibly), FlowSet.none(), FlowSet.of(TO_DB));
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    private static final Enforcement TARGET = new ByAccount(LIMITED);

    @Test
    void whatIsDeclaredIsInTheCounterexample() {
        assertThatThrownBy(() -> prove(TARGET)
                        .that(from(everyPod()))
                        .to(app("db").in("a"))
                        .port(5432)
                        .isDenied())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("service account=");
    }

    @Test
    void deniedAsksWhatPossiblyPassesAndAllowedWhatSurelyDoes() {
        assertThatCode(() -> prove(TARGET)
                        .that(from(everyPod()))
                        .to(app("db").in("a"))
                        .port(5433)
                        .isDenied())
                .doesNotThrowAnyException();
        assertThatCode(() -> prove(TARGET)
                        .that(from(everyPod()))
                        .to(app("db").in("a"))
                        .port(5432)
                        .isPossible())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> prove(TARGET)
                        .that(from(everyPod()))
                        .to(app("db").in("a"))
                        .port(5432)
                        .isAllowed())
                .isInstanceOf(AssertionError.class);
        assertThatCode(() -> prove(TARGET).that(app("db").in("a")).isDefaultDeny(Direction.INGRESS))
                .doesNotThrowAnyException();
    }

    @Test
    void aLimitIsADifferenceOfWhatPossiblyPassesAlone() {
        Difference difference = Difference.between(new ByAccount(), TARGET);

        assertThat(difference.isEmpty()).isFalse();
        assertThat(difference.added().isEmpty()).isTrue();
        assertThat(difference).hasToString("""
                now possibly passes:
                  from anyone to pods with app=db in a, TCP 5432, service account batch
                """);
        assertThatThrownBy(() -> prove(TARGET).permitsNothingNewComparedTo(new ByAccount()))
                .hasMessageContaining("this passes now, and did not before");
    }

    @Test
    void flowsSayWhatIsDeclared() {
        Flow flow = Flow.from(pod("a", "web")).to(pod("a", "db")).tcp(5432);

        assertThat(TARGET.meaning().permits(flow, Semantics.defaults())).isFalse();
        assertThat(TARGET.meaning().permits(flow.with(ACCOUNT, "web").with(SOURCE_PORT, "40000"), Semantics.defaults()))
                .isTrue();
        assertThat(TARGET.meaning().permits(flow.with(ACCOUNT, "web").with(SOURCE_PORT, "80"), Semantics.defaults()))
                .isFalse();
    }

    @Test
    void otherTargetsDoNotCareForIt() {
        Enforcement kubernetes =
                Kubernetes.compile(allow(from("web")).to(app("db").in("a")).port(5432));

        assertThat(kubernetes.meaning().surely().vocabulary().names()).doesNotContainKey(ACCOUNT);
        assertThat(Optional.of(Difference.between(kubernetes, TARGET)).map(Difference::isEmpty))
                .contains(false);
    }
}
