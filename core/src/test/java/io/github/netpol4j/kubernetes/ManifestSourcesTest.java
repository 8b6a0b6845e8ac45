package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.ReaderMessages;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.target.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSourcesTest {

    @TempDir
    Path folder;

    private static String policy(String name) {
        return "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: " + name + "}\n";
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> names(Source... sources) {
        return ManifestReader.read(List.of(sources), ReadLimits.defaults(), policy -> List.of()).policies().stream()
                .map(PolicyObject::name)
                .toList();
    }

    private static List<Problem> problems(Source... sources) {
        return catchThrowableOfType(InvalidInputException.class, () -> names(sources))
                .problems();
    }

    @Test
    void sourcesAreReadInTheirOrder() throws IOException {
        Path file = write("x", policy("c"));
        InputStream stream = new ByteArrayInputStream(policy("b").getBytes(StandardCharsets.UTF_8));

        assertThat(names(Source.text(policy("d")), Source.stream(stream), Source.path(file)))
                .containsExactly("d", "b", "c");
    }

    @Test
    void foldersAreReadToTheBottomByName() throws IOException {
        write("b.yaml", policy("b"));
        write("a/z.YML", policy("az"));
        write(
                "a/y/x.json",
                "{\"apiVersion\": \"networking.k8s.io/v1\", \"kind\": \"NetworkPolicy\", \"metadata\": {\"name\": \"ayx\"}}");
        write("a/readme.md", "[");
        write("a-b.yaml", policy("a-b"));

        assertThat(names(Source.path(folder))).containsExactly("a-b", "ayx", "az", "b");
    }

    @Test
    void linksToFilesAreReadAndLinksToFoldersAreNotFollowed() throws IOException {
        Path data = write("..data/p.yaml", policy("p"));
        Path mounted = Files.createDirectories(folder.resolve("mounted"));
        Files.createSymbolicLink(mounted.resolve("p.yaml"), data);
        Files.createSymbolicLink(mounted.resolve("loop.yaml"), folder);
        Files.createSymbolicLink(folder.resolve("link"), mounted);

        assertThat(names(Source.path(mounted))).containsExactly("p");
        assertThat(names(Source.path(folder.resolve("link")))).containsExactly("p");
    }

    @Test
    void aLinkToNothingIsAProblem() throws IOException {
        Files.createSymbolicLink(folder.resolve("p.yaml"), folder.resolve("gone"));

        assertThat(problems(Source.path(folder)))
                .containsExactly(ReaderMessages.unreadable(
                        Place.of(folder + "/p.yaml", ""), "it does not exist, or links to nothing"));
    }

    @Test
    void aPathThatDoesNotExistIsAProblem() {
        assertThat(problems(Source.path(folder.resolve("gone"))))
                .containsExactly(ReaderMessages.notThere(Place.of(folder + "/gone", "")));
    }

    @Test
    void aFolderWithoutManifestsIsAProblem() throws IOException {
        write("readme.md", "x");

        assertThat(problems(Source.path(folder)))
                .containsExactly(ReaderMessages.noManifests(Place.of(folder.toString(), "")));
    }

    @Test
    void aStreamThatFailsIsAProblem() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThat(problems(Source.stream(failing)))
                .containsExactly(ReaderMessages.unreadable(Place.of("<stream>", ""), "gone"));
    }

    @Test
    void theProblemsOfAllFilesAreToldAtOnceByPlace() throws IOException {
        write("b.yaml", policy("b") + "---\n" + policy("b2") + "spec: {podselector: {}}\n---\n[\n");
        write("a.yaml", policy("a") + "spec:\n\tx: 1\n");
        Files.write(folder.resolve("c.yaml"), new byte[] {'a', (byte) 0xff});

        assertThat(problems(Source.path(folder), Source.text("kind: NetworkPolicy"), Source.path(folder.resolve("d"))))
                .extracting(problem -> problem.place().toString().replace(folder + "/", ""))
                .containsExactly(
                        "a.yaml, document 1, line 5, column 1",
                        "b.yaml, document 2, line 8, column 8, spec.podselector",
                        "b.yaml, document 3, line 11, column 1",
                        "c.yaml, line 1, column 2",
                        "d",
                        "<string>, document 1, line 1, column 1, apiVersion")
                .doesNotHaveDuplicates();
    }

    @Test
    void severalStringsAndStreamsAreNumbered() {
        assertThat(problems(Source.text("["), Source.text("["), Source.stream(InputStream.nullInputStream())))
                .extracting(problem -> problem.place().source())
                .containsExactly("<string 2>", "<string>");
    }

    @Test
    void limitsHoldForEachSource() {
        ReadLimits limits = new ReadLimits(100, 10, 10);
        List<Source> two = Stream.of(policy("a"), policy("b")).map(Source::text).toList();

        assertThat(ManifestReader.read(two, limits, policy -> List.of()).policies())
                .hasSize(2);
    }
}
