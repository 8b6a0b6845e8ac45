package io.github.netpol4j.ufw.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of a rule, and the nearest that is not. */
class RuleChecksTest {

    private static final UfwRule ANY = UfwRule.incoming(UfwAction.ALLOW);
    private static final UfwRule TCP = ANY.withProtocol(UfwProtocol.TCP);

    private static UfwPorts ports(Span... spans) {
        return new UfwPorts(List.of(spans));
    }

    private static UfwRule to(UfwRule rule, UfwPorts ports) {
        return rule.withDestination(UfwEnd.ANY.on(ports));
    }

    private static void refused(UfwRule rule, String why) {
        assertThat(RuleChecks.problems(rule)).extracting(Problem::what).containsExactly(why);
    }

    private static void accepted(UfwRule rule) {
        assertThat(RuleChecks.problems(rule)).isEmpty();
    }

    @Test
    void portsGoFromOneTo65535() {
        refused(to(TCP, UfwPorts.of(0)), "0 is no port: they go from 1 to 65535");
        refused(to(TCP, UfwPorts.of(65536)), "65536 is no port: they go from 1 to 65535");
        refused(to(TCP, ports(new Span(0, 70000))), "0-70000 is no port: they go from 1 to 65535");
        accepted(to(TCP, ports(new Span(1, 65535))));
    }

    @Test
    void aRuleHasFifteenPlacesForPortsAndARangeTakesTwo() {
        Span[] fifteen = IntStream.rangeClosed(1, 15)
                .mapToObj(i -> new Span(i * 10, i * 10))
                .toArray(Span[]::new);
        Span[] sixteen = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> new Span(i * 10, i * 10 + 1))
                .toArray(Span[]::new);
        accepted(to(TCP, ports(fifteen)));
        refused(to(TCP, ports(sixteen)), "these ports take 16 places, a range two, and a rule has 15");
        UfwEnd full = UfwEnd.ANY.on(ports(fifteen));
        accepted(TCP.withSource(full).withDestination(full));
    }

    @Test
    void severalPortsNeedTcpOrUdp() {
        refused(to(ANY, ports(new Span(80, 90))), "several ports or a range need a protocol: tcp or udp");
        accepted(to(ANY, UfwPorts.of(80)));
        accepted(to(ANY.withProtocol(UfwProtocol.UDP), ports(new Span(80, 90))));
    }

    @Test
    void someProtocolsHaveNoPortsAndSomeNoIpv6() {
        refused(to(ANY.withProtocol(UfwProtocol.ESP), UfwPorts.of(22)), "protocol esp has no ports");
        UfwRule igmp = ANY.withProtocol(UfwProtocol.IGMP);
        refused(
                igmp.withSource(UfwEnd.ANY.at(Cidr.of("fd00::/8"))),
                "protocol igmp is of IPv4 alone, and an end is of IPv6");
        accepted(igmp.withSource(UfwEnd.ANY.at(Cidr.of("10.0.0.0/8"))));
        accepted(ANY.withProtocol(UfwProtocol.VRRP).withSource(UfwEnd.ANY.at(Cidr.of("fd00::/8"))));
    }

    @Test
    void bothEndsAreOfOneFamily() {
        UfwRule mixed = ANY.withSource(UfwEnd.ANY.at(Cidr.of("10.0.0.1/32")))
                .withDestination(UfwEnd.ANY.at(Cidr.of("2001:db8::1/128")));
        refused(mixed, "its ends have addresses of both IPv4 and IPv6, and no packet has");
    }

    @Test
    void onlyRoutedRulesNameBothInterfaces() {
        UfwRule both = ANY.withInInterface("eth0").withOutInterface("eth1");
        refused(both, "only a routed rule has both interfaces");
        accepted(both.withRouted(true));
        refused(ANY.withOutInterface("eth0"), "a rule about what goes in can't name the outgoing interface");
        refused(
                ANY.withDirection(UfwDirection.OUT).withInInterface("eth0"),
                "a rule about what goes out can't name the incoming interface");
    }

    @Test
    void theDirectionOfARoutedRuleIsThatOfItsInterfaces() {
        UfwRule out = ANY.withRouted(true).withOutInterface("eth0");
        assertThat(RuleChecks.accepted(List.of(out))).containsExactly(out.withDirection(UfwDirection.OUT));
        assertThat(RuleChecks.problems(out)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth0:1", "!eth0", ".", "..", "a/b", "averylonginterfacename", "a b", "é", "x;y", "$x"})
    void whatIsNoInterfaceIsRefused(String name) {
        assertThat(RuleChecks.problems(ANY.withInInterface(name)))
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains("is no interface that ufw takes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "OUT", "log", "from", "to", "comment", "--rootdir=x"})
    void anInterfaceThatUfwTakesForAnotherWordIsRefused(String name) {
        assertThat(RuleChecks.problems(ANY.withInInterface(name))).hasSize(1);
    }

    @Test
    void anInterfaceNameThatUfwMisreadsInItsOwnRulesIsRefused() {
        String why = "ufw takes the interface name \"%s\" for another part of this rule";
        refused(ANY.withInInterface("uport"), why.formatted("uport"));
        accepted(to(ANY, UfwPorts.of(22)).withInInterface("uport"));
        refused(TCP.withInInterface("x-A").withLogging(UfwLogging.LOG), why.formatted("x-A"));
        accepted(TCP.withInInterface("x-A"));
        UfwRule routed = ANY.withRouted(true).withInInterface("+");
        accepted(routed);
        refused(routed.withOutInterface("eth0"), why.formatted("+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "\0", "a\u2028b", "\u007f", "\ud800"})
    void aCommentHasNoCharactersThatCanNotBeSeen(String comment) {
        assertThat(RuleChecks.problems(ANY.withComment(comment)))
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .startsWith("the comment has the character U+");
    }

    @Test
    void aCommentHasNoQuote() {
        refused(ANY.withComment("it's"), "ufw takes no comment with a ' in it");
        accepted(ANY.withComment("\"$(reboot)\" \\ `x` é 日本"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out", "log", "log-all", "--rootdir=/tmp", "--datadir="})
    void aCommentThatUfwTakesForAnotherWordIsRefused(String comment) {
        refused(ANY.withComment(comment), "ufw takes the comment \"" + comment + "\" for another part of the command");
        accepted(ANY.withComment("x " + comment));
    }

    @Test
    void aCommentOfARoutedRuleIsSearchedForInterfaces() {
        UfwRule routed = ANY.withRouted(true);
        String why = "ufw takes the comment \"%s\" for another part of the command";
        refused(routed.withComment("web in dmz"), why.formatted("web in dmz"));
        refused(routed.withComment("delete"), why.formatted("delete"));
        refused(routed.withInInterface("eth0").withComment("and out on eth1"), why.formatted("and out on eth1"));
        accepted(routed.withInInterface("eth0").withComment("web in dmz"));
        accepted(ANY.withComment("web in dmz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "22", "1_0", "-x", "a/b", "é", "a'b", "in", "Log"})
    void whatIsNoNameOfAProfileIsRefused(String name) {
        UfwRule rule = ANY.withDestination(new UfwEnd(Optional.empty(), UfwPorts.ANY, name));
        assertThat(RuleChecks.problems(rule)).hasSize(1);
    }

    @Test
    void allProblemsOfAllRulesAreToldAtOnce() {
        UfwRule first = to(TCP, UfwPorts.of(0)).withComment("it's");
        UfwRule second = to(ANY, ports(new Span(1, 2)));
        assertThatThrownBy(() -> RuleChecks.accepted(List.of(first, ANY, second)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("3 problems:\n"
                        + "  1. \"ufw allow 0/tcp comment 'it'\\''s'\": 0 is no port: they go from 1 to 65535; write one of"
                        + " these\n"
                        + "  2. \"ufw allow 0/tcp comment 'it'\\''s'\": ufw takes no comment with a ' in it; write it"
                        + " without\n"
                        + "  3. \"ufw allow 1:2\": several ports or a range need a protocol: tcp or udp; write it, one rule"
                        + " for each of both if both are meant");
    }
}
