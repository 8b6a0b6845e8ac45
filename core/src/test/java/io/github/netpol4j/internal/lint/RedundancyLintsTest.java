package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.ADDS_NOTHING;
import static io.github.netpol4j.internal.lint.LintCode.DUPLICATE_POLICY;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import org.junit.jupiter.api.Test;

class RedundancyLintsTest {

    private static final String WEB = pod("shop", "web");

    private static String web(String name, String rules) {
        return policy("shop", name, "{podSelector: {matchLabels: {app: web}}, ingress: " + rules + "}");
    }

    private static String from(String app, String ports) {
        return "{from: [{podSelector: {matchLabels: {app: " + app + "}}}], ports: [" + ports + "]}";
    }

    @Test
    void aRuleThatAnotherCoversIsFoundWithThatOne() {
        String rules = "[" + from("a", "{port: 80}") + ", " + from("a", "{port: 1, endPort: 100}") + "]";
        assertThat(finds(ADDS_NOTHING, WEB, web("p", rules))).singleElement().satisfies(finding -> {
            assertThat(finding.place().path()).isEqualTo("spec.ingress[0]");
            assertThat(finding.sentence())
                    .isEqualTo("policy shop/p, spec.ingress[0], adds nothing: whatever it permits, policy shop/p,"
                            + " spec.ingress[1] does already");
        });
    }

    @Test
    void aRuleThatOthersCoverTogetherIsFoundWithThose() {
        String rules = "[" + from("a", "{port: 1, endPort: 50}") + ", " + from("a", "{port: 51, endPort: 100}") + ", "
                + from("a", "{port: 40, endPort: 60}") + "]";
        assertThat(finds(ADDS_NOTHING, WEB, web("p", rules)))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("policy shop/p, spec.ingress[2], adds nothing: whatever it permits, policy shop/p,"
                        + " spec.ingress[0], policy shop/p, spec.ingress[1] do already");
    }

    @Test
    void ofRulesThatCoverEachOtherOneIsFound() {
        String rules =
                "[" + from("a", "{port: 80}") + ", " + from("a", "{port: 80}") + ", " + from("b", "{port: 80}") + "]";
        assertThat(finds(ADDS_NOTHING, WEB, web("p", rules)))
                .extracting(finding -> finding.place().path())
                .containsExactly("spec.ingress[1]");
    }

    @Test
    void aPolicyThatOthersCoverIsFoundAsAWhole() {
        String wide = policy("shop", "wide", "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}");
        assertThat(finds(ADDS_NOTHING, WEB, wide, web("p", "[" + from("a", "{port: 80}") + "]")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().path()).isEqualTo("spec");
                    assertThat(finding.sentence())
                            .isEqualTo("policy shop/p adds nothing: whatever it permits and isolates, policy shop/wide,"
                                    + " policy shop/wide, spec.ingress[0] do already");
                });
        assertThat(finds(ADDS_NOTHING, WEB, policy("shop", "deny", "{podSelector: {}}"), web("p", "[]")))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo(
                        "policy shop/p adds nothing: whatever it permits and isolates, policy shop/deny does already");
    }

    @Test
    void whatIsolatesOrPermitsMoreIsNot() {
        assertThat(finds(
                        ADDS_NOTHING,
                        WEB,
                        policy("shop", "deny", "{podSelector: {}}"),
                        web("p", "[" + from("a", "{port: 80}") + "]"),
                        policy("shop", "out", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}"),
                        policy("other", "deny", "{podSelector: {}}")))
                .isEmpty();
        String overlapping =
                "[" + from("a", "{port: 1, endPort: 50}") + ", " + from("a", "{port: 50, endPort: 100}") + "]";
        assertThat(finds(ADDS_NOTHING, WEB, web("p", overlapping))).isEmpty();
    }

    @Test
    void policiesThatSayTheSameAreDuplicatesAndNothingElse() {
        String one = web("p", "[" + from("a", "{port: 80}") + ", " + from("b", "{port: 80}") + "]");
        String other = web("q", "[" + from("b", "{protocol: TCP, port: 80}") + ", " + from("a", "{port: 80}") + "]");
        assertThat(finds(DUPLICATE_POLICY, WEB, one, other))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("policy shop/q says the same as policy shop/p");
        assertThat(finds(ADDS_NOTHING, WEB, one, other)).isEmpty();
    }

    @Test
    void policiesOfOtherNamespacesOrPodsAreNotDuplicates() {
        assertThat(finds(
                        DUPLICATE_POLICY,
                        policy("shop", "p", "{podSelector: {}}"),
                        policy("other", "p", "{podSelector: {}}"),
                        policy("shop", "q", "{podSelector: {}, policyTypes: [Egress]}")))
                .isEmpty();
    }
}
