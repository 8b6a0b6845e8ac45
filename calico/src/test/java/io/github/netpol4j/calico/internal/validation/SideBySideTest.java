package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Samples.EMPTY;
import static io.github.netpol4j.calico.internal.validation.Samples.gnp;
import static io.github.netpol4j.calico.internal.validation.Samples.np;
import static io.github.netpol4j.calico.internal.validation.Samples.snp;
import static io.github.netpol4j.calico.internal.validation.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is wrong with objects together, and which problems are told to whom. */
class SideBySideTest {

    @Test
    void objectsOfOneKindAndNameAreToldOnceAfterAllElse() {
        assertThat(CalicoValidator.validateAll(List.of(np("a", EMPTY), np("a", EMPTY), np("a", EMPTY), np("B", EMPTY))))
                .extracting(Problem::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("NetworkPolicy apps/B, metadata.name: name must consist"),
                        last -> assertThat(last)
                                .isEqualTo(
                                        "NetworkPolicy apps/a, metadata.name: 3 objects of this kind have this name,"
                                                + " and the last one applied would stay; rename all but one, or leave them out"));
    }

    @Test
    void otherKindsOtherNamespacesAndNamesToComeAreToldApart() {
        CalicoNetworkPolicy elsewhere =
                new CalicoNetworkPolicy(Metadata.named("a").in("other"), EMPTY);
        CalicoNetworkPolicy generated =
                new CalicoNetworkPolicy(new Metadata("", "a-", "apps", new TreeMap<>(), new TreeMap<>()), EMPTY);
        List<CalicoResource> apart = List.of(
                np("a", EMPTY), gnp("a", EMPTY), snp("a", Optional.empty(), EMPTY), elsewhere, generated, generated);
        assertThat(CalicoValidator.violationsOfAll(apart)).isEmpty();
    }

    @Test
    void anAbsentNamespaceIsDefault() {
        CalicoNetworkPolicy said = new CalicoNetworkPolicy(Metadata.named("a").in("default"), EMPTY);
        CalicoNetworkPolicy unsaid = new CalicoNetworkPolicy(Metadata.named("a"), EMPTY);
        assertThat(CalicoValidator.validateAll(List.of(said, unsaid))).hasSize(1);
    }

    @Test
    void whatOnlyOlderReleasesRefuseIsToldOnlyStrictly() {
        CalicoResource policy = gnp("thing", EMPTY.inTier("security"));
        assertThat(CalicoValidator.validate(policy)).isEmpty();
        assertThat(CalicoValidator.validateAll(List.of(np("a", EMPTY), np("default.a", EMPTY))))
                .isEmpty();
        assertThat(CalicoValidator.validateStrictly(policy))
                .extracting(Problem::toString)
                .containsExactly(
                        "GlobalNetworkPolicy thing, metadata.name: Incorrectly formatted policy name thing; until"
                                + " v3.31 a policy is called tier.name, and one in the tier default has a name without dots");
    }

    @Test
    void whatKubernetesWouldRefuseOfAStagedPolicyIsToldOnlyStrictly() {
        KubernetesSpec.IpBlock block = new KubernetesSpec.IpBlock("10.0.0.1/8", List.of());
        KubernetesSpec.Peer peer = new KubernetesSpec.Peer(Optional.empty(), Optional.empty(), Optional.of(block));
        CalicoResource policy = new StagedKubernetesNetworkPolicy(
                Metadata.named("a").in("apps"),
                Optional.empty(),
                new KubernetesSpec(
                        KubernetesSpec.LabelSelector.ALL,
                        List.of(new KubernetesSpec.Rule(List.of(peer), List.of())),
                        List.of(),
                        List.of()));
        assertThat(CalicoValidator.validate(policy)).isEmpty();
        assertThat(CalicoValidator.validateStrictly(policy))
                .singleElement()
                .asString()
                .endsWith("; Kubernetes would refuse the NetworkPolicy that this is to become");
    }

    @Test
    void whatOnlyCalicosValidatorRefusesIsToldAlways() {
        CalicoResource policy = np("a.b.c", EMPTY);
        assertThat(CalicoValidator.violations(policy).get(0).refused()).isEqualTo(Refused.BY_CALICO);
        assertThat(CalicoValidator.validate(policy)).hasSize(1);
    }

    @Test
    void tiersThatNobodyMakesAreToldWhenAsked() {
        List<CalicoResource> resources = List.of(
                gnp("security.a", EMPTY.inTier("security")),
                gnp("other.a", EMPTY.inTier("other")),
                gnp("a", EMPTY),
                gnp("kube-admin.a", EMPTY.inTier("kube-admin")),
                tier("other", Optional.empty(), Optional.empty()));
        assertThat(CalicoValidator.validateAll(resources)).isEmpty();
        assertThat(CalicoValidator.missingTiers(resources))
                .extracting(Problem::toString)
                .containsExactly(
                        "GlobalNetworkPolicy security.a, spec.tier: the tier security is neither built in nor among"
                                + " these objects; calicoctl and Calico's API server look it up first; add the Tier, or make sure"
                                + " that the cluster has it");
    }

    @Test
    void problemsAreToldInTheOrderOfTheFields() {
        CalicoResource policy = np(
                "A",
                EMPTY.withSelector("a")
                        .withIngress(List.of(Samples.ALLOW.withIpVersion(5), Samples.TCP.withIpVersion(7))));
        assertThat(CalicoValidator.validate(policy))
                .extracting(problem -> problem.place().path())
                .containsExactly(
                        "metadata.name", "spec.selector", "spec.ingress[0].ipVersion", "spec.ingress[1].ipVersion");
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> CalicoValidator.validate(null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("validate(..): null is not allowed here; pass a value");
        assertThatThrownBy(() -> CalicoValidator.validateAll(Arrays.asList((CalicoResource) null)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CalicoValidator.missingTiers(null)).isInstanceOf(InvalidInputException.class);
    }
}
