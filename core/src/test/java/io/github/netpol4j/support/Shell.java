package io.github.netpol4j.support;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;

/** A JShell in this process: what it evaluates are values of the same classes. */
public final class Shell implements AutoCloseable {

    /** What a bare JShell imports: its start-up script DEFAULT. */
    public static final List<String> DEFAULT_IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*");

    /** What a user of the library imports. */
    public static final List<String> OUR_IMPORTS = List.of("static io.github.netpol4j.NetPol.*");

    private static final List<Object> KEPT = new ArrayList<>();

    private final JShell shell;

    /** A shell with imports. */
    public Shell(List<String> imports) {
        shell = JShell.builder()
                .executionEngine(new LocalExecutionControlProvider(), null)
                .build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        imports.forEach(one -> run("import " + one + ";"));
    }

    /** For snippets: keeps a value, so that the test gets it. */
    public static void keep(Object value) {
        KEPT.add(value);
    }

    /** The values of expressions, all evaluated at once. */
    public List<Object> values(List<String> expressions) {
        KEPT.clear();
        run(expressions.stream()
                .map(code -> "io.github.netpol4j.support.Shell.keep(" + code + ");")
                .collect(Collectors.joining("\n", "{\n", "\n}")));
        return List.copyOf(KEPT);
    }

    /** What the shell prints for the last of the snippets in a text, as it would be pasted. */
    public String paste(String text) {
        String last = "";
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            last = run(next.source());
            rest = next.remaining();
        }
        return last;
    }

    private SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    private String run(String code) {
        SnippetEvent event = shell.eval(code).get(0);
        if (event.exception() != null) {
            throw new AssertionError(code, event.exception());
        }
        if (event.status() != Snippet.Status.VALID) {
            throw new AssertionError(code + "\n"
                    + shell.diagnostics(event.snippet()).map(Shell::message).collect(Collectors.joining("\n")));
        }
        if (event.snippet().kind() == Snippet.Kind.STATEMENT) {
            shell.drop(event.snippet());
        }
        return String.valueOf(event.value());
    }

    private static String message(Diag diag) {
        return diag.getMessage(java.util.Locale.ROOT);
    }

    @Override
    public void close() {
        shell.close();
    }
}
