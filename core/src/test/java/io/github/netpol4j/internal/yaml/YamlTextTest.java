package io.github.netpol4j.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    @Test
    void mapsKeepTheirOrderAndNumbersAreNumbers() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", 1433);
        tree.put("a", List.of("x", Map.of()));
        assertThat(YamlText.of(tree)).isEqualTo("z: 1433\na:\n- x\n- {}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"y", "N", "yes", "off", "true", "1.10", "010", "0o17", "0x1F", "1e3", "12", "~", "null", ""})
    void whatKubernetesWouldNotTakeForATextIsQuoted(String text) {
        assertThat(YamlText.of(Map.of("a", text))).isEqualTo("a: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "10.0.0.0/8", "a-b.c_d", "yes-no", "12:30"})
    void whatIsATextAnywayIsPlainOrQuoted(String text) {
        assertThat(YamlText.of(Map.of("a", text))).isIn("a: " + text + "\n", "a: '" + text + "'\n");
    }

    @Test
    void longLinesStayWholeAndSeveralLinesAreABlock() {
        String line = "word ".repeat(100) + "end";
        assertThat(YamlText.of(Map.of("a", line))).isEqualTo("a: " + line + "\n");
        assertThat(YamlText.of(Map.of("a", "one\ntwo"))).isEqualTo("a: |-\n  one\n  two\n");
    }

    @Test
    void whatYamlTakesForALineBreakIsEscaped() {
        assertThat(YamlText.of(Map.of("a", "\u0085x\u2028\n\u2029"))).isEqualTo("a: \"\\Nx\\L\\n\\P\"\n");
    }

    @Test
    void equalPartsNeverBecomeAnAlias() {
        Map<String, String> same = Map.of("k", "v");
        assertThat(YamlText.of(Map.of("a", List.of(same, same)))).isEqualTo("a:\n- k: v\n- k: v\n");
    }
}
