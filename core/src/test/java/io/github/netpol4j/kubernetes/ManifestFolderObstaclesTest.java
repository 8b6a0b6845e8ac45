package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.rule.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the way of a folder of manifests: all of it is told at once, and nothing is touched. */
class ManifestFolderObstaclesTest {

    private static final Policy POLICY = policy("p")
            .in("a")
            .with(
                    allow(from("web")).to("db").port(1433),
                    allow(from("web")).to(app("cache").in("b")).port(6379));

    private static final String HEADER = "# netpol4j: policy \"p\" in \"a\"\n";

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("manifests"));
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.map(path -> temporary.relativize(path)
                            + (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? " " + text(path) : ""))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void isRefused(Path target, String... messages) throws IOException {
        List<String> before = everything();
        assertThatThrownBy(() -> Kubernetes.write(POLICY, target))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Object::toString)
                                .containsExactly(messages));
        assertThatThrownBy(() -> Kubernetes.changes(POLICY, target)).isInstanceOf(InvalidInputException.class);
        assertThat(everything()).isEqualTo(before);
    }

    private static String foreign(Path file) {
        return file
                + ": this file is in the way: its first line does not say that this policy wrote it; move it, or write"
                + " to another folder";
    }

    private static String fileForFolder(Path namespace) {
        return namespace
                + ": this is a file, and the folder of the namespace belongs here; move it, or write to another"
                + " folder";
    }

    private static String link(Path namespace) {
        return namespace
                + ": this is a symbolic link, and what is written below a folder stays below it; put the folder of"
                + " the namespace in its place, or write to where it points";
    }

    @Test
    void aForeignFile() throws IOException {
        Path file = Files.createDirectory(folder.resolve("b")).resolve("p-cache-ingress.yaml");
        Files.writeString(file, "kind: Mine\n");
        isRefused(folder, foreign(file));
    }

    @Test
    void theFileOfAnotherPolicy() throws IOException {
        Path file = Files.createDirectory(folder.resolve("b")).resolve("p-cache-ingress.yaml");
        for (String header : List.of("policy \"p2\" in \"a\"", "policy \"\" in \"a\"", "policy \"p\"", "p")) {
            Files.writeString(file, "# netpol4j: " + header + "\n");
            isRefused(folder, foreign(file));
        }
    }

    @Test
    void aSymbolicLinkInThePlaceOfAFile() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere.yaml"), HEADER);
        Path file = Files.createDirectory(folder.resolve("a")).resolve("p-db-ingress.yaml");
        Files.createSymbolicLink(file, elsewhere);
        isRefused(folder, foreign(file));
    }

    @Test
    void aFolderInThePlaceOfAFile() throws IOException {
        Path file = Files.createDirectories(folder.resolve("b/p-cache-ingress.yaml"));
        isRefused(folder, foreign(file));
    }

    @Test
    void aFileInThePlaceOfTheFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "a file");
        String message = file + ": this is a file, not a folder; name a folder to write to";
        isRefused(file, message);
        isRefused(file.resolve("below/it"), message);
    }

    @Test
    void aFileInThePlaceOfANamespacesFolder() throws IOException {
        Path namespace = Files.writeString(folder.resolve("b"), HEADER);
        isRefused(folder, fileForFolder(namespace));
    }

    @Test
    void aLinkInThePlaceOfANamespacesFolder() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path namespace = Files.createSymbolicLink(folder.resolve("b"), elsewhere);
        isRefused(folder, link(namespace));
        Files.delete(elsewhere);
        isRefused(folder, link(namespace));
    }

    @Test
    void allOfItAtOnce() throws IOException {
        Path linked =
                Files.createSymbolicLink(folder.resolve("c"), Files.createDirectory(temporary.resolve("elsewhere")));
        Path file = Files.writeString(folder.resolve("b"), "a file");
        Path one = Files.createDirectory(folder.resolve("a")).resolve("p-db-ingress.yaml");
        Path other = folder.resolve("a/p-web-egress.yaml");
        Files.writeString(one, "kind: Mine\n");
        Files.writeString(other, "");
        Policy longer = POLICY.with(
                isolate("web").egress(), isolate(app("x").in("c", "d")).ingress());
        assertThatThrownBy(() -> Kubernetes.write(longer, folder))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Object::toString)
                                .containsExactly(fileForFolder(file), link(linked), foreign(one), foreign(other)));
        assertThat(folder.resolve("d")).doesNotExist();
    }
}
