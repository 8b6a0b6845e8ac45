package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.PolicyObjects.label;
import static io.github.netpol4j.kubernetes.PolicyObjects.namespaces;
import static io.github.netpol4j.kubernetes.PolicyObjects.pods;
import static io.github.netpol4j.kubernetes.PolicyObjects.podsIn;
import static io.github.netpol4j.kubernetes.PolicyObjects.policy;
import static io.github.netpol4j.kubernetes.PolicyObjects.where;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Label selectors, wherever they stand in a policy. */
class ValidatorSelectorsTest {

    private static final String NAME =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
                    + " with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
                    + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String PREFIX = "prefix part a lowercase RFC 1123 subdomain must consist of lower case"
            + " alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g."
            + " 'example.com', regex used for validation is"
            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String VALUE = "a valid label must be an empty string or consist of alphanumeric characters,"
            + " '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value', "
            + " or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    static Stream<LabelQuery> accepted() {
        return Stream.of(
                LabelQuery.ALL,
                label("app", "web"),
                label("app", ""),
                label("a".repeat(63), "v".repeat(63)),
                label("example.com/App_1.x", "A_b-c.9"),
                label("d".repeat(253) + "/a", "1"),
                where("app", "In", "web", "web", ""),
                where("app", "NotIn", "v".repeat(63)),
                where("app", "Exists"),
                where("app", "DoesNotExist"));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(LabelQuery selector) {
        assertThat(policy().selecting(selector)
                        .from(pods(selector), namespaces(selector))
                        .to(podsIn(selector, selector))
                        .violations())
                .isEmpty();
    }

    static Stream<Arguments> refused() {
        String longKey = "a".repeat(64);
        String longPrefix = "d".repeat(254);
        return Stream.of(
                row(
                        where("app", "In"),
                        "matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"),
                row(
                        where("app", "NotIn"),
                        "matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"),
                row(
                        where("app", "Exists", "web"),
                        "matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or"
                                + " 'DoesNotExist'"),
                row(
                        where("app", "DoesNotExist", ""),
                        "matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or"
                                + " 'DoesNotExist'"),
                row(
                        where("app", "Gt", "5"),
                        "matchExpressions[0].operator: Invalid value: \"Gt\": not a valid selector operator"),
                row(
                        where("app", "in", "web"),
                        "matchExpressions[0].operator: Invalid value: \"in\": not a valid selector operator"),
                row(
                        where("app", ""),
                        "matchExpressions[0].operator: Invalid value: \"\": not a valid selector operator"),
                row(
                        where("", "Exists"),
                        "matchExpressions[0].key: Invalid value: \"\": name part must be non-empty",
                        "matchExpressions[0].key: Invalid value: \"\": name part " + NAME),
                row(
                        where("app", "In", "web", "v b", "v".repeat(64)),
                        "matchExpressions[0].values[1]: Invalid value: \"v b\": " + VALUE,
                        "matchExpressions[0].values[2]: Invalid value: \"" + "v".repeat(64)
                                + "\": must be no more than 63 bytes"),
                row(
                        where("a b", "Near", "-"),
                        "matchExpressions[0].operator: Invalid value: \"Near\": not a valid selector operator",
                        "matchExpressions[0].key: Invalid value: \"a b\": name part " + NAME,
                        "matchExpressions[0].values[0]: Invalid value: \"-\": " + VALUE),
                row(label("app", "web "), "matchLabels: Invalid value: \"web \": " + VALUE),
                row(
                        label("app", "é".repeat(32)),
                        "matchLabels: Invalid value: \"" + "é".repeat(32) + "\": must be no more than 63 bytes",
                        "matchLabels: Invalid value: \"" + "é".repeat(32) + "\": " + VALUE),
                row(
                        label(longKey, "web"),
                        "matchLabels: Invalid value: \"" + longKey + "\": name part must be no more than 63 bytes"),
                row(label("-app", "web"), "matchLabels: Invalid value: \"-app\": name part " + NAME),
                row(label("/app", "web"), "matchLabels: Invalid value: \"/app\": prefix part must be non-empty"),
                row(label("Example/app", "web"), "matchLabels: Invalid value: \"Example/app\": " + PREFIX),
                row(
                        label(longPrefix + "/app", "web"),
                        "matchLabels: Invalid value: \"" + longPrefix
                                + "/app\": prefix part must be no more than 253 bytes"),
                row(
                        label("a/b/c", "web"),
                        "matchLabels: Invalid value: \"a/b/c\": a valid label key " + NAME
                                + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"),
                row(
                        label("a?", "b?"),
                        "matchLabels: Invalid value: \"a?\": name part " + NAME,
                        "matchLabels: Invalid value: \"b?\": " + VALUE));
    }

    private static Arguments row(LabelQuery selector, String... violations) {
        return Arguments.of(selector, violations);
    }

    @ParameterizedTest
    @MethodSource
    void refused(LabelQuery selector, String[] violations) {
        assertThat(policy().selecting(selector).violations()).containsExactly(at("spec.podSelector.", violations));
        assertThat(policy().from(pods(selector)).violations())
                .containsExactly(at("spec.ingress[0].from[0].podSelector.", violations));
        assertThat(policy().from(namespaces(selector)).violations())
                .containsExactly(at("spec.ingress[0].from[0].namespaceSelector.", violations));
        assertThat(policy().to(podsIn(selector, LabelQuery.ALL)).violations())
                .containsExactly(at("spec.egress[0].to[0].namespaceSelector.", violations));
        assertThat(policy().to(podsIn(LabelQuery.ALL, selector)).violations())
                .containsExactly(at("spec.egress[0].to[0].podSelector.", violations));
    }

    @Test
    void tellsLabelsBeforeExpressions() {
        LabelQuery both = new LabelQuery(
                label("app", "?").matchLabels(), where("app", "Is").matchExpressions());

        assertThat(Validator.validate(policy().selecting(both).object()))
                .extracting(Violation::path)
                .containsExactly("spec.podSelector.matchLabels", "spec.podSelector.matchExpressions[0].operator");
    }

    private static String[] at(String path, String... violations) {
        return Stream.of(violations).map(path::concat).toArray(String[]::new);
    }
}
