package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;

/** Hostile text in every text field of a rule: it is refused, or a shell hands it to ufw as it is, and ufw reads the rule that was meant. */
class HostileTextTest {

    private static final int TEXTS = 10_000;
    private static final int A_SCRIPT = 500;
    private static final int REAL_SCRIPTS = 20;
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "$(touch pwned)",
            "`touch pwned`",
            "\n",
            "\r",
            "\0",
            "-",
            "--",
            "--rootdir=",
            "; touch pwned;",
            "&& touch pwned",
            "| tee pwned",
            "> pwned",
            "<",
            "*",
            "?",
            "~",
            "#",
            "\\",
            " ",
            "\t",
            "é",
            "日",
            "$IFS",
            "${x:-y}",
            "!",
            "in",
            "out",
            "on",
            "log",
            " in on ",
            " out on ",
            "comment",
            "delete",
            "from",
            "\u202e",
            "\u2028",
            "\ud800",
            "%",
            "%20",
            "=",
            "a",
            "0",
            "eth0",
            "EOF",
            "port",
            "_",
            "+",
            ".",
            "/",
            "\u001b[0m");
    private static final Path FOLDER = folder();

    private static Path folder() {
        try {
            return Files.createTempDirectory("netpol4j-hostile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(5).map(pieces -> String.join("", pieces));
    }

    private record Tried(UfwRule rule, List<String> words) {}

    private static Stream<String> texts(int count) {
        return texts().generator(1000, false).stream(new Random(Long.getLong("netpol4j.seed", 1)))
                .map(shrinkable -> shrinkable.value())
                .limit(count);
    }

    @Example
    void noTextChangesWhatAScriptMeans() throws IOException {
        List<String> hostile = texts(TEXTS).toList();
        int accepted = 0;
        int scripts = 0;
        for (int from = 0; from < TEXTS; from += A_SCRIPT) {
            List<Tried> tried = new ArrayList<>();
            hostile.subList(from, from + A_SCRIPT).forEach(text -> tried.addAll(rules(text)));
            accepted += tried.size();
            List<List<String>> words = tried.stream().map(Tried::words).toList();
            List<List<String>> seen = runInShell(words);
            assertThat(seen).isEqualTo(words);
            for (int i = 0; i < tried.size(); i++) {
                assertThat(CommandParser.parse(seen.get(i), Services.NONE))
                        .isEqualTo(new UfwCommand.OfRule(tried.get(i).rule, Placement.APPEND, false));
            }
            scripts++;
        }
        System.out.printf(
                "ufw: %d hostile texts in 4 fields, %d rules accepted, %d scripts through sh%n",
                TEXTS, accepted, scripts);
        assertThat(accepted).isBetween(TEXTS / 10, 3 * TEXTS);
        assertThat(FOLDER.resolve("pwned")).doesNotExist();
    }

    @Example
    void anyWordReachesTheProgramAsItIs() throws IOException {
        List<List<String>> words = texts().generator(1000, false).stream(new Random(Long.getLong("netpol4j.seed", 1)))
                .map(shrinkable -> shrinkable.value())
                .filter(text -> !isUnwritable(text))
                .map(text -> List.of(text, "x" + text))
                .limit(A_SCRIPT)
                .toList();
        assertThat(runInShell(words)).isEqualTo(words);
        assertThat(FOLDER.resolve("pwned")).doesNotExist();
        List<List<String>> unquoted = List.of(List.of("$(touch pwned)"));
        assertThat(run("ufw $(touch pwned)\n"))
                .as("a script without quotes is caught")
                .isNotEqualTo(unquoted);
        Files.delete(FOLDER.resolve("pwned"));
    }

    @Example
    void whatNoProgramCanBeGivenIsRefused() {
        for (String text : List.of("a\0b", "\ud800")) {
            assertThatThrownBy(() -> ShellScript.write(List.of("ufw"), List.of(List.of("allow", text))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("no program can be given");
        }
    }

    @Example
    void acceptedTextStaysOnItsLineOfAFile() {
        texts(TEXTS)
                .flatMap(text -> rules(text).stream())
                .map(Tried::rule)
                .filter(rule -> !CommandWriter.namesApplication(rule))
                .forEach(rule -> {
                    String file = UserRules.fragment(List.of(rule), false);
                    assertThat(UserRulesReader.read("user.rules", file, false)).containsExactly(rule);
                    assertThat(file.lines().filter(line -> line.startsWith("-A ufw-user-")))
                            .isEqualTo(RuleLines.chains(rule, false));
                });
    }

    @Example
    void theRealUfwReadsWhatIsAcceptedAsWeDo() throws IOException {
        int each = Math.min(10, Math.max(1, Integer.getInteger("jqwik.tries.default", 500) / 100));
        List<UfwRule> rules = texts(TEXTS)
                .flatMap(text -> rules(text).stream())
                .map(Tried::rule)
                .filter(rule -> !CommandWriter.namesApplication(rule))
                .limit((long) each * REAL_SCRIPTS)
                .toList();
        List<String> seen = new ArrayList<>();
        try (PrivateUfw ufw = PrivateUfw.copied()) {
            Files.writeString(ufw.file("dry"), "#!/bin/sh\nexec ufw --dry-run \"$@\" 2>&1\n");
            for (int i = 0; i < REAL_SCRIPTS; i++) {
                List<List<String>> words = rules.subList(i * each, (i + 1) * each).stream()
                        .map(rule -> CommandWriter.words(rule, Placement.APPEND))
                        .toList();
                Files.writeString(ufw.file("text." + i), ShellScript.write(List.of("sh", "./dry"), words));
            }
            ufw.run(
                    "script",
                    "for text in text.*; do sh ./$text > printed.$text || echo failed > $text.failed; done\n");
            for (int i = 0; i < REAL_SCRIPTS; i++) {
                assertThat(ufw.file("text." + i + ".failed")).doesNotExist();
                Files.readAllLines(ufw.file("printed.text." + i)).stream()
                        .filter(line -> line.startsWith(RuleLines.TUPLE))
                        .forEach(seen::add);
            }
        }
        List<String> wanted = rules.stream()
                .flatMap(rule -> Stream.of(RuleLines.tuple(rule, false), RuleLines.tuple(rule, true)))
                .toList();
        System.out.printf("ufw: %d hostile rules in %d scripts through the real ufw%n", rules.size(), REAL_SCRIPTS);
        assertThat(seen).isEqualTo(wanted);
    }

    private static boolean isUnwritable(String text) {
        return text.contains("\0") || text.contains("\ud800");
    }

    /** The rules with a text in one of their fields that are accepted. */
    private static List<Tried> rules(String text) {
        UfwRule rule = UfwRule.incoming(UfwAction.ALLOW).withDestination(UfwEnd.ANY.on(UfwPorts.of(22)));
        UfwRule profile = rule.withDestination(new UfwEnd(Optional.empty(), UfwPorts.ANY, text));
        return List.of(
                        rule.withComment(text),
                        rule.withRouted(true).withComment(text),
                        rule.withInInterface(text),
                        profile,
                        profile.withInInterface("eth0"))
                .stream()
                .filter(one -> RuleChecks.problems(one).isEmpty())
                .map(one -> new Tried(one, CommandWriter.words(one, Placement.APPEND)))
                .toList();
    }

    private static List<List<String>> runInShell(List<List<String>> commands) throws IOException {
        return run(ShellScript.write(List.of("ufw"), commands));
    }

    /** What a stand-in for ufw sees: it prints how many arguments it has, and each, ended by NUL. */
    private static List<List<String>> run(String script) throws IOException {
        Files.writeString(FOLDER.resolve("script"), script);
        Path output = FOLDER.resolve("output");
        String standIn = "ufw() { printf '%s\\0' \"$#\" \"$@\"; }; . ./script";
        Process process = new ProcessBuilder("sh", "-c", standIn)
                .directory(FOLDER.toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(process.exitValue()).isZero();
        List<String> words =
                Arrays.asList(Files.readString(output, StandardCharsets.UTF_8).split("\0", -1));
        List<List<String>> seen = new ArrayList<>();
        for (int at = 0; at < words.size() - 1; ) {
            int count = Integer.parseInt(words.get(at));
            seen.add(List.copyOf(words.subList(at + 1, at + 1 + count)));
            at += 1 + count;
        }
        return seen;
    }
}
