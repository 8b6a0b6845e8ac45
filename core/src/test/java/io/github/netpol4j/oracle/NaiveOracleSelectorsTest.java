package io.github.netpol4j.oracle;

import static io.github.netpol4j.oracle.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a label selector matches. */
class NaiveOracleSelectorsTest {

    private static boolean matches(String selector, Map<String, String> labels) {
        return allows(from("podSelector: {" + selector + "}"), tcp(ConnectionEnd.pod("shop", "any", labels), DB));
    }

    private static boolean expression(String operator, String values, Map<String, String> labels) {
        return matches("matchExpressions: [{key: tier, operator: " + operator + values + "}]", labels);
    }

    @Test
    @DisplayName("12: matchLabels needs each key with its value, the empty value too")
    void matchLabels() {
        assertThat(matches("matchLabels: {a: x, b: y}", Map.of("a", "x", "b", "y", "c", "z")))
                .isTrue();
        assertThat(matches("matchLabels: {a: x, b: y}", Map.of("a", "x"))).isFalse();
        assertThat(matches("matchLabels: {a: \"\"}", Map.of("a", ""))).isTrue();
        assertThat(matches("matchLabels: {a: \"\"}", Map.of())).isFalse();
        assertThat(matches("matchLabels: {a: \"\"}", Map.of("a", "x"))).isFalse();
    }

    @Test
    @DisplayName("12: In needs the key with one of the values")
    void in() {
        assertThat(expression("In", ", values: [front, back]", Map.of("tier", "back")))
                .isTrue();
        assertThat(expression("In", ", values: [front, back]", Map.of("tier", "mid")))
                .isFalse();
        assertThat(expression("In", ", values: [front, back]", Map.of())).isFalse();
    }

    @Test
    @DisplayName("12: NotIn needs another value, or no such key")
    void notIn() {
        assertThat(expression("NotIn", ", values: [front, back]", Map.of("tier", "back")))
                .isFalse();
        assertThat(expression("NotIn", ", values: [front, back]", Map.of("tier", "mid")))
                .isTrue();
        assertThat(expression("NotIn", ", values: [front, back]", Map.of())).isTrue();
        assertThat(expression("NotIn", ", values: [\"\"]", Map.of("tier", ""))).isFalse();
    }

    @Test
    @DisplayName("12: Exists and DoesNotExist ask for the key alone")
    void exists() {
        assertThat(expression("Exists", "", Map.of("tier", ""))).isTrue();
        assertThat(expression("Exists", "", Map.of("other", "x"))).isFalse();
        assertThat(expression("DoesNotExist", "", Map.of("tier", ""))).isFalse();
        assertThat(expression("DoesNotExist", ", values: []", Map.of("other", "x")))
                .isTrue();
    }

    @Test
    @DisplayName("12: all requirements have to hold; none of them matches all")
    void conjunction() {
        String both = "matchLabels: {a: x}, matchExpressions: [{key: tier, operator: Exists}]";
        assertThat(matches(both, Map.of("a", "x", "tier", "front"))).isTrue();
        assertThat(matches(both, Map.of("a", "x"))).isFalse();
        assertThat(matches(both, Map.of("tier", "front"))).isFalse();
        assertThat(matches("", Map.of())).isTrue();
        assertThat(matches("matchLabels: {}, matchExpressions: []", Map.of("a", "x")))
                .isTrue();
    }

    @Test
    @DisplayName("12: another operator is not judged")
    void otherOperators() {
        assertThatThrownBy(() -> expression("Gt", ", values: [\"1\"]", Map.of("tier", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a valid selector operator");
    }
}
