package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import org.junit.jupiter.api.Test;

/** What two enforcements differ in, in every cluster: also of manifests that nobody wrote with this library. */
class DifferenceTest {

    private static final String HEAD = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: datos}
            spec:
              podSelector: {matchLabels: {app: db}}
            """;

    private static final String BEFORE = HEAD + """
              ingress:
              - from: [{podSelector: {matchLabels: {app: web}}}]
                ports: [{port: 5432}]
            """;

    private static Difference between(String before, String after) {
        return Difference.between(Kubernetes.read(before), Kubernetes.read(after));
    }

    @Test
    void theSameSaidOtherwiseIsNoDifference() {
        Difference none = between(BEFORE, """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: other, namespace: datos}
                spec:
                  podSelector: {matchExpressions: [{key: app, operator: In, values: [db]}]}
                  policyTypes: [Ingress]
                  ingress:
                  - from:
                    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: datos}}
                      podSelector: {matchExpressions: [{key: app, operator: In, values: [web]}, {key: app, operator: Exists}]}
                    ports: [{protocol: TCP, port: 5432, endPort: 5432}]
                """);

        assertThat(none.isEmpty()).isTrue();
        assertThat(none).hasToString("no difference: in every cluster the same flows pass\n");
        assertThat(none.sentences()).isEmpty();
    }

    @Test
    void whatIsAddedAndRemovedIsSaidAsRegions() {
        Difference changed = between(BEFORE, HEAD + """
                  ingress:
                  - from: [{podSelector: {matchLabels: {app: batch}}}, {podSelector: {matchLabels: {app: web}}}]
                    ports: [{port: 5433, endPort: 5440}]
                """);

        assertThat(changed).hasToString("""
                now passes:
                  from pods with app in (batch, web) in datos to pods with app=db in datos, TCP 5433-5440
                no longer passes:
                  from pods with app=web in datos to pods with app=db in datos, TCP 5432
                """);
        assertThat(changed.sentences())
                .containsExactly(
                        "from pods with app in (batch, web) in datos to pods with app=db in datos, TCP 5433-5440 now passes",
                        "from pods with app=web in datos to pods with app=db in datos, TCP 5432 no longer passes");
        assertThat(changed.added()
                        .contains(Flow.from(pod("datos", "batch"))
                                .to(pod("datos", "db"))
                                .tcp(5434)))
                .isTrue();
        assertThat(changed.removed()
                        .contains(Flow.from(pod("datos", "web"))
                                .to(pod("datos", "db"))
                                .tcp(5432)))
                .isTrue();
    }

    @Test
    void theLastPolicyOfAPodOpensIt() {
        KubernetesPolicies before = Kubernetes.read(BEFORE);
        KubernetesPolicies after = Kubernetes.read("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: other, namespace: other}
                spec: {podSelector: {}}
                """);

        assertThat(Difference.between(before, after)).hasToString("""
                now passes:
                  from anyone but pods in datos to pods with app=db in datos, every protocol and port
                  from pods with app!=web in datos to pods with app=db in datos, every protocol and port
                  from pods with app=web in datos to pods with app=db in datos, every protocol but TCP
                  from pods with app=web in datos to pods with app=db in datos, TCP 1-5431, 5433-65535
                no longer passes:
                  from anyone to pods in other, every protocol and port
                """);
    }

    @Test
    void manyRegionsAreCountedAndNotAllPrinted() {
        StringBuilder peers = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            peers.append("  - from: [{podSelector: {matchLabels: {app: web")
                    .append(i)
                    .append("}}}]\n");
            peers.append("    ports: [{port: ").append(1000 + 2 * i).append("}]\n");
        }

        assertThat(between(BEFORE, HEAD + "  ingress:\n" + peers).toString())
                .contains("from pods with app=web0 in datos to pods with app=db in datos, TCP 1000\n", "and 10 more\n");
    }
}
