package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.PolicyObjects.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Name, namespace, labels and annotations. */
class ValidatorMetadataTest {

    private static final String SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
            + " used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                    + " '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for"
                    + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "web-1", "web.v2", "a.b.c", "a--b"})
    void acceptsSubdomainsAsNames(String name) {
        assertThat(policy().named(name).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Web", "-a", "a-", ".", "..", "a..b", "a.", "a_b", "a/b", "a%b", "a b", "ä"})
    void refusesOtherNames(String name) {
        assertThat(policy().named(name).violations())
                .containsExactly("metadata.name: Invalid value: \"" + name + "\": " + SUBDOMAIN);
    }

    @Test
    void asksForAName() {
        assertThat(policy().named("").violations())
                .containsExactly("metadata.name: Required value: name or generateName is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-", "web-1-", "web.v2.x-", "ab--"})
    void acceptsTheBeginningOfANameThatTheServerMakes(String prefix) {
        assertThat(policy().named("").namedByServer(prefix).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "Web-", "-a-", "a.", "a_b", "a b-"})
    void refusesOtherBeginningsAlsoBesideAName(String prefix) {
        String wrong = "metadata.generateName: Invalid value: \"" + prefix + "\": " + SUBDOMAIN;
        assertThat(policy().named("").namedByServer(prefix).violations()).containsExactly(wrong);
        assertThat(policy().named("web").namedByServer(prefix).violations()).containsExactly(wrong);
        assertThat(policy().named(".").namedByServer(prefix).violations())
                .containsExactly(wrong, "metadata.name: Invalid value: \".\": " + SUBDOMAIN);
    }

    @Test
    void limitsTheNameTo253Bytes() {
        assertThat(policy().named("a".repeat(253)).violations()).isEmpty();
        assertThat(policy().named("a".repeat(254)).violations())
                .containsExactly("metadata.name: Invalid value: \"" + "a".repeat(254)
                        + "\": must be no more than 253 characters");
    }

    @Test
    void limitsTheNamespaceTo63Bytes() {
        assertThat(policy().in("a".repeat(63)).violations()).isEmpty();
        assertThat(policy().in("a".repeat(64)).violations())
                .containsExactly("metadata.namespace: Invalid value: \"" + "a".repeat(64)
                        + "\": must be no more than 63 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "-a", "a-", "a_b", "a..b", " "})
    void refusesANamespaceThatIsNoDnsLabel(String namespace) {
        assertThat(policy().in(namespace).violations())
                .containsExactly("metadata.namespace: Invalid value: \"" + namespace + "\": " + LABEL);
    }

    @Test
    void refusesDotsInANamespace() {
        assertThat(policy().in("shop.eu").violations())
                .containsExactly("metadata.namespace: Invalid value: \"shop.eu\": must not contain dots");
    }

    @Test
    void checksLabelsAsSelectorsDo() {
        assertThat(policy().labelled("app", "web")
                        .labelled("/x", "v".repeat(64))
                        .violations())
                .containsExactly(
                        "metadata.labels: Invalid value: \"/x\": prefix part must be non-empty",
                        "metadata.labels: Invalid value: \"" + "v".repeat(64) + "\": must be no more than 63 bytes");
    }

    @Test
    void takesAnyTextAsTheValueOfAnAnnotation() {
        assertThat(policy().annotated("note", "line 1\nline 2 \u0000 ✓").violations())
                .isEmpty();
    }

    @Test
    void doesNotMindTheCaseOfAnAnnotationsKey() {
        assertThat(policy().annotated("Example.COM/Note", "x").violations()).isEmpty();
        assertThat(policy().labelled("Example.COM/Note", "x").violations()).hasSize(1);
    }

    @Test
    void foldsCaseCharacterByCharacter() {
        assertThat(policy().annotated("\u0130", "a dotted capital I is an i to Go")
                        .violations())
                .isEmpty();
    }

    @Test
    void checksTheKeysOfAnnotations() {
        assertThat(policy().annotated("a b/c", "x").violations())
                .containsExactly("metadata.annotations: Invalid value: \"a b/c\": prefix part " + SUBDOMAIN);
    }

    @Test
    void limitsAnnotationsTo256KibTogether() {
        int room = 256 * 1024 - "a".length() - "b".length() - "12345".length();

        assertThat(policy().annotated("a", "12345")
                        .annotated("b", "x".repeat(room))
                        .violations())
                .isEmpty();
        assertThat(policy().annotated("a", "12345")
                        .annotated("b", "x".repeat(room + 1))
                        .violations())
                .containsExactly("metadata.annotations: Too long: may not be more than 262144 bytes");
        assertThat(policy().annotated("a", "12345")
                        .annotated("b", "é".repeat(room / 2 + 1))
                        .violations())
                .containsExactly("metadata.annotations: Too long: may not be more than 262144 bytes");
    }

    @Test
    void quotesValuesAsGoDoes() {
        assertThat(policy().in("\"\\\n\u0001\u007f\u00a0\u200b\uD83D\uDE00\uDBFF\uDFFFé")
                        .violations())
                .containsExactly(
                        "metadata.namespace: Invalid value: \"\\\"\\\\\\n\\x01\\x7f\\u00a0\\u200b\uD83D\uDE00\\U0010ffffé\": "
                                + LABEL);
    }

    @Test
    void isNotBroughtDownByHostileNames() {
        String dots = "a.".repeat(500_000);
        String hyphens = "a" + "-".repeat(1_000_000);

        assertThat(policy().named(dots).in(hyphens).labelled(hyphens, dots).violations())
                .hasSize(8);
    }
}
