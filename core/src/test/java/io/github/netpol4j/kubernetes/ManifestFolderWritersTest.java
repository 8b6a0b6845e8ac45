package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netpol4j.internal.manifest.ManifestFolder;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers at once, readers meanwhile, and writing that fails. */
class ManifestFolderWritersTest {

    private static final Policy ONE =
            policy("p").in("a").with(allow(from("web")).to("db").port(1433));
    private static final Policy TWO =
            ONE.with(allow(from("web")).to(app("cache").in("b")).port(6379));

    @TempDir
    private Path temporary;

    private static ManifestFolder folder(Path folder, Policy policy) {
        return PolicyFolder.of(
                folder, List.of(policy), Kubernetes.compile(policy).policies());
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.map(path -> temporary.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void runAtOnce(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            for (Future<Void> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void severalMayWriteOnePolicyIntoAFolderThatIsNotThereYet() throws Exception {
        for (int round = 0; round < 50; round++) {
            Path target = temporary.resolve("round" + round);
            Callable<Void> writing = () -> {
                folder(target, TWO).write();
                return null;
            };
            runAtOnce(List.of(writing, writing, writing));
            assertThat(Kubernetes.changes(TWO, target)).isEmpty();
        }
        assertThat(everything()).hasSize(1 + 50 * 5);
    }

    @Test
    void aFolderThatOneRemovesAndAnotherNeedsIsMadeAgain() throws Exception {
        Path target = temporary.resolve("manifests");
        ManifestFolder growing = folder(target, TWO);
        ManifestFolder shrinking = folder(target, ONE);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (ManifestFolder folder : List.of(growing, shrinking, growing)) {
            tasks.add(() -> {
                for (int i = 0; i < 300; i++) {
                    folder.write();
                }
                return null;
            });
        }
        runAtOnce(tasks);
        growing.write();
        assertThat(everything())
                .containsExactly(
                        "",
                        "manifests",
                        "manifests/a",
                        "manifests/a/p-db-ingress.yaml",
                        "manifests/b",
                        "manifests/b/p-cache-ingress.yaml");
    }

    /** A copy, or a move that deletes first, would show readers half a file or none. */
    @Test
    void whoReadsMeanwhileSeesOneWholeFileOrTheOther() throws Exception {
        Path target = temporary.resolve("manifests");
        ManifestFolder one = folder(target, large(1));
        ManifestFolder other = folder(target, large(2));
        one.write();
        Path file = target.resolve("a/p-db-ingress.yaml");
        String first = Files.readString(file);
        other.write();
        Set<String> whole = Set.of(first, Files.readString(file));
        assertThat(whole).hasSize(2);
        AtomicBoolean isDone = new AtomicBoolean();
        runAtOnce(List.of(
                () -> {
                    try {
                        for (int i = 0; i < 200; i++) {
                            (i % 2 == 0 ? one : other).write();
                        }
                    } finally {
                        isDone.set(true);
                    }
                    return null;
                },
                () -> {
                    while (!isDone.get()) {
                        assertThat(whole.contains(read(file))).isTrue();
                    }
                    return null;
                }));
    }

    private static Policy large(int port) {
        List<Rule> rules = IntStream.range(0, 600)
                .<Rule>mapToObj(i -> allow(from("web-" + i)).to("db").port(port))
                .toList();
        return policy("p").in("a").with(rules);
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "none";
        }
    }

    /** The folder's own name is so long that a file fits in below a short namespace, and not below a long one. */
    @Test
    void whenWritingFailsNothingHasChanged() throws IOException {
        assumeTrue("Linux".equals(System.getProperty("os.name")), "where paths have at most 4,095 bytes");
        Path target = temporary;
        while (target.toString().length() < 4000) {
            target = target.resolve(
                    "x".repeat(Math.min(200, 4005 - target.toString().length() - 1)));
        }
        Path folder = target;
        String far = "y".repeat(63);
        Kubernetes.write(ONE, folder);
        List<String> before = everything();
        Policy changed = policy("p")
                .in("a")
                .with(
                        allow(from("web")).to("db").port(1),
                        allow(from("web")).to(app("cache").in("b")).port(1),
                        allow(from("web")).to(app("cache").in(far)).port(1));
        assertThatThrownBy(() -> Kubernetes.write(changed, folder)).isInstanceOf(UncheckedIOException.class);
        assertThat(everything().equals(before)).isTrue();
        assertThat(Kubernetes.changes(ONE, folder)).isEmpty();
    }
}
