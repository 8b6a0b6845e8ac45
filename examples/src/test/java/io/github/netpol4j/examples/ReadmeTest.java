package io.github.netpol4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.Test;

/** The README's Java runs as it stands, in one JShell session, and prints what the README says it prints. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path IMPORTS = Path.of("src", "main", "jshell", "netpol4j.jsh");

    @Test
    void everyExamplePrintsWhatStandsBelowIt() throws IOException {
        List<String> written = Files.readAllLines(README);
        List<String> real = new ArrayList<>();
        int examples = 0;
        try (JShell shell = JShell.builder()
                .executionEngine(new LocalExecutionControlProvider(), null)
                .build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            // What JShell itself starts with, then ours.
            run(shell, "import java.util.*;\n" + Files.readString(IMPORTS));
            for (int i = 0; i < written.size(); i++) {
                real.add(written.get(i));
                if (!written.get(i).equals("```java")) {
                    continue;
                }
                int end = endOfBlock(written, i);
                real.addAll(written.subList(i + 1, end + 1));
                String output = run(shell, String.join("\n", written.subList(i + 1, end)));
                i = end;
                boolean shown = i + 1 < written.size() && written.get(i + 1).matches("```(text|yaml)");
                assertThat(output.isEmpty())
                        .as("line %d: an example that prints shows what it printed, and only such a one", i)
                        .isEqualTo(!shown);
                if (shown) {
                    real.add(written.get(i + 1));
                    output.lines().map(String::stripTrailing).forEach(real::add);
                    i = endOfBlock(written, i + 1);
                    real.add(written.get(i));
                    examples++;
                }
            }
        }
        assertThat(examples).isPositive();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, String.join("\n", real) + "\n");
        } else {
            assertThat(real).isEqualTo(written);
        }
    }

    private static int endOfBlock(List<String> lines, int start) {
        int end = start + 1;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        return end;
    }

    /** Runs snippets one by one and returns what they print. */
    private static String run(JShell shell, String source) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            String rest = source;
            while (!rest.isBlank()) {
                var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertThat(event.status())
                            .as(
                                    "%s: %s",
                                    next.source(),
                                    shell.diagnostics(event.snippet())
                                            .map(d -> d.getMessage(null))
                                            .toList())
                            .isNotEqualTo(Status.REJECTED);
                    assertThat(event.exception()).as(next.source()).isNull();
                }
                rest = next.remaining();
            }
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
