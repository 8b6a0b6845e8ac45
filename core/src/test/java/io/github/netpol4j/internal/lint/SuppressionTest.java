package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.OPEN_TO_EVERYONE;
import static io.github.netpol4j.internal.lint.LintCode.SUPPRESSION;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.internal.KubernetesSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionTest {

    private static String open(String annotations) {
        return """
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy,
                 metadata: {namespace: shop, name: p, annotations: {%s}}, spec: {podSelector: {}, ingress: [{}]}}""".formatted(annotations);
    }

    private static String namespace(String annotations) {
        return "{apiVersion: v1, kind: Namespace, metadata: {name: shop, annotations: {" + annotations + "}}}";
    }

    private static String because(String code, String reason) {
        return "suppress.netpol4j.github.io/" + code + ": '" + reason + "'";
    }

    @ParameterizedTest
    @EnumSource(LintCode.class)
    void everyCodeMakesAKeyThatKubernetesTakes(LintCode code) {
        assertThat(KubernetesSyntax.labelKey(Suppression.PREFIX + code)).isEmpty();
    }

    @Test
    void aReasonOnTheObjectSuppressesItsFindingsOfThatCode() {
        Lint lint = Lint.of(Cluster.read(open(because("OPEN_TO_EVERYONE", "the shop is public"))));
        assertThat(lint.findings()).extracting(Finding::code).doesNotContain("OPEN_TO_EVERYONE", "SUPPRESSION");
        assertThat(lint.suppressed()).singleElement().satisfies(one -> {
            assertThat(one.finding().code()).isEqualTo("OPEN_TO_EVERYONE");
            assertThat(one.reason()).isEqualTo("the shop is public");
            assertThat(one.toString()).endsWith("(suppressed: the shop is public)");
        });
    }

    @Test
    void aReasonOnTheNamespaceSuppressesThoseOfAllThatIsInIt() {
        String reason = because("OPEN_TO_EVERYONE", "all of it is public");
        assertThat(finds(OPEN_TO_EVERYONE, open(""), namespace(reason))).isEmpty();
        assertThat(finds(OPEN_TO_EVERYONE, open("").replace("shop", "other"), namespace(reason)))
                .hasSize(1);
    }

    @Test
    void whatTheTargetAndTheReaderFindCanBeSuppressedToo() {
        String wide = open(because("PLUGIN_FEATURE", "our plugin knows endPort"))
                .replace("[{}]", "[{ports: [{port: 1, endPort: 9}]}]");
        assertThat(finds(LintCode.PLUGIN_FEATURE, wide)).isEmpty();
        assertThat(finds(LintCode.PLUGIN_FEATURE, wide.replace("PLUGIN_FEATURE", "DNS_CUT")))
                .hasSize(1);
    }

    @Test
    void withoutAReasonNothingIsSuppressedAndThatIsFound() {
        String bare = open(because("OPEN_TO_EVERYONE", " "));
        assertThat(finds(OPEN_TO_EVERYONE, bare)).hasSize(1);
        assertThat(finds(SUPPRESSION, bare))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo(
                        "the annotation suppress.netpol4j.github.io/OPEN_TO_EVERYONE on shop/p gives no reason, so it"
                                + " suppresses nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "-", "true", "OK", "n/a", "...", "x", "1", "TODO"})
    void whatSaysNothingIsNoReason(String text) {
        String bare = open(because("OPEN_TO_EVERYONE", text));
        assertThat(finds(OPEN_TO_EVERYONE, bare)).hasSize(1);
        assertThat(finds(SUPPRESSION, bare))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("no reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"公開", "ABC-12", "no names are used here", "it's true"})
    void whatSaysSomethingIs(String text) {
        assertThat(finds(OPEN_TO_EVERYONE, open(because("OPEN_TO_EVERYONE", text.replace("'", "''")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "supress.netpol4j.github.io/OPEN_TO_EVERYONE",
                "suppress.netpol4j.github.com/OPEN_TO_EVERYONE",
                "suppress.netpol.github.io/OPEN_TO_EVERYONE",
                "supress.netpol4j.github.io/OPEN_TO_EVERONE",
                "netpol4j.github.io/OPEN_TO_EVERYONE"
            })
    void aPrefixThatIsNearlyThatOneIsTold(String key) {
        String meant = open(key + ": the shop is public");
        assertThat(finds(OPEN_TO_EVERYONE, meant)).hasSize(1);
        assertThat(finds(SUPPRESSION, meant))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("the annotation " + key + " on shop/p is nearly one that suppresses a finding, and as it is"
                        + " written it suppresses nothing");
        assertThat(finds(SUPPRESSION, open("netpol4j.github.io/owner: me, description: suppress nothing")))
                .isEmpty();
    }

    @Test
    void anUnknownCodeAndOneThatIsNotFoundAreFound() {
        assertThat(finds(SUPPRESSION, open(because("OPEN_TO_ALL", "why"))))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .endsWith("suppresses nothing; there is no such code");
        assertThat(finds(SUPPRESSION, open(because("DNS_CUT", "why"))))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("nothing of code DNS_CUT is found at shop/p, so its annotation"
                        + " suppress.netpol4j.github.io/DNS_CUT suppresses nothing");
    }

    @Test
    void aReasonThatIsUsedIsNot() {
        assertThat(finds(SUPPRESSION, pod("shop", "web"), open(because("OPEN_TO_EVERYONE", "why"))))
                .isEmpty();
    }
}
