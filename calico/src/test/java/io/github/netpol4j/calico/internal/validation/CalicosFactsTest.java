package io.github.netpol4j.calico.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Calico's own tests of its validator say of policies, tiers, host endpoints and network sets.
 *
 * <p>The facts (objects, and whether they are accepted) are those of projectcalico/calico, Apache-2.0: libcalico-go
 * lib/validator/v3, validator_test.go of v3.31 and crd_validation_test.go of v3.34; words, form and the requirement that is
 * broken are ours. Rows about single rules and ends are put into a policy. Left out are rows that say the same twice, and those
 * about values that a {@code CalicoResource} can't hold (unknown actions, types, staged actions and names of protocols, protocol
 * 256, nets that are no blocks or single addresses): reading refuses or rewrites them.
 */
class CalicosFactsTest {

    static List<Fact> facts() {
        return Stream.of(RuleFacts.facts(), PolicyFacts.facts(), KindFacts.facts())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void isAcceptedOrRefusedAsByCalico(Fact fact) {
        // Calico checks elsewhere that a policy is called after its tier, and these tests do not.
        List<Violation> found = CalicoValidator.violations(fact.object()).stream()
                .filter(violation -> violation.requirement() != Requirement.POLICY_NAME_OF_TIER)
                .toList();
        if (fact.broken().isEmpty()) {
            assertThat(found).extracting(Violation::toString).isEmpty();
        } else {
            assertThat(found)
                    .extracting(Violation::requirement)
                    .contains(fact.broken().get());
        }
    }

    @Test
    void thereAreAsManyAsAreTold() {
        List<Fact> facts = facts();
        long refused = facts.stream().filter(fact -> fact.broken().isPresent()).count();
        System.out.printf(
                "Calico's own validator tests: %d rows, %d accepted and %d refused%n",
                facts.size(), facts.size() - refused, refused);
        assertThat(facts).extracting(Fact::what).doesNotHaveDuplicates();
    }
}
