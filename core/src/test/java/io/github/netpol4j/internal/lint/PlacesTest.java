package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Findings are where what they speak of is. */
class PlacesTest {

    @Test
    void whatTheTargetFindsIsAtThePort() {
        String rules = "ingress: [{ports: [{port: 80}]}, {ports: [{port: 1}, {port: 1, endPort: 9}]}]";
        String text = policy("shop", "p", "{podSelector: {}, " + rules + "}");
        assertThat(finds(LintCode.PLUGIN_FEATURE, text)).singleElement().satisfies(finding -> {
            assertThat(finding.place().path()).isEqualTo("spec.ingress[1].ports[1]");
            assertThat(finding.place().column()).isEqualTo(text.indexOf("{port: 1, endPort") + 1);
        });
    }

    @Test
    void anAnnotationOfANamespaceIsWhereItIs() {
        String namespace = """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  annotations:
                    suppress.netpol4j.github.io/NO_SUCH_CODE: we know
                """;
        assertThat(finds(LintCode.SUPPRESSION, namespace))
                .singleElement()
                .extracting(finding -> finding.place().line())
                .isEqualTo(6);
    }
}
