package io.github.netpol4j.internal.yaml;

import static io.github.netpol4j.internal.yaml.Trees.one;
import static io.github.netpol4j.internal.yaml.Trees.places;
import static io.github.netpol4j.internal.yaml.Trees.read;
import static io.github.netpol4j.internal.yaml.Trees.show;
import static io.github.netpol4j.internal.yaml.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTreeTest {

    @Test
    void jsonIsToldByItsFirstCharacter() {
        assertThat(tree("\n\t {\n\t\"a\":\t[1, 1.5, -0, true, null, \"no\"],\n\t\"b\": {}\n}\n"))
                .isEqualTo("{a: [INT 1, FLOAT 1.5, INT -0, BOOL true, null, 'no'], b: {}}");
    }

    @Test
    void escapesAreResolved() {
        assertThat(tree("{\"a\": \"\\/x\\t\\u00f1 \\ud83d\\ude00\"}")).isEqualTo("{a: '/x\tñ 😀'}");
    }

    @Test
    void halfASurrogatePairIsAFlaw() {
        assertThat(one("{\"a\": \"\\ud83d\"}").flaws())
                .containsExactly(Messages.halfPair(new Place("a.yaml", 1, 1, 7, "a")));
    }

    @Test
    void everyKeyAndValueKnowsItsPlace() {
        assertThat(places(one("{\n\t\"😀\": {\"a\" : 1},\r\n  \"b\": [true,\n\"x\"]}")
                        .root()
                        .orElseThrow()))
                .isEqualTo("2:2 😀, 2:8 a, 2:14 INT 1, 3:3 b, 3:9 BOOL true, 4:1 'x'");
    }

    @Test
    void aKeyThatIsThereTwiceIsAFlaw() {
        assertThat(one("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2}, \"a\": 2}").flaws())
                .containsExactly(
                        Messages.duplicate(new Place("a.yaml", 1, 2, 16, "b.c"), "c", new Position(2, 8)),
                        Messages.duplicate(new Place("a.yaml", 1, 2, 25, "a"), "a", new Position(1, 2)));
    }

    @Test
    void documentsMayFollowEachOther() {
        List<Document> documents = read("{\"a\": 1}\n{\"b\": 2} {\"c\": 3}");

        assertThat(documents).extracting(Trees::show).containsExactly("{a: INT 1}", "{b: INT 2}", "{c: INT 3}");
        assertThat(documents).extracting(Document::number).containsExactly(1, 2, 3);
    }

    @Test
    void jsonAndYamlDocumentsMayFollowEachOther() {
        List<Document> documents = read("a: 1\n---\n{\"b\":\t2}\n{\"c\": 3}\n--- # x\n{\"d\":\t4}\n---\n{e: 5}\n");

        assertThat(documents)
                .extracting(Trees::show)
                .containsExactly("{a: INT 1}", "{b: INT 2}", "{c: INT 3}", "{d: INT 4}", "{e: INT 5}");
        assertThat(documents).extracting(Document::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(documents.get(3).root().orElseThrow().at()).isEqualTo(new Position(6, 1));
    }

    @Test
    void whatOpensLikeJsonMayBeYaml() {
        assertThat(tree("{a: no, # why\n b: [x, 'y']}")).isEqualTo("{a: BOOL no, b: ['x', 'y']}");
    }

    @Test
    void whatIsNeitherIsToldInTheFormatThatCameFurther() {
        assertThat(one("{\"a\": 1,\n \"b\":\t2,,}").errors()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).startsWith("this is not JSON: ");
            assertThat(problem.place()).isEqualTo(new Place("a.yaml", 1, 2, 9, ""));
        });
        assertThat(one("{a: 1,\n b: ]").errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("this is not YAML: "));
    }

    @Test
    void whatCameBeforeAnErrorStays() {
        List<Document> documents = DocumentReader.read("a.json", "{\"a\": 1}\n{\"b\" 2}", ReadLimits.defaults());

        assertThat(documents).extracting(Trees::show).containsExactly("{a: INT 1}", "nothing");
        assertThat(documents.get(1).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo(new Place("a.json", 2, 2, 6, "")));
    }

    @Test
    void aFileNamedJsonMustBeJson() {
        assertThat(DocumentReader.read("a.JSON", "a: 1", ReadLimits.defaults()))
                .singleElement()
                .satisfies(
                        document -> assertThat(document.errors().get(0).what()).startsWith("this is not JSON: "));
    }

    @Test
    void anUnfinishedTextIsAnError() {
        for (String text : List.of("{", "{\"a\"", "{\"a\":", "{\"a\": 1", "[1,", "\"a", "{\"a\": tru")) {
            assertThat(DocumentReader.read("a.json", text, ReadLimits.defaults()))
                    .as(text)
                    .singleElement()
                    .satisfies(document -> {
                        assertThat(document.errors()).hasSize(1);
                        assertThat(show(document)).isEqualTo("nothing");
                    });
        }
    }
}
