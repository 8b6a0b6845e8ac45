package io.github.netpol4j.ufw;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.ufw.policy.UfwPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.analysis.Difference;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.DefaultChange;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The facade, as users come to it. */
class UfwTest {

    private static final Policy STORES = policy("inventario")
            .in("egi-inventario")
            .with(
                    allow(from("inventario-web")).to("ubicacion-db").port(1433),
                    allow(from("inventario-web")).to("ldap-service").port(389));
    private static final Policy ON_HOST = Ufw.forHost(STORES, "192.168.49.0/24");
    private static final UfwFirewall FIREWALL = Ufw.compile(ON_HOST);
    private static final Flow FROM_INSIDE =
            Flow.from(external("192.168.49.2")).to(node("n").at("192.168.1.20")).tcp(1433);
    private static final Flow FROM_OUTSIDE =
            Flow.from(external("203.0.113.7")).to(node("n").at("192.168.1.20")).tcp(1433);
    private static final Flow OTHER =
            Flow.from(external("203.0.113.7")).to(node("n").at("192.168.1.20")).tcp(8080);

    @Test
    void anAllowOpensAndTheDenyBehindItCloses() {
        assertThat(FIREWALL.evaluate(FROM_INSIDE).isAllowed()).isTrue();
        assertThat(FIREWALL.evaluate(FROM_OUTSIDE).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(FIREWALL.evaluate(FROM_OUTSIDE).reason()).isEqualTo("by rule 2, deny 389,1433/tcp");
    }

    @Test
    void defaultsOfTheHostAreLeftAloneUnlessAPolicySpeaksOfThem() {
        assertThat(FIREWALL.script()).doesNotContain("default");
        UfwFirewall said = Ufw.compile(UfwPolicy.of(ON_HOST).with(defaults().incoming(DENY)));
        assertThat(said.commands()).as("last").endsWith(List.of("ufw", "default", "deny", "incoming"));
        assertThat(said.script()).doesNotContain("outgoing", "routed");
    }

    @Test
    void aHostThatClosesByDefaultLetsPassLess() {
        UfwFirewall closing = FIREWALL.under(UfwDefaults.INSTALLED);
        assertThat(FIREWALL.evaluate(OTHER).isAllowed()).isTrue();
        assertThat(closing.evaluate(OTHER).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(closing.evaluate(FROM_INSIDE).isAllowed()).isTrue();
        assertThat(closing.meaning().surelyBeyond(FIREWALL.meaning()).isEmpty()).isTrue();
        assertThat(closing).isNotEqualTo(FIREWALL);
        UfwFirewall said = Ufw.compile(UfwPolicy.of(ON_HOST).with(defaults().incoming(ALLOW)));
        assertThat(said.under(UfwDefaults.INSTALLED).evaluate(OTHER).isAllowed())
                .isTrue();
    }

    @Test
    void everyFormReadsBackAsTheSameRules() {
        UfwState rules = FIREWALL.under(UfwDefaults.INSTALLED).state();
        RulesFiles files = new RulesFiles(FIREWALL.userRules(), FIREWALL.user6Rules());
        assertThat(Ufw.read(files, UfwDefaults.INSTALLED).state()).isEqualTo(rules);
        String added = FIREWALL.script()
                .lines()
                .filter(line -> line.startsWith("ufw "))
                .reduce("", (text, line) -> text + line + "\n");
        assertThat(Ufw.readAdded(added, UfwDefaults.INSTALLED).state()).isEqualTo(rules);
        assertThat(Ufw.of(rules).state()).isEqualTo(rules);
        assertThat(Difference.between(Ufw.of(rules), Ufw.read(files, UfwDefaults.INSTALLED))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void filesThatSayTwoThingsAreRefused() {
        String lying = FIREWALL.userRules().replace("--dports 389,1433 -j DROP", "--dports 389,1433 -j ACCEPT");
        assertThatThrownBy(() -> Ufw.read(new RulesFiles(lying, FIREWALL.user6Rules()), UfwDefaults.INSTALLED))
                .hasMessageContaining("user.rules");
    }

    @Test
    void aPlanIsTheSameFromFilesAndFromWhatUfwShows() {
        UfwFirewall there = Ufw.readAdded("ufw allow 22/tcp\nufw allow 1433\n", UfwDefaults.INSTALLED);
        UfwPlan plan = FIREWALL.planOn(there);
        assertThat(FIREWALL.planOn(new RulesFiles(there.userRules(), there.user6Rules()), UfwDefaults.INSTALLED, true))
                .isEqualTo(plan);
        assertThat(Ufw.describe(plan))
                .contains("add at 1 (v4): allow from 192.168.49.0/24 to any port 389,1433 proto tcp")
                .contains("overruled in part (v4): allow 1433 - of somebody else's; ours is deny 389,1433/tcp");
        UfwPlan again = FIREWALL.planOn(plan.result(), UfwDefaults.INSTALLED, true);
        assertThat(again.isEmpty()).isTrue();
        assertThat(Ufw.describe(again)).startsWith("nothing to do\n");
        assertThat(Ufw.applyScript(plan, ApplyOptions.USUAL)).startsWith("#!/bin/sh\n");
    }

    @Test
    void aPlanSetsTheDefaultsThatAPolicySpeaksOf() {
        UfwFirewall said = Ufw.compile(UfwPolicy.of(ON_HOST)
                .with(
                        defaults().incoming(DENY),
                        ufw(allow(from(anywhere())).to(host()).port(22))));
        UfwDefaults open = new UfwDefaults(ALLOW, ALLOW, DENY);
        RulesFiles files = new RulesFiles(
                Ufw.of(UfwState.of(open, List.of())).userRules(),
                Ufw.of(UfwState.of(open, List.of())).user6Rules());
        UfwPlan plan = said.planOn(files, open, true);
        assertThat(plan.defaultChanges()).containsExactly(new DefaultChange("incoming", ALLOW, DENY));
        assertThat(Ufw.describe(plan)).startsWith("change default incoming: from allow to deny - ");
        assertThat(Ufw.of(plan.after()).evaluate(OTHER).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(said.planOn(plan.result(), open, true).isEmpty()).isFalse();
        assertThat(said.planOn(plan.result(), plan.after().defaults(), true).isEmpty())
                .isTrue();
        assertThat(FIREWALL.planOn(files, open, true).defaultChanges())
                .as("nothing said")
                .isEmpty();
    }

    @Test
    void sentencesOfPoliciesStandAsTheyAreHandedOver() {
        UfwPolicy denying = UfwPolicy.of(policy("a").in("n"))
                .with(ufw(deny(from(anywhere())).to(host()).port(22)));
        UfwPolicy allowing = UfwPolicy.of(policy("b").in("n"))
                .with(ufw(allow(from(cidr("10.0.0.0/8"))).to(host()).port(22)));
        assertThat(Ufw.compile(allowing, denying).state().v4())
                .extracting(UfwRule::action)
                .containsExactly(ALLOW, DENY);
        assertThatThrownBy(() -> Ufw.compile(denying, allowing)).hasMessageContaining("deny(");
    }

    @Test
    void aHostWithoutIpv6HasNoRulesForIt() {
        UfwFirewall there = Ufw.readAdded("ufw allow 22/tcp\n", UfwDefaults.INSTALLED);
        assertThat(there.withoutIpv6().state())
                .isEqualTo(new UfwState(UfwDefaults.INSTALLED, there.state().v4(), List.of(), false));
        assertThat(FIREWALL.planOn(there.withoutIpv6()).after().ipv6()).isFalse();
    }

    @Test
    void aScriptAsksForTheProfilesFirst() {
        UfwFirewall named = Ufw.compile(UfwPolicy.of(ON_HOST)
                .with(
                        defaults().incoming(DENY),
                        ufw(allow(from(cidr("10.0.0.0/8"))).to(host()).port(1434))
                                .application(application("My Db")
                                        .title("t")
                                        .description("d")
                                        .ports(tcp(1434)))));
        assertThat(named.script()).startsWith("""
                        #!/bin/sh
                        set -eu
                        ufw app info 'My Db' >/dev/null || {
                            echo 'put what applicationProfiles() writes into a file of /etc/ufw/applications.d first' >&2
                            exit 1
                        }
                        ufw allow""");
    }

    @Test
    void aPlanThatLocksOutIsRefused() {
        UfwFirewall closing = Ufw.compile(policy("p")
                .in("n")
                .with(allow(from(cidr("10.0.0.0/8"))).to(host()).port(22)));
        UfwPlan plan = closing.planOn(Ufw.readAdded("ufw allow 22/tcp\n", UfwDefaults.INSTALLED));
        ApplyOptions options = ApplyOptions.USUAL.managedFrom(Set.of(Cidr.of("192.168.1.0/24")));
        assertThatThrownBy(() -> Ufw.applyScript(plan, options)).hasMessageContaining("192.168.1.0/24");
        assertThat(Ufw.applyScript(plan, options.guarding(0))).isNotEmpty();
    }

    @Test
    void rulesAboutPublishedPortsAreFound() {
        UfwFirewall closed = Ufw.compile(deny(from(anywhere())).to(host()).port(8443));
        assertThat(Ufw.findings(closed, List.of(), 22))
                .extracting(Finding::code)
                .doesNotContain("NODE_PORT");
        assertThat(Ufw.findings(closed, List.of(8443), 22))
                .extracting(Finding::code)
                .contains("NODE_PORT");
    }

    @Test
    void whatIsLostForAHostIsTold() {
        assertThat(Ufw.lostForHost(STORES)).hasSize(2);
        assertThat(Ufw.gaps(STORES)).isNotEmpty();
        assertThat(Ufw.gaps(ON_HOST)).isEmpty();
    }
}
