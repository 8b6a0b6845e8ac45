package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.support.NpGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Manifests of real clusters, written by others: each is read whole, every NetworkPolicy in it is valid, and it says the same
 * when it is written and read again. They are outside this repository; the environment variable NETPOL4J_VECTORS names their
 * folder, and without it the test is skipped.
 */
class NpGuardManifestsTest {

    /** What an API server would refuse too, so that no cluster can have it. */
    private static final Map<String, String> REFUSED = Map.of(
            "example_pods_w_same_owner_and_labels_gap_with_good_match_expression",
            "metadata.name: Invalid value: \"use_common_labels_same_values\"");

    @Test
    void everyManifestIsReadWholeAndReadsBackAsItself() throws IOException {
        List<Path> cases = NpGuard.manifests();
        int policies = 0;
        int others = 0;
        for (Path manifests : cases) {
            String name = manifests.getParent().getFileName().toString();
            if (REFUSED.containsKey(name)) {
                assertThatThrownBy(() -> Kubernetes.read(manifests))
                        .as(name)
                        .isInstanceOfSatisfying(
                                InvalidInputException.class,
                                refused -> assertThat(refused.problems())
                                        .singleElement()
                                        .asString()
                                        .contains(REFUSED.get(name)));
                continue;
            }
            KubernetesPolicies read = Kubernetes.read(manifests);
            policies += read.objects().size();
            others += read.passedOver().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            if (!read.objects().isEmpty()) {
                assertThat(Kubernetes.read(read.yaml()))
                        .as(manifests.toString())
                        .isEqualTo(read);
            }
            assertThat(read.objects())
                    .as(manifests.toString())
                    .allSatisfy(object -> assertThat(Kubernetes.validate(object))
                            .extracting(Problem::toString)
                            .isEmpty());
        }
        System.out.printf(
                "np-guard: %d clusters, %d NetworkPolicies read, %d documents of other kinds passed over%n",
                cases.size(), policies, others);
        assertThat(policies).isPositive();
        assertThat(others).isPositive();
    }
}
