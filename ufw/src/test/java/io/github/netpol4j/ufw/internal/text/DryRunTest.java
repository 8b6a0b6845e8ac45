package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** The real {@code ufw --dry-run}, given our commands, writes the lines that we write: tuples and what the kernel gets. */
class DryRunTest {

    private static final int MOST = 1000;

    /** Runs ufw's own program once for each command, in a process of its own; Python starts only once. */
    private static final String DRIVER = """
            import os, runpy, sys
            import gettext, ufw.frontend
            for i, command in enumerate(open("commands", encoding="utf-8", newline="").read().split("\\1")):
                if os.fork() == 0:
                    out = os.open("out.%d" % i, os.O_WRONLY | os.O_CREAT)
                    os.dup2(out, 1)
                    os.dup2(out, 2)
                    sys.argv = ["/usr/sbin/ufw", "--dry-run"] + command.split("\\0")
                    try:
                        runpy.run_path("/usr/sbin/ufw", run_name="__main__")
                    except SystemExit:
                        pass
                    sys.stdout.flush()
                    sys.stderr.flush()
                    os._exit(0)
                os.wait()
            """;

    @Example
    void randomRulesAreWrittenAsUfwWritesThem() throws IOException {
        int tries = Integer.getInteger("jqwik.tries.default", 500);
        int count = Math.min(MOST, Math.max(10, tries));
        long seed = Long.getLong("netpol4j.seed", 1);
        List<UfwRule> rules = UfwArbitraries.rule().generator(MOST, false).stream(new Random(seed))
                .map(shrinkable -> shrinkable.value())
                .limit(count)
                .toList();
        List<String> outputs = dryRuns(rules);
        List<String> different = differences(rules, outputs, RuleLines::chains);
        System.out.printf("ufw: %d random rules written as ufw --dry-run writes them%n", count - different.size());
        assertThat(different).as("seed %d", seed).isEmpty();
        assertThat(differences(rules, outputs, DryRunTest::withoutResets))
                .as("a renderer that resets no connection is caught")
                .isNotEmpty();
    }

    private static List<String> withoutResets(UfwRule rule, boolean v6) {
        return RuleLines.chains(rule, v6).stream()
                .map(line -> line.replace(" --reject-with tcp-reset", ""))
                .toList();
    }

    /** What ufw prints of each rule's command, in a firewall without rules. */
    private static List<String> dryRuns(List<UfwRule> rules) throws IOException {
        try (PrivateUfw ufw = PrivateUfw.copied()) {
            return dryRuns(rules, ufw);
        }
    }

    private static List<String> dryRuns(List<UfwRule> rules, PrivateUfw ufw) throws IOException {
        Files.writeString(
                ufw.file("etc/applications.d/netpol4j"), ApplicationProfiles.write(UfwArbitraries.APPLICATIONS));
        String commands = rules.stream()
                .map(rule -> CommandWriter.words(Applications.folded(rule), Placement.APPEND))
                .map(words -> String.join("\0", words))
                .collect(Collectors.joining("\1"));
        Files.writeString(ufw.file("commands"), commands);
        Files.writeString(ufw.file("driver.py"), DRIVER);
        ufw.run("script", "python3 driver.py\n");
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            outputs.add(Files.readString(ufw.file("out." + i)));
        }
        return outputs;
    }

    private static List<String> differences(
            List<UfwRule> rules, List<String> outputs, BiFunction<UfwRule, Boolean, List<String>> renderer) {
        List<String> different = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            UfwRule rule = rules.get(i);
            assertThat(RuleChecks.problems(rule)).isEmpty();
            String ours = lines(rule, false, renderer) + lines(rule, true, renderer);
            String theirs = written(outputs.get(i), false) + written(outputs.get(i), true);
            if (!ours.equals(theirs)) {
                different.add(rule + "\nours:\n" + ours + "ufw:\n" + outputs.get(i));
            }
        }
        return different;
    }

    private static String lines(UfwRule rule, boolean v6, BiFunction<UfwRule, Boolean, List<String>> renderer) {
        StringBuilder lines = new StringBuilder();
        for (UfwRule one : Applications.expand(Applications.folded(rule), UfwArbitraries.APPLICATIONS)) {
            // A dry run knows no limit for IPv6.
            if (one.isIn(v6) && !(v6 && one.action() == UfwAction.LIMIT)) {
                Stream.concat(Stream.of(RuleLines.tuple(one, v6)), renderer.apply(one, v6).stream())
                        .forEach(line -> lines.append(line).append('\n'));
            }
        }
        return lines.toString();
    }

    /** The rules of the last file of a family that a dry run printed: it prints one for each rule of a profile. */
    private static String written(String output, boolean v6) {
        String begin = ":ufw" + (v6 ? "6" : "") + "-user-input ";
        int at = output.lastIndexOf(begin);
        if (at < 0) {
            return "";
        }
        int from = output.indexOf(UserRules.BEGIN, at);
        int to = output.indexOf(UserRules.END, at);
        StringBuilder lines = new StringBuilder();
        output.substring(from + UserRules.BEGIN.length(), to)
                .lines()
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
