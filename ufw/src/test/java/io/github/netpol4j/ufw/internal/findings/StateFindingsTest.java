package io.github.netpol4j.ufw.internal.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is told of rules, each beside the nearest rules of which it is not told. */
class StateFindingsTest {

    private static final UfwDefaults OPEN = new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.DENY);
    private static final UfwRule SSH = tcp(UfwAction.ALLOW, 22);

    private record Case(UfwState state, Surroundings around) {}

    private static final Map<String, Case> CASES = new LinkedHashMap<>();

    static {
        // Each name begins with the codes that are expected, in their order.
        say(
                "",
                "the rules of the reference",
                OPEN,
                from("10.244.0.0/16", tcp(UfwAction.ALLOW, 1433)),
                tcp(UfwAction.DENY, 1433));
        say(
                "CONTRADICTORY",
                "an allow behind a deny",
                OPEN,
                tcp(UfwAction.DENY, 1433),
                from("10.244.0.0/16", tcp(UfwAction.ALLOW, 1433)));
        say(
                "",
                "a deny behind an allow",
                OPEN,
                from("10.244.0.0/16", tcp(UfwAction.ALLOW, 1433)),
                tcp(UfwAction.DENY, 1433));
        say(
                "SHADOWED",
                "an allow behind another and a deny",
                OPEN,
                from("10.0.0.0/9", tcp(UfwAction.ALLOW, 1433)),
                from("10.128.0.0/9", tcp(UfwAction.DENY, 1433)),
                from("10.0.0.0/8", tcp(UfwAction.ALLOW, 1433)),
                tcp(UfwAction.REJECT, 1433));
        say("REDUNDANT", "an allow within an allow", UfwDefaults.INSTALLED, SSH, from("10.0.0.0/8", SSH));
        say("REDUNDANT", "an allow before a wider one", UfwDefaults.INSTALLED, from("10.0.0.0/8", SSH), SSH);
        say("REDUNDANT", "an allow that is the default", OPEN, SSH);
        say("", "a rule that logs", OPEN, SSH.withLogging(UfwLogging.LOG));
        say(
                "",
                "an allow before a limit",
                UfwDefaults.INSTALLED,
                from("10.0.0.0/8", SSH),
                SSH.withAction(UfwAction.LIMIT));
        say(
                "LIMIT_WITHOUT_EFFECT",
                "a limit behind an allow",
                UfwDefaults.INSTALLED,
                SSH,
                from("10.0.0.0/8", SSH.withAction(UfwAction.LIMIT)));
        say(
                "LIMITS_COUNT_TOGETHER",
                "two limits",
                UfwDefaults.INSTALLED,
                SSH.withAction(UfwAction.LIMIT),
                tcp(UfwAction.LIMIT, 80));
        say(
                "REDUNDANT",
                "two limits, of which the second limits nothing",
                UfwDefaults.INSTALLED,
                SSH.withAction(UfwAction.LIMIT).withProtocol(UfwProtocol.ANY),
                SSH.withAction(UfwAction.LIMIT));
        say(
                "DEPENDS_ON_BACKEND",
                "the authentication header",
                UfwDefaults.INSTALLED,
                SSH,
                UfwRule.incoming(UfwAction.ALLOW).withProtocol(UfwProtocol.AH));
        say(
                "",
                "the authentication header of IPv4",
                UfwDefaults.INSTALLED,
                SSH,
                from("10.0.0.0/8", UfwRule.incoming(UfwAction.ALLOW).withProtocol(UfwProtocol.AH)));
        say("", "a reject before the default deny", UfwDefaults.INSTALLED, SSH, tcp(UfwAction.REJECT, 113));
        say("REDUNDANT", "a deny before the default deny", UfwDefaults.INSTALLED, SSH, tcp(UfwAction.DENY, 113));
        say("NODE_PORT", "a NodePort denied", OPEN, tcp(UfwAction.DENY, 31433));
        say("NODE_PORT", "a NodePort allowed", UfwDefaults.INSTALLED, SSH, tcp(UfwAction.ALLOW, 30000));
        say("", "below the NodePorts", OPEN, tcp(UfwAction.DENY, 29999), tcp(UfwAction.DENY, 32768));
        CASES.put(
                "NODE_PORT: a published port denied",
                new Case(
                        UfwState.of(OPEN, List.of(tcp(UfwAction.DENY, 8080), tcp(UfwAction.DENY, 8081))),
                        Surroundings.USUAL.publishing(List.of(8080))));
        say("IPV6_OPEN", "a deny of IPv4 alone", OPEN, from("0.0.0.0/0", tcp(UfwAction.DENY, 1433)));
        say(
                "",
                "a deny of each family",
                OPEN,
                from("0.0.0.0/0", tcp(UfwAction.DENY, 1433)),
                from("::/0", tcp(UfwAction.DENY, 1433)));
        say(
                "REDUNDANT",
                "a deny of IPv4 alone, denied by default",
                UfwDefaults.INSTALLED,
                SSH,
                from("0.0.0.0/0", tcp(UfwAction.DENY, 1433)));
        CASES.put(
                ": a deny where IPv6 is off",
                new Case(new UfwState(OPEN, List.of(tcp(UfwAction.DENY, 1433)), List.of(), false), Surroundings.USUAL));
        say("MANAGEMENT_PORT_CLOSED", "no rule, denied by default", UfwDefaults.INSTALLED);
        say("MANAGEMENT_PORT_CLOSED", "SSH denied", OPEN, tcp(UfwAction.DENY, 22));
        say("", "SSH for one subnet of IPv6", UfwDefaults.INSTALLED, from("fd00::/8", SSH));
        say(
                "",
                "SSH limited on one interface",
                UfwDefaults.INSTALLED,
                SSH.withAction(UfwAction.LIMIT).withInInterface("eth0"));
        CASES.put(
                "MANAGEMENT_PORT_CLOSED: managed by another port",
                new Case(UfwState.of(UfwDefaults.INSTALLED, List.of(SSH)), Surroundings.USUAL.managedBy(2222)));
        say("PASSES_BEFORE", "mDNS denied", OPEN, tcp(UfwAction.DENY, 5353).withProtocol(UfwProtocol.UDP));
        say("", "TCP 5353 denied", OPEN, tcp(UfwAction.DENY, 5353));
        say(
                "",
                "an interface and another",
                OPEN,
                SSH.withAction(UfwAction.DENY).withInInterface("eth0"),
                SSH.withInInterface("eth1").withLogging(UfwLogging.LOG));
        say(
                "CONTRADICTORY",
                "an interface of a wildcard",
                OPEN,
                tcp(UfwAction.DENY, 80).withInInterface("cali+"),
                tcp(UfwAction.ALLOW, 80).withInInterface("cali1"));
        say(
                "",
                "a wildcard behind one of its interfaces",
                UfwDefaults.INSTALLED,
                SSH,
                tcp(UfwAction.REJECT, 80).withInInterface("cali1"),
                tcp(UfwAction.ALLOW, 80).withInInterface("cali+"));
        say(
                "CONTRADICTORY",
                "TCP and UDP together are any",
                OPEN,
                tcp(UfwAction.DENY, 53),
                tcp(UfwAction.DENY, 53).withProtocol(UfwProtocol.UDP),
                tcp(UfwAction.ALLOW, 53).withProtocol(UfwProtocol.ANY));
        say(
                "CONTRADICTORY",
                "an outgoing allow behind a deny",
                OPEN,
                tcp(UfwAction.DENY, 25).withDirection(UfwDirection.OUT),
                from("10.0.0.0/8", tcp(UfwAction.ALLOW, 25).withDirection(UfwDirection.OUT)));
        say(
                "",
                "incoming and outgoing",
                OPEN,
                tcp(UfwAction.DENY, 25),
                tcp(UfwAction.ALLOW, 25).withDirection(UfwDirection.OUT).withLogging(UfwLogging.LOG));
        say(
                "CONTRADICTORY",
                "a routed allow behind a deny",
                OPEN,
                tcp(UfwAction.REJECT, 80).withRouted(true),
                tcp(UfwAction.ALLOW, 80).withRouted(true).withOutInterface("eth1"));
        say(
                "CONTRADICTORY",
                "ranges that cover together",
                OPEN,
                SSH.withAction(UfwAction.DENY)
                        .withDestination(SSH.destination().on(new UfwPorts(List.of(new Span(30, 50))))),
                SSH.withAction(UfwAction.DENY)
                        .withDestination(SSH.destination().on(new UfwPorts(List.of(new Span(51, 60))))),
                SSH.withDestination(SSH.destination().on(new UfwPorts(List.of(new Span(40, 55))))));
    }

    private static UfwRule tcp(UfwAction action, int port) {
        UfwRule rule = UfwRule.incoming(action).withProtocol(UfwProtocol.TCP);
        return rule.withDestination(rule.destination().on(UfwPorts.of(port)));
    }

    private static UfwRule from(String net, UfwRule rule) {
        return rule.withSource(rule.source().at(Cidr.of(net)));
    }

    private static void say(String codes, String what, UfwDefaults defaults, UfwRule... rules) {
        CASES.put(codes + ": " + what, new Case(UfwState.of(defaults, List.of(rules)), Surroundings.USUAL));
    }

    @Test
    void eachIsToldWhereItIsSoAndOnlyThere() {
        StringBuilder told = new StringBuilder();
        CASES.forEach((name, given) -> {
            List<Finding> findings = StateFindings.of(given.state, given.around);
            String codes = findings.stream().map(Finding::code).distinct().collect(Collectors.joining(" "));
            assertThat(codes).as(name).isEqualTo(name.substring(0, name.indexOf(':')));
            if (!findings.isEmpty()) {
                told.append("# ").append(name).append('\n');
                findings.forEach(finding -> told.append(finding).append('\n'));
                told.append('\n');
            }
        });
        Golden.compare("ufw-findings.txt", told.toString());
    }

    @Test
    void hundredsOfRulesAreCompared() {
        List<UfwRule> rules = new ArrayList<>(List.of(SSH));
        for (int i = 0; i < 150; i++) {
            rules.add(from("10." + i + ".0.0/16", tcp(UfwAction.ALLOW, 1000 + i % 7)));
        }
        for (int i = 0; i < 7; i++) {
            rules.add(tcp(UfwAction.DENY, 1000 + i));
        }
        assertThat(StateFindings.of(UfwState.of(OPEN, rules), Surroundings.USUAL))
                .extracting(Finding::code)
                .containsExactly("REDUNDANT");
    }

    /** As many as a host may have, each about something of its own; ten times as many take not much more than ten times as long. */
    @Test
    void aThousandRulesAreComparedInASecondOrTwo() {
        List<UfwRule> rules = new ArrayList<>(List.of(SSH));
        for (int i = 0; i < 990; i++) {
            rules.add(from("10." + i / 4 + "." + 64 * (i % 4) + ".0/18", tcp(UfwAction.ALLOW, 1000 + i % 9)));
        }
        for (int i = 0; i < 9; i++) {
            rules.add(tcp(UfwAction.DENY, 1000 + i));
        }
        long begin = System.nanoTime();
        assertThat(StateFindings.of(UfwState.of(OPEN, rules), Surroundings.USUAL))
                .extracting(Finding::code)
                .containsExactly("REDUNDANT");
        System.out.printf("ufw: findings of %d rules: %d ms%n", rules.size(), (System.nanoTime() - begin) / 1_000_000);
    }
}
