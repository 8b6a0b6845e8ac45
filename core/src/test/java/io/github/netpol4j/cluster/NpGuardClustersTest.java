package io.github.netpol4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.support.NpGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Manifests of real clusters, written by others (np-guard/netpol-analyzer, Apache-2.0): each is read strictly and whole, and has the
 * workloads that the expected connections speak of. They are outside this repository; the environment variable NETPOL4J_VECTORS
 * names their folder, and without it the test is left out.
 */
class NpGuardClustersTest {

    private static final Pattern WORKLOAD = Pattern.compile("[^ \\[]+/[^ \\[]+\\[(?!External)[A-Za-z]+\\]");

    @Test
    void everyClusterIsReadAndHasTheWorkloadsThatItsConnectionsSpeakOf() throws IOException {
        List<Path> cases = NpGuard.cases();
        int workloads = 0;
        int policies = 0;
        for (Path folder : cases) {
            Cluster cluster = Cluster.read(folder.resolve("manifests")).countingFinishedPods();
            Set<String> spokenOf = new TreeSet<>();
            try (Stream<String> lines = Files.lines(folder.resolve("expected.txt"))) {
                lines.forEach(line -> WORKLOAD.matcher(line).results().forEach(match -> spokenOf.add(match.group())));
            }
            assertThat(cluster.workloads())
                    .as(folder.toString())
                    .extracting(Workload::id)
                    .containsAll(spokenOf);
            assertThat(cluster.leftOut()).as(folder.toString()).isEmpty();
            workloads += cluster.workloads().size();
            policies += cluster.policies().size();
        }
        System.out.printf(
                "np-guard: %d clusters read, %d workloads, %d NetworkPolicies%n", cases.size(), workloads, policies);
        assertThat(cases).hasSize(24);
    }
}
