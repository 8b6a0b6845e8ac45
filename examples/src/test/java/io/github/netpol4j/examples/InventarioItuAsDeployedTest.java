package io.github.netpol4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.examples.support.Golden;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventarioItuAsDeployedTest {

    private static final String OUTSIDE = "203.0.113.7";
    private static final String INTRUDER = "egi-inventario/intruder";
    private static final String WEB = "egi-inventario/inventario-web";

    @TempDir
    Path folder;

    @Test
    void printsWhatIsFoundAndReached() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        InventarioItuAsDeployed.run(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
        Golden.check(
                "inventario-itu-as-deployed.txt",
                printed.toString(StandardCharsets.UTF_8).replace(folder.toString(), "FOLDER"));
    }

    /** What the issue of this project asks the program to say. */
    @Test
    void thePoliciesOfWhatIsOutsideGuardNoPodAndTheWayOutGuardsIt() {
        Cluster today = Cluster.read(InventarioItuAsDeployed.writeManifests(folder));
        assertThat(Lint.of(today).findings())
                .filteredOn(finding -> finding.code().equals("GUARDS_NO_POD"))
                .extracting(finding -> finding.sentence() + finding.remedy())
                .hasSize(2)
                .anyMatch(text -> text.contains("ubicacion-db") && text.contains("192.168.1.20"))
                .anyMatch(text -> text.contains("ldap-service") && text.contains("192.168.1.10"))
                .allMatch(text -> text.contains("egress") && text.contains("firewall"));
        for (String store : List.of("ubicacion-db", "ldap-service")) {
            assertThat(state(today, INTRUDER, store)).as(store).isEqualTo(State.GUARDED_IN_APPEARANCE);
            assertThat(state(today, OUTSIDE, store)).as(store).isEqualTo(State.GUARDED);
            assertThat(state(today, WEB, store)).as(store).isEqualTo(State.OPEN);
        }
        for (Cluster mended : List.of(
                today.enforcedBy(Kubernetes.compile(InventarioItu.asDeployed())),
                today.enforcedBy(Calico.compile(InventarioItu.asDeployed())))) {
            for (String store : List.of("ubicacion-db", "ldap-service", "inventario-db")) {
                assertThat(state(mended, INTRUDER, store)).as(store).isEqualTo(State.GUARDED);
            }
            assertThat(InventarioItuAsDeployed.reached(mended))
                    .filteredOn(access -> access.asker().id().equals(WEB))
                    .filteredOn(access -> access.way().subject().endsWith("-db")
                            || access.way().subject().endsWith("ldap-service"))
                    .hasSize(3)
                    .allMatch(access -> access.isCertain() && access.state() != State.GUARDED);
        }
    }

    private static State state(Cluster cluster, String asker, String service) {
        return InventarioItuAsDeployed.reached(cluster).stream()
                .filter(access -> access.asker().id().equals(asker)
                        && access.way().subject().equals("egi-inventario/" + service))
                .map(Access::state)
                .findFirst()
                .orElseThrow();
    }
}
