package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reader and the validator together: what the API server would refuse is told where it stands. */
class ManifestValidationTest {

    @Test
    void whatTheServerWouldRefuseIsToldWhereItStands() {
        String manifest = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: Web_x
                  labels: {app: a b}
                spec:
                  podSelector:
                    matchExpressions: [{key: a, operator: Gt, values: [x]}]
                  policyTypes: [Ingres]
                  ingress:
                  - from:
                    - ipBlock: {cidr: 10.0.0.0/33}
                    - {}
                    - ipblock: {cidr: 1.2.3.4/32}
                    ports:
                    - port: 0
                    - {port: "80"}
                    - {protocol: ICMP}
                    - {port: web, endPort: 90}
                """;

        InvalidInputException e = catchThrowableOfType(
                InvalidInputException.class,
                () -> ManifestReader.read(List.of(Source.text(manifest)), ReadLimits.defaults(), Validator::validate));

        assertThat(e.problems())
                .extracting(problem -> problem.place().line() + ":"
                        + problem.place().column() + " " + problem.place().path())
                .containsExactly(
                        "4:9 metadata.name",
                        "5:12 metadata.labels",
                        "8:43 spec.podSelector.matchExpressions[0].operator",
                        "9:17 spec.policyTypes[0]",
                        "12:23 spec.ingress[0].from[0].ipBlock.cidr",
                        "13:7 spec.ingress[0].from[1]",
                        "14:7 spec.ingress[0].from[2].ipblock",
                        "16:13 spec.ingress[0].ports[0].port",
                        "17:14 spec.ingress[0].ports[1].port",
                        "18:18 spec.ingress[0].ports[2].protocol",
                        "19:28 spec.ingress[0].ports[3].endPort");
    }
}
