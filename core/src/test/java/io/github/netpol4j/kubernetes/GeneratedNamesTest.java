package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Flow;
import org.junit.jupiter.api.Test;

/** Objects that leave their names to the server: {@code metadata.generateName}, for {@code kubectl create}. */
class GeneratedNamesTest {

    private static final String INGRESS = manifest("generateName: db-", "Ingress");
    private static final String EGRESS = manifest("generateName: db-", "Egress");

    private static String manifest(String name, String type) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  %s
                  namespace: datos
                spec:
                  podSelector: {}
                  policyTypes:
                  - %s
                """.formatted(name, type);
    }

    @Test
    void areReadWrittenAndGivenOutAsTheyAre() {
        KubernetesPolicies read = Kubernetes.read(INGRESS);
        assertThat(read.yaml()).isEqualTo(INGRESS);
        NetworkPolicy object = read.objects().get(0);
        assertThat(object.getMetadata().getName()).isNull();
        assertThat(object.getMetadata().getGenerateName()).isEqualTo("db-");
        assertThat(Kubernetes.validate(object)).isEmpty();
        assertThat(Kubernetes.of(read.objects())).isEqualTo(read).isNotEqualTo(Kubernetes.read(EGRESS));
    }

    @Test
    void oneBesideANameIsKeptAsAClusterExportsIt() {
        String exported = manifest("name: db-x7\n  generateName: db-", "Ingress");
        assertThat(Kubernetes.read(exported).yaml()).isEqualTo(exported);
        assertThat(Kubernetes.read(exported)).hasToString("KubernetesPolicies[datos/db-x7]");
    }

    @Test
    void severalWithOneBeginningAreSeveralObjectsInAnyOrder() {
        KubernetesPolicies both = Kubernetes.read(INGRESS + EGRESS);
        assertThat(both)
                .hasToString("KubernetesPolicies[datos/db-*, datos/db-*]")
                .isEqualTo(Kubernetes.read(EGRESS + INGRESS));
        assertThat(Kubernetes.read(both.yaml())).isEqualTo(both);
        assertThat(both.evaluate(Flow.from(pod("a", "web"))
                                .to(pod("datos", "db"))
                                .tcp(80))
                        .reason())
                .isEqualTo("by db-*");
    }

    @Test
    void anEmptyOneIsNoName() {
        assertThatThrownBy(() -> Kubernetes.read(manifest("generateName: \"\"", "Ingress")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("metadata.name: Required value: name or generateName is required");
    }

    @Test
    void whatTheServerCouldNotCompleteIsRefusedInItsPlace() {
        assertThatThrownBy(() -> Kubernetes.read(manifest("generateName: DB-", "Ingress")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "<string>, document 1, line 5, column 17, metadata.generateName: Invalid value: \"DB-\"");
    }
}
