package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the violations that a validator finds are told, and when not. */
class ManifestViolationsTest {

    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: p
              labels:
                app: a b
                'x y': z
            spec:
              podSelector:
                matchExpressions:
                - key: a
                  operator: Gt
              ingress:
              - from:
                - ipBlock:
                    cidr: 10.0.0.1
                    except: [10.1.0.0/16, x]
                ports:
                - port: 80
                  endPort: 8
            """;

    private static List<String> problems(String text, Violation... violations) {
        InvalidInputException e = catchThrowableOfType(
                InvalidInputException.class,
                () -> ManifestReader.read(
                        List.of(Source.text(text)), ReadLimits.defaults(), policy -> List.of(violations)));
        return e == null
                ? List.of()
                : e.problems().stream()
                        .map(problem ->
                                problem.place().line() + ":" + problem.place().column() + " "
                                        + problem.place().path() + ": " + problem.what())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "metadata.name, 4:9",
        "metadata.namespace, 4:3",
        "spec.podSelector.matchExpressions[0].operator, 12:17",
        "spec.podSelector.matchExpressions[0].values, 11:7",
        "spec.podSelector.matchExpressions[7].values, 11:5",
        "spec.ingress[0].from[0].ipBlock.cidr, 16:15",
        "spec.ingress[0].from[0].ipBlock.except[1], 17:31",
        "spec.ingress[0].from[0], 15:7",
        "spec.ingress[0].ports[0].endPort, 20:16",
        "spec.egress[0].to[0], 9:3",
        "spec, 9:3",
        "'', 1:1"
    })
    void eachIsAtItsValueOrAtWhatShouldHoldIt(String path, String place) {
        assertThat(problems(POLICY, new Violation(path, "is wrong")))
                .containsExactly(place + " " + path + ": is wrong");
    }

    @ParameterizedTest
    @CsvSource({"a b, 6:5", "x y, 7:5", "q, 6:5"})
    void aLabelIsFoundByItsWords(String value, String place) {
        assertThat(problems(POLICY, new Violation("metadata.labels", "Invalid value: \"" + value + "\": bad")))
                .singleElement()
                .asString()
                .startsWith(place + " metadata.labels: ");
    }

    @Test
    void thoseInListsHaveTheWholePath() {
        String list = """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: networking.k8s.io/v1
                  kind: NetworkPolicy
                  metadata: {name: p}
                  spec: {policyTypes: [x]}
                """;

        assertThat(problems(list, new Violation("spec.policyTypes[0]", "bad")))
                .containsExactly("7:24 items[0].spec.policyTypes[0]: bad");
    }

    @Test
    void thoseThatFollowFromOtherProblemsAreNotTold() {
        String text = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: 5}
                spec:
                  ingress:
                  - from:
                    - ipBlok: {}
                    ports:
                    - {prot: 80, endPort: 90}
                    - {port: 70000}
                """;
        String endPort = "may not be specified when `port` is not specified";

        assertThat(problems(
                        text,
                        new Violation("metadata.name", "Required value: name or generateName is required"),
                        new Violation("spec.ingress[0].from[0]", "Required value: must specify a peer"),
                        new Violation("spec.ingress[0].ports[0].endPort", endPort),
                        new Violation("spec.ingress[0].ports[1].port", "Invalid value: 70000")))
                .extracting(problem -> problem.replaceAll(": .*", ""))
                .containsExactly(
                        "3:18 metadata.name",
                        "7:7 spec.ingress[0].from[0].ipBlok",
                        "9:8 spec.ingress[0].ports[0].prot",
                        "10:14 spec.ingress[0].ports[1].port");
    }
}
