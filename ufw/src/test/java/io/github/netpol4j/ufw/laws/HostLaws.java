package io.github.netpol4j.ufw.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.target.UnenforceableException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Policies about the host, compiled, against a firewall that is looked at flow by flow. */
class HostLaws {

    @Provide
    Arbitrary<HostCase> cases() {
        return HostCase.any();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void compiledRulesLetPassWhatIsMeant(@ForAll("cases") HostCase given, @ForAll int slice) {
        boolean gaps = Faithful.hasGaps(given);
        Statistics.label("compiled")
                .collect(!gaps)
                .coverage(shares -> shares.check(true).percentage(share -> share > 50));
        if (gaps) {
            assertThatThrownBy(() -> Faithful.compiled(given.policies())).isInstanceOf(UnenforceableException.class);
        } else {
            assertThat(Faithful.counterexample(given, Faithful::compiled, HostFlows.slice(slice)))
                    .isEmpty();
        }
    }
}
