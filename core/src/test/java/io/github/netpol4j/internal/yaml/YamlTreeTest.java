package io.github.netpol4j.internal.yaml;

import static io.github.netpol4j.internal.yaml.Trees.one;
import static io.github.netpol4j.internal.yaml.Trees.places;
import static io.github.netpol4j.internal.yaml.Trees.read;
import static io.github.netpol4j.internal.yaml.Trees.show;
import static io.github.netpol4j.internal.yaml.Trees.texts;
import static io.github.netpol4j.internal.yaml.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Place;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {

    @Test
    void blocksAndFlowsAreTheSameTree() {
        String expected = "{a: [INT 1, {b: 'x'}], c: null, d: {}, e: []}";

        assertThat(tree("a:\n- 1\n- b: x\nc:\nd: {}\ne: []\n")).isEqualTo(expected);
        assertThat(tree("{a: [1, {b: x}], c: ~, d: {}, e: []}")).isEqualTo(expected);
    }

    @Test
    void whatIsQuotedIsText() {
        assertThat(tree("[80, '80', \"80\", no, 'no', null, 'null', \"\"]"))
                .isEqualTo("[INT 80, '80', '80', BOOL no, 'no', null, 'null', '']");
        assertThat(tree("a: |\n  80\nb: >-\n  no\n")).isEqualTo("{a: '80\n', b: 'no'}");
    }

    @Test
    void coreTagsSayWhatAValueIs() {
        assertThat(tree("[!!str 80, !!int 80, !!int '80', !!float 1, !!bool no, !!null '', ! 80, !!map {}, !!seq []]"))
                .isEqualTo("['80', INT 80, INT 80, FLOAT 1, BOOL no, null, '80', {}, []]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: !secret x | !secret",
                "a: !!binary aGVsbG8= | !!binary",
                "a: !!int x | !!int",
                "a: !!map [] | !!map",
                "a: !!set {x} | !!set",
                "a: !<tag:example.com,2026:x> {} | tag:example.com,2026:x",
                "a: !!javax.script.ScriptEngineManager [] | !!javax.script.ScriptEngineManager"
            })
    void otherTagsAreRefusedWithTheirPlace(String yaml, String tag) {
        assertThat(one(yaml).flaws()).singleElement().isEqualTo(Messages.tag(new Place("a.yaml", 1, 1, 4, "a"), tag));
    }

    @Test
    void everyKeyAndValueKnowsItsPlace() {
        assertThat(places(one("# why\na: 1\nb:\n  - 'x'\n  -   c:\n        d\nñ😀: {k: v}\n")
                        .root()
                        .orElseThrow()))
                .isEqualTo("2:1 a, 2:4 INT 1, 3:1 b, 4:5 'x', 5:7 c, 6:9 'd', 7:1 ñ😀, 7:6 k, 7:9 'v'");
    }

    @Test
    void linesAreThoseThatEditorsCount() {
        assertThat(places(one("a: \"x\u2028y\u0085z\"\r\nb: 1\rc: 2\n").root().orElseThrow()))
                .startsWith("1:1 a")
                .endsWith("2:1 b, 2:4 INT 1, 3:1 c, 3:4 INT 2");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(places(one("\ufeffa: 1").root().orElseThrow())).isEqualTo("1:1 a, 1:4 INT 1");
    }

    @Nested
    class Keys {

        @Test
        void aKeyThatIsThereTwiceIsAFlaw() {
            Document document = one("a: 1\nb: {c: 1, c: 2}\n'a': 2\n");

            assertThat(document.flaws())
                    .containsExactly(
                            Messages.duplicate(new Place("a.yaml", 1, 2, 11, "b.c"), "c", new Position(2, 5)),
                            Messages.duplicate(new Place("a.yaml", 1, 3, 1, "a"), "a", new Position(1, 1)));
            assertThat(show(document)).isEqualTo("{a: INT 1, b: {c: INT 1}}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"80: x", "1.5: x", "no: x", "~: x", "? \n: x", "[a]: x", "{a: b}: x", "? - a\n: x"})
        void aKeyThatIsNoStringIsAFlaw(String yaml) {
            Document document = one(yaml);

            assertThat(document.flaws()).hasSize(1);
            assertThat(show(document)).isEqualTo("{}");
        }

        @Test
        void aKeyThatIsNoStringShouldBeQuoted() {
            assertThat(texts(one("a:\n  on: 1\n").flaws()))
                    .containsExactly(
                            "a.yaml, document 1, line 2, column 3, a.on: the key \"on\" is read as a boolean, and keys are"
                                    + " strings; quote it");
            assertThat(tree("'on': 1\n\"80\": 2")).isEqualTo("{on: INT 1, 80: INT 2}");
        }
    }

    @Nested
    class Aliases {

        @Test
        void standForTheirValue() {
            assertThat(tree("a: &x {b: &y 1}\nc: *x\nd: [*y, *x]\n"))
                    .isEqualTo("{a: {b: INT 1}, c: {b: INT 1}, d: [INT 1, {b: INT 1}]}");
            assertThat(tree("- &k key\n- {*k : 1}")).isEqualTo("['key', {key: INT 1}]");
        }

        @Test
        void keepThePlaceOfWhatWasWritten() {
            assertThat(places(one("a: &x\n  b: 1\nc: *x\n").root().orElseThrow()))
                    .isEqualTo("1:1 a, 2:3 b, 2:6 INT 1, 3:1 c, 2:3 b, 2:6 INT 1");
        }

        @Test
        void needAnAnchorBeforeThem() {
            assertThat(one("a: *x\nb: &x 1\nc: *z\n").errors())
                    .containsExactly(
                            Messages.unknownAlias(new Place("a.yaml", 1, 1, 4, "a"), "x"),
                            Messages.unknownAlias(new Place("a.yaml", 1, 3, 4, "c"), "z"));
        }

        @Test
        void areToldTooWhereTheDocumentCannotBeRead() {
            assertThat(one("a: *x\nb: [\n").errors())
                    .hasSize(2)
                    .first()
                    .isEqualTo(Messages.unknownAlias(new Place("a.yaml", 1, 1, 4, "a"), "x"));
        }

        @Test
        void doNotReachIntoOtherDocuments() {
            assertThat(read("a: &x 1\n---\nb: *x\n").get(1).errors())
                    .containsExactly(Messages.unknownAlias(new Place("a.yaml", 2, 3, 4, "b"), "x"));
        }

        @Test
        void mayNotContainThemselves() {
            Document document = one("a: &x\n  b:\n  - *x\nc: &y\n  <<: *y\n");

            assertThat(document.root()).isEmpty();
            assertThat(document.errors())
                    .containsExactly(
                            Messages.recursiveAlias(new Place("a.yaml", 1, 3, 5, "a.b[0]"), "x"),
                            Messages.recursiveAlias(new Place("a.yaml", 1, 5, 7, "c[<<]"), "y"));
        }
    }

    @Nested
    class MergeKeys {

        @Test
        void addWhatIsNotThere() {
            assertThat(tree("- &x {a: 1, b: 2}\n- {<<: *x, b: 3, c: 4}\n- {b: 3, <<: {a: 5}}"))
                    .isEqualTo("[{a: INT 1, b: INT 2}, {b: INT 3, c: INT 4, a: INT 1}, {b: INT 3, a: INT 5}]");
        }

        @Test
        void letTheEarlierOfSeveralWin() {
            assertThat(tree("- &x {a: 1}\n- &y {a: 2, b: 2}\n- {<<: [*x, *y, {b: 3, c: 3}]}"))
                    .endsWith("{a: INT 1, b: INT 2, c: INT 3}]");
        }

        @Test
        void areOrdinaryKeysInQuotes() {
            assertThat(tree("'<<': {a: 1}")).isEqualTo("{<<: {a: INT 1}}");
        }

        @Test
        void takeMappingsAlone() {
            assertThat(one("<<: 1\na:\n  <<: [{}, x]\n").flaws())
                    .containsExactly(
                            Messages.merge(new Place("a.yaml", 1, 1, 5, "[<<]")),
                            Messages.merge(new Place("a.yaml", 1, 3, 12, "a[<<]")));
        }

        @Test
        void areThereOnce() {
            assertThat(one("{<<: {a: 1}, <<: {b: 2}}").flaws())
                    .containsExactly(
                            Messages.duplicate(new Place("a.yaml", 1, 1, 14, "[<<]"), "<<", new Position(1, 2)));
        }
    }
}
