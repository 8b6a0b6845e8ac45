package io.github.netpol4j.ufw.exposure;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.HostOptions;
import io.github.netpol4j.analysis.hosts.HostOptions.ForwardAccept;
import io.github.netpol4j.analysis.hosts.HostOptions.Leaving;
import io.github.netpol4j.analysis.hosts.HostOptions.ServiceProxy;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.report.HostExposureReport;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is reached in a cluster with every kind of way, byte by byte. */
class HostExposureTest {

    private static final List<Access> ANSWERS = HostExposure.of(Shop.cluster(), Shop.hosts())
            .from(Shop.CLIENT, Shop.PARTNER, Shop.INTRUDER, Shop.WEB, node("n1"));

    @Test
    void text() {
        Golden.compare("exposure/shop.txt", HostExposureReport.text(ANSWERS));
    }

    @Test
    void whereMoreIsKnown() {
        StringBuilder all = new StringBuilder();
        for (HostOptions options : List.of(
                HostOptions.defaults().withAccept(ForwardAccept.FIRST).withLeaving(Leaving.AS_NODE),
                HostOptions.defaults().withAccept(ForwardAccept.NONE).withLeaving(Leaving.AS_POD),
                HostOptions.defaults().withProxy(ServiceProxy.IPVS),
                HostOptions.defaults().withProxy(ServiceProxy.UNKNOWN))) {
            List<Access> answers =
                    HostExposure.of(Shop.cluster(), Shop.hosts(), options).from(Shop.CLIENT, Shop.WEB);
            all.append("# ")
                    .append(options.proxy() + ", accept " + options.accept() + ", leaving " + options.leaving() + "\n")
                    .append(HostExposureReport.text(answers))
                    .append('\n');
        }
        Golden.compare("exposure/shop-options.txt", all.toString());
    }

    @Test
    void markdown() {
        Golden.compare("exposure/shop.md", HostExposureReport.markdown(ANSWERS));
    }

    @Test
    void json() {
        Golden.compare("exposure/shop.json", HostExposureReport.json(ANSWERS));
    }

    @Test
    void aDeniedNodePortIsGuardedInAppearance() {
        UfwFirewall denies = Ufw.readAdded(
                "ufw deny 30080/tcp\n", new UfwDefaults(UfwAction.DENY, UfwAction.ALLOW, UfwAction.ALLOW));
        Access access =
                HostExposure.of(Shop.cluster(), Hosts.none().node(node("n1"), denies)).from(Shop.CLIENT).stream()
                        .filter(one ->
                                one.way().port() == 30080 && one.way().at().equals("n1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(access.state()).isEqualTo(State.GUARDED_IN_APPEARANCE);
        assertThat(access.isCertain()).isTrue();
        assertThat(access.sentence())
                .isEqualTo(
                        "203.0.113.7 reaches shop/web by node port TCP 30080 at n1, shop/web-1[Pod]:8080: ufw of n1 denies what"
                                + " comes in, by rule 1, deny 30080/tcp, but the destination is rewritten to shop/web-1:8080 before, so it never"
                                + " comes in there");
        assertThat(access.remedies())
                .containsExactly(
                        "guard shop/web by a policy of the cluster about its pods and TCP 8080; externalTrafficPolicy: Local"
                                + " lets it see who asks. Where no orchestrator accepts first, a rule of ufw of n1 about what it forwards to"
                                + " 10.244.1.11 on TCP 8080 does it too");
    }
}
