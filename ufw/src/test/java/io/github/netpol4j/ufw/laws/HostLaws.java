package io.github.netpol4j.ufw.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.UnenforceableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    @Property(edgeCases = EdgeCasesMode.NONE)
    void orderAndRepetitionOfRulesAndPoliciesChangeNothing(@ForAll("cases") HostCase given) {
        if (Faithful.hasGaps(given)) {
            return;
        }
        List<Policy> backwards = new ArrayList<>();
        for (Policy policy : given.policies()) {
            List<Rule> rules = new ArrayList<>(policy.rules());
            Collections.reverse(rules);
            rules.add(rules.get(0));
            backwards.add(Policy.of(policy.name(), policy.namespace(), policy.appLabel(), rules));
        }
        Collections.reverse(backwards);
        assertThat(Faithful.compiled(backwards)).isEqualTo(Faithful.compiled(given.policies()));
    }
}
