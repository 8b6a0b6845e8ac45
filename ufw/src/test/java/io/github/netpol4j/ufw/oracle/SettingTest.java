package io.github.netpol4j.ufw.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the oracle says of before.rules is what is in the files that ufw installs. */
class SettingTest {

    private static final Path INSTALLED = Path.of("/usr/share/ufw/iptables");
    /** Of packets that begin no connection, or that no flow is. */
    private static final List<String> LEFT_ASIDE =
            List.of("--ctstate", "--rt-type", "[name=-i, value=lo]", "[name=-o, value=lo]");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void beforeRulesLetPassWhatTheOracleSays(boolean six) throws IOException {
        Path file = INSTALLED.resolve(six ? "before6.rules" : "before.rules");
        assumeTrue(Files.isReadable(file), "left out: ufw is not installed");
        Chains installed = new Chains().restore(Files.readString(file));
        for (Map.Entry<String, List<String>> way : Setting.passing(six).entrySet()) {
            String chain = (six ? "ufw6-" : "ufw-") + "before-" + way.getKey();
            Set<String> there = installed.of(chain).stream()
                    .filter(line -> LEFT_ASIDE.stream().noneMatch(line.toString()::contains))
                    .filter(line -> !line.target().equals("ufw-not-local"))
                    .map(SettingTest::told)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> said = way.getValue().stream()
                    .map(words -> told(Line.parse(words + " -j ACCEPT")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(said).as(chain).isEqualTo(there);
        }
        System.out.println("ufw: the oracle's " + file.getFileName() + " is the installed one");
    }

    /** Without the hop limit, which flows do not tell. */
    private static String told(Line line) {
        return line.target() + " "
                + line.options().stream()
                        .filter(option -> !option.name().equals("--hl-eq"))
                        .map(option -> option.name() + " " + option.value())
                        .sorted()
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ufw-after-input", "ufw6-after-input"})
    void afterRulesOnlyLeadToThePolicy(String chain) throws IOException {
        Path file = INSTALLED.resolve(chain.startsWith("ufw6") ? "after6.rules" : "after.rules");
        assumeTrue(Files.isReadable(file), "left out: ufw is not installed");
        assertThat(new Chains().restore(Files.readString(file)).of(chain))
                .extracting(Line::target)
                .isNotEmpty()
                .containsOnly(chain.substring(0, chain.indexOf('-')) + "-skip-to-policy-input");
    }
}
