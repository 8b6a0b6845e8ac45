package io.github.netpol4j.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.LintRule;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ReadOptions;
import io.github.netpol4j.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code has a paragraph of documentation, whose example the lint finds. */
class LintRulesTest {

    private static final Path PAGE = Path.of("..", "docs", "lint.md");

    /** Nothing of a few lines is too large to look at. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("NOT_CHECKED");

    private static Map<String, List<String>> paragraphs() throws IOException {
        Map<String, List<String>> paragraphs = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("### ")) {
                current = new ArrayList<>();
                assertThat(paragraphs.put(line.substring(4), current)).as(line).isNull();
            } else {
                current.add(line);
            }
        }
        return paragraphs;
    }

    static List<String> codes() {
        return Arrays.stream(LintCode.values())
                .map(Enum::name)
                .filter(code -> !WITHOUT_EXAMPLE.contains(code))
                .toList();
    }

    @Test
    void theCodesAreThoseOfThePageInItsOrder() throws IOException {
        assertThat(Lint.rules())
                .extracting(LintRule::code)
                .containsExactlyElementsOf(paragraphs().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(LintCode.values()).map(Enum::name).toList());
    }

    @Test
    void everyParagraphBeginsWithSeverityAndSummary() throws IOException {
        Map<String, List<String>> paragraphs = paragraphs();
        for (LintRule rule : Lint.rules()) {
            assertThat(paragraphs.get(rule.code()))
                    .as(rule.code())
                    .contains("**" + rule.severity() + "** " + rule.summary() + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theExampleIsFound(String code) throws IOException {
        List<String> lines = paragraphs().get(code);
        int begin = lines.indexOf("```yaml");
        assertThat(begin).as("an example in the paragraph of " + code).isNotNegative();
        List<String> rest = lines.subList(begin + 1, lines.size());
        String example = rest.stream().takeWhile(line -> !line.equals("```")).collect(Collectors.joining("\n"));
        Cluster cluster = Cluster.read(ReadOptions.lenient(), example);
        assertThat(cluster.leftOut().isEmpty()).as(cluster.leftOut().toString()).isNotEqualTo(code.equals("LEFT_OUT"));
        assertThat(Lint.of(cluster).findings()).extracting(Finding::code).contains(code);
    }
}
