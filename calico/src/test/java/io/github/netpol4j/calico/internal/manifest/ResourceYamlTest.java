package io.github.netpol4j.calico.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.netpol4j.calico.arbitraries.FullResources;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.ReadLimits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects as text and as trees: the order of fields, numbers, and what is not written. */
class ResourceYamlTest {

    @Test
    void everyFieldIsWritten() {
        String yaml = ResourceYaml.yaml(FullResources.all());
        Golden.compare("resources.yaml", yaml);
        assertThat(new ResourceReader(resource -> List.of())
                        .read(ReadLimits.defaults(), yaml)
                        .resources())
                .isEqualTo(FullResources.all());
    }

    @Test
    void nothingThatIsEmptyIsWritten() {
        CalicoResource policy = new CalicoNetworkPolicy(Metadata.named("p").in("a"), PolicySpec.EMPTY);
        assertThat(ResourceYaml.yaml(List.of(policy))).isEqualTo("""
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata:
                  name: p
                  namespace: a
                spec: {}
                """);
    }

    @Test
    void theLabelThatCalicoSetsItselfIsNotWritten() {
        Metadata metadata = Metadata.named("p").withLabels(Map.of(Metadata.TIER_LABEL, "security"));
        CalicoResource policy = new CalicoNetworkPolicy(metadata, PolicySpec.EMPTY.inTier("security"));
        assertThat(ResourceYaml.yaml(policy)).doesNotContain(Metadata.TIER_LABEL);
        assertThat(policy.toResource().getMetadata().getLabels()).isNullOrEmpty();
    }

    @Test
    void ordersAreWholeWhereTheyCanBe() {
        assertThat(Stream.of(100.0, 12.5, 0.0, -0.0, 1e10, 9007199254740992.0, 1e-7)
                        .map(order -> new CalicoNetworkPolicy(Metadata.named("p"), PolicySpec.EMPTY.withOrder(order)))
                        .map(policy ->
                                ResourceYaml.yaml(policy).lines().toList().get(5)))
                .containsExactly(
                        "  order: 100",
                        "  order: 12.5",
                        "  order: 0",
                        "  order: 0",
                        "  order: 10000000000",
                        "  order: 9007199254740992",
                        "  order: 1.0E-7");
    }

    @Test
    void fabric8ObjectsAreFreshAndOfTypesThatJsonHas() {
        for (CalicoResource resource : FullResources.all()) {
            GenericKubernetesResource object = resource.toResource();
            assertThat(object.getApiVersion()).isEqualTo("projectcalico.org/v3");
            assertOfJson(object.getAdditionalProperties());
            object.getMetadata().getLabels().clear();
            object.getAdditionalProperties().clear();
            assertThat(resource.toResource()).isNotEqualTo(object);
            assertThat(resource.toResource().getAdditionalProperties()).containsOnlyKeys("spec");
        }
    }

    private static void assertOfJson(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(ResourceYamlTest::assertOfJson);
            map.clear();
        } else if (value instanceof Collection<?> list) {
            list.forEach(ResourceYamlTest::assertOfJson);
            list.clear();
        } else {
            assertThat(value).isInstanceOfAny(String.class, Integer.class, Long.class, Double.class, Boolean.class);
        }
    }
}
