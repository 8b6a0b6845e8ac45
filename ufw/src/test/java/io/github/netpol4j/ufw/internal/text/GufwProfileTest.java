package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;

/**
 * GUFW's own model loads our profile into a real ufw: the rules are those meant, and it knows each by its description. The environment
 * variable NETPOL4J_GUFW names the folder that holds GUFW's package {@code gufw}, of which only the model is used.
 */
class GufwProfileTest {

    private static final String LOAD = """
            cp -a /etc all
            mkdir -p all/gufw
            cp Test.profile all/gufw/
            mount --bind all /etc
            python3 load.py > loaded 2> errors
            cp /etc/ufw/user.rules file.4
            cp /etc/ufw/user6.rules file.6
            """;
    private static final String MODEL = """
            import sys
            sys.path.insert(0, "%s")
            from gufw.model.frontend import Frontend
            frontend = Frontend()
            frontend.set_profile("Test")
            for rule in frontend.get_rules():
                print(bool(rule["command"]), rule["description"], sep="|")
            """;

    static boolean isHalfRouted(UfwRule rule) {
        return rule.routed()
                && (rule.inInterface().isEmpty() || rule.outInterface().isEmpty());
    }

    @Example
    void aRoutedRuleWithoutBothInterfacesIsRefused() {
        UfwRule routed = UfwRule.incoming(UfwAction.DENY).withRouted(true).withInInterface("eth0");
        UfwState state = UfwState.of(UfwDefaults.INSTALLED, List.of(routed));
        assertThatThrownBy(() -> GufwProfiles.write(new GufwProfile(true, state)))
                .hasMessage(
                        "\"ufw route deny in on eth0\": GUFW has only routed rules that name both interfaces, and would"
                                + " make this one about the host itself; name both, or keep the rule out of the profile");
        UfwState both = UfwState.of(UfwDefaults.INSTALLED, List.of(routed.withOutInterface("eth1")));
        assertThat(GufwProfiles.write(new GufwProfile(true, both)))
                .contains("\niface = eth0\nrouted = eth1\n")
                .contains("\ncommand = /usr/sbin/ufw route deny in on eth0 out on eth1 from any to any\n");
    }

    /** Without the profile's name, ufw takes both for one rule, and the later would come into the place of the earlier. */
    @Example
    void ofRulesThatBecomeOneTheFirstStays() {
        UfwRule plain = UfwRule.incoming(UfwAction.ALLOW)
                .withProtocol(UfwProtocol.TCP)
                .withDestination(UfwEnd.ANY.on(UfwPorts.of(1433)));
        UfwRule named = plain.withAction(UfwAction.DENY)
                .withDestination(new UfwEnd(Optional.empty(), UfwPorts.of(1433), "MyDb"));
        UfwState state = UfwState.of(UfwDefaults.INSTALLED, List.of(named, plain));
        GufwProfile read = GufwProfiles.read("a", GufwProfiles.write(new GufwProfile(true, state)));
        assertThat(read.state().v4()).containsExactly(plain.withAction(UfwAction.DENY));
        assertThat(read.state().v6()).containsExactly(plain.withAction(UfwAction.DENY));
        // The commands of files read have no profiles at hand either.
        assertThat(StateCommands.rules(state, List.of())).containsExactly(plain.withAction(UfwAction.DENY));
        // One family has both, the other the later alone.
        UfwState uneven = new UfwState(UfwDefaults.INSTALLED, List.of(named, plain), List.of(plain), true);
        assertThat(StateCommands.rules(uneven, List.of()))
                .containsExactly(Forms.ofFamily(plain.withAction(UfwAction.DENY), false), Forms.ofFamily(plain, true));
        GufwProfile half = GufwProfiles.read("a", GufwProfiles.write(new GufwProfile(true, uneven)));
        assertThat(half.state().v4()).containsExactly(plain.withAction(UfwAction.DENY));
        assertThat(half.state().v6()).containsExactly(plain);
    }

    @Example
    void gufwLoadsWhatWeWrite() throws IOException {
        Optional<String> model = Optional.ofNullable(System.getenv("NETPOL4J_GUFW"))
                .filter(folder -> Files.exists(Path.of(folder, "gufw", "model", "frontend.py")));
        assumeTrue(model.isPresent(), "left out: NETPOL4J_GUFW names no folder with GUFW");
        UfwState state = UfwArbitraries.unevenState().generator(1000, false).stream(
                        new Random(Long.getLong("netpol4j.seed", 1)))
                .map(shrinkable -> shrinkable.value())
                .map(any -> new UfwState(
                        any.defaults(),
                        ProfileProperties.described(any.v4()),
                        ProfileProperties.described(any.v6()),
                        true))
                .filter(some -> some.v4().size() > 4 && some.v6().size() > 3)
                .filter(some -> isDistinct(some.v4()) && isDistinct(some.v6()))
                .findFirst()
                .orElseThrow();
        try (PrivateUfw ufw = PrivateUfw.copied()) {
            Files.writeString(ufw.file("Test.profile"), GufwProfiles.write(new GufwProfile(true, state)));
            Files.writeString(ufw.file("load.py"), MODEL.formatted(model.orElseThrow()));
            ufw.run("script", LOAD);
            List<String> wanted = new ArrayList<>();
            state.v4().forEach(rule -> wanted.add("True|" + rule.comment()));
            state.v6().forEach(rule -> wanted.add("True|" + rule.comment()));
            assertThat(Files.readString(ufw.file("errors"))).isEmpty();
            assertThat(Files.readAllLines(ufw.file("loaded"))).isEqualTo(wanted);
            assertThat(read(ufw, "file.4", false)).isEqualTo(bare(state.v4()));
            assertThat(read(ufw, "file.6", true)).isEqualTo(bare(state.v6()));
            System.out.printf("ufw: %d rules loaded by GUFW%n", wanted.size());
        }
    }

    private static boolean isDistinct(List<UfwRule> rules) {
        return rules.stream()
                .allMatch(rule -> rules.stream().filter(rule::isSameMatchAs).count() == 1);
    }

    private static List<UfwRule> read(PrivateUfw ufw, String file, boolean v6) throws IOException {
        return UserRulesReader.read(file, Files.readString(ufw.file(file)), v6);
    }

    private static List<UfwRule> bare(List<UfwRule> rules) {
        return rules.stream().map(rule -> rule.withComment("")).toList();
    }
}
