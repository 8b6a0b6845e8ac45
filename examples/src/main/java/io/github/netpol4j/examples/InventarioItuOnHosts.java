package io.github.netpol4j.examples;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.ufw.policy.UfwPol.*;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.report.FlowTable;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The host rules of InventarioITU: of Minikube's node, and of the two machines outside the cluster that hold SQL Server and LDAP, where no
 * NetworkPolicy reaches.
 */
final class InventarioItuOnHosts {

    /** What the machine of SQL Server has before: its rules as ufw tells them. */
    private static final String SHOWN_BY_UFW = """
            Added user rules (see 'ufw status' for running firewall):
            ufw allow 22/tcp
            ufw allow 1433
            """;

    private InventarioItuOnHosts() {}

    /**
     * The ports that the policy guards at pods, on Minikube's node. Pods that leave it do so under its address.
     *
     * @return the policy
     */
    static Policy ofMinikube() {
        return Ufw.forHost(InventarioItu.asDocumented(), "192.168.49.0/24");
    }

    /** A machine with one service for Minikube's node, and SSH for the machines of its network, not too often. */
    private static UfwPolicy ofMachine(String name, int port) {
        return UfwPolicy.of(policy(name)
                        .in(InventarioItu.NAMESPACE)
                        .with(allow(from(cidr("192.168.49.0/24"))).to(host()).port(port)))
                .with(
                        defaults().incoming(DENY),
                        ufw(allow(from(cidr("192.168.1.0/24"))).to(host()).port(22))
                                .limit()
                                .comment("administration"));
    }

    static UfwPolicy ofSqlServer() {
        return ofMachine("ubicacion-db-host", 1433);
    }

    static UfwPolicy ofLdap() {
        return ofMachine("ldap-service-host", 389);
    }

    static void show(Path folder, PrintStream out) {
        Node minikube = node("minikube").at("192.168.49.2");
        Node sqlServer = node("ubicacion-db").at("192.168.1.20");
        Node ldap = node("ldap-service").at("192.168.1.10");
        showHost("Minikube's node", ofMinikube(), Ufw.compile(ofMinikube()), minikube, folder, out);
        out.println("# What it no longer says of single pods");
        Ufw.lostForHost(InventarioItu.asDocumented()).forEach(out::println);
        out.println();
        showHost("The machine of SQL Server", ofSqlServer(), Ufw.compile(ofSqlServer()), sqlServer, folder, out);
        showHost("The machine of LDAP", ofLdap(), Ufw.compile(ofLdap()), ldap, folder, out);
        showPlan(folder, out);
        showNodePort(out);
    }

    private static void showHost(
            String title, Object policy, UfwFirewall firewall, Node host, Path folder, PrintStream out) {
        Path files = folder.resolve("hosts").resolve(host.name());
        write(files.resolve("ufw-commands.sh"), firewall.script());
        write(files.resolve("user.rules"), firewall.userRules());
        write(files.resolve("user6.rules"), firewall.user6Rules());
        write(files.resolve("gufw.profile"), firewall.gufwProfile());
        out.println("## " + title + ", guarded by ufw");
        out.println();
        out.println(policy);
        out.println();
        out.print(firewall);
        out.println();
        out.println("# Who reaches it");
        out.print(FlowTable.of(firewall, flows(host)));
        out.println();
        out.println("# What may surprise");
        for (Finding finding : firewall.findings()) {
            out.println(finding);
        }
        out.println();
    }

    private static List<Flow> flows(Node host) {
        return List.of(
                Flow.from(external("192.168.49.2")).to(host).tcp(1433),
                Flow.from(external("192.168.49.2")).to(host).tcp(389),
                Flow.from(external("192.168.1.77")).to(host).tcp(1433),
                Flow.from(external("192.168.1.77")).to(host).tcp(389),
                Flow.from(external("192.168.1.77")).to(host).tcp(22),
                Flow.from(external("203.0.113.7")).to(host).tcp(22),
                Flow.from(external("203.0.113.7")).to(host).tcp(8080));
    }

    private static void showPlan(Path folder, PrintStream out) {
        UfwFirewall there = Ufw.readAdded(SHOWN_BY_UFW, UfwDefaults.INSTALLED);
        UfwPlan plan = Ufw.compile(ofSqlServer()).planOn(there);
        String script = Ufw.applyScript(plan, ApplyOptions.USUAL.managedFrom(List.of(Cidr.of("192.168.1.0/24"))));
        Path file = folder.resolve("hosts").resolve("ubicacion-db").resolve("apply.sh");
        write(file, script);
        out.println("# The machine of SQL Server already has rules; ours come before them");
        out.print(SHOWN_BY_UFW);
        out.println();
        out.print(Ufw.describe(plan));
        out.println();
        out.println("# Applies it without a moment in which more passes, and takes it back if nobody confirms");
        out.println("sudo sh " + file);
        out.println("sudo sh " + file + " confirm");
        out.println();
    }

    private static void showNodePort(PrintStream out) {
        out.println("# The front end's NodePort can't be closed this way");
        UfwFirewall firewall = Ufw.compile(deny(from(anywhere())).to(host()).port(30080));
        out.print(firewall);
        Ufw.findings(firewall, List.of(30080), 22).forEach(out::println);
        out.println();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
