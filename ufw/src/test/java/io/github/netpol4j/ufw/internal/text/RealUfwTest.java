package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;

/** What our commands make of a real ufw: its files are ours, byte by byte, and so is all that it shows. */
class RealUfwTest {

    private static final int FIREWALLS = 2;
    private static final String SHOW = """
            cp default file.default
            ufw show added > added
            ufw --force enable > enabled 2>&1
            ufw status numbered > numbered
            ufw status verbose > verbose
            """;

    @Example
    void filesAndWhatIsShownAreOurs() throws IOException {
        long seed = Long.getLong("netpol4j.seed", 1);
        List<UfwState> states = UfwArbitraries.unevenState().generator(1000, false).stream(new Random(seed))
                .map(shrinkable -> shrinkable.value())
                .filter(state -> state.v4().size() > 3 && state.v6().size() > 2)
                .limit(FIREWALLS)
                .toList();
        int rules = 0;
        for (UfwState state : states) {
            compare(state);
            rules += state.v4().size() + state.v6().size();
        }
        System.out.printf("ufw: %d rules in %d real firewalls, files and status as ours%n", rules, states.size());
    }

    private static void compare(UfwState state) throws IOException {
        try (PrivateUfw ufw = PrivateUfw.copied()) {
            compare(state, ufw);
        }
    }

    private static void compare(UfwState state, PrivateUfw ufw) throws IOException {
        Path profiles = ufw.file("etc/applications.d/netpol4j");
        Files.writeString(profiles, ApplicationProfiles.write(UfwArbitraries.APPLICATIONS));
        List<List<String>> commands = new ArrayList<>(CommandWriter.defaults(state.defaults()));
        StateCommands.rules(state, UfwArbitraries.APPLICATIONS)
                .forEach(rule -> commands.add(CommandWriter.words(rule, Placement.APPEND)));
        StringBuilder script = new StringBuilder(ShellScript.write(List.of("ufw"), commands));
        UfwLogLevel last = UfwLogLevel.OFF;
        for (UfwLogLevel level : UfwLogLevel.values()) {
            script.append("ufw logging ").append(level).append('\n');
            script.append("cp etc/user.rules file.4.%s; cp etc/user6.rules file.6.%s\n".formatted(level, level));
            last = level;
        }
        ufw.run("commands", script + SHOW);
        UfwState wanted = withoutNamesOfParts(state, ufw);
        for (UfwLogLevel level : UfwLogLevel.values()) {
            assertThat(Files.readString(ufw.file("file.4." + level))).isEqualTo(UserRules.write(wanted, false, level));
            assertThat(Files.readString(ufw.file("file.6." + level))).isEqualTo(UserRules.write(wanted, true, level));
        }
        DefaultsFile file = new DefaultsFile(state.defaults(), true);
        String defaults = Files.readString(ufw.file("file.default"));
        assertThat(DefaultsFile.read("default", defaults)).isEqualTo(file);
        assertThat(file.in(defaults)).isEqualTo(defaults);
        assertThat(Files.readString(ufw.file("added")).stripTrailing()).isEqualTo(AddedRules.write(wanted));
        assertThat(Files.readString(ufw.file("enabled"))).contains("Firewall is active");
        assertThat(Files.readString(ufw.file("numbered")).stripTrailing())
                .isEqualTo(StatusText.numbered(wanted).stripTrailing());
        assertThat(Files.readString(ufw.file("verbose")).stripTrailing())
                .isEqualTo(StatusText.verbose(wanted, last, false).stripTrailing());
    }

    /** The state that our commands make: where it has some ports of a profile, they do not name it. */
    private static UfwState withoutNamesOfParts(UfwState state, PrivateUfw ufw) throws IOException {
        UfwState made = StateCommandsProperties.made(StateCommands.rules(state, UfwArbitraries.APPLICATIONS), state);
        assertThat(made.v4()).hasSameSizeAs(state.v4());
        assertThat(UserRulesReader.read("user.rules", Files.readString(ufw.file("file.4.off")), false))
                .isEqualTo(made.v4());
        return made;
    }
}
