package io.github.netpol4j.examples;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.ProofStage;
import io.github.netpol4j.analysis.Proof;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.report.FlowTable;
import io.github.netpol4j.rule.Policy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * InventarioITU: a web front end that alone may reach its three data stores.
 *
 * <p>Writes the manifests to the folder given as argument, prints them, and shows who then reaches whom. There are two
 * variants of the system: as its documentation draws it, and as it is deployed on Minikube.
 */
public final class InventarioItu {

    static final String NAMESPACE = "egi-inventario";

    private InventarioItu() {}

    /**
     * All four applications are pods of one namespace. Whatever else runs there, today or tomorrow, reaches no store.
     *
     * @return the policy
     */
    public static Policy asDocumented() {
        return policy("inventario")
                .in(NAMESPACE)
                .with(
                        allow(from("inventario-web")).to("ubicacion-db").port(1433),
                        allow(from("inventario-web")).to("inventario-db").port(27017),
                        allow(from("inventario-web")).to("ldap-service").port(389));
    }

    /**
     * SQL Server and LDAP run on machines outside the cluster, behind Services of type ExternalName: no NetworkPolicy guards
     * them, so it is the way out of the cluster that is closed, to all pods but the front end. Everything in the namespace is
     * isolated in both directions. The front end is reached through NodePort 30080; a policy names the pod's own port, 3000.
     *
     * @return the policy
     */
    public static Policy asDeployed() {
        return policy("inventario")
                .in(NAMESPACE)
                .with(
                        isolate(namespace(NAMESPACE)).ingress().egress(),
                        allow(from(namespace(NAMESPACE))).to(dns()),
                        allow(from(anywhere())).to("inventario-web").port(3000),
                        allow(from("inventario-web")).to("inventario-db").port(27017),
                        allow(from("inventario-web"))
                                .to(cidr("192.168.1.20/32"))
                                .port(1433),
                        allow(from("inventario-web"))
                                .to(cidr("192.168.1.10/32"))
                                .port(389));
    }

    static List<Flow> documentedFlows() {
        Pod web = pod(NAMESPACE, "inventario-web");
        Pod ubicacion = pod(NAMESPACE, "ubicacion-db");
        Pod inventario = pod(NAMESPACE, "inventario-db");
        Pod ldap = pod(NAMESPACE, "ldap-service");
        Pod intruder = pod(NAMESPACE, "intruder");
        return List.of(
                Flow.from(web).to(ubicacion).tcp(1433),
                Flow.from(web).to(inventario).tcp(27017),
                Flow.from(web).to(ldap).tcp(389),
                Flow.from(intruder).to(ubicacion).tcp(1433),
                Flow.from(intruder).to(inventario).tcp(27017),
                Flow.from(intruder).to(ldap).tcp(389),
                Flow.from(web).to(ubicacion).tcp(22),
                Flow.from(ubicacion).to(inventario).tcp(27017),
                Flow.from(external("203.0.113.7")).to(ubicacion).tcp(1433),
                Flow.from(external("203.0.113.7")).to(web).tcp(3000));
    }

    private static List<Flow> deployedFlows() {
        Pod web = pod(NAMESPACE, "inventario-web").at("10.244.0.11");
        Pod inventario = pod(NAMESPACE, "inventario-db").at("10.244.0.12");
        Pod intruder = pod(NAMESPACE, "intruder").at("10.244.0.13");
        Pod dns = pod("kube-system", "coredns").labelled("k8s-app", "kube-dns").at("10.244.0.2");
        return List.of(
                Flow.from(web).to(external("192.168.1.20")).tcp(1433),
                Flow.from(web).to(inventario).tcp(27017),
                Flow.from(web).to(external("192.168.1.10")).tcp(389),
                Flow.from(external("203.0.113.7")).to(web).tcp(3000),
                Flow.from(web).to(dns).udp(53),
                Flow.from(intruder).to(dns).tcp(53),
                Flow.from(intruder).to(external("192.168.1.20")).tcp(1433),
                Flow.from(intruder).to(inventario).tcp(27017),
                Flow.from(intruder).to(external("192.168.1.10")).tcp(389),
                Flow.from(intruder).to(web).tcp(3000),
                Flow.from(web).to(external("203.0.113.7")).tcp(443),
                Flow.from(external("203.0.113.7")).to(inventario).tcp(27017));
    }

    private static List<Proof> documentedClaims(ProofStage claims) {
        return List.of(
                claims.that("ubicacion-db").isReachableOnlyFrom("inventario-web"),
                claims.that("inventario-db").isReachableOnlyFrom("inventario-web"),
                claims.that("ldap-service").isReachableOnlyFrom("inventario-web"),
                claims.permitsExactly(asDocumented()));
    }

    private static List<Proof> deployedClaims(ProofStage claims) {
        return List.of(
                claims.that(namespace(NAMESPACE)).isDefaultDeny(),
                claims.that("inventario-db").isReachableOnlyFrom("inventario-web"),
                claims.that(from(everyPod().in(NAMESPACE).except("inventario-web")))
                        .to(cidr("192.168.1.0/24"))
                        .ports(tcp(1433, 389))
                        .isDenied(),
                claims.permitsExactly(asDeployed()));
    }

    /**
     * Runs the example.
     *
     * @param args the folder to write to; {@code target/inventario} if there is none
     */
    public static void main(String... args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/inventario");
        run(folder, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(Path folder, PrintStream out) {
        Path documented = folder.resolve("as-documented");
        Path deployed = folder.resolve("as-deployed");
        show(
                "InventarioITU as documented",
                asDocumented(),
                documentedFlows(),
                InventarioItu::documentedClaims,
                documented,
                out);
        show("InventarioITU as deployed", asDeployed(), deployedFlows(), InventarioItu::deployedClaims, deployed, out);
        InventarioItuInCalico.show(folder, out);
        InventarioItuOnHosts.show(folder, out);
        out.println("# Apply one of the two; -R, because the manifests are in a sub-folder for each namespace:");
        out.println("kubectl apply -R -f " + documented);
        out.println("kubectl apply -R -f " + deployed);
        out.println(
                "# Or in Calico, in a cluster that serves projectcalico.org/v3; without, calicoctl apply takes file by file:");
        out.println("kubectl apply -R -f " + folder.resolve("as-documented-in-calico"));
        out.println();
        out.println(
                "A NetworkPolicy is enforced only by a network plugin that implements it; others accept it and do nothing.");
        out.println("On Minikube: minikube start --cni=calico");
        out.println("Some plugins lack endPort, SCTP, or named ports in egress rules. None of these is used here.");
    }

    private static void show(
            String title,
            Policy policy,
            List<Flow> flows,
            Function<ProofStage, List<Proof>> claims,
            Path folder,
            PrintStream out) {
        KubernetesPolicies compiled = Kubernetes.compile(policy);
        Kubernetes.write(policy, folder);
        out.println("## " + title);
        out.println();
        out.println(policy);
        out.println();
        out.print(compiled.yaml());
        out.println();
        out.println("# Who reaches whom");
        out.print(FlowTable.of(compiled, flows));
        out.println();
        out.println("# Proved for every cluster, whatever is deployed tomorrow");
        claims.apply(prove(compiled).in(NAMESPACE)).forEach(proof -> out.println(proof.claim()));
        out.println();
        out.println("# What may surprise");
        for (Finding finding : compiled.findings()) {
            out.println(finding);
        }
        out.println();
    }
}
