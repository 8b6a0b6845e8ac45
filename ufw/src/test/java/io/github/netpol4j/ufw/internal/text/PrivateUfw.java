package io.github.netpol4j.ufw.internal.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netpol4j.ufw.RealUfw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real ufw in namespaces of its own, with private copies of its files: nothing of the machine's is read after that, or written. */
final class PrivateUfw implements AutoCloseable {

    private static final List<String> AS_ROOT = List.of("unshare", "--net", "--mount");
    private static final List<String> AS_USER = List.of("unshare", "--user", "--map-root-user", "--net", "--mount");
    private static final String COPY = """
            set -eu
            cp -a /etc/ufw "$1/etc"
            cp -a /usr/lib/ufw "$1/lib" 2>/dev/null || cp -a /lib/ufw "$1/lib"
            cp /etc/default/ufw "$1/default"
            mkdir "$1/run"
            """;
    private static final String ENTER = """
            set -eu
            mount --make-rprivate /
            mount --bind "$1/etc" /etc/ufw
            mount --bind "$1/lib" /usr/lib/ufw
            mount --bind "$1/default" /etc/default/ufw
            mount --bind "$1/run" /run
            cd "$1"
            export LANG=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
            set +eu
            . "$1/$2"
            """;

    private final List<String> enter;
    private final Path folder;

    private PrivateUfw(List<String> enter, Path folder) {
        this.enter = enter;
        this.folder = folder;
    }

    /** Copies what ufw has; skips the test, and says why, where it can't be run. */
    static PrivateUfw copied() throws IOException {
        RealUfw.assumeAsked();
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/ufw")), "left out: ufw is not installed");
        List<String> enter = succeeds(AS_ROOT) ? AS_ROOT : AS_USER;
        assumeTrue(succeeds(enter), "left out: no namespace can be made here (unshare --net --mount)");
        Path folder = Files.createTempDirectory("netpol4j-ufw");
        run(List.of("sh", "-c", COPY, "sh", folder.toString()));
        return new PrivateUfw(enter, folder);
    }

    private static boolean succeeds(List<String> enter) throws IOException {
        List<String> command = new ArrayList<>(enter);
        command.add("true");
        return exitOf(command) == 0;
    }

    /** Removes the copies. */
    @Override
    public void close() throws IOException {
        run(List.of("rm", "-rf", folder.toString()));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Runs a script there, in the folder; what it prints is of no interest. */
    void run(String name, String script) throws IOException {
        Files.writeString(folder.resolve(name), script);
        List<String> command = new ArrayList<>(enter);
        command.addAll(List.of("bash", "-c", ENTER, "bash", folder.toString(), name));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        int exit = exitOf(command);
        if (exit != 0) {
            throw new AssertionError("exit status " + exit + " of " + command);
        }
    }

    private static int exitOf(List<String> command) throws IOException {
        Path output = Files.createTempFile("netpol4j", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("no end in time: " + command);
            }
            if (process.exitValue() != 0) {
                System.out.println(Files.readString(output, StandardCharsets.UTF_8));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
