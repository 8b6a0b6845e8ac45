package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.analysis.Baseline;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The baseline of a lint leaves nothing new; without one of its entries, just what that one stands for is new; and it reads back as itself. */
class BaselineLaws {

    /** A few are enough to find something. */
    private static final int WORKLOADS = 4;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aBaselineReadsBackAsItself(@ForAll("baselines") Baseline baseline) {
        assertThat(Baseline.parse(baseline.text())).isEqualTo(baseline);
        assertThat(Baseline.parse(baseline.text().replace("\n", "\r\n"))).isEqualTo(baseline);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theBaselineOfALintLeavesNothingNew(@ForAll("cases") ObjectCase tried) {
        if (tried.flows().seed() % 4 != 0) {
            return; // a lint takes its time
        }
        Crowd whole =
                Crowd.of(tried.flows().cluster().endpoints(), tried.flows().seed());
        Crowd crowd = new Crowd(whole.pods().subList(0, WORKLOADS), List.of(), List.of());
        List<NetworkPolicy> objects =
                tried.objects().subList(0, Math.min(2, tried.objects().size()));
        Lint lint = Lint.of(crowd.cluster().enforcedBy(Kubernetes.of(objects)));
        Baseline baseline = Baseline.parse(Baseline.of(lint).text());
        Lint compared = lint.withBaseline(baseline);
        assertThat(compared.findings()).isEmpty();
        assertThat(compared.stale()).isEmpty();
        assertThat(compared.known()).extracting(Lint.Known::finding).isEqualTo(lint.findings());
        if (!baseline.entries().isEmpty()) {
            List<Baseline.Entry> entries = new ArrayList<>(baseline.entries());
            Baseline.Entry out = entries.remove(new Random(tried.flows().seed()).nextInt(entries.size()));
            List<Finding> fresh = lint.withBaseline(Baseline.of(entries)).findings();
            assertThat(fresh)
                    .hasSize(out.times())
                    .allMatch(one ->
                            one.code().equals(out.code()) && lint.object(one).equals(out.object()));
            assertThat(lint.withBaseline(Baseline.of(List.of(
                                    new Baseline.Entry(out.code(), out.object(), out.sentence(), out.times() + 1, ""))))
                            .stale())
                    .hasSize(1);
        }
    }

    @Provide
    Arbitrary<ObjectCase> cases() {
        return ObjectCase.any();
    }

    @Provide
    Arbitrary<Baseline> baselines() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars(" ab:#\\\n\r\t\u2003\u0085\u2028\u0000ä[]nrtse")
                .ofMaxLength(6);
        Arbitrary<String> codes = Arbitraries.of("DNS_CUT", "A", "B2");
        return Combinators.combine(codes, words, words, Arbitraries.integers().between(1, 3), words)
                .as(Baseline.Entry::new)
                .list()
                .ofMaxSize(5)
                .map(Baseline::of);
    }
}
