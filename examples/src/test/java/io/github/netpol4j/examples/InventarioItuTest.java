package io.github.netpol4j.examples;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.examples.support.Golden;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventarioItuTest {

    private static final String NAMESPACE = "egi-inventario";

    @TempDir
    Path folder;

    @Test
    void printsManifestsAndWhoReachesWhom() {
        Golden.check("inventario-itu.txt", output(folder).replace(folder.toString(), "FOLDER"));
    }

    @Test
    void writesWhatItPrintsAndFindsNothingToChangeTheSecondTime() throws IOException {
        String printed = output(folder);
        assertThat(Kubernetes.changes(InventarioItu.asDocumented(), folder.resolve("as-documented")))
                .isEmpty();
        assertThat(Kubernetes.changes(InventarioItu.asDeployed(), folder.resolve("as-deployed")))
                .isEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> manifests =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(manifests).isNotEmpty();
            for (Path manifest : manifests) {
                String yaml = Files.readString(manifest)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .reduce("", (text, line) -> text + line + "\n");
                assertThat(printed).contains(yaml);
            }
        }
        for (String host : List.of("minikube", "ubicacion-db", "ldap-service")) {
            Path files = folder.resolve("hosts").resolve(host);
            assertThat(printed).contains(Files.readString(files.resolve("ufw-commands.sh")));
            RulesFiles rules = new RulesFiles(
                    Files.readString(files.resolve("user.rules")), Files.readString(files.resolve("user6.rules")));
            UfwFirewall read = Ufw.read(rules, UfwDefaults.INSTALLED);
            assertThat(Ufw.readAdded(added(files), UfwDefaults.INSTALLED).state())
                    .isEqualTo(read.state());
        }
        assertThat(output(folder)).isEqualTo(printed);
    }

    /** The commands that add rules, as ufw shows them. */
    private static String added(Path files) throws IOException {
        try (Stream<String> lines = Files.lines(files.resolve("ufw-commands.sh"))) {
            return lines.filter(line -> line.startsWith("ufw ") && !line.startsWith("ufw default "))
                    .map(line -> line + "\n")
                    .reduce("", String::concat);
        }
    }

    /** What is written is what the project's documentation says, of every pod that could run there. */
    @Test
    void asDocumentedTheFrontEndAloneReachesTheStores() {
        Policy policy = InventarioItu.asDocumented();
        KubernetesPolicies compiled = Kubernetes.compile(policy);
        Pod web = pod(NAMESPACE, "inventario-web");
        Pod tomorrow = pod("created-tomorrow", "inventario-web").labelled("team", "any");
        for (Store store : List.of(
                new Store("ubicacion-db", 1433), new Store("inventario-db", 27017), new Store("ldap-service", 389))) {
            Pod target = pod(NAMESPACE, store.app);
            assertBoth(policy, compiled, Flow.from(web).to(target).tcp(store.port), true);
            assertBoth(policy, compiled, Flow.from(web).to(target).tcp(store.port + 1), false);
            assertBoth(policy, compiled, Flow.from(web).to(target).udp(store.port), false);
            assertBoth(policy, compiled, Flow.from(tomorrow).to(target).tcp(store.port), false);
            assertBoth(
                    policy,
                    compiled,
                    Flow.from(web.unlabelled("app")).to(target.named("x")).tcp(store.port),
                    false);
            assertBoth(
                    policy,
                    compiled,
                    Flow.from(external("203.0.113.7")).to(target).tcp(store.port),
                    false);
            assertBoth(policy, compiled, Flow.from(node("minikube")).to(target).tcp(store.port), false);
        }
    }

    @Test
    void asDeployedOnlyTheFrontEndLeavesTheClusterAndOnlyForTheStores() {
        Policy policy = InventarioItu.asDeployed();
        KubernetesPolicies compiled = Kubernetes.compile(policy);
        Pod web = pod(NAMESPACE, "inventario-web").at("10.244.0.11");
        Pod other = pod(NAMESPACE, "other").at("10.244.0.14");
        assertBoth(policy, compiled, Flow.from(web).to(external("192.168.1.20")).tcp(1433), true);
        assertBoth(policy, compiled, Flow.from(web).to(external("192.168.1.10")).tcp(389), true);
        assertBoth(policy, compiled, Flow.from(web).to(external("192.168.1.20")).tcp(389), false);
        assertBoth(policy, compiled, Flow.from(web).to(external("192.168.1.21")).tcp(1433), false);
        assertBoth(
                policy, compiled, Flow.from(other).to(external("192.168.1.20")).tcp(1433), false);
        assertBoth(policy, compiled, Flow.from(external("198.51.100.1")).to(web).tcp(3000), true);
        assertBoth(policy, compiled, Flow.from(external("198.51.100.1")).to(web).tcp(30080), false);
        assertBoth(
                policy, compiled, Flow.from(external("198.51.100.1")).to(other).tcp(3000), false);
    }

    private record Store(String app, int port) {}

    private static void assertBoth(Policy policy, KubernetesPolicies compiled, Flow flow, boolean allowed) {
        assertThat(policy.permits(flow)).as(flow.toString()).isEqualTo(allowed);
        assertThat(compiled.evaluate(flow).isAllowed()).as(flow.toString()).isEqualTo(allowed);
    }

    private static String output(Path folder) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        InventarioItu.run(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
