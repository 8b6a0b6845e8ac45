package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.target.ReadLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever comes in, a policy comes out, or the one exception with places that are in the text. Edge cases are off: those of lists
 * alone would use up all tries.
 */
class ManifestReaderProperties {

    private static final String MANIFEST = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: p
              labels: &l {app: web, 'a.b/c': "x"}
            spec:
              podSelector:
                matchLabels: {<<: *l}
              policyTypes: [Ingress]
              ingress:
              - from:
                - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
                ports: [{port: 80, endPort: 90}, {port: web}]
            ---
            {"apiVersion": "v1", "kind": "List", "items": [{"kind": "Pod"}]}
            """;

    private static void isReadOrRefused(byte[] bytes) {
        long lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().count() + 1;
        try {
            ManifestReader.read(
                    List.of(Source.stream(new ByteArrayInputStream(bytes))),
                    ReadLimits.defaults(),
                    Validator::validate);
        } catch (InvalidInputException e) {
            assertThat(e.problems()).extracting(Problem::place).isSorted();
            assertThat(e.problems()).allSatisfy(problem -> {
                assertThat(problem.what()).isNotBlank();
                assertThat(problem.place().line()).isBetween(0, (int) lines);
                assertThat(problem.toString()).doesNotContain("\n", "\r");
            });
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void garbageIsRefusedInOrder(@ForAll byte[] bytes) {
        isReadOrRefused(bytes);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void garbageOfSignsIsRefusedInOrder(@ForAll("signs") String text) {
        isReadOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aManifestWithADentIsReadOrRefused(
            @ForAll("signs") String dent, @ForAll @IntRange(max = 600) int at, @ForAll @IntRange(max = 5) int gap) {
        int from = Math.min(at, MANIFEST.length());
        int to = Math.min(from + gap, MANIFEST.length());
        isReadOrRefused((MANIFEST.substring(0, from) + dent + MANIFEST.substring(to)).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ": ",
                        ", ",
                        "- ",
                        "? ",
                        "&a ",
                        "*a ",
                        "!",
                        "!!str ",
                        "|",
                        ">-",
                        "'",
                        "\"",
                        "%",
                        "@",
                        "#",
                        "\\",
                        "\\ud800",
                        "\\Uffffffff",
                        " ",
                        "\n",
                        "\r",
                        "\t",
                        "\n---\n",
                        "\n...\n",
                        "\n%YAML 9.9\n",
                        "<<",
                        "{{",
                        "a",
                        "no",
                        "80",
                        "~",
                        "ñ",
                        "😀",
                        "\u0085",
                        "\u2028",
                        "\ufeff",
                        "\u0000",
                        "kind",
                        "spec",
                        "//",
                        "/*")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
