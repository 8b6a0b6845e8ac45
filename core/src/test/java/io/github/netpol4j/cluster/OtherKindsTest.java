package io.github.netpol4j.cluster;

import static io.github.netpol4j.cluster.ClusterTexts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster does not know by name is a workload, is told, or is none of its business. */
class OtherKindsTest {

    private static final String SPEC =
            "{template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}}";

    private static String object(String apiVersion, String kind, String name, String spec) {
        return "---\n{apiVersion: %s, kind: %s, metadata: {namespace: shop, name: %s}, spec: %s}\n"
                .formatted(apiVersion, kind, name, spec);
    }

    private static final String POLICY =
            object("networking.k8s.io/v1", "NetworkPolicy", "p", "{podSelector: {matchLabels: {app: web}}}");

    private static List<String> told(Cluster cluster) {
        return cluster.findings().stream()
                .map(finding -> finding.code() + " " + finding.sentence())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "argoproj.io/v1alpha1, Rollout",
        "apps.openshift.io/v1, DeploymentConfig",
        "v1, DeploymentConfig",
        "apps.kruise.io/v1alpha1, CloneSet",
        "apps.kruise.io/v1beta1, StatefulSet"
    })
    void whateverHasATemplateWithContainersIsAWorkload(String apiVersion, String kind) {
        Cluster cluster = Cluster.read(object(apiVersion, kind, "web", SPEC) + POLICY);

        assertThat(cluster.workloads()).singleElement().hasToString("shop/web[" + kind + "]");
        assertThat(cluster.pods()).singleElement().satisfies(one -> {
            assertThat(one.pod().labels()).containsEntry("app", "web");
            assertThat(one.isListed()).isFalse();
        });
        assertThat(cluster.passedOver()).isEmpty();
        assertThat(told(cluster)).isEmpty();
        assertThat(Lint.of(cluster).findings())
                .extracting(Finding::code)
                .doesNotContain("POLICY_SELECTS_NOTHING", "PODS_NOT_READ");
    }

    @Test
    void itsPodsAreItsOwnByWayOfWhatItMade() {
        Cluster cluster = Cluster.read(object("argoproj.io/v1alpha1", "Rollout", "web", SPEC) + """
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {namespace: shop, name: web-5d, ownerReferences: [{kind: Rollout, name: web, controller: true}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {namespace: shop, name: web-5d-a, ownerReferences: [{kind: ReplicaSet, name: web-5d, controller: true}]}
                """);

        assertThat(cluster.workloads()).singleElement().hasToString("shop/web[Rollout]");
        assertThat(cluster.pods()).extracting(one -> one.pod().name()).containsExactly("web-5d-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicas: 0", "suspend: true"})
    void itMayWantNone(String field) {
        String rollout = object("argoproj.io/v1alpha1", "Rollout", "web", SPEC.replaceFirst("\\{", "{" + field + ", "));
        assertThat(workload(Cluster.read(rollout), "shop/web[Rollout]").pods()).isEmpty();
    }

    @Test
    void otherProjectsMayMeanOtherThingsByAField() {
        Cluster cluster = Cluster.read(object(
                "x.example.com/v1", "App", "web", SPEC.replaceFirst("\\{", "{replicas: {min: 2}, templates: [], ")));
        assertThat(cluster.pods()).hasSize(1);
        assertThat(told(cluster)).isEmpty();
    }

    @Test
    void aVirtualMachineRunsInAPodWithTheLabelsOfItsTemplate() {
        String machine = object(
                "kubevirt.io/v1",
                "VirtualMachine",
                "vm",
                "{runStrategy: Always, template: {metadata: {labels: {app: web}}, spec: {domain: {devices: {}}}}}");
        String instance = """
                ---
                apiVersion: kubevirt.io/v1
                kind: VirtualMachineInstance
                metadata: {namespace: shop, name: vm, ownerReferences: [{kind: VirtualMachine, name: vm, controller: true}]}
                spec: {domain: {devices: {}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  {namespace: shop, name: virt-launcher-vm-x,
                   ownerReferences: [{kind: VirtualMachineInstance, name: vm, controller: true}]}
                """;

        assertThat(workload(Cluster.read(machine), "shop/vm[VirtualMachine]").pods())
                .singleElement()
                .satisfies(one -> assertThat(one.pod().labels()).containsEntry("app", "web"));
        assertThat(workload(Cluster.read(machine.replace("Always", "Halted")), "shop/vm[VirtualMachine]")
                        .pods())
                .isEmpty();
        Cluster listed = Cluster.read(machine + instance);
        assertThat(listed.workloads()).singleElement().hasToString("shop/vm[VirtualMachine]");
        assertThat(listed.pods()).extracting(one -> one.pod().name()).containsExactly("virt-launcher-vm-x");
        assertThat(told(listed)).isEmpty();
        assertThat(told(Cluster.read(
                        object("kubevirt.io/v1", "VirtualMachineInstance", "vm", "{domain: {devices: {}}}"))))
                .singleElement()
                .asString()
                .startsWith("PODS_NOT_READ 1 object of kubevirt.io/v1 VirtualMachineInstance is not read, this one:");
    }

    @Test
    void whatMakesPodsInAnotherWayIsTold() {
        String service = object("serving.knative.dev/v1", "Service", "web", SPEC);
        Cluster cluster = Cluster.read(service + service.replace("name: web", "name: api"));

        assertThat(cluster.workloads()).isEmpty();
        assertThat(cluster.passedOver()).containsExactly(Map.entry("serving.knative.dev/v1 Service", 2));
        assertThat(told(cluster))
                .containsExactly(
                        "PODS_NOT_READ 2 objects of serving.knative.dev/v1 Service are not read, the first of them"
                                + " here: the pods that they make are not in what was looked at, so that a policy for them seems to"
                                + " select nothing");
        assertThat(cluster.findings().get(0).place().line()).isEqualTo(2);
        assertThat(told(Cluster.read("{apiVersion: template.openshift.io/v1, kind: Template, metadata: {name: t}}")))
                .hasSize(1);
        assertThat(told(Cluster.read(object(
                        "jobset.x-k8s.io/v1alpha2",
                        "JobSet",
                        "j",
                        "{replicatedJobs: [{template: {spec: " + SPEC + "}}]}"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"kyverno.io/v1, ClusterPolicy", "x.example.com/v1, AppTemplate", "v1, PodTemplate"})
    void whatOnlyLooksLikeIsNone(String apiVersion, String kind) {
        Cluster cluster = Cluster.read(object(apiVersion, kind, "web", SPEC));
        assertThat(cluster.workloads()).isEmpty();
        assertThat(told(cluster)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "policy.networking.k8s.io/v1alpha1, AdminNetworkPolicy",
        "policy.networking.k8s.io/v1alpha1, BaselineAdminNetworkPolicy",
        "policy.networking.k8s.io/v1alpha2, ClusterNetworkPolicy",
        "cilium.io/v2, CiliumNetworkPolicy",
        "cilium.io/v2, CiliumClusterwideNetworkPolicy",
        "crd.projectcalico.org/v1, GlobalNetworkPolicy",
        "projectcalico.org/v3, NetworkPolicy",
        "crd.antrea.io/v1beta1, ClusterNetworkPolicy",
        "k8s.ovn.org/v1, EgressFirewall"
    })
    void aPolicyOfAnotherKindIsTold(String apiVersion, String kind) {
        String policy = object(apiVersion, kind, "a", "{}");
        Cluster cluster = Cluster.read(policy + object(apiVersion, kind, "b", "{}") + POLICY);

        assertThat(told(cluster))
                .containsExactly("POLICY_KIND_NOT_READ 2 objects of " + apiVersion + " " + kind
                        + " are not read, the first of them here: what they permit and deny is in no answer about this"
                        + " cluster");
        assertThat(cluster.findings().get(0).place().line()).isEqualTo(2);
        assertThat(cluster.findings().get(0).remedy().contains("Calico.read(..)"))
                .isEqualTo(apiVersion.contains("projectcalico"));
        assertThat(Lint.of(cluster).findings()).extracting(Finding::code).contains("POLICY_KIND_NOT_READ");
        assertThat(told(cluster.enforcedBy(Kubernetes.of(List.of()))))
                .as("whoever says what is enforced knows of them")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "projectcalico.org/v3, StagedNetworkPolicy",
        "k8s.cni.cncf.io/v1beta1, MultiNetworkPolicy",
        "policy/v1, PodDisruptionBudget",
        "projectcalico.org/v3, NetworkSet"
    })
    void whatEnforcesNothingHereIsNot(String apiVersion, String kind) {
        assertThat(told(Cluster.read(object(apiVersion, kind, "a", "{}")))).isEmpty();
    }

    @Test
    void theItemsOfAListCount() {
        Cluster cluster = Cluster.read("""
                {apiVersion: cilium.io/v2, kind: CiliumNetworkPolicyList, items: [{metadata: {name: a}}, {metadata: {name: b}}]}
                """);
        assertThat(told(cluster))
                .singleElement()
                .asString()
                .contains(" 2 objects of cilium.io/v2 CiliumNetworkPolicy ");
    }
}
