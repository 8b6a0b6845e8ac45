package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.rule.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of manifests: what is written, what is removed, and what is left alone. */
class ManifestFolderTest {

    private static final Policy TWO = policy("p")
            .in("a")
            .with(
                    allow(from("web")).to("db").port(1433),
                    allow(from("web")).to(app("cache").in("b")).port(6379));
    private static final Policy ONE =
            policy("p").in("a").with(allow(from("web")).to("db").port(1433));

    private static final String HEADER = "# netpol4j: policy \"p\" in \"a\"\n";

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = temporary.resolve("manifests");
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(temporary)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(temporary.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private Path foreign(String name, String text) throws IOException {
        Files.createDirectories(path(name).getParent());
        return Files.writeString(path(name), text);
    }

    @Test
    void oneFileAnObjectWithStableNamesAndAHeader() throws IOException {
        assertThat(Kubernetes.write(TWO, folder))
                .containsExactly(
                        new FileChange(FileChange.Kind.ADD, path("a/p-db-ingress.yaml")),
                        new FileChange(FileChange.Kind.ADD, path("b/p-cache-ingress.yaml")));
        assertThat(files().keySet())
                .containsExactly("manifests/a/p-db-ingress.yaml", "manifests/b/p-cache-ingress.yaml");
        assertThat(files().values()).allMatch(text -> text.startsWith(HEADER + "# Generated"));
        assertThat(files().get("manifests/a/p-db-ingress.yaml"))
                .endsWith(Kubernetes.yaml(ONE).substring("---\n".length()));
    }

    @Test
    void whatIsUpToDateIsNotWrittenAgain() throws IOException {
        Kubernetes.write(TWO, folder);
        FileTime then = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(path("a/p-db-ingress.yaml"), then);
        assertThat(Kubernetes.changes(TWO, folder)).isEmpty();
        assertThat(Kubernetes.write(TWO, folder)).isEmpty();
        assertThat(Files.getLastModifiedTime(path("a/p-db-ingress.yaml"))).isEqualTo(then);
    }

    @Test
    void whatThePolicyNoLongerMakesIsRemovedWithItsEmptyFolder() throws IOException {
        Kubernetes.write(TWO, folder);
        FileChange gone = new FileChange(FileChange.Kind.REMOVE, path("b/p-cache-ingress.yaml"));
        assertThat(gone).hasToString("remove " + path("b/p-cache-ingress.yaml"));
        assertThat(Kubernetes.changes(ONE, folder)).containsExactly(gone);
        assertThat(Kubernetes.write(ONE, folder)).containsExactly(gone);
        assertThat(files().keySet()).containsExactly("manifests/a/p-db-ingress.yaml");
        assertThat(path("b")).doesNotExist();
    }

    @Test
    void anEditedFileIsPutRight() throws IOException {
        Kubernetes.write(ONE, folder);
        Map<String, String> before = files();
        Files.writeString(path("a/p-db-ingress.yaml"), HEADER + "kind: Edited\n");
        FileChange change = new FileChange(FileChange.Kind.CHANGE, path("a/p-db-ingress.yaml"));
        assertThat(Kubernetes.changes(ONE, folder)).containsExactly(change);
        assertThat(Kubernetes.write(ONE, folder)).containsExactly(change);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void changesTellsAndWritesNothing() throws IOException {
        assertThat(Kubernetes.changes(TWO, folder)).hasSize(2);
        assertThat(folder).doesNotExist();
        Kubernetes.write(TWO, folder);
        Map<String, String> before = files();
        assertThat(Kubernetes.changes(ONE, folder)).hasSize(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void othersFilesAreLeftAlone() throws IOException {
        Policy namesake =
                policy("p").in("b").with(allow(from("web")).to("queue").port(1));
        Kubernetes.write(TWO, folder);
        Kubernetes.write(namesake, folder);
        foreign("a/by-hand.yaml", "kind: Mine\n");
        foreign("a/notes.txt", HEADER + "not a manifest\n");
        foreign("c/empty.yaml", "");
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere.yaml"), HEADER + "kind: Linked\n");
        Files.createSymbolicLink(path("a/link.yaml"), elsewhere);
        Kubernetes.write(ONE, folder);
        assertThat(files().keySet())
                .containsExactly(
                        "elsewhere.yaml",
                        "manifests/a/by-hand.yaml",
                        "manifests/a/link.yaml",
                        "manifests/a/notes.txt",
                        "manifests/a/p-db-ingress.yaml",
                        "manifests/b/p-queue-ingress.yaml",
                        "manifests/c/empty.yaml");
    }

    @Test
    void aForeignFileInTheWayIsRefusedAndNothingIsWritten() throws IOException {
        foreign("b/p-cache-ingress.yaml", "kind: Mine\n");
        Map<String, String> before = files();
        assertThatThrownBy(() -> Kubernetes.write(TWO, folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        path("b/p-cache-ingress.yaml") + ": this file is in the way: its first line does not say that"
                                + " this policy wrote it; move it, or write to another folder");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aSymbolicLinkInTheWayIsRefused() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere.yaml"), HEADER);
        Files.createDirectories(path("a"));
        Files.createSymbolicLink(path("a/p-db-ingress.yaml"), elsewhere);
        assertThatThrownBy(() -> Kubernetes.write(ONE, folder)).isInstanceOf(InvalidInputException.class);
        assertThat(Files.readString(elsewhere)).isEqualTo(HEADER);
    }

    @Test
    void aFolderWhereAFileBelongsIsRefusedAndNothingIsWritten() throws IOException {
        Files.createDirectories(path("b/p-cache-ingress.yaml"));
        assertThatThrownBy(() -> Kubernetes.write(TWO, folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("p-cache-ingress.yaml");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileWhereTheFolderBelongsIsRefused() throws IOException {
        Files.writeString(folder, "a file");
        assertThatThrownBy(() -> Kubernetes.write(TWO, folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + ": this is a file, not a folder; name a folder to write to");
        assertThat(files()).containsOnlyKeys("manifests");
    }

    @Test
    void whenWritingFailsNothingHasChanged() throws IOException {
        Kubernetes.write(ONE, folder);
        Files.writeString(path("b"), "a file where the folder of a namespace belongs");
        Map<String, String> before = files();
        Policy changed = policy("p")
                .in("a")
                .with(
                        allow(from("web")).to("db").port(1),
                        allow(from("x")).to(app("y").in("b")).port(1));
        assertThatThrownBy(() -> Kubernetes.write(changed, folder)).isInstanceOf(UncheckedIOException.class);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatWasBegunAsideLeavesNoTrace() throws IOException {
        Kubernetes.write(ONE, folder);
        Files.createDirectories(path("b/.p-cache-ingress.yaml.new/in-the-way"));
        assertThatThrownBy(() -> Kubernetes.write(TWO.labelledBy("name"), folder))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(files().keySet()).containsExactly("manifests/a/p-db-ingress.yaml");
        assertThat(Kubernetes.changes(ONE, folder)).isEmpty();
    }

    @Test
    void twoPoliciesShareAFolderAsOneUnitOrApart() throws IOException {
        Policy other = policy("q").in("a").with(isolate("web").egress());
        assertThat(Kubernetes.write(List.of(ONE, other), folder)).hasSize(3);
        assertThat(files().keySet())
                .containsExactly(
                        "manifests/a/p-db-ingress.yaml",
                        "manifests/a/p-web-egress.yaml",
                        "manifests/a/q-web-egress.yaml");
        assertThat(Kubernetes.changes(List.of(other, ONE), folder)).isEmpty();
        assertThat(Kubernetes.changes(ONE, folder))
                .containsExactly(new FileChange(FileChange.Kind.REMOVE, path("a/p-web-egress.yaml")));
    }
}
