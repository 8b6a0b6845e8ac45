package io.github.netpol4j.examples;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.HostOptions;
import io.github.netpol4j.analysis.hosts.HostOptions.ForwardAccept;
import io.github.netpol4j.analysis.hosts.HostOptions.Leaving;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.examples.look.LookAtCluster;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.report.DifferenceReport;
import io.github.netpol4j.report.HostExposureReport;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * InventarioITU as it is deployed on Minikube, looked at from its manifests: two of its three policies guard no pod, because their stores are
 * outside the cluster. What an address outside, an intruder among the pods and the front end reach, across policies and hosts, before and
 * after that is mended.
 */
public final class InventarioItuAsDeployed {

    private static final List<String> MANIFESTS = List.of("policies.yaml", "services.yaml", "workloads.yaml");

    private InventarioItuAsDeployed() {}

    /**
     * Writes the manifests.
     *
     * @param folder where to
     * @return the folder
     */
    public static Path writeManifests(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : MANIFESTS) {
                String resource = "/inventario-itu/as-deployed/" + file;
                try (InputStream text =
                        Objects.requireNonNull(InventarioItuAsDeployed.class.getResourceAsStream(resource), resource)) {
                    Files.copy(text, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The firewalls of Minikube's node and of the machines of SQL Server and LDAP. */
    static Hosts hosts() {
        return Hosts.none()
                .node(
                        node("minikube"),
                        Ufw.compile(InventarioItuOnHosts.ofMinikube()).under(UfwDefaults.INSTALLED))
                .machine(node("sql-server").at("192.168.1.20"), Ufw.compile(InventarioItuOnHosts.ofSqlServer()))
                .machine(node("ldap").at("192.168.1.10"), Ufw.compile(InventarioItuOnHosts.ofLdap()));
    }

    /** On Minikube, Calico accepts what it lets pass before ufw is asked, and pods leave under the node's address. */
    static HostOptions options() {
        return HostOptions.defaults().withAccept(ForwardAccept.FIRST).withLeaving(Leaving.AS_NODE);
    }

    static List<Access> reached(Cluster cluster) {
        return HostExposure.of(cluster, hosts(), options())
                .from(
                        external("203.0.113.7"),
                        pod(InventarioItu.NAMESPACE, "intruder"),
                        pod(InventarioItu.NAMESPACE, "inventario-web"));
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
        Path manifests = writeManifests(folder.resolve("as-deployed-today"));
        out.println("# InventarioITU as deployed, looked at as a CI job would\n");
        int status = LookAtCluster.run(out, out, manifests.toString());
        out.println("exit status: " + status + "\n");
        Cluster today = Cluster.read(manifests);
        show("Today, across policies and hosts", today, out);
        Cluster mended = today.enforcedBy(Kubernetes.compile(InventarioItu.asDeployed()));
        out.println("# What closing the way out changes\n");
        out.println(DifferenceReport.text(Connectivity.diff(Connectivity.of(today), Connectivity.of(mended))));
        show("With the way out closed, by Kubernetes NetworkPolicies", mended, out);
        show("With the way out closed, by Calico", today.enforcedBy(Calico.compile(InventarioItu.asDeployed())), out);
    }

    private static void show(String title, Cluster cluster, PrintStream out) {
        out.println("# " + title + "\n");
        out.println(HostExposureReport.text(reached(cluster)));
    }
}
