package io.github.netpol4j.ufw.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that runs beside the test, is asked line by line, and ends with its input: with this process, however that ends. */
final class Helper implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    /** Starts it. */
    Helper(List<String> command) {
        try {
            process = Commands.builder(command).redirectError(Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts it, and waits for its line {@code ready}. */
    static Helper ready(List<String> command) {
        Helper helper = new Helper(command);
        String line = helper.line();
        if (!line.equals("ready")) {
            helper.close();
            throw new IllegalStateException(command + " said " + line);
        }
        return helper;
    }

    /** The process that it started. */
    long child() {
        return process.children().findFirst().orElseThrow().pid();
    }

    /** The answer to a question. */
    String ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line();
    }

    private String line() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("a helper ended early: " + process.info());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
