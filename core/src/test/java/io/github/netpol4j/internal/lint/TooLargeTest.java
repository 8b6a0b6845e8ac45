package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.NetPol.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Coverage;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Limits;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is enforced may be too large for sets of flows; then what asks these is left out, which is told, and the rest is not. */
class TooLargeTest {

    /** Selects every pod, and has no meaning that can be said. */
    private static final Enforcement LARGE = new Enforcement() {
        @Override
        public String target() {
            return "Large";
        }

        @Override
        public Verdict evaluate(Flow flow, Semantics semantics) {
            Verdict.Selecting policy = new Verdict.Selecting("all", List.of());
            return new Verdict(
                    flow,
                    Optional.empty(),
                    new Verdict.Side(Direction.EGRESS, List.of()),
                    new Verdict.Side(Direction.INGRESS, List.of(policy)));
        }

        @Override
        public Meaning meaning(Semantics semantics) {
            throw Limits.reached();
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    };

    @Test
    void whatIsNotLookedAtIsTold() {
        Cluster cluster = Cluster.read(Linted.policy("shop", "p", "{podSelector: {}, ingress: [{}]}"))
                .with(pod("shop", "web"))
                .enforcedBy(LARGE);
        Lint lint = Lint.of(cluster);
        assertThat(lint.findings())
                .extracting(Finding::code)
                .containsOnly("NOT_CHECKED", "OPEN_TO_EVERYONE")
                .contains("OPEN_TO_EVERYONE");
        assertThat(lint.findings())
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.startsWith("who reaches DNS was not looked at"))
                .anyMatch(sentence -> sentence.startsWith("what is open by default was not looked at"));
        assertThat(lint.coverage().whole()).isEqualTo(new Coverage.Isolated(1, 1, 0));
    }
}
