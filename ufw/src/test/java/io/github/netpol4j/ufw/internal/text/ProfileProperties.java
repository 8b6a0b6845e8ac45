package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Files in sections read back: profiles of applications, profiles of GUFW, and the file of defaults. */
class ProfileProperties {

    @Provide
    Arbitrary<UfwState> states() {
        return UfwArbitraries.unevenState();
    }

    @Provide
    Arbitrary<UfwDefaults> defaults() {
        return UfwArbitraries.defaults();
    }

    @Provide
    Arbitrary<UfwApplication> applications() {
        Arbitrary<String> texts = Arbitraries.of("a", "[x]", "k = v", "50% of it", "# no", "é; 日本", "\"q\" $(id)");
        return Combinators.combine(
                        Arbitraries.of("Db", "Web Server", "a.b-c_d+1", "9p"),
                        texts,
                        texts,
                        Arbitraries.of(UfwArbitraries.APPLICATIONS).map(UfwApplication::groups))
                .as(UfwApplication::new);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void applicationProfilesReadBack(@ForAll("applications") UfwApplication profile) {
        String file = ApplicationProfiles.write(List.of(profile));
        assertThat(ApplicationProfiles.read("netpol4j", file, Services.NONE)).containsExactly(profile);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void gufwProfilesReadBack(@ForAll("states") UfwState state, @ForAll boolean enabled) {
        UfwState plain = new UfwState(state.defaults(), described(state.v4()), described(state.v6()), true);
        GufwProfile profile = new GufwProfile(enabled, plain);
        assertThat(GufwProfiles.read("Home.profile", GufwProfiles.write(profile)))
                .isEqualTo(profile);
    }

    /** Without the names of profiles, some rules may be one: the first of them decides. */
    static List<UfwRule> described(List<UfwRule> rules) {
        Set<UfwRule> seen = new HashSet<>();
        return rules.stream()
                .filter(rule -> !GufwProfileTest.isHalfRouted(rule))
                .map(StateCommands::unnamed)
                .filter(rule -> seen.add(rule.match()))
                .map(rule -> rule.withComment(rule.comment().strip()))
                .toList();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void defaultsReadBack(@ForAll("defaults") UfwDefaults defaults, @ForAll boolean ipv6) {
        DefaultsFile file = new DefaultsFile(defaults, ipv6);
        assertThat(DefaultsFile.read("ufw", file.lines())).isEqualTo(file);
        String other = "# /etc/default/ufw\nIPV6=yes\nDEFAULT_INPUT_POLICY=\"DROP\"\nMANAGE_BUILTINS=no\n";
        assertThat(DefaultsFile.read("ufw", file.in(other))).isEqualTo(file);
        assertThat(file.in(other)).startsWith("# /etc/default/ufw\n").contains("\nMANAGE_BUILTINS=no\n");
        assertThat(file.in(file.in(other))).isEqualTo(file.in(other));
    }

    @Example
    void whatIsWrongInAProfileIsToldWithItsLine() {
        assertThatThrownBy(() -> ApplicationProfiles.read(
                        "apps",
                        "[Db]\ntitle=A\nports=1433/tcp\n\nnonsense\n[all]\ntitle=a\ndescription=b\nports=0\n",
                        Services.NONE))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Object::toString)
                                .containsExactly(
                                        "apps, line 5: \"nonsense\" is neither [a section] nor key = value; write one of these on"
                                                + " one line",
                                        "apps, line 1: [Db] has no description; add what is missing",
                                        "apps, line 6: the ports \"0\" of profile \"all\" are none; write such as 22, 80,443/tcp or"
                                                + " 8000:8100/udp, with | between groups"));
    }

    @Example
    void aGufwRuleThatItsLineDoesNotShowIsRefused() {
        String file = """
                [fwBasic]
                status = enabled
                incoming = deny
                outgoing = allow
                routed = deny

                [Rule0]
                ufw_rule = 22/tcp ALLOW IN Anywhere
                description = 100%%
                command = /usr/sbin/ufw allow in proto tcp from any to any port 22
                """;
        assertThat(GufwProfiles.read("Home.profile", file).state().v4())
                .singleElement()
                .extracting(UfwRule::comment)
                .isEqualTo("100%");
        assertThatThrownBy(() -> GufwProfiles.read("Home.profile", file.replace("22/tcp ALLOW", "22/tcp DENY")))
                .hasMessageContaining("Home.profile, line 7: [Rule0] shows \"22/tcp DENY IN Anywhere\"");
        assertThatThrownBy(() -> GufwProfiles.read("Home.profile", file.replace("%%", "%")))
                .hasMessageContaining("single %");
    }

    @Example
    void aGufwRuleOfSomebodyElseIsReadFromItsLine() {
        String file = """
                [fwBasic]
                status = disabled
                incoming = deny
                outgoing = allow
                routed = disabled
                [Rule0]
                ufw_rule = 10.0.0.1 53/udp ALLOW FWD 10.0.0.0/8 on eth0 (log)
                command =
                """;
        UfwRule rule = GufwProfiles.read("Home.profile", file).state().v4().get(0);
        assertThat(String.join(" ", CommandWriter.words(rule, Placement.APPEND)))
                .isEqualTo("route allow in on eth0 log from 10.0.0.0/8 to 10.0.0.1 port 53 proto udp");
    }
}
