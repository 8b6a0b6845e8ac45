package io.github.netpol4j.ufw.kernel;

import static io.github.netpol4j.NetPol.allow;
import static io.github.netpol4j.NetPol.anywhere;
import static io.github.netpol4j.NetPol.host;
import static io.github.netpol4j.NetPol.policy;
import static io.github.netpol4j.ufw.kernel.Plans.AT_ONCE;
import static io.github.netpol4j.ufw.kernel.Plans.byDefault;
import static io.github.netpol4j.ufw.kernel.Plans.planOnAll;
import static io.github.netpol4j.ufw.kernel.Plans.tcp;
import static io.github.netpol4j.ufw.policy.UfwPol.application;
import static io.github.netpol4j.ufw.policy.UfwPol.defaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.NetPol;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.ApplyScript;
import io.github.netpol4j.ufw.kernel.Commands.Output;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.policy.UfwPol;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Default policies of a policy, on a real ufw: they are set, without a reload, and come back with the rules. */
class ApplyDefaultsKernelTest {

    private static final Probe WITHOUT_RULE = Probe.tcp(Place.OUTSIDE, 8080);
    private static final UfwState CLOSING =
            byDefault(UfwAction.DENY, tcp(UfwAction.ALLOW, 22), tcp(UfwAction.ALLOW, 80));
    private static final UfwState OPENING = byDefault(UfwAction.ALLOW, tcp(UfwAction.DENY, 7000));

    private HostNamespaces host;

    @BeforeEach
    void enable() {
        host = HostNamespaces.open();
        // The first start loads the limits of an empty host, and then writes others.
        host.ufwAll("--force enable", "reload");
    }

    @AfterEach
    void close() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void theDefaultOfAPolicyIsSet() {
        host.ufwAll("default allow incoming");
        UfwPlan plan = planOnAll(host, CLOSING);
        assertThat(host.probe(WITHOUT_RULE)).isEqualTo(Answer.CONNECTED);
        String script = ApplyScript.of(plan, AT_ONCE);

        Output output = host.script(script);

        assertThat(output.text()).endsWith("4 added, 0 removed, 0 moved, 1 default changed\n");
        assertThat(host.probe(WITHOUT_RULE)).isEqualTo(Answer.SILENCE);
        assertThat(host.probe(WITHOUT_RULE.overIpv6())).isEqualTo(Answer.SILENCE);
        assertThat(host.probe(Probe.tcp(Place.OUTSIDE, 80))).isEqualTo(Answer.CONNECTED);
        assertThat(host.ufw("status", "verbose").text()).contains("Default: deny (incoming), allow (outgoing)");
        assertThat(planOnAll(host, CLOSING).isEmpty()).isTrue();
        assertThat(host.script(script)).isEqualTo(new Output(0, "netpol4j: nothing to do: the rules are there\n"));
    }

    /** Every way of a default from one to another, in all three chains: the kernel has what a start of ufw gives it. */
    @Test
    void theKernelHasWhatAStartOfUfwGivesIt() {
        for (UfwDefaults defaults : List.of(
                new UfwDefaults(UfwAction.ALLOW, UfwAction.DENY, UfwAction.REJECT),
                new UfwDefaults(UfwAction.REJECT, UfwAction.ALLOW, UfwAction.ALLOW),
                new UfwDefaults(UfwAction.DENY, UfwAction.REJECT, UfwAction.DENY),
                new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.ALLOW))) {
            UfwState wanted = UfwState.of(defaults, List.of(tcp(UfwAction.ALLOW, 22), tcp(UfwAction.LIMIT, 80)));
            UfwPlan plan = planOnAll(host, wanted);
            host.script(ApplyScript.of(plan, AT_ONCE)).orFail("apply " + defaults);
            assertThat(host.files()).isEqualTo(plan.result());
            String applied = host.table(false) + host.table(true);
            host.ufwAll("reload");
            assertThat(applied).as(defaults.toString()).isEqualTo(host.table(false) + host.table(true));
            assertThat(host.files()).as("ufw writes the same").isEqualTo(plan.result());
        }
    }

    @Test
    void theyComeBackUnlessConfirmed() throws InterruptedException {
        RulesFiles files = host.files();
        String before = host.table(false) + host.table(true) + host.defaults();
        String script = ApplyScript.of(planOnAll(host, OPENING), ApplyOptions.USUAL.confirmedWithin(2));
        host.script(script).orFail("apply");
        assertThat(host.probe(WITHOUT_RULE)).isEqualTo(Answer.CONNECTED);
        assertThat(host.probe(Probe.tcp(Place.OUTSIDE, 7000))).isEqualTo(Answer.SILENCE);
        Thread.sleep(4500);
        assertThat(host.table(false) + host.table(true) + host.defaults()).isEqualTo(before);
        assertThat(host.files()).isEqualTo(files);
        assertThat(host.probe(WITHOUT_RULE)).isEqualTo(Answer.SILENCE);

        host.script(script).orFail("apply");
        host.script(script, "confirm").orFail("confirm");
        host.ufwAll("reload");
        assertThat(host.probe(WITHOUT_RULE)).isEqualTo(Answer.CONNECTED);
        assertThat(planOnAll(host, OPENING).isEmpty()).isTrue();
    }

    @Test
    void stopsWhenTheKernelHasAnotherDefault() {
        String script = ApplyScript.of(planOnAll(host, OPENING), AT_ONCE);
        host.in(Place.HOST, "/usr/sbin/ip6tables", "-P", "INPUT", "ACCEPT").orFail("ip6tables");
        Output output = host.script(script);
        assertThat(output.status()).isEqualTo(2);
        assertThat(output.text()).contains("the kernel has other rules than ufw's files (IPv6)");
    }

    @Test
    void aScriptOfCommandsThatFailsLeavesTheDefaultAsItIs() {
        var profile = application("My Db").title("t").description("d").ports(NetPol.tcp(1433));
        UfwFirewall firewall = Ufw.compile(UfwPolicy.of(policy("p").in("n"))
                .with(
                        defaults().incoming(UfwAction.DENY),
                        UfwPol.ufw(allow(NetPol.from(anywhere())).to(host()).ports(profile.ports()))
                                .application(profile)));
        host.ufwAll("default allow incoming");

        Output output = host.script(firewall.script());

        assertThat(output.status()).isEqualTo(1);
        assertThat(output.text()).contains("put what applicationProfiles() writes into a file");
        assertThat(host.probe(WITHOUT_RULE)).isEqualTo(Answer.CONNECTED);
        host.write("applications.d/netpol4j", firewall.applicationProfiles());
        host.script(firewall.script()).orFail("with the profile");
        assertThat(host.probe(WITHOUT_RULE)).isEqualTo(Answer.SILENCE);
        assertThat(host.probe(Probe.tcp(Place.OUTSIDE, 1433))).isEqualTo(Answer.CONNECTED);
    }
}
