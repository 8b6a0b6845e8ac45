package io.github.netpol4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.support.NpGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Clusters of others go through the linter, and what it says does not depend on the order of their files. They are outside this
 * repository; the environment variable NETPOL4J_VECTORS names their folder, and without it the test is left out.
 */
class NpGuardLintTest {

    private static final int CASES = 24;

    @Test
    void everyClusterIsLintedAndEveryFindingHasItsPlace() throws IOException {
        Map<String, Integer> codes = new TreeMap<>();
        List<Path> cases = NpGuard.manifests();
        for (Path folder : cases) {
            Cluster cluster = Cluster.read(folder);
            List<Finding> findings = Lint.of(cluster).findings();
            findings.forEach(finding -> codes.merge(finding.code() + " " + finding.severity(), 1, Integer::sum));
            assertThat(findings)
                    .as(folder.toString())
                    .allMatch(finding -> finding.place().line() > 0
                            || cluster.namespaces().containsKey(finding.place().source()));
            assertThat(Lint.of(cluster, ClusterSemantics.likeNetpolAnalyzer()).findings())
                    .as("pods on the network of their node are pods like others there")
                    .noneMatch(finding -> finding.code().equals("HOST_NETWORK"));
        }
        System.out.println("np-guard lint: " + codes);
        assertThat(cases).hasSize(CASES);
        assertThat(codes).containsKeys("DNS_CUT WARNING", "ONE_SIDED WARNING", "POLICY_SELECTS_NOTHING WARNING");
    }

    @Test
    void theOrderOfFilesDoesNotMatter() throws IOException {
        Random random = new Random(5);
        for (Path folder : NpGuard.manifests()) {
            List<Path> files = new ArrayList<>();
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
            Collections.sort(files);
            List<Finding> once =
                    Lint.of(Cluster.read(files.toArray(Path[]::new))).findings();
            Collections.shuffle(files, random);
            assertThat(Lint.of(Cluster.read(files.toArray(Path[]::new))).findings())
                    .as(folder.toString())
                    .isEqualTo(once);
        }
    }
}
