package io.github.netpol4j.ufw;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.ufw.policy.UfwPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.policy.UfwApplication;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is taken as the rules of a host, and what is not. */
class UfwReadingTest {

    private static final String RULES = "### RULES ###\n";
    private static final UfwRule ALLOW_8080 = rule(UfwAction.ALLOW, 8080);
    private static final UfwFirewall NONE = Ufw.of(UfwState.INSTALLED);

    private static UfwRule rule(UfwAction action, int port) {
        UfwRule rule = UfwRule.incoming(action).withProtocol(UfwProtocol.TCP);
        return rule.withDestination(rule.destination().on(UfwPorts.of(port)));
    }

    private static UfwState state(List<UfwRule> v4, List<UfwRule> v6) {
        return new UfwState(UfwDefaults.INSTALLED, v4, v6, true);
    }

    private static List<Problem> problems(ThrowingCallable refused) {
        return catchThrowableOfType(InvalidInputException.class, refused).problems();
    }

    /** The rules of a file for IPv4 that has these lines. */
    private static UfwFirewall read(UnaryOperator<String> change) {
        return Ufw.read(new RulesFiles(change.apply(NONE.userRules()), NONE.user6Rules()), UfwDefaults.INSTALLED);
    }

    private static UfwFirewall reading(String lines) {
        return read(file -> file.replace(RULES, RULES + "\n" + lines));
    }

    @Test
    void aRuleOfTheOtherFamilyIsRefused() {
        UfwRule six = ALLOW_8080.withSource(ALLOW_8080.source().at(Cidr.of("fd00::/8")));
        UfwRule four = ALLOW_8080.withSource(ALLOW_8080.source().at(Cidr.of("10.0.0.0/8")));
        UfwRule igmp = UfwRule.incoming(UfwAction.DENY).withProtocol(UfwProtocol.IGMP);
        assertThat(problems(() -> Ufw.of(state(List.of(six), List.of(four, igmp)))))
                .extracting(Problem::toString)
                .containsExactly(
                        "\"ufw allow from fd00::/8 to any port 8080 proto tcp\": this is in the list for IPv4, and can't be of"
                                + " that family: ufw would not start with it; put it into the list for IPv6",
                        "\"ufw allow from 10.0.0.0/8 to any port 8080 proto tcp\": this is in the list for IPv6, and can't be of"
                                + " that family: ufw would not start with it; put it into the list for IPv4",
                        "\"ufw deny to any proto igmp\": this is in the list for IPv6, and can't be of that family: ufw would not"
                                + " start with it; put it into the list for IPv4");
        assertThat(Ufw.of(state(List.of(four, igmp), List.of(six))).state().v6())
                .containsExactly(six);
    }

    @Test
    void aRoutedRuleIsKeptAsUfwKeepsIt() {
        UfwRule out = UfwRule.incoming(UfwAction.DENY).withRouted(true).withOutInterface("eth1");
        assertThat(Ufw.of(state(List.of(out), List.of())).userRules()).contains(" out_eth1\n");
    }

    @Test
    void twoRulesThatUfwTakesForOneAreRefused() {
        UfwRule deny = rule(UfwAction.DENY, 8080).withComment("later");
        assertThat(problems(() -> Ufw.of(state(List.of(ALLOW_8080, deny), List.of(deny)))))
                .extracting(Problem::toString)
                .containsExactly(
                        "\"ufw deny 8080/tcp comment later\": ufw keeps one rule for the same packets, and would put"
                                + " this one in the place of IPv4 rule 1, \"ufw allow 8080/tcp\"; leave one of them out");
    }

    @Test
    void commandsOfFilesWithSuchRulesMakeWhatTheKernelDoes() {
        UfwFirewall read = reading(lines("allow", "8080", "ACCEPT") + "\n" + lines("deny", "8080", "DROP"));
        Flow flow = Flow.from(external("203.0.113.7"))
                .to(node("n").at("192.168.1.20"))
                .tcp(8080);
        assertThat(read.evaluate(flow).reason()).startsWith("by rule 1, allow");
        assertThat(read.script()).contains("ufw allow to 0.0.0.0/0 port 8080").doesNotContain("ufw deny");
    }

    private static String lines(String action, String port, String target) {
        return "### tuple ### " + action + " tcp " + port + " 0.0.0.0/0 any 0.0.0.0/0 in\n"
                + "-A ufw-user-input -p tcp --dport " + port + " -j " + target + "\n";
    }

    @Test
    void whatTheKernelGetsBesidesRulesIsTold() {
        assertThat(problems(() -> reading("-A ufw-user-input -j ACCEPT\n\n" + lines("deny", "22", "DROP"))))
                .extracting(Problem::toString)
                .containsExactly(
                        "user.rules, line 20: the kernel gets \"-A ufw-user-input -j ACCEPT\", and ufw knows of no rule that"
                                + " it belongs to; take the line out, or let ufw write the file");
        for (String line : List.of(
                "-I ufw-user-input -j ACCEPT",
                "-A ufw-user-forward -s 10.0.0.0/8 -j DROP",
                "-A ufw-user-logging-input -j ACCEPT",
                "-I ufw-before-logging-input -j ACCEPT",
                "-A ufw-user-limit -j ACCEPT",
                "-A ufw-user-limit-accept -j DROP",
                "-F ufw-user-input",
                ":INPUT ACCEPT [0:0]",
                "*nat")) {
            for (String before : List.of(RULES, "### END RULES ###\n", "COMMIT\n", "*filter\n")) {
                assertThat(problems(() -> read(file -> file.replace(before, line + "\n" + before))))
                        .as(line + " before " + before)
                        .hasSize(1)
                        .first()
                        .matches(problem -> problem.what().contains(line));
            }
        }
    }

    @Test
    void whatIsNoRulesFileIsRefused() {
        for (String text : List.of("", "-A ufw-user-input -j ACCEPT\n*filter\n", "*filter\n" + RULES + "COMMIT\n")) {
            assertThatThrownBy(() -> Ufw.read(new RulesFiles(text, "x"), UfwDefaults.INSTALLED))
                    .hasMessageContaining("user.rules: this is not a file that ufw wrote")
                    .hasMessageContaining("user6.rules: this is not a file that ufw wrote");
        }
    }

    @Test
    void linesThatEndOtherwiseAreToldOnce() {
        assertThat(problems(() -> read(file -> file.replace(RULES, RULES + "\n" + lines("deny", "22", "DROP"))
                        .replace("\n", "\r\n"))))
                .extracting(Problem::toString)
                .containsExactly(
                        "user.rules, line 1: the lines of this text end with CR LF, and the kernel would take the CR for a part"
                                + " of its last word; end them with LF alone, as ufw does");
    }

    /** ufw keeps some words as they were typed, and means the same. */
    @Test
    void whatUfwWritesInOtherWordsIsRead() {
        UfwRule read = reading(lines("allow", "022", "ACCEPT")).state().v4().get(0);
        assertThat(read).isEqualTo(rule(UfwAction.ALLOW, 22));
        String twice = """
                ### tuple ### allow tcp 80,80 0.0.0.0/0 any 0.0.0.0/0 in
                -A ufw-user-input -p tcp -m multiport --dports 80,80 -j ACCEPT
                """;
        assertThat(reading(twice).state().v4()).containsExactly(rule(UfwAction.ALLOW, 80));
        String bits = """

                ### tuple ### deny any any ::/0 any 2001:db8::1/32 in
                -A ufw6-user-input -s 2001:db8::1/32 -j DROP
                """;
        UfwFirewall six = Ufw.read(
                new RulesFiles(NONE.userRules(), NONE.user6Rules().replace(RULES, RULES + bits)),
                UfwDefaults.INSTALLED);
        assertThat(six.state().v6())
                .extracting(rule -> rule.source().net().orElseThrow())
                .containsExactly(Cidr.of("2001:db8::/32"));
        UfwState shown = Ufw.readStatus("""
                        Status: active

                             To                         Action      From
                             --                         ------      ----
                        [ 1] 022/tcp                    ALLOW IN    Anywhere                   # 022
                        [ 2] 80,80/tcp                  ALLOW IN    Anywhere
                        [ 3] Anywhere (v6)              DENY IN     2001:db8::1/32
                        """, UfwDefaults.INSTALLED).state();
        assertThat(shown.v4()).containsExactly(rule(UfwAction.ALLOW, 22).withComment("022"), rule(UfwAction.ALLOW, 80));
        assertThat(shown.v6()).isEqualTo(six.state().v6());
    }

    @Test
    void otherWordsOfOtherMeaningAreTold() {
        for (String kernel : List.of(
                "-p tcp --dport 23 -j ACCEPT",
                "-p tcp --dport 22 -j DROP",
                "-p tcp --dport 22 -s 10.0.0.0/8 -j ACCEPT",
                "-p tcp --sport 22 -j ACCEPT",
                "-p udp --dport 22 -j ACCEPT",
                "-p tcp -j ACCEPT",
                "-p tcp ! --dport 22 -j ACCEPT",
                "-p tcp --dport 22 -m recent --set -j ACCEPT",
                "-i eth0 -p tcp --dport 22 -j ACCEPT")) {
            String tuple = "### tuple ### allow tcp 022 0.0.0.0/0 any 0.0.0.0/0 in\n";
            assertThatThrownBy(() -> reading(tuple + "-A ufw-user-input " + kernel + "\n"))
                    .hasMessageContaining("which ufw shows as if it were");
        }
    }

    @Test
    void masksWithHolesAreToldWhereverTheyAreShown() {
        assertThat(problems(() -> Ufw.readStatus(
                        "Status: active\n\n[ 1] 1433/tcp                   ALLOW IN    10.0.0.0/255.0.255.0\n",
                        UfwDefaults.INSTALLED)))
                .extracting(Problem::what)
                .containsExactly("\"10.0.0.0/255.0.255.0\" has a mask with holes, which no block of addresses says");
    }

    @Test
    void aProfileWithTheWordOnInItsNameIsRead() {
        UfwState read = Ufw.readStatus("""
                        Status: active
                        Logging: on (low)
                        Default: deny (incoming), allow (outgoing), disabled (routed)
                        New profiles: skip

                        To                         Action      From
                        --                         ------      ----
                        1433/tcp (My on eth0)      ALLOW IN    Anywhere
                        1433/tcp (My on eth0) on eth1 ALLOW IN    Anywhere
                        1433/tcp (My on eth0 (v6)) ALLOW IN    Anywhere (v6)
                        """, UfwDefaults.INSTALLED).state();
        assertThat(read.v4())
                .extracting(rule -> rule.destination().application() + "|" + rule.inInterface())
                .containsExactly("My on eth0|", "My on eth0|eth1");
        assertThat(read.v6())
                .extracting(rule -> rule.destination().application() + "|" + rule.inInterface())
                .containsExactly("My on eth0|");
    }

    @Test
    void whatFiltersNothingIsNoFirewall() {
        assertThatThrownBy(() -> Ufw.readStatus("Status: inactive\n", UfwDefaults.INSTALLED))
                .hasMessage(
                        "ufw status, line 1: ufw is off: it filters nothing, and does not show its rules; to see what they would"
                                + " do, read user.rules and user6.rules, or what 'ufw show added' prints");
    }

    @Test
    void whatIsNoPortIsRefusedInWords() {
        assertThat(problems(() -> Ufw.findings(NONE, List.of(-5, 443, 70000), 99999)))
                .extracting(Problem::toString)
                .containsExactly(
                        "Ufw.findings(..): -5 is no published port: they go from 1 to 65535; write one of these",
                        "Ufw.findings(..): 70000 is no published port: they go from 1 to 65535; write one of these",
                        "Ufw.findings(..): 99999 is no port that a host is managed by: they go from 1 to 65535; write one of"
                                + " these, or 0 for none");
        assertThat(Ufw.findings(NONE, List.of(443), 0)).isEmpty();
        assertThat(Ufw.findings(NONE, List.of(443), 22)).isNotEmpty();
    }

    @Test
    void aScriptIsNotWhatUfwShows() {
        assertThat(problems(() -> Ufw.readAdded(
                        Ufw.of(state(List.of(ALLOW_8080), List.of())).script(), UfwDefaults.INSTALLED)))
                .extracting(Problem::toString)
                .containsExactly(
                        "ufw show added, line 1: this is a shell script, and not what ufw prints; give what"
                                + " 'LANG=C ufw show added' prints on the host, or read what userRules() and user6Rules() wrote");
    }

    @Test
    void aGufwProfileIsReadAsTheRulesThatItWasWrittenFrom() {
        UfwFirewall compiled = Ufw.compile(policy("p")
                .in("hosts")
                .with(allow(from(cidr("10.0.0.0/8"))).to(host()).port(22)));
        UfwFirewall read = Ufw.readGufwProfile(compiled.gufwProfile());
        assertThat(read.state()).isEqualTo(compiled.under(UfwDefaults.INSTALLED).state());
        assertThat(Ufw.readGufwProfile(read.gufwProfile())).isEqualTo(read);
        String off = compiled.gufwProfile().replace("status = enabled", "status = disabled");
        assertThatThrownBy(() -> Ufw.readGufwProfile(off))
                .hasMessage(
                        "a GUFW profile: this profile turns ufw off, so that it filters nothing; set status = enabled in"
                                + " [fwBasic] to see what its rules would do");
        assertThatThrownBy(() -> Ufw.readGufwProfile("[Rule0]\ncommand=x\n"))
                .hasMessageStartingWith("a GUFW profile, line 1, ");
    }

    @Test
    void applicationProfilesAreReadAsTheyWereWritten() {
        UfwApplication profile = application("MyDb")
                .title("SQL Server")
                .description("and a browser")
                .ports(tcp(1433, 1434), udp(1434));
        UfwFirewall firewall = Ufw.compile(UfwPolicy.of(policy("p").in("hosts"))
                .with(
                        profile,
                        ufw(allow(from(cidr("10.0.0.0/8"))).to(host()).ports(profile.ports()))
                                .application(profile)));
        assertThat(Ufw.readApplicationProfiles(firewall.applicationProfiles())).isEqualTo(firewall.applications());
        assertThat(Ufw.readApplicationProfiles("")).isEmpty();
        assertThatThrownBy(() -> Ufw.readApplicationProfiles("[MyDb]\ntitle=t\n"))
                .hasMessageContaining("application profiles, line 1")
                .hasMessageContaining("ports");
    }
}
