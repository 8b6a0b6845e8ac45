package io.github.netpol4j.calico.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.schema.CrdSchema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Calico's own schemas (projectcalico/calico, Apache-2.0) and the validator refuse the same of all objects that the tests of the
 * validator have: of those at every limit, and of those of Calico's own tests.
 */
class CrdSchemaTest {

    @Test
    void schemasAndValidatorRefuseTheSame() {
        CrdVectors vectors = CrdVectors.read();
        List<CalicoResource> resources = Stream.concat(
                        RequirementsTest.cases().stream()
                                .flatMap(one -> Stream.concat(one.broken().stream(), one.nearest().stream())),
                        CalicosFactsTest.facts().stream().map(Fact::object))
                .distinct()
                .toList();
        long refused = resources.stream().filter(vectors::refuses).count();
        System.out.printf(
                "calico-crd: %d schemas with %d CEL rules, %d objects of which they refuse %d%n",
                vectors.schemas().size(),
                vectors.schemas().values().stream().mapToInt(CrdSchema::rules).sum(),
                resources.size(),
                refused);
        assertThat(resources)
                .allSatisfy(one -> assertThat(vectors.differences(one)).isEmpty());
        assertThat(refused).isPositive();
    }

    @Test
    void everyKindHasASchemaAndEveryMessageOfItsRulesIsOneOfOurs() {
        CrdVectors vectors = CrdVectors.read();
        assertThat(vectors.schemas().keySet())
                .containsExactlyInAnyOrder(
                        "NetworkPolicy",
                        "GlobalNetworkPolicy",
                        "StagedNetworkPolicy",
                        "StagedGlobalNetworkPolicy",
                        "StagedKubernetesNetworkPolicy",
                        "Tier",
                        "HostEndpoint",
                        "NetworkSet",
                        "GlobalNetworkSet");
        Set<String> ours = Stream.of(Requirement.values())
                .filter(one -> one.refused() == Refused.EVERYWHERE)
                .map(Requirement::template)
                .collect(Collectors.toSet());
        Set<String> theirs = new TreeSet<>();
        vectors.schemas().values().forEach(schema -> theirs.addAll(schema.messages()));
        assertThat(ours).containsAll(theirs);
    }

    @Test
    void everyRuleOfTheSchemasIsBrokenBySomeObject() {
        CrdVectors vectors = CrdVectors.read();
        Set<String> open = new TreeSet<>();
        vectors.schemas().values().forEach(schema -> open.addAll(schema.messages()));
        RequirementsTest.cases().stream()
                .flatMap(one -> one.broken().stream())
                .flatMap(one -> vectors.schemas().get(one.kind()).broken(one.toTree()).stream())
                .forEach(broken -> open.remove(broken.substring(broken.indexOf(": ") + 2)));
        assertThat(open).isEmpty();
    }
}
