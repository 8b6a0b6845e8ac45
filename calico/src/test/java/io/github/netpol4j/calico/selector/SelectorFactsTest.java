package io.github.netpol4j.calico.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Calico's own tests expect. */
class SelectorFactsTest {

    static List<Facts.Matches> matches() {
        return Facts.matches();
    }

    static List<String> refused() {
        return Facts.refused().toList();
    }

    static List<Facts.Canonical> canonical() {
        return Facts.canonical().toList();
    }

    @Test
    void allRowsAreRead() {
        assertThat(matches()).hasSize(58);
        assertThat(refused()).hasSize(26 + 6);
        assertThat(canonical()).hasSize(17 + 11 + 23);
    }

    @ParameterizedTest
    @MethodSource("matches")
    void matches(Facts.Matches fact) {
        CalicoSelector selector = CalicoSelector.parse(fact.selector());
        CalicoSelector again = CalicoSelector.parse(selector.toString());
        assertThat(fact.matching().size() + fact.others().size()).isPositive();
        for (Map<String, String> labels : fact.matching()) {
            assertThat(selector.matches(labels)).as("%s", labels).isTrue();
            assertThat(again.matches(labels)).as("%s", labels).isTrue();
            assertThat(NaiveSelector.matches(fact.selector(), labels)).isTrue();
        }
        for (Map<String, String> labels : fact.others()) {
            assertThat(selector.matches(labels)).as("%s", labels).isFalse();
            assertThat(again.matches(labels)).as("%s", labels).isFalse();
            assertThat(NaiveSelector.matches(fact.selector(), labels)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String text) {
        assertThatThrownBy(() -> CalicoSelector.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void prints(Facts.Canonical fact) {
        assertThat(CalicoSelector.parse(fact.text())).hasToString(fact.printed());
        assertThat(CalicoSelector.parse(fact.printed())).hasToString(fact.printed());
    }
}
