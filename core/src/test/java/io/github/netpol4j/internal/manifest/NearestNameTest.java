package io.github.netpol4j.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN =
            List.of("podSelector", "namespaceSelector", "ipBlock", "from", "to", "ports");

    @ParameterizedTest
    @CsvSource({
        "podSelecter, podSelector",
        "podselector, podSelector",
        "PODSELECTOR, podSelector",
        "podSelectors, podSelector",
        "nameSpaceSelector, namespaceSelector",
        "namespacesSelector, namespaceSelector",
        "ipblok, ipBlock",
        "form, from",
        "ot, to",
        "port, ports",
        "prots, ports"
    })
    void aSlipIsUnderstood(String name, String meant) {
        assertThat(NearestName.of(name, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"selectors of pods", "x", "''", "cidr", "protocol"})
    void somethingElseIsNot(String name) {
        assertThat(NearestName.of(name, KNOWN)).isEmpty();
    }

    @Test
    void aVeryLongNameCostsNothing() {
        assertThat(NearestName.of("x".repeat(10_000_000), KNOWN)).isEmpty();
    }
}
