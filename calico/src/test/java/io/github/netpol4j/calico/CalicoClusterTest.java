package io.github.netpol4j.calico;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.calico.policy.CalicoPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.netpol4j.analysis.Cell;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.ConnectivityDifference;
import io.github.netpol4j.analysis.ConnectivityDifference.Change;
import io.github.netpol4j.analysis.Explanation;
import io.github.netpol4j.analysis.Party;
import io.github.netpol4j.analysis.Shops;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ReadOptions;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.report.ConnectivityReport;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calico's resources count in a cluster: who reaches whom, why, and what changed, as Calico's own evaluation has it. */
class CalicoClusterTest {

    private static final Policy SHOP = policy("shop")
            .in("shop")
            .with(List.of(
                    allow(from("web")).to("db").port(5432),
                    allow(from(anywhere())).to("web").port("http"),
                    allow(from(cidr("192.0.2.0/24"))).to("db").port(5432)));

    /** Whatever is allowed, nothing but the web may connect to the database, and that is looked at first. */
    private static final CalicoPolicy SECURITY = CalicoPolicy.of(
                    policy("security").in("shop"))
            .with(
                    tier("security").order(100).defaultAction(PASS),
                    calico(deny(from(everyPod().except("web"))).to("db").ports(anyPort()))
                            .tier("security")
                            .order(10)
                            .global());

    private static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP);

    private static final List<Integer> PORTS = List.of(5432, 8080, 80, 53, 65535);

    private static Cluster cluster() {
        return Shops.open()
                .with(node("n2").at("10.8.0.2"))
                .with(pod("shop", "agent").at("10.8.0.1").on("n1").onHostNetwork())
                .with(Workload.deployment(pod("shop", "batch").runningAs("jobs").at("10.0.0.9", "fd00::9"), 1));
    }

    private static Map<String, Enforcement> enforced() {
        Map<String, Enforcement> all = new LinkedHashMap<>();
        all.put("compiled", Calico.compile(SHOP));
        all.put("a tier before", Calico.compile(SECURITY, CalicoPolicy.of(SHOP)));
        all.put("read", Calico.read("""
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: order, namespace: shop}
                spec:
                  selector: app == 'web'
                  types: [Ingress, Egress]
                  ingress:
                  - action: Deny
                    protocol: TCP
                    source: {nets: ['fd00::9/128']}
                  - action: Allow
                    protocol: TCP
                    source: {serviceAccounts: {names: [jobs]}}
                    http: {methods: [GET]}
                  - action: Allow
                    protocol: UDP
                    source: {selector: all(), ports: [53]}
                  egress:
                  - action: Allow
                    protocol: TCP
                    destination: {ports: ['5000:6000']}
                  - action: Pass
                ---
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: nodes}
                spec:
                  selector: has(guarded)
                  ingress:
                  - {action: Allow, protocol: TCP, destination: {ports: [5432]}}
                ---
                apiVersion: projectcalico.org/v3
                kind: HostEndpoint
                metadata: {name: n1, labels: {guarded: 'yes'}}
                spec: {node: n1, interfaceName: '*', expectedIPs: [10.8.0.1]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: beside, namespace: shop}
                spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}]}]}
                """));
        return all;
    }

    @Test
    void cellsAndExplanationsAreWhatCalicoEvaluates() {
        enforced().forEach((name, resources) -> {
            Connectivity connectivity = Connectivity.of(cluster().enforcedBy(resources));
            int undecided = 0;
            int denied = 0;
            for (Party source : connectivity.parties()) {
                for (Party destination : connectivity.parties()) {
                    boolean outside = source instanceof Party.Outside && destination instanceof Party.Outside;
                    if (source.equals(destination) || outside || isController(source) || isController(destination)) {
                        continue;
                    }
                    Cell cell = connectivity.cell(source, destination);
                    for (Protocol protocol : PROTOCOLS) {
                        for (int port : protocol.hasPorts() ? PORTS : List.of(0)) {
                            Outcome outcome = outcome(resources, source, destination, protocol, port);
                            assertThat(said(cell, protocol, port))
                                    .as("%s: %s, %s %d", name, cell, protocol, port)
                                    .isEqualTo(outcome);
                            assertThat(connectivity
                                            .explain(source, destination, protocol, port)
                                            .outcome())
                                    .as("%s: %s, %s %d explained", name, cell, protocol, port)
                                    .isEqualTo(outcome);
                            undecided += outcome == Outcome.UNDECIDED ? 1 : 0;
                            denied += outcome == Outcome.DENIED ? 1 : 0;
                        }
                    }
                }
            }
            assertThat(denied).as(name).isPositive();
            assertThat(undecided).as(name).isPositive();
        });
    }

    private static Outcome said(Cell cell, Protocol protocol, int port) {
        return cell.surely().contains(protocol, port)
                ? Outcome.ALLOWED
                : cell.possibly().contains(protocol, port) ? Outcome.UNDECIDED : Outcome.DENIED;
    }

    /** Flow by flow, over all ends and addresses. */
    private static Outcome outcome(
            Enforcement resources, Party source, Party destination, Protocol protocol, int port) {
        List<Outcome> all = new ArrayList<>();
        for (Endpoint from : ends(source)) {
            for (Endpoint to : ends(destination)) {
                for (Optional<IpAddress> here : addresses(from)) {
                    for (Optional<IpAddress> there : addresses(to)) {
                        if (here.isEmpty() || there.isEmpty() || here.get().sameFamily(there.get())) {
                            Verdict verdict = resources.evaluate(new Flow(from, here, to, there, protocol, port));
                            all.add(verdict.outcome());
                        }
                    }
                }
            }
        }
        List<Outcome> distinct = all.stream().distinct().toList();
        return distinct.isEmpty() ? Outcome.DENIED : distinct.size() == 1 ? distinct.get(0) : Outcome.UNDECIDED;
    }

    private static List<? extends Endpoint> ends(Party party) {
        return party.fold(
                pods -> pods.workload().pods().stream().map(ClusterPod::pod).toList(),
                host -> List.of(host.node()),
                outside -> List.of(
                        new External(outside.range().first()),
                        new External(outside.range().last())),
                controller -> List.of(controller.end()));
    }

    private static List<Optional<IpAddress>> addresses(Endpoint end) {
        return end.addresses().isEmpty()
                ? List.of(Optional.empty())
                : end.addresses().stream().map(Optional::of).toList();
    }

    private static boolean isController(Party party) {
        return party instanceof Party.Controller;
    }

    /** Law 6 in a cluster: the two targets make no difference; a tier of Calico's does. */
    @Test
    void aDifferenceIsWhatOnlyCalicoSays() {
        Connectivity kubernetes = Connectivity.of(cluster().enforcedBy(Kubernetes.compile(SHOP)));
        Connectivity calico = Connectivity.of(cluster().enforcedBy(Calico.compile(SHOP)));
        Policy team =
                policy("team").in("shop").with(allow(from("batch")).to("db").port(5432));
        Connectivity open = Connectivity.of(cluster().enforcedBy(Calico.compile(SHOP, team)));
        Connectivity guarded = Connectivity.of(
                cluster().enforcedBy(Calico.compile(SECURITY, CalicoPolicy.of(SHOP), CalicoPolicy.of(team))));
        ConnectivityDifference difference = Connectivity.diff(open, guarded);

        // Of what pods send to their own node, Felix's configuration decides.
        assertThat(Connectivity.diff(kubernetes, calico).changes())
                .extracting(Change::toString)
                .containsExactly(
                        "shop/db[Pod] => n1[Node] : All Connections -> possibly All Connections",
                        "shop/db[Pod] => shop/agent[Pod] : All Connections -> possibly All Connections");
        assertThat(difference.removed())
                .extracting(Change::toString)
                .containsExactly("shop/batch[Deployment] => shop/db[Pod] : TCP 5432 -> No Connections");
        assertThat(difference.added()).isEmpty();
        assertThat(difference.changed()).isEmpty();

        Explanation why = guarded.explain("shop/batch", "shop/db", 5432);
        assertThat(why.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(why.toString()).contains("security");
        assertThat(why.remedies())
                .singleElement()
                .asString()
                .startsWith("ingress of shop/db[Pod]: ")
                .contains("a rule that lets in shop/batch[Deployment] on TCP 5432 must come before it");
    }

    /** Each of the two readers takes what is its own, and neither complains of the other's. */
    @Test
    void aFolderWithBothKindsIsOneCluster(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), MANIFESTS);
        Calico.write(SECURITY, folder.resolve("calico"));
        Kubernetes.write(SHOP, folder.resolve("kubernetes"));
        Cluster cluster = Cluster.read(folder).enforcedBy(Calico.read(folder));

        assertThat(cluster.leftOut()).isEmpty();
        assertThat(cluster.findings()).isEmpty();
        assertThat(cluster.passedOver())
                .containsOnlyKeys(
                        "projectcalico.org/v3 GlobalNetworkPolicy", "projectcalico.org/v3 Tier", "v1 ConfigMap");
        assertThat(cluster.policies()).isNotEmpty();
        Connectivity both = Connectivity.of(cluster);
        // The Kubernetes policies allow it from anywhere in the block, the tier denies it to all pods but the web.
        assertThat(both.cell(both.party("shop/web"), both.party("shop/db")).surely())
                .hasToString("TCP 5432");
        assertThat(both.cell(both.party("other/intruder"), both.party("shop/db"))
                        .possibly()
                        .isEmpty())
                .isTrue();
        Connectivity kubernetes = Connectivity.of(Cluster.read(folder));
        assertThat(Connectivity.diff(kubernetes, both).removed())
                .extracting(Change::toString)
                .containsExactly("shop/batch[Deployment] => shop/db[Pod] : TCP 5432 -> No Connections");
        assertThat(ConnectivityReport.csv(both)).isNotEqualTo(ConnectivityReport.csv(kubernetes));
    }

    @Test
    void whatAClientListsIsOneClusterToo() {
        List<HasMetadata> listed = new ArrayList<>();
        listed.addAll(Kubernetes.compile(SHOP).objects());
        listed.addAll(Calico.compile(SECURITY).objects());
        Stream.of("web", "db")
                .map(app -> new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("shop")
                        .withName(app)
                        .addToLabels("app", app)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("main")
                        .endContainer()
                        .endSpec()
                        .build())
                .forEach(listed::add);
        listed.add(Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: other, namespace: shop}
                spec: {containers: [{name: main}]}
                """, GenericKubernetesResource.class));
        Connectivity connectivity = Connectivity.of(Cluster.of(listed).enforcedBy(Calico.of(listed)));

        assertThat(connectivity
                        .cell(connectivity.party("shop/web"), connectivity.party("shop/db"))
                        .surely())
                .hasToString("TCP 5432");
        assertThat(connectivity.explain("shop/other", "shop/db", 5432).toString())
                .contains("security");
    }

    /** Leniently, what is wrong with the cluster's objects is left out; of what is enforced, nothing may be. */
    @Test
    void aClusterThatIsReadLenientlyIsEnforcedAllTheSame(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), MANIFESTS);
        Files.writeString(folder.resolve("wrong.yaml"), """
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop}
                spec: {ports: [{port: eighty}]}
                """);
        Calico.write(SECURITY, folder.resolve("calico"));
        Cluster cluster = Cluster.read(ReadOptions.lenient(), folder).enforcedBy(Calico.read(folder));

        assertThat(cluster.leftOut())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("wrong.yaml");
        assertThat(Connectivity.of(cluster)
                        .explain("other/intruder", "shop/db", 5432)
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }

    private static final String MANIFESTS = """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: apps/v1
              kind: Deployment
              metadata: {name: web, namespace: shop}
              spec:
                selector: {matchLabels: {app: web}}
                template:
                  metadata: {labels: {app: web}}
                  spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
            - apiVersion: apps/v1
              kind: Deployment
              metadata: {name: batch, namespace: shop}
              spec:
                selector: {matchLabels: {app: batch}}
                template:
                  metadata: {labels: {app: batch}}
                  spec: {containers: [{name: batch}]}
            - apiVersion: v1
              kind: Pod
              metadata: {name: db, namespace: shop, labels: {app: db}}
              spec: {containers: [{name: db}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: intruder, namespace: other}
            spec: {containers: [{name: main}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: db, namespace: shop}
            spec: {selector: {app: db}, ports: [{port: 5432}]}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: shop}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: team, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: db}}
              ingress:
              - from: [{podSelector: {matchLabels: {app: batch}}}]
                ports: [{port: 5432}]
            """;
}
