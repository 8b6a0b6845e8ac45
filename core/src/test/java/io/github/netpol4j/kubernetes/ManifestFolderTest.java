package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.target.FileChange;
import java.io.IOException;
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
        Policy other = policy("q").in("b").with(allow(from("web")).to("queue").port(1));
        Kubernetes.write(TWO, folder);
        Kubernetes.write(other, folder);
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
                        "manifests/b/q-queue-ingress.yaml",
                        "manifests/c/empty.yaml");
    }

    @Test
    void aPolicyThatMovedToAnotherNamespaceTakesItsFilesAlong() throws IOException {
        Kubernetes.write(ONE, folder);
        Policy moved = policy("p").in("c").with(ONE.rules());
        assertThat(Kubernetes.write(moved, folder))
                .containsExactly(
                        new FileChange(FileChange.Kind.REMOVE, path("a/p-db-ingress.yaml")),
                        new FileChange(FileChange.Kind.ADD, path("c/p-db-ingress.yaml")));
        assertThat(files().keySet()).containsExactly("manifests/c/p-db-ingress.yaml");
        assertThat(path("a")).doesNotExist();
    }

    @Test
    void aCopyOfOurFileAnywhereElseIsLeftAlone() throws IOException {
        Kubernetes.write(TWO, folder);
        String text = Files.readString(path("b/p-cache-ingress.yaml"));
        foreign("p-cache-ingress.yaml", text);
        foreign("backup/p-cache-ingress.yaml", text);
        foreign("backup/b/p-cache-ingress.yaml", text);
        foreign("b/copy-of-p-cache-ingress.yaml", text);
        foreign("b/p-cache-ingress.yml", text);
        foreign("b/old/p-cache-ingress.yaml", text);
        foreign("b/unreadable.yaml", HEADER + "metadata: {name: unreadable, namespace: b\n");
        foreign("b/list.yaml", HEADER + "- metadata: {name: list, namespace: b}\n");
        foreign("b/nameless.yaml", HEADER + "metadata: {namespace: b}\n");
        assertThat(Kubernetes.write(ONE, folder))
                .containsExactly(new FileChange(FileChange.Kind.REMOVE, path("b/p-cache-ingress.yaml")));
        assertThat(files().keySet())
                .containsExactly(
                        "manifests/a/p-db-ingress.yaml",
                        "manifests/b/copy-of-p-cache-ingress.yaml",
                        "manifests/b/list.yaml",
                        "manifests/b/nameless.yaml",
                        "manifests/b/old/p-cache-ingress.yaml",
                        "manifests/b/p-cache-ingress.yml",
                        "manifests/b/unreadable.yaml",
                        "manifests/backup/b/p-cache-ingress.yaml",
                        "manifests/backup/p-cache-ingress.yaml",
                        "manifests/p-cache-ingress.yaml");
    }

    @Test
    void anEditedFileThatIsNoLongerMadeIsRemoved() throws IOException {
        Kubernetes.write(TWO, folder);
        Path file = path("b/p-cache-ingress.yaml");
        Files.writeString(file, Files.readString(file).replace("port: 6379", "port: 80"));
        assertThat(Kubernetes.write(ONE, folder)).containsExactly(new FileChange(FileChange.Kind.REMOVE, file));
        assertThat(file).doesNotExist();
    }

    @Test
    void theLongestNameIsOneThatAFileCanHave() {
        Policy longest = policy("p")
                .in("a")
                .with(isolate(pods(label("a".repeat(63), "b".repeat(63)), label("c".repeat(63), "d".repeat(63))))
                        .ingress());
        assertThat(Kubernetes.write(longest, folder)).hasSize(1);
        assertThat(Kubernetes.compile(longest).policies().get(0).name()).hasSize(250);
        assertThat(Kubernetes.changes(longest, folder)).isEmpty();
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
