package io.github.netpol4j.internal.yaml;

import static io.github.netpol4j.internal.yaml.Trees.one;
import static io.github.netpol4j.internal.yaml.Trees.read;
import static io.github.netpol4j.internal.yaml.Trees.texts;
import static io.github.netpol4j.internal.yaml.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.target.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    @Nested
    class Documents {

        @Test
        void areCountedByTheirMarkers() {
            List<Document> documents =
                    read("# licence\n---\na: 1\n---\n---\n# nothing\n---\nb: 2\n...\nc: 3\n...\n# end\n");

            assertThat(documents)
                    .extracting(Trees::show)
                    .containsExactly("{a: INT 1}", "nothing", "nothing", "{b: INT 2}", "{c: INT 3}");
            assertThat(documents).extracting(Document::number).containsExactly(1, 2, 3, 4, 5);
        }

        @Test
        void mayStartOnTheirMarkersLine() {
            assertThat(Trees.places(read("--- {a: 1}\n--- b\n").get(0).root().orElseThrow()))
                    .isEqualTo("1:6 a, 1:9 INT 1");
        }

        @Test
        void mayHaveDirectives() {
            assertThat(read("%YAML 1.1\n---\na: 1\n...\n# x\n%YAML 1.2\n---\nb: 2\n"))
                    .extracting(Trees::show)
                    .containsExactly("{a: INT 1}", "{b: INT 2}");
        }

        @Test
        void endAtAMarkerEvenInsideABlock() {
            assertThat(read("a: |\n  x\n  ---\n  y\n---\nb: ---\n"))
                    .extracting(Trees::show)
                    .containsExactly("{a: 'x\n---\ny\n'}", "{b: '---'}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n\n", "# x", "---", "---\n...\n", "\ufeff", "null", "--- ~"})
        void mayHoldNothing(String text) {
            assertThat(read(text)).allSatisfy(document -> {
                assertThat(document.root()).isEmpty();
                assertThat(document.errors()).isEmpty();
            });
        }

        @Test
        void areReadAfterOneThatCannotBe() {
            List<Document> documents = read("a: [1\n---\nb: 2\n---\n\tc: 3\n---\nd: 'x\n---\ne: 5\n");

            assertThat(documents)
                    .extracting(Trees::show)
                    .containsExactly("nothing", "{b: INT 2}", "nothing", "nothing", "{e: INT 5}");
            assertThat(documents.get(0).errors()).hasSize(1);
            assertThat(documents.get(2).errors()).singleElement().satisfies(problem -> {
                assertThat(problem.place()).isEqualTo(new Place("a.yaml", 3, 5, 1, ""));
                assertThat(problem.remedy()).startsWith("indent with spaces");
            });
            assertThat(documents.get(3).errors().get(0).place().line()).isEqualTo(8);
        }
    }

    @Nested
    class Encodings {

        @Test
        void bytesThatAreNotUtf8AreToldWithTheirPlace() {
            byte[] bytes = "a: ñ\nb: 😀x?\n".getBytes(StandardCharsets.UTF_8);
            bytes[bytes.length - 2] = (byte) 0xff;

            assertThat(DocumentReader.read("a.yaml", bytes, ReadLimits.defaults()))
                    .singleElement()
                    .satisfies(document -> assertThat(document.errors())
                            .containsExactly(Messages.notUtf8(new Place("a.yaml", 0, 2, 6, ""), 0xff, 14)));
        }

        @Test
        void aCutCharacterAtTheEndIsNotUtf8() {
            assertThat(DocumentReader.read("a", new byte[] {'a', (byte) 0xc3}, ReadLimits.defaults())
                            .get(0)
                            .errors())
                    .containsExactly(Messages.notUtf8(new Place("a", 0, 1, 2, ""), 0xc3, 1));
        }

        @Test
        void utf16IsSaidPlainly() {
            for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
                byte[] bytes = "\ufeffa: 1".getBytes(charset);
                assertThat(DocumentReader.read("a.yaml", bytes, ReadLimits.defaults())
                                .get(0)
                                .errors())
                        .containsExactly(Messages.utf16(Place.of("a.yaml", "")));
            }
        }

        @Test
        void controlCharactersAreToldWithTheirPlace() {
            assertThat(read("a: 1\n---\nb: x\u0007\n---\nc: 3\n"))
                    .extracting(document -> texts(document.errors()).toString())
                    .containsExactly(
                            "[]",
                            "[a.yaml, document 2, line 3, column 5: the character U+0007 must not stand in YAML; remove it, or"
                                    + " write it as an escape in double quotes]",
                            "[]");
        }
    }

    @Nested
    class Limits {

        @Test
        void theBytesAreCounted() {
            ReadLimits limits = new ReadLimits(6, 10, 10);

            assertThat(DocumentReader.read("a", "a: ñ\n", limits).get(0).errors())
                    .isEmpty();
            assertThat(DocumentReader.read("a", "a: ñ\n#", limits).get(0).errors())
                    .containsExactly(Messages.tooLarge(Place.of("a", ""), 6));
            assertThat(DocumentReader.read("a", "a: 1234".getBytes(StandardCharsets.UTF_8), limits)
                            .get(0)
                            .errors())
                    .containsExactly(Messages.tooLarge(Place.of("a", ""), 6));
        }

        @Test
        void anEndlessStreamIsReadUpToTheLimit() throws IOException {
            long[] read = {0};
            InputStream endless = new InputStream() {
                @Override
                public int read() {
                    read[0]++;
                    return '#';
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    read[0] += length;
                    Arrays.fill(into, from, from + length, (byte) '#');
                    return length;
                }
            };

            assertThat(DocumentReader.read("a", endless, new ReadLimits(1_000, 10, 10))
                            .get(0)
                            .errors())
                    .containsExactly(Messages.tooLarge(Place.of("a", ""), 1_000));
            assertThat(read[0]).isLessThan(100_000);
        }

        @Test
        void sixtyFiveMegabytesAreTooMuchByDefault() throws IOException {
            byte[] bytes = new byte[65 * 1024 * 1024];

            assertThat(DocumentReader.read("a", new ByteArrayInputStream(bytes), ReadLimits.defaults())
                            .get(0)
                            .errors())
                    .containsExactly(Messages.tooLarge(Place.of("a", ""), 64 * 1024 * 1024));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{\"a\":", "{a: ", "- "})
        void depthIsRefusedWithItsPlace(String level) {
            Document document = one(level.repeat(10_000));

            assertThat(document.errors()).singleElement().satisfies(problem -> {
                assertThat(problem.what()).contains("nested more than 100 levels deep");
                assertThat(problem.place().column()).isGreaterThan(100);
            });
        }

        @Test
        void depthMayBeWhatIsAllowed() {
            assertThat(one("[".repeat(100) + "]".repeat(100)).errors()).isEmpty();
            assertThat(one("[".repeat(101) + "]".repeat(101)).errors()).hasSize(1);
        }

        @Test
        void aliasesDoNotMakeItDeeper() {
            StringBuilder yaml = new StringBuilder("- &a0 []\n");
            for (int i = 1; i < 200; i++) {
                yaml.append("- &a").append(i).append(" [*a").append(i - 1).append("]\n");
            }

            assertThat(one(yaml.toString()).errors())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.what()).contains("nested more than 100 levels deep"));
        }

        @Test
        void aBillionLaughsAreCountedBeforeTheyAreLaughed() {
            StringBuilder yaml = new StringBuilder("a0: &a0 lol\n");
            for (int i = 1; i < 60; i++) {
                yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
            }

            assertThat(one(yaml.toString()).errors()).singleElement().satisfies(problem -> {
                assertThat(problem.what()).contains("stand for more than 100000 values");
                assertThat(problem.place().path()).startsWith("a6[");
            });
        }

        @Test
        void mergedMappingsCountToo() {
            StringBuilder yaml = new StringBuilder("a0: &a0 {x: 1, y: 2}\n");
            for (int i = 1; i < 40; i++) {
                yaml.append("a%d: &a%d {<<: *a%d, k%d: *a%d}\n".formatted(i, i, i - 1, i, i - 1));
            }

            assertThat(one(yaml.toString()).errors())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.what()).contains("stand for more than 100000 values"));
        }

        @Test
        void aliasesAreLimitedInTheWholeSource() {
            String document = "---\na: &x 1\nb: [*x, *x, *x]\n";
            ReadLimits limits = new ReadLimits(1_000, 10, 5);

            assertThat(DocumentReader.read("a", document, limits))
                    .allSatisfy(one -> assertThat(one.errors()).isEmpty());
            assertThat(DocumentReader.read("a", document + document, limits))
                    .extracting(one -> one.errors().size())
                    .containsExactly(0, 1);
        }

        @Test
        void manyBracketsOnOneLineCostLittle() {
            assertThat(one("[" + "{},".repeat(200_000) + "]").errors()).isEmpty();
        }
    }

    @Nested
    class TemplatesOfCharts {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{{- if .Values.on }}\na: 1\n{{- end }}\n",
                    "a: 1\n{{- if .Values.on }}\nb: 2\n{{- end }}\n",
                    "{{/* why */}}\na: 1\n",
                    "a:\n  {{- toYaml .Values.a | nindent 2 }}\n",
                    "a: {{ .Values.a | quote }}: x\n"
                })
        void areToBeRenderedFirst(String yaml) {
            assertThat(one(yaml).errors()).singleElement().satisfies(problem -> {
                assertThat(problem.what()).contains("it holds {{, so it looks like a template");
                assertThat(problem.remedy()).contains("helm template");
            });
        }

        @Test
        void areFlawsWhereTheyCanBeRead() {
            Document document = one("a: {{ .Values.a }}\n");

            assertThat(document.flaws()).containsExactly(Templates.value(new Place("a.yaml", 1, 1, 5, "a")));
        }

        @Test
        void areTextInQuotes() {
            assertThat(tree("a: '{{ .Values.a }}'")).isEqualTo("{a: '{{ .Values.a }}'}");
        }
    }
}
