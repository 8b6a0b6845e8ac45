package io.github.netpol4j.ufw.kernel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs, run to their end within a bounded time. */
final class Commands {

    private static final int SECONDS = 120;

    private Commands() {}

    /**
     * What a program did.
     *
     * @param status its exit status
     * @param text what it wrote, errors among it
     */
    record Output(int status, String text) {

        /** The same, if it succeeded. */
        Output orFail(String what) {
            if (status != 0) {
                throw new AssertionError(what + ": exit status " + status + "\n" + text);
            }
            return this;
        }
    }

    static Output run(List<String> command) {
        return run(command, null);
    }

    static Output run(List<String> command, @org.jspecify.annotations.Nullable File input) {
        try {
            Process process = builder(command)
                    .redirectErrorStream(true)
                    .redirectInput(input == null ? new File("/dev/null") : input)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end in " + SECONDS + " s");
            }
            return new Output(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        // What a test decides, not who started it.
        builder.environment().remove("SSH_CONNECTION");
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return builder;
    }

    static List<String> join(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
