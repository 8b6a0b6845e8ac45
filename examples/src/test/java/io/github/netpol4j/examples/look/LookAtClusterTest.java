package io.github.netpol4j.examples.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.examples.InventarioItuAsDeployed;
import io.github.netpol4j.examples.support.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a CI job runs it: what it prints where, and with which exit status it ends. */
class LookAtClusterTest {

    private static final String FINE = """
            {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: closed, namespace: shop}
            spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
            """;

    @TempDir
    Path temporary;

    private Path inventario;
    private Path fine;

    private record Ran(int status, String out, String err) {}

    @BeforeEach
    void folders() throws IOException {
        inventario = InventarioItuAsDeployed.writeManifests(temporary.resolve("inventario"));
        fine = folder("fine", FINE);
    }

    private Path folder(String name, String text) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.writeString(folder.resolve("all.yaml"), text);
        return folder;
    }

    private Ran run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = LookAtCluster.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Ran(
                status,
                out.toString(StandardCharsets.UTF_8).replace(temporary.toString(), "TEMPORARY"),
                err.toString(StandardCharsets.UTF_8).replace(temporary.toString(), "TEMPORARY"));
    }

    @ParameterizedTest
    @CsvSource({"inventario, error, 1", "inventario, never, 0", "fine, error, 0", "fine, warning, 1", "fine, never, 0"})
    void theExitStatusTellsWhetherSomethingSevereWasFound(String folder, String severity, int status) {
        Ran ran = run(temporary.resolve(folder), "--fail-on", severity);
        assertThat(ran.status()).as(ran.out()).isEqualTo(status);
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text, txt", "markdown, md", "json, json", "csv, csv"})
    void everyFormatHasTheDifferenceToo(String format, String extension) {
        Ran ran = run(inventario, fine, "--format", format);
        assertThat(ran.err()).isEmpty();
        Golden.check("look/inventario." + extension, ran.out());
    }

    @Test
    void allThatIsWrongWithTheCommandLineIsToldAtOnce() {
        Ran ran = run(
                "--format",
                "xml",
                "--fail-on",
                "fatal",
                "--fast",
                "--node",
                "n1",
                "--machine",
                "db=file",
                "--baseline");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        Golden.check("look/usage.txt", ran.err());
        assertThat(run("a", "b", "c").err()).contains("at most two folders");
        assertThat(run("--help")).isEqualTo(new Ran(0, LookOptions.USAGE, ""));
    }

    @Test
    void allThatIsWrongWithTheInputIsToldAtOnce() throws IOException {
        Path bad = folder("bad", "kind: Pod\n---\n{apiVersion: v1, kind: Service, metadata: {name: 'No!'}}\n");
        Ran ran =
                run(bad, temporary.resolve("nowhere"), "--from", "203.0.113.7", "--node", "n1=nothing", "--pods", "x");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .hasSizeGreaterThanOrEqualTo(5)
                .anyMatch(line -> line.contains("bad/all.yaml"))
                .anyMatch(line -> line.contains("nowhere"))
                .anyMatch(line -> line.contains("nothing: can't be read"));
    }

    @Test
    void whatIsKnownIsNotToldAgainAndDoesNotCount() {
        Path baseline = temporary.resolve("known.txt");
        assertThat(run(inventario, "--write-baseline", baseline).status()).isZero();
        Ran ran = run(inventario, "--baseline", baseline, "--fail-on", "info");
        assertThat(ran.status()).as(ran.out()).isZero();
        assertThat(ran.out()).doesNotContain("GUARDS_NO_POD");
        assertThat(run(fine, "--baseline", baseline, "--fail-on", "warning").status())
                .as("what is new is told")
                .isEqualTo(1);
        assertThat(run(inventario, "--baseline", temporary.resolve("none")).status())
                .isEqualTo(2);
    }

    @Test
    void lenientlyWhatCanBeReadIsLookedAt() throws IOException {
        Path half = folder("half", FINE + "---\nkind: [\n");
        assertThat(run(half).status()).isEqualTo(2);
        Ran ran = run(half, "--lenient", "--fail-on", "never");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).startsWith("left out: ").contains("half/all.yaml");
    }

    @Test
    void whatIsReachedAcrossPoliciesAndHosts() throws IOException {
        Path rules = Files.writeString(temporary.resolve("ufw.txt"), """
                Status: active
                Logging: on (low)
                Default: deny (incoming), allow (outgoing), deny (routed)
                New profiles: skip

                To                         Action      From
                --                         ------      ----
                1433/tcp                   ALLOW IN    192.168.49.0/24
                """);
        Ran ran = run(
                inventario,
                "--machine",
                "sql-server@192.168.1.20=" + rules,
                "--from",
                "egi-inventario/inventario-web",
                "--from",
                "egi-inventario/intruder",
                "--from",
                "203.0.113.7",
                "--from",
                "minikube");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("## What is reached across all layers")
                .containsPattern("203\\.0\\.113\\.7 +external-name 192\\.168\\.1\\.20 TCP 1433 .*ufw of sql-server")
                .contains("node minikube ");
    }

    /** Where resources of Calico lie beside the others, they are what is enforced. */
    @Test
    void calicoIsEnforcedWithTheRest() throws IOException {
        Path folder = folder("calico", FINE.substring(0, FINE.lastIndexOf("---")) + """
                ---
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: closed}
                spec: {types: [Ingress], selector: app == 'web'}
                """);
        assertThat(run(folder, "--format", "csv").out()).doesNotContain(",shop/web[Pod],");
        assertThat(run(folder("open", FINE.substring(0, FINE.lastIndexOf("---"))), "--format", "csv")
                        .out())
                .contains(",shop/web[Pod],");
    }
}
