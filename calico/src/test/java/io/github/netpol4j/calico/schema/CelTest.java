package io.github.netpol4j.calico.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle's own arithmetic. */
class CelTest {

    private static final Map<String, Object> SELF = Map.of(
            "text",
            "ab(",
            "empty",
            "",
            "six",
            6,
            "big",
            1000000L,
            "list",
            List.of("x", "y"),
            "none",
            List.of(),
            "yes",
            true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self.yes",
                "has(self.text) && !has(self.other)",
                "!has(self.other) || self.other == 'x'",
                "self.other == 'x' || self.yes",
                "!(self.other == 'x' && !self.yes)",
                "self.text.contains('b(') && !self.text.contains('c')",
                "size(self.empty) == 0 && size(self.text) > 0 && size(self.list) == 2 && size(self.none) == 0",
                "self.list.exists(t, t == 'y') && !self.list.exists(t, t == 'z') && !self.none.exists(t, t == 'z')",
                "self.six == 6 && self.six != 7 && self.six != '6' && self.text != 6",
                "self.big == 1000000.0",
                "self.yes ? self.six == 6 : self.six == 7",
                "!self.yes ? self.six == 7 : true",
                "!self.yes && self.yes || self.yes",
                "(self.text == 'ab(')"
            })
    void holds(String rule) {
        assertThat(Cel.holds(rule, SELF)).as(rule).isTrue();
        assertThat(Cel.holds("!(" + rule + ")", SELF)).as("not " + rule).isFalse();
    }

    @Test
    void whatCantBeEvaluatedDoesNotHold() {
        assertThat(Cel.holds("self.other == 1", SELF)).isFalse();
        assertThat(Cel.holds("self.other != 1", SELF)).isFalse();
        assertThat(Cel.holds("size(self.other) > 0 || !self.yes", SELF)).isFalse();
        assertThat(Cel.holds("!self.other.contains('a') && self.yes", SELF)).isFalse();
        assertThat(Cel.holds("self.other.exists(t, t == 'a')", SELF)).isFalse();
    }

    @Test
    void whatIsUnknownIsAnError() {
        assertThatThrownBy(() -> Cel.holds("self.text.matches('a')", SELF)).hasMessage("unknown function matches");
        assertThatThrownBy(() -> Cel.holds("other", SELF)).hasMessage("unknown name other");
        assertThatThrownBy(() -> Cel.holds("self.six + 1 == 7", SELF)).hasMessageStartingWith("unknown at");
        assertThatThrownBy(() -> Cel.holds("self.yes self.yes", SELF)).hasMessageStartingWith("more than");
    }
}
