package io.github.netpol4j.ufw.internal.compile;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.ufw.policy.UfwPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.ufw.policy.UfwApplication;
import io.github.netpol4j.ufw.policy.UfwDefaultPolicies;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies and the rules that they become. */
class UfwCompilerTest {

    private static final UfwApplication PROFILE =
            application("MyDb").title("SQL Server").description("and a browser").ports(tcp(1433, 1434), udp(1434));

    private static final Map<String, List<UfwPolicy>> CASES = new LinkedHashMap<>();

    static {
        say(
                "one port to one subnet",
                core("db", allow(from(cidr("192.168.49.0/24"))).to(host()).port(1433)));
        say(
                "overlapping ranges are closed once",
                core(
                        "db",
                        allow(from(cidr("10.0.0.0/8"))).to(host()).ports(tcp(range(1400, 1500)), udp(53)),
                        allow(from(cidr("fd00::/8"))).to(host()).ports(tcp(range(1433, 1600)), tcp(22))));
        say(
                "exceptions are taken out, and never denied",
                core(
                        "db",
                        allow(from(cidr("10.0.0.0/8").except("10.64.0.0/10")))
                                .to(host())
                                .port(22),
                        deny(from(cidr("fd00::/16").except("fd00:8000::/17")))
                                .to(host())
                                .port(23)));
        say(
                "fifteen numbers a rule, a range is two",
                core(
                        "many",
                        allow(from(cidr("10.0.0.0/8")))
                                .to(host())
                                .ports(
                                        tcp(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25),
                                        tcp(range(30, 40), range(50, 60)),
                                        tcp(70))));
        say(
                "what is open to all is not closed",
                core("web", allow(from(anywhere())).to(host()).ports(tcp(80, 443))));
        say(
                "open to all of one family",
                core("web", allow(from(cidr("0.0.0.0/0"))).to(host()).port(80)));
        say(
                "denied, allowed to some, closed",
                core(
                        "db",
                        allow(from(cidr("10.0.0.0/8"))).to(host()).port(1433),
                        deny(from(cidr("10.1.0.0/16"))).to(host()).ports(anyPort())));
        say(
                "isolated in both directions",
                core(
                        "lock",
                        isolate(host()).ingress().egress(),
                        allow(from(cidr("10.0.0.0/8"))).to(host()).ports(anyPort()),
                        allow(from(host())).to(anywhere()).ports(udp(53), tcp(443))));
        say(
                "what leaves",
                core("out", allow(from(host())).to(cidr("10.0.0.0/8")).ports(tcp(), udp(53))));
        say(
                "a deny that names no host is in every chain",
                core(
                        "telnet",
                        deny(from(anywhere()))
                                .to(cidr("10.0.0.0/8"), cidr("fd00::/8"))
                                .port(23)));
        say(
                "names of /etc/services",
                core("named", allow(from(anywhere())).to(host()).ports(tcp("ssh"), udp("domain"))));
        say(
                "two policies merge by phase",
                core("b", allow(from(cidr("10.0.0.0/8"))).to(host()).ports(tcp(22), tcp(1433))),
                core(
                        "a",
                        allow(from(cidr("10.1.0.0/16"))).to(host()).port(22),
                        deny(from(cidr("10.2.0.0/16"))).to(host()).port(22)));
        say(
                "an allow of the very packets that are denied is left out",
                core("a", deny(from(cidr("10.0.0.0/8"))).to(host()).port(22)),
                core("b", allow(from(cidr("10.0.0.0/8"))).to(host()).port(22)));
        say(
                "sentences keep their order, between denies and allows",
                UfwPolicy.of(policy("p")
                                .in("hosts")
                                .with(
                                        allow(from(cidr("10.0.0.0/8")))
                                                .to(host())
                                                .port(1433),
                                        deny(from(cidr("10.1.0.0/16")))
                                                .to(host())
                                                .port(1433)))
                        .with(
                                defaults().incoming(DENY),
                                ufw(allow(from(cidr("10.2.0.0/16"))).to(host()).port(22))
                                        .log()
                                        .comment("admins"),
                                ufw(deny(from(cidr("10.0.0.0/8"))).to(host()).port(22))
                                        .reject(),
                                ufw(allow(from(anywhere())).to(host()).port(22))
                                        .limit()
                                        .on("eth0")
                                        .logAll(),
                                ufw(isolate(host()).egress()).on("eth1"),
                                ufw(allow(from(host())).to(anywhere()).port(25)).at("10.0.0.5")));
        say(
                "routed, and out",
                UfwPolicy.of(policy("p").in("hosts"))
                        .with(
                                ufw(deny(from(anywhere()))
                                                .to(cidr("10.244.0.2/32"))
                                                .port(1433))
                                        .route()
                                        .inOn("eth0"),
                                ufw(allow(from(cidr("10.0.0.0/8"))).to(host()).port(80))
                                        .route()
                                        .at("10.244.0.0/16")
                                        .outOn("cali+"),
                                ufw(deny(from(anywhere())).to(cidr("fd00::/8")).ports(anyPort()))
                                        .out(),
                                ufw(isolate(host()).ingress()).route()));
        say(
                "a profile is a rule for each group of ports",
                UfwPolicy.of(policy("p").in("hosts"))
                        .with(
                                PROFILE,
                                ufw(allow(from(cidr("10.0.0.0/8"))).to(host()).ports(PROFILE.ports()))
                                        .application(PROFILE)));
    }

    private static UfwPolicy core(String name, Rule... rules) {
        return UfwPolicy.of(policy(name).in("hosts").with(rules));
    }

    private static void say(String what, UfwPolicy... policies) {
        CASES.put(what, List.of(policies));
    }

    private static String told(Compiled compiled) {
        String rules = compiled.rules().stream().map(Told::rule).collect(Collectors.joining("\n"));
        String more = compiled.applications().stream()
                .map(profile -> "\nprofile " + profile.name() + " " + profile.profilePorts())
                .collect(Collectors.joining());
        String defaults = compiled.defaults().equals(UfwDefaultPolicies.UNSAID) ? "" : "\n" + compiled.defaults();
        return rules + more + defaults;
    }

    @Test
    void policiesBecomeRules() {
        StringBuilder told = new StringBuilder();
        CASES.forEach((what, policies) -> told.append("# ")
                .append(what)
                .append('\n')
                .append(told(UfwCompiler.compile(policies)))
                .append("\n\n"));
        Golden.compare("ufw-compiled.txt", told.toString());
    }

    /** A sentence may leave an Allow something, and so may a Deny of the core that needs no sentence. */
    @Test
    void allowsThatStillLetSomethingPassStay() {
        Policy allowed = policy("p")
                .in("hosts")
                .with(allow(from(cidr("10.0.0.0/8"))).to(host()).port(22));
        assertThat(UfwCompiler.compile(List.of(UfwPolicy.of(allowed)
                                .with(ufw(deny(from(cidr("10.0.0.0/9")))
                                        .to(host())
                                        .port(22)))))
                        .rules())
                .hasSize(3);
        Policy denied = allowed.plus(
                policy("q").in("hosts").with(deny(from(anywhere())).to(host()).port(22)));
        assertThat(UfwCompiler.compile(List.of(UfwPolicy.of(denied)
                                .with(ufw(deny(from(cidr("10.0.0.0/8")))
                                        .to(host())
                                        .port(80)))))
                        .rules())
                .hasSize(3);
    }

    @Test
    void everyRuleTellsItsPolicy() {
        assertThat(CASES.values())
                .allSatisfy(policies -> assertThat(UfwCompiler.compile(policies).rules())
                        .allSatisfy(rule -> assertThat(policies.stream().map(policy -> "netpol4j:" + policy.name()))
                                .anyMatch(tag -> rule.comment().equals(tag)
                                        || rule.comment().startsWith(tag + " "))));
    }

    /** Or ufw would put the later in the place of the earlier. */
    @Test
    void noTwoRulesOfAFamilyAreAboutTheSamePackets() {
        assertThat(CASES.values()).allSatisfy(policies -> {
            UfwState state = UfwCompiler.compile(policies).state();
            assertThat(Stream.of(state.v4(), state.v6()))
                    .allSatisfy(rules ->
                            assertThat(rules.stream().map(UfwRule::match)).doesNotHaveDuplicates());
        });
    }

    @Test
    void aRuleWithoutAddressesIsInBothFamilies() {
        UfwState state =
                UfwCompiler.compile(CASES.get("one port to one subnet")).state();
        assertThat(state.v4()).hasSize(2);
        assertThat(state.v6()).hasSize(1);
        UfwRule closing = state.v6().get(0);
        assertThat(state.v4()).last().isEqualTo(closing);
    }

    @Test
    void gapsAreToldWithoutCompiling() {
        Policy policy = policy("p").in("a").with(allow(from("web")).to("db").port(1433));
        assertThat(UfwCompiler.gaps(List.of(UfwPolicy.of(policy))))
                .extracting("code")
                .containsExactly("PODS", "PODS");
        assertThat(UfwCompiler.gaps(CASES.get("one port to one subnet"))).isEmpty();
    }
}
