package io.github.netpol4j.calico.internal.manifest;

import static io.github.netpol4j.calico.internal.manifest.Reading.READER;
import static io.github.netpol4j.calico.internal.manifest.Reading.problems;
import static io.github.netpol4j.calico.internal.manifest.Reading.read;
import static io.github.netpol4j.calico.internal.manifest.Reading.resources;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.internal.manifest.ResourceReader.Result;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.target.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, from where, and what is passed over. */
class ResourceReaderTest {

    private static final String TIER = "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: t}\n";
    private static final String KUBERNETES =
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: k}\nspec: {podSelector: {}}\n";
    private static final Tier READ_TIER = new Tier(Metadata.named("t"), Optional.empty(), Optional.empty());

    @Test
    void policiesOfBothKindsAreReadAndOthersCounted() {
        Result result = read(TIER + "---\n" + KUBERNETES + """
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: k}
                ---
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Service, metadata: {name: s}}
                - {apiVersion: projectcalico.org/v3, kind: Profile, metadata: {name: kns.a}, spec: {ingress: [{action: X}]}}
                - {apiVersion: projectcalico.org/v3, kind: FelixConfiguration, metadata: {name: default}}
                - {apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy, metadata: {name: g}}
                - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: l}, spec: {podSelector: {}}}
                - {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: l}}
                ---
                values: [1, 2]
                """);
        assertThat(result.resources())
                .containsExactly(
                        READ_TIER,
                        new CalicoNetworkPolicy(Metadata.named("k"), PolicySpec.EMPTY),
                        new GlobalNetworkPolicy(Metadata.named("g"), PolicySpec.EMPTY));
        assertThat(result.kubernetes().objects())
                .extracting(object -> object.getMetadata().getName())
                .containsExactly("k", "l");
        assertThat(result.passedOver())
                .isEqualTo(Map.of(
                        "v1 Service", 1,
                        "projectcalico.org/v3 Profile", 1,
                        "projectcalico.org/v3 FelixConfiguration", 1,
                        "networking.k8s.io/v1 Ingress", 1,
                        "(no kind)", 1));
        assertThat(result.crdV1()).isEmpty();
    }

    @Test
    void listsOfOneKindNeedNoKindInTheirItems() {
        assertThat(resources("""
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicyList
                metadata: {resourceVersion: "7"}
                items:
                - metadata: {name: a}
                  spec: {order: 1}
                - apiVersion: projectcalico.org/v3
                  kind: GlobalNetworkPolicy
                  metadata: {name: b}
                """))
                .containsExactly(
                        new GlobalNetworkPolicy(Metadata.named("a"), PolicySpec.EMPTY.withOrder(1)),
                        new GlobalNetworkPolicy(Metadata.named("b"), PolicySpec.EMPTY));
    }

    @Test
    void whatCalicoKeepsForItselfIsPassedOverAndNamed() {
        Result result = read("""
                apiVersion: crd.projectcalico.org/v1
                kind: NetworkPolicy
                metadata: {name: default.p, namespace: a}
                spec: {nonsense: 1, nonsense: 2}
                ---
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: crd.projectcalico.org/v1, kind: Tier, metadata: {name: t}}
                - {apiVersion: crd.projectcalico.org/v1, kind: IPPool, metadata: {name: t}}
                - {apiVersion: crd.projectcalico.org/v1, kind: NetworkPolicyList, items: []}
                """);
        assertThat(result.resources()).isEmpty();
        assertThat(result.passedOver())
                .containsOnlyKeys(
                        "crd.projectcalico.org/v1 NetworkPolicy",
                        "crd.projectcalico.org/v1 NetworkPolicyList",
                        "crd.projectcalico.org/v1 Tier",
                        "crd.projectcalico.org/v1 IPPool");
        assertThat(result.crdV1())
                .extracting(object -> object.kind() + " " + object.name() + ", " + object.place())
                .containsExactly(
                        "NetworkPolicy a/default.p, <string>, document 1, line 1, column 1",
                        "Tier t, <string>, document 2, line 9, column 3, items[0]",
                        "NetworkPolicyList , <string>, document 2, line 11, column 3, items[2]");
    }

    @Test
    void whatTheServerManagesIsDropped() {
        assertThat(resources("""
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata:
                  name: security.p
                  creationTimestamp: "2026-01-01T00:00:00Z"
                  uid: 1-2-3
                  resourceVersion: "7"
                  generation: 3
                  managedFields: [{manager: x}]
                  ownerReferences: []
                  labels: {projectcalico.org/tier: security, team: store}
                spec: {tier: security}
                status: {}
                """))
                .containsExactly(new GlobalNetworkPolicy(
                        Metadata.named("security.p").withLabels(Map.of("team", "store")),
                        PolicySpec.EMPTY.inTier("security")));
    }

    @Test
    void stringsOfDigitsAreNumbersAndOldFormsOfPortsArePorts() {
        EntityRule end = EntityRule.ANY.withPorts(
                List.of(PortMatch.of(80), PortMatch.of(80), PortMatch.of(80), PortMatch.of(9, 1), PortMatch.of("a:b")));
        assertThat(resources("""
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: p}
                spec:
                  egress:
                  - {action: Log, protocol: "6", destination: {ports: [80, "080", "80:80", "9:1", "a:b"]}}
                """))
                .containsExactly(new CalicoNetworkPolicy(
                        Metadata.named("p"),
                        new PolicySpec(
                                "",
                                Optional.empty(),
                                List.of(),
                                List.of(CalicoRule.of(Action.LOG)
                                        .withProtocol(Protocol.TCP)
                                        .withDestination(end)),
                                "",
                                "",
                                "",
                                List.of(),
                                false,
                                false,
                                false,
                                List.of())));
    }

    @Test
    void setsMayHoldAddresses() {
        assertThat(resources("""
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkSet
                metadata: {name: s}
                spec: {nets: [10.0.0.1, 'FD00::1', 10.0.0.0/8]}
                """))
                .containsExactly(new GlobalNetworkSet(
                        Metadata.named("s"),
                        List.of(Cidr.of("10.0.0.1/32"), Cidr.of("fd00::1/128"), Cidr.of("10.0.0.0/8"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{spec: null}", "null", "spec: {ingress: null, tier: null, order: ~}"})
    void nullIsAsGoodAsAbsent(String spec) {
        String head = "apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: {name: p, labels: null}\n";
        String text = head + (spec.startsWith("spec") ? spec : "spec: " + (spec.startsWith("{") ? "" : spec)) + "\n";
        assertThat(resources(text)).containsExactly(new CalicoNetworkPolicy(Metadata.named("p"), PolicySpec.EMPTY));
    }

    @Test
    void streamsAndFilesAreReadAsTextsAre(@TempDir Path folder) throws IOException {
        String text = TIER + "---\n" + KUBERNETES;
        InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        assertThat(READER.read(ReadLimits.defaults(), stream)).isEqualTo(read(text));
        Files.writeString(folder.resolve("tier.yaml"), TIER);
        Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("k.json"), """
                {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "k"},
                 "spec": {"podSelector": {}}}""");
        assertThat(READER.read(ReadLimits.defaults(), List.of(folder))).isEqualTo(read(text));
    }

    @Test
    void problemsOfAllFilesAreToldOnce(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), TIER + "spec: {oder: 1}\n");
        Files.writeString(folder.resolve("b.yaml"), KUBERNETES.replace("podSelector", "podselector"));
        Files.writeString(folder.resolve("c.yaml"), "a: [\n");
        Path gone = folder.resolve("gone");
        assertThat(problems(() -> READER.read(ReadLimits.defaults(), List.of(folder, gone))))
                .hasSize(4)
                .anyMatch(line -> line.contains("did you mean order?"))
                .anyMatch(line -> line.contains("did you mean podSelector?"))
                .anyMatch(line -> line.contains("this is not YAML"))
                .anyMatch(line -> line.contains("there is no such file or folder"));
        InputStream failing = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the line is dead");
            }
        };
        assertThat(problems(() -> READER.read(ReadLimits.defaults(), failing)))
                .containsExactly("<stream>: this can't be read: the line is dead; check its permissions, and what it"
                        + " links to");
    }

    /** What Kubernetes' reader would say of an object that is Calico's is not said. */
    @Test
    void anObjectHasOneReader() {
        assertThat(problems(
                        "apiVersion: projectcalico/v3\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {tier: x}\n"))
                .hasSize(1);
        assertThat(problems(
                        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: projectcalico.org\n  kind: NetworkPolicy\n"))
                .containsExactly(
                        "4:15 items[0].apiVersion: \"projectcalico.org\" is not an apiVersion of Calico's policies;"
                                + " write apiVersion: projectcalico.org/v3");
    }
}
