package io.github.netpol4j.calico.internal.manifest;

import static io.github.netpol4j.calico.internal.manifest.Reading.READER;
import static io.github.netpol4j.calico.internal.manifest.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.github.netpol4j.calico.internal.manifest.ResourceReader.Result;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Objects that a program has at hand are read as strictly as manifests. */
class GenericObjectsTest {

    private static GenericKubernetesResource generic(String apiVersion, String kind, Object spec) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(apiVersion)
                .withKind(kind)
                .withNewMetadata()
                .withName("p")
                .endMetadata()
                .addToAdditionalProperties("spec", spec)
                .build();
    }

    private static GenericKubernetesResource global(Object spec) {
        return generic("projectcalico.org/v3", "GlobalNetworkPolicy", spec);
    }

    private static NetworkPolicy kubernetes(String name) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("a")
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .endSpec()
                .build();
    }

    private static Result of(HasMetadata... objects) {
        return READER.of(List.of(objects));
    }

    @Test
    void calicosAndKubernetesPoliciesAreReadAndOthersCounted() {
        GenericKubernetesResource untyped =
                generic("networking.k8s.io/v1", "NetworkPolicy", Map.of("podSelector", Map.of()));
        Result result = of(
                global(Map.of("order", 1)),
                kubernetes("k"),
                untyped,
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("a")
                        .endMetadata()
                        .build(),
                generic("v1", "Thing", Map.of()),
                generic("crd.projectcalico.org/v1", "Tier", Map.of("x", 1)));
        assertThat(result.resources())
                .containsExactly(new GlobalNetworkPolicy(Metadata.named("p"), PolicySpec.EMPTY.withOrder(1)));
        assertThat(result.kubernetes().objects())
                .extracting(object -> object.getMetadata().getName())
                .containsExactly("k", "p");
        assertThat(result.passedOver())
                .isEqualTo(Map.of("v1 Namespace", 1, "v1 Thing", 1, "crd.projectcalico.org/v1 Tier", 1));
        assertThat(result.crdV1())
                .extracting(object -> object.name() + " " + object.place())
                .containsExactly("p Tier p");
    }

    @Test
    void listsAreReadForBothKindsOfPolicies() {
        GenericKubernetesResource list = new GenericKubernetesResource();
        list.setApiVersion("v1");
        list.setKind("List");
        list.setAdditionalProperty(
                "items",
                List.of(
                        Map.of("metadata", Map.of("name", "no kind")),
                        Map.of("apiVersion", "projectcalico.org/v3", "kind", "Tier", "metadata", Map.of("name", "t")),
                        Map.of(
                                "apiVersion",
                                "networking.k8s.io/v1",
                                "kind",
                                "NetworkPolicy",
                                "metadata",
                                Map.of("name", "k"),
                                "spec",
                                Map.of("podSelector", Map.of())),
                        Map.of("apiVersion", "v1", "kind", "Pod")));
        Result result = of(list);
        assertThat(result.resources()).extracting(one -> one.metadata().name()).containsExactly("t");
        assertThat(result.kubernetes().objects()).hasSize(1);
        assertThat(result.passedOver()).isEqualTo(Map.of("v1 Pod", 1, "(no kind)", 1));
    }

    @Test
    void whatWasMeantAsAPolicyOfKubernetesIsNotPassedOver() {
        assertThat(problems(() -> of(generic("extensions/v1beta1", "NetworkPolicy", Map.of("podSelector", Map.of())))))
                .containsExactly(
                        "NetworkPolicy p apiVersion: \"extensions/v1beta1\" is not an apiVersion of NetworkPolicies"
                                + " that clusters still serve; write apiVersion: networking.k8s.io/v1");
    }

    @Test
    void whatTheServerManagesIsDropped() {
        GenericKubernetesResource object = global(Map.of("tier", "default"));
        ObjectMeta metadata = object.getMetadata();
        metadata.setUid("1-2-3");
        metadata.setResourceVersion("7");
        metadata.setGeneration(3L);
        metadata.setCreationTimestamp("2026-01-01T00:00:00Z");
        metadata.setManagedFields(List.of(new ManagedFieldsEntry()));
        metadata.setLabels(Map.of(Metadata.TIER_LABEL, "default"));
        object.setAdditionalProperty("status", Map.of("conditions", List.of()));
        assertThat(of(object).resources())
                .containsExactly(new GlobalNetworkPolicy(Metadata.named("p"), PolicySpec.EMPTY.inTier("default")));
    }

    @Test
    void numbersMayBeOfAnyType() {
        for (Number one : List.of(1, 1L, (short) 1, (byte) 1, BigInteger.ONE, 1.0, 1f, BigDecimal.ONE)) {
            assertThat(of(global(Map.of("order", one))).resources())
                    .containsExactly(new GlobalNetworkPolicy(Metadata.named("p"), PolicySpec.EMPTY.withOrder(1)));
        }
    }

    @Test
    void nullIsAsGoodAsAbsent() {
        Map<String, Object> spec = new HashMap<>();
        spec.put("tier", null);
        spec.put("ingress", null);
        GenericKubernetesResource object = global(spec);
        object.getMetadata().setLabels(null);
        assertThat(of(object).resources())
                .containsExactly(new GlobalNetworkPolicy(Metadata.named("p"), PolicySpec.EMPTY));
        object.setMetadata(null);
        object.setAdditionalProperties(new HashMap<>());
        assertThat(of(object).resources()).hasSize(1);
    }

    @Test
    void everythingWrongIsToldWithItsObject() {
        GenericKubernetesResource metadata = global(Map.of());
        metadata.getMetadata().setAdditionalProperty("nam", "x");
        metadata.getMetadata().setName("q");
        GenericKubernetesResource list = global(Map.of("ingress", Arrays.asList(null, Map.of("action", "allow"))));
        list.getMetadata().setName("r");
        assertThat(problems(() -> of(
                        global(Map.of("oder", 1, "selector", UUID.fromString("0-0-0-0-0"))),
                        metadata,
                        list,
                        global(Map.of("order", Double.NaN)),
                        generic("projectcalico.org/v3", "Tire", Map.of(1, 2)),
                        generic("networking.k8s.io/v1", "NetworkPolicy", Map.of("podselector", Map.of())),
                        generic("networking.k8s.io/v1", "NetworkPolicy", UUID.fromString("0-0-0-0-0")),
                        new NetworkPolicyBuilder(kubernetes("No")).build())))
                .containsExactlyInAnyOrder(
                        "GlobalNetworkPolicy p spec.selector: a java.util.UUID is here, which JSON does not have;"
                                + " use maps, lists, strings, numbers and booleans",
                        "GlobalNetworkPolicy q metadata.nam: the field \"nam\" is not known here; did you mean name?",
                        "GlobalNetworkPolicy r spec.ingress[0]: null stands where a mapping belongs; write a mapping",
                        "GlobalNetworkPolicy r spec.ingress[1].action: \"allow\" is not a value of this field; did you mean"
                                + " Allow?",
                        "GlobalNetworkPolicy p spec.order: the number NaN stands where a number belongs; write a number",
                        "Tire p spec: a key of this map is no string; use strings",
                        "NetworkPolicy p spec.podselector: the field \"podselector\" is not known here; did you mean"
                                + " podSelector?",
                        "NetworkPolicy p spec: a java.util.UUID is here, which JSON does not have; use maps, lists,"
                                + " strings, numbers and booleans",
                        "a/No metadata.name: Invalid value: \"No\": a lowercase RFC 1123 subdomain must consist of lower"
                                + " case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric"
                                + " character (e.g. 'example.com', regex used for validation is"
                                + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'); the API server"
                                + " would refuse this object");
    }

    @Test
    void twoOfOneNameAreTold() {
        assertThat(problems(() -> of(global(Map.of()), global(Map.of()))))
                .containsExactly("GlobalNetworkPolicy p: the GlobalNetworkPolicy p is here a second time, first at"
                        + " GlobalNetworkPolicy p; remove one; a cluster would keep only the last");
    }

    @Test
    void mapsThatHoldThemselvesAreRefused() {
        Map<String, Object> self = new HashMap<>();
        self.put("a", self);
        self.put("b", self);
        assertThat(problems(() -> of(global(self))))
                .containsExactly(
                        "GlobalNetworkPolicy p: maps and lists are nested more than 100 levels deep here; no object"
                                + " needs that");
        List<Object> wide = List.of("x");
        for (int i = 0; i < 50; i++) {
            wide = new ArrayList<>(List.of(wide, wide));
        }
        Object many = wide;
        assertThat(problems(() -> of(global(many))))
                .containsExactly("GlobalNetworkPolicy p: this has more than 1000000 values; no object needs that");
    }
}
