package io.github.netpol4j.examples;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.calico.policy.CalicoPol.*;

import io.github.netpol4j.analysis.Difference;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.calico.CalicoPolicies;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.report.FlowTable;
import io.github.netpol4j.rule.Policy;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * InventarioITU enforced by Calico: the same sentences for the pods, the machine of SQL Server as a guarded host, and a tier whose deny no
 * policy of an application team can override.
 */
final class InventarioItuInCalico {

    /** The machine that SQL Server runs on, outside the cluster. */
    static final Node DATABASE_HOST = node("ubicacion-db").at("192.168.1.20");

    private InventarioItuInCalico() {}

    /**
     * SQL Server's port on its host is open to Minikube's node alone: pods that leave the cluster do so under its address.
     *
     * @return the policy
     */
    static Policy ofTheDatabaseHost() {
        return policy("ubicacion-db-host")
                .in(InventarioItu.NAMESPACE)
                .with(allow(from(cidr("192.168.49.0/24"))).to(host()).port(1433));
    }

    /**
     * Only the front end may reach SQL Server, whatever else is allowed: this is looked at before the policies of application teams.
     *
     * @return the policy
     */
    static CalicoPolicy security() {
        return CalicoPolicy.of(policy("seguridad").in(InventarioItu.NAMESPACE))
                .with(
                        tier("security").order(100).defaultAction(PASS),
                        calico(deny(from(everyPod().in(InventarioItu.NAMESPACE).except("inventario-web")))
                                        .to("ubicacion-db")
                                        .ports(anyPort()))
                                .tier("security")
                                .order(10)
                                .log()
                                .global());
    }

    /** What an application team adds of its own, as a Kubernetes NetworkPolicy. */
    static Policy ofTheTeam() {
        return policy("reportes")
                .in(InventarioItu.NAMESPACE)
                .with(allow(from("reportes")).to("ubicacion-db").port(1433));
    }

    private static List<Flow> hostFlows() {
        return List.of(
                Flow.from(external("192.168.49.2")).to(DATABASE_HOST).tcp(1433),
                Flow.from(external("192.168.1.77")).to(DATABASE_HOST).tcp(1433),
                Flow.from(external("192.168.1.77")).to(DATABASE_HOST).tcp(3389),
                Flow.from(external("192.168.1.77")).to(DATABASE_HOST).tcp(22));
    }

    static void show(Path folder, PrintStream out) {
        showPods(folder, out);
        showHost(folder, out);
        showSecurityTier(folder, out);
    }

    private static void showPods(Path folder, PrintStream out) {
        Policy policy = InventarioItu.asDocumented();
        KubernetesPolicies kubernetes = Kubernetes.compile(policy);
        CalicoPolicies calico = Calico.compile(policy);
        Calico.write(policy, folder.resolve("as-documented-in-calico"));
        out.println("## The same sentences in Calico");
        out.println();
        out.print(calico.yaml());
        out.println();
        out.println("# Who reaches whom: by Kubernetes NetworkPolicies, and by Calico");
        List<Flow> flows = InventarioItu.documentedFlows();
        out.print(FlowTable.of(kubernetes, flows));
        out.print(FlowTable.of(calico, flows));
        out.println();
        out.println("# The two compared, over every flow of every cluster");
        out.print(Difference.between(kubernetes, calico));
        out.println();
    }

    private static void showHost(Path folder, PrintStream out) {
        Policy policy = ofTheDatabaseHost();
        CalicoPolicies calico = Calico.guarding(DATABASE_HOST).compile(policy);
        Calico.guarding(DATABASE_HOST).write(policy, folder.resolve("database-host"));
        out.println("## The machine of SQL Server, guarded by Calico");
        out.println();
        out.println(policy);
        out.println();
        out.print(calico.yaml());
        out.println();
        out.println("# Who reaches it; port 22 is one of Calico's failsafe ports");
        out.print(FlowTable.of(calico, hostFlows()));
        out.println();
        out.println("# What may surprise");
        for (Finding finding : calico.findings()) {
            out.println(finding);
        }
        out.println();
    }

    private static void showSecurityTier(Path folder, PrintStream out) {
        CalicoPolicies security = Calico.compile(security());
        Calico.write(security(), folder.resolve("security"));
        KubernetesPolicies teams = Kubernetes.compile(InventarioItu.asDocumented(), ofTheTeam());
        CalicoPolicies together = Calico.of(Stream.concat(security.objects().stream(), teams.objects().stream())
                .toList());
        Pod web = pod(InventarioItu.NAMESPACE, "inventario-web");
        Pod reports = pod(InventarioItu.NAMESPACE, "reportes");
        Pod database = pod(InventarioItu.NAMESPACE, "ubicacion-db");
        List<Flow> flows = List.of(
                Flow.from(web).to(database).tcp(1433),
                Flow.from(reports).to(database).tcp(1433));
        out.println("## A tier that no application team can override");
        out.println();
        out.println(security());
        out.println();
        out.print(security.yaml());
        out.println();
        out.println(
                "# A team allows what it needs: by Kubernetes NetworkPolicies alone, and with the tier before them");
        out.println(ofTheTeam());
        out.println();
        out.print(FlowTable.of(teams, flows));
        out.print(FlowTable.of(together, flows));
        out.println();
        out.println(together.evaluate(flows.get(1)));
        out.println();
        out.println("# Proved for every cluster, whatever is deployed tomorrow");
        out.println(prove(together)
                .in(InventarioItu.NAMESPACE)
                .that(from(everyPod().in(InventarioItu.NAMESPACE).except("inventario-web")))
                .to("ubicacion-db")
                .ports(anyPort())
                .isDenied()
                .claim());
        out.println();
    }
}
