package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What ufw 0.36.2 answered to well over a hundred commands, and a file that it wrote: ours says the same, word for word. They are outside this repository;
 * the environment variable NETPOL4J_VECTORS names their folder, and without it the test is skipped.
 */
class RecordedAnswersTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Services SERVICES = Services.read("ssh 22/tcp # login\ndomain 53/tcp\ndomain 53/udp\n");

    /** Where ours keeps the same meaning in other words, because it has no others. */
    private static final Map<String, String> OTHER_WORDS = Map.of(
            "allow 80,80/tcp",
            "T: allow tcp 80 0.0.0.0/0 any 0.0.0.0/0 in|-A ufw-user-input -p tcp --dport 80 -j ACCEPT|"
                    + "T: allow tcp 80 ::/0 any ::/0 in|-A ufw6-user-input -p tcp --dport 80 -j ACCEPT|",
            "allow 022/tcp",
            "T: allow tcp 22 0.0.0.0/0 any 0.0.0.0/0 in|-A ufw-user-input -p tcp --dport 22 -j ACCEPT|"
                    + "T: allow tcp 22 ::/0 any ::/0 in|-A ufw6-user-input -p tcp --dport 22 -j ACCEPT|",
            "allow from 2001:db8::1/32",
            "T: allow any any ::/0 any 2001:db8::/32 in|-A ufw6-user-input -s 2001:db8::/32 -j ACCEPT|");

    /** Where ours refuses what ufw takes. */
    private static final String REFUSED_BY_US = "allow from 10.0.0.0/255.0.255.0";

    private record Recorded(String command, String answer, String lines) {

        boolean isRefused() {
            return answer.startsWith("rc=1");
        }

        /** What ufw says, of which the usage text is cut. */
        String says() {
            return answer.substring("rc=1 ERROR: ".length()).split("~", 2)[0];
        }

        List<String> words() {
            List<String> words = new ArrayList<>();
            Matcher matcher = WORD.matcher(command);
            while (matcher.find()) {
                words.add(Stream.of(1, 2, 3)
                        .map(matcher::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow());
            }
            return words;
        }
    }

    @Test
    void everyCommandIsAnsweredAsUfwAnswersIt() throws IOException {
        List<Recorded> recorded = recorded();
        List<String> different = new ArrayList<>();
        int refused = 0;
        for (Recorded one : recorded) {
            refused += one.isRefused() ? 1 : 0;
            String ours = answer(one);
            String wanted = one.isRefused() ? one.says() : OTHER_WORDS.getOrDefault(one.command, one.lines);
            if (one.command.equals(REFUSED_BY_US)) {
                assertThat(ours).contains("a mask with holes");
            } else if (!ours.equals(wanted)) {
                different.add(one.command + "\n  ufw:  " + wanted + "\n  ours: " + ours);
            }
        }
        System.out.printf("ufw: %d recorded answers, %d of them refusals%n", recorded.size(), refused);
        assertThat(different).isEmpty();
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(120);
        assertThat(refused).isBetween(50, 70);
    }

    @Test
    void whatUfwChangedIsSaidToBeChanged() throws IOException {
        for (Recorded one : recorded()) {
            if (!one.isRefused() && !one.command.equals(REFUSED_BY_US) && !OTHER_WORDS.containsKey(one.command)) {
                boolean changed =
                        CommandParser.parse(one.words(), SERVICES) instanceof UfwCommand.OfRule of && of.changed();
                assertThat(changed).as(one.command).isEqualTo(one.answer.contains("WARN: Rule changed"));
            }
        }
    }

    /** What ufw would say, or the lines that it would write. */
    private static String answer(Recorded recorded) {
        List<String> words = recorded.words();
        try {
            List<UfwRule> rules = CommandChecks.rules(words, SERVICES, List.of(), UfwState.INSTALLED);
            boolean deletes = words.contains("delete");
            return deletes ? "" : lines(rules, false) + lines(rules, true);
        } catch (InvalidInputException e) {
            assertThat(e.problems()).hasSize(1);
            return e.problems().get(0).what();
        }
    }

    private static String lines(List<UfwRule> rules, boolean v6) {
        StringBuilder lines = new StringBuilder();
        for (UfwRule rule : rules) {
            // A dry run knows no limit for IPv6.
            if (rule.isIn(v6) && !(v6 && rule.action() == UfwAction.LIMIT)) {
                lines.append(RuleLines.tuple(rule, v6).replace("### tuple ###", "T:"))
                        .append('|');
                RuleLines.chains(rule, v6).forEach(line -> lines.append(line).append('|'));
            }
        }
        return lines.toString();
    }

    @Test
    void theWholeFileIsWrittenByteByByte() throws IOException {
        String file = Files.readString(folder().resolve("user.rules"));
        List<UfwRule> rules = UserRulesReader.read("user.rules", file, false);
        UfwDefaults defaults = new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.DENY);
        UfwState state = new UfwState(defaults, rules, List.of(), true);
        assertThat(UserRules.write(state, false, UfwLogLevel.LOW)).isEqualTo(file);
        assertThat(UserRulesReader.disagreements("user.rules", file, false)).isEmpty();
        assertThat(rules).hasSize(4);
        assertThat(rules.get(0).comment()).isEqualTo("cluster to mssql");
    }

    private static List<Recorded> recorded() throws IOException {
        List<String> lines = Files.readAllLines(folder().resolve("probe.txt"));
        List<Recorded> recorded = new ArrayList<>();
        for (int i = 0; i + 2 < lines.size(); i += 3) {
            recorded.add(new Recorded(
                    lines.get(i), lines.get(i + 1).strip(), lines.get(i + 2).strip()));
        }
        return recorded;
    }

    private static Path folder() {
        Optional<Path> folder = Optional.ofNullable(System.getenv("NETPOL4J_VECTORS"))
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .map(name -> Path.of(name, "ufw"));
        assumeTrue(folder.isPresent(), "left out: NETPOL4J_VECTORS names no folder of external vectors");
        return folder.orElseThrow();
    }
}
