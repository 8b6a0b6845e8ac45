package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Samples.ALLOW;
import static io.github.netpol4j.calico.internal.validation.Samples.EMPTY;
import static io.github.netpol4j.calico.internal.validation.Samples.endpoint;
import static io.github.netpol4j.calico.internal.validation.Samples.gnp;
import static io.github.netpol4j.calico.internal.validation.Samples.ingress;
import static io.github.netpol4j.calico.internal.validation.Samples.nets;
import static io.github.netpol4j.calico.internal.validation.Samples.np;
import static io.github.netpol4j.calico.internal.validation.Samples.sgnp;
import static io.github.netpol4j.calico.internal.validation.Samples.snp;
import static io.github.netpol4j.calico.internal.validation.Samples.tier;

import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names, labels, annotations. */
final class MetadataCases {

    private static final String SUBDOMAIN =
            "name must consist of lower case alphanumeric characters, '-' or '.' (regex:"
                    + " [a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)";
    private static final String LABEL = "name must consist of lower case alphanumeric characters or '-' (regex:"
            + " [a-z0-9]([-a-z0-9]*[a-z0-9])?)";
    private static final int ANNOTATIONS = 262_144;

    private MetadataCases() {}

    static List<Case> cases() {
        return List.of(
                Case.of(
                        Requirement.NAME,
                        np("", EMPTY),
                        "metadata.name: name or generateName is required",
                        np("a", EMPTY),
                        generated("a-")),
                Case.of(
                        Requirement.NAME_LENGTH,
                        gnp("x".repeat(254), EMPTY),
                        "metadata.name: name is too long by 1 bytes",
                        gnp("x".repeat(253), EMPTY)),
                Case.of(
                        Requirement.NAME_LENGTH,
                        generated("x".repeat(255)),
                        "metadata.generateName: name is too long by 2 bytes",
                        generated("x".repeat(253))),
                Case.of(Requirement.NAME_FORM, np("tHing", EMPTY), "metadata.name: " + SUBDOMAIN, np("thing", EMPTY)),
                Case.of(Requirement.NAME_FORM, np("a..b", EMPTY), "metadata.name: " + SUBDOMAIN),
                Case.of(
                        Requirement.NAME_FORM,
                        generated("thing."),
                        "metadata.generateName: " + SUBDOMAIN,
                        generated("thing-")),
                Case.of(Requirement.NAME_FORM, generated("-"), "metadata.generateName: " + SUBDOMAIN),
                Case.of(
                        Requirement.NAME_FORM,
                        new CalicoNetworkPolicy(
                                new Metadata("A", "a-", "apps", new TreeMap<>(), new TreeMap<>()), EMPTY),
                        "metadata.name: " + SUBDOMAIN,
                        new CalicoNetworkPolicy(
                                new Metadata("a", "A-", "apps", new TreeMap<>(), new TreeMap<>()), EMPTY)),
                Case.of(
                        Requirement.NAME_FORM,
                        kubernetes(Metadata.named("A").in("apps")),
                        "metadata.name: " + SUBDOMAIN,
                        kubernetes(Metadata.named("a.b.c").in("apps"))),
                Case.of(Requirement.NAME_FORM, host("ho_st"), "metadata.name: " + SUBDOMAIN, host("ho.st")),
                Case.of(
                        Requirement.POLICY_NAME_FORM,
                        np("default.a.b", EMPTY),
                        "metadata.name: " + LABEL,
                        np("default.a", EMPTY),
                        np("knp.default.a.b", EMPTY),
                        np("ossg.default.a.b", EMPTY),
                        snp("knp.default.a.b", Optional.empty(), EMPTY)),
                new Case(
                        Requirement.POLICY_NAME_FORM,
                        List.of(gnp("knp.default.a", EMPTY)),
                        List.of(
                                "metadata.name: " + LABEL,
                                "metadata.name: Incorrectly formatted policy name knp.default.a"),
                        List.of(gnp("default.a", EMPTY))),
                Case.of(
                        Requirement.POLICY_NAME_OF_TIER,
                        gnp("thing", EMPTY.inTier("security")),
                        "metadata.name: Incorrectly formatted policy name thing",
                        gnp("security.thing", EMPTY.inTier("security"))),
                Case.of(
                        Requirement.POLICY_NAME_OF_TIER,
                        snp("security.thing", Optional.empty(), EMPTY),
                        "metadata.name: Incorrectly formatted policy name security.thing",
                        snp("thing", Optional.empty(), EMPTY),
                        snp("thing", Optional.empty(), EMPTY.inTier("default")),
                        snp("default.thing", Optional.empty(), EMPTY)),
                Case.of(
                        Requirement.POLICY_NAME_OF_TIER,
                        sgnp("securitything", Optional.empty(), EMPTY.inTier("security")),
                        "metadata.name: Incorrectly formatted policy name securitything"),
                new Case(
                        Requirement.POLICY_NAME_TWICE,
                        List.of(np("a", EMPTY), np("default.a", EMPTY)),
                        List.of("metadata.name: until v3.31 this is the same object as NetworkPolicy apps/a"),
                        List.of()),
                new Case(
                        Requirement.OBJECT_TWICE,
                        List.of(np("a", EMPTY), np("b", EMPTY), np("a", EMPTY.withOrder(1))),
                        List.of(
                                "metadata.name: 2 objects of this kind have this name, and the last one applied would stay"),
                        List.of()),
                Case.of(
                        Requirement.TIER_NAME_LENGTH,
                        tier("x".repeat(64), Optional.empty(), Optional.empty()),
                        "metadata.name: name is too long by 1 bytes",
                        tier("x".repeat(63), Optional.empty(), Optional.empty())),
                Case.of(
                        Requirement.TIER_NAME_FORM,
                        tier("fo.o", Optional.empty(), Optional.empty()),
                        "metadata.name: " + LABEL,
                        tier("fo-o", Optional.empty(), Optional.empty())),
                Case.of(
                        Requirement.NAMESPACE_FORM,
                        new CalicoNetworkPolicy(Metadata.named("a").in("x.y"), EMPTY),
                        "metadata.namespace: namespace must not contain dots",
                        new CalicoNetworkPolicy(Metadata.named("a").in("x-y"), EMPTY),
                        new CalicoNetworkPolicy(Metadata.named("a"), EMPTY)),
                Case.of(
                        Requirement.LABEL_KEY,
                        labelled(Map.of("/a", "b")),
                        "metadata.labels: label key \"/a\": prefix part must be non-empty",
                        labelled(Map.of("a/a", "b"))),
                Case.of(
                        Requirement.LABEL_KEY,
                        kubernetes(Metadata.named("a").in("apps").withLabels(Map.of("/a", "b"))),
                        "metadata.labels: label key \"/a\": prefix part must be non-empty"),
                Case.of(
                        Requirement.LABEL_KEY,
                        new Tier(Metadata.named("a").withLabels(Map.of("/a", "b")), Optional.empty(), Optional.empty()),
                        "metadata.labels: label key \"/a\": prefix part must be non-empty"),
                Case.of(
                        Requirement.LABEL_KEY,
                        host(Metadata.named("a").withLabels(Map.of("/a", "b"))),
                        "metadata.labels: label key \"/a\": prefix part must be non-empty"),
                Case.of(
                        Requirement.LABEL_VALUE,
                        labelled(Map.of("a", "x".repeat(64))),
                        "metadata.labels: label value \"" + "x".repeat(64) + "\": must be no more than 63 bytes",
                        labelled(Map.of("a", "x".repeat(63)))),
                Case.of(
                        Requirement.ANNOTATION_KEY,
                        annotated(Map.of("/A", "b")),
                        "metadata.annotations: annotation key \"/A\": prefix part must be non-empty",
                        annotated(Map.of("A/b", "b"))),
                Case.of(
                        Requirement.ANNOTATIONS_SIZE,
                        annotated(Map.of("a", "x".repeat(ANNOTATIONS))),
                        "metadata.annotations: total size of annotations is too large by 1 bytes",
                        annotated(Map.of("a", "x".repeat(ANNOTATIONS - 1)))),
                Case.of(
                        Requirement.RULE_ANNOTATION_KEY,
                        ingress(ALLOW.withAnnotations(new TreeMap<>(Map.of("/A", "b")))),
                        "spec.ingress[0].metadata.annotations: annotation key \"/A\": prefix part must be non-empty",
                        ingress(ALLOW.withAnnotations(new TreeMap<>(Map.of("A/b", "b"))))),
                Case.of(
                        Requirement.RULE_ANNOTATIONS_SIZE,
                        ingress(ALLOW.withAnnotations(new TreeMap<>(Map.of("a", "x".repeat(ANNOTATIONS))))),
                        "spec.ingress[0].metadata.annotations: total size of annotations is too large by 1 bytes",
                        ingress(ALLOW.withAnnotations(new TreeMap<>(Map.of("a", "x".repeat(ANNOTATIONS - 1)))))),
                Case.of(
                        Requirement.NAMESPACE_LABEL,
                        labelled(Map.of("projectcalico.org/namespace", "a")),
                        "metadata.labels: projectcalico.org/namespace is not a valid label name",
                        labelled(Map.of("projectcalico.org/name", "a"))),
                Case.of(
                        Requirement.NAMESPACE_LABEL,
                        new NetworkSet(
                                Metadata.named("a").in("b").withLabels(Map.of("projectcalico.org/namespace", "a")),
                                nets("10.0.0.0/8")),
                        "metadata.labels: projectcalico.org/namespace is not a valid label name"));
    }

    private static CalicoNetworkPolicy generated(String prefix) {
        return new CalicoNetworkPolicy(new Metadata("", prefix, "apps", new TreeMap<>(), new TreeMap<>()), EMPTY);
    }

    private static StagedKubernetesNetworkPolicy kubernetes(Metadata metadata) {
        return new StagedKubernetesNetworkPolicy(metadata, Optional.empty(), KubernetesSpec.EMPTY);
    }

    private static HostEndpoint host(String name) {
        return host(Metadata.named(name));
    }

    private static HostEndpoint host(Metadata metadata) {
        HostEndpoint one = endpoint("node1", "eth0");
        return new HostEndpoint(
                metadata, one.node(), one.interfaceName(), one.expectedIps(), one.profiles(), one.ports());
    }

    private static CalicoResource labelled(Map<String, String> labels) {
        return new GlobalNetworkSet(Metadata.named("set").withLabels(labels), nets("10.0.0.0/8"));
    }

    private static CalicoResource annotated(Map<String, String> annotations) {
        return new GlobalNetworkSet(Metadata.named("set").withAnnotations(annotations), nets("10.0.0.0/8"));
    }
}
