package io.github.netpol4j.calico.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.resource.CalicoResource;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each requirement, with objects that break it and nothing else, and those nearest to them, which break none. */
class RequirementsTest {

    static List<Case> cases() {
        return Stream.of(
                        MetadataCases.cases(),
                        PolicyCases.cases(),
                        RuleCases.cases(),
                        EndCases.cases(),
                        OtherKindsCases.cases())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsBrokenAndNothingElse(Case one) {
        List<Violation> found = CalicoValidator.violationsOfAll(one.broken());
        assertThat(found).extracting(Violation::toString).containsExactlyElementsOf(one.said());
        assertThat(found).extracting(Violation::requirement).contains(one.requirement());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isSilentOnWhatIsNearest(Case one) {
        for (CalicoResource nearest : one.nearest()) {
            assertThat(CalicoValidator.violations(nearest))
                    .as(nearest.toString())
                    .extracting(Violation::toString)
                    .isEmpty();
        }
    }

    @Test
    void everyRequirementHasACase() {
        EnumSet<Requirement> open = EnumSet.allOf(Requirement.class);
        cases().forEach(one -> open.remove(one.requirement()));
        // Told only when asked for; SideBySideTest has its cases.
        assertThat(open).containsExactly(Requirement.TIER_EXISTS);
    }

    @Test
    void everyCaseOfARequirementOfOneObjectHasSomethingNearest() {
        EnumSet<Requirement> open = EnumSet.allOf(Requirement.class);
        cases().stream().filter(one -> !one.nearest().isEmpty()).forEach(one -> open.remove(one.requirement()));
        assertThat(open)
                .containsExactlyInAnyOrder(
                        Requirement.TIER_EXISTS, Requirement.OBJECT_TWICE, Requirement.POLICY_NAME_TWICE);
    }
}
