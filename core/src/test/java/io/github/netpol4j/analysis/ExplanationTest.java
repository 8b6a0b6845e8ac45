package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Verdict.Outcome;
import org.junit.jupiter.api.Test;

/** Why a connection passes or not: all policies at both ends, and for a denial what would have to change. */
class ExplanationTest {

    private static final Connectivity GUARDED = Connectivity.of(Shops.guarded());

    @Test
    void whatPassesNamesTheRulesThatMatch() {
        Explanation explanation = GUARDED.explain("shop/web", "shop/db", 5432);

        assertThat(explanation.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(explanation.remedies()).isEmpty();
        assertThat(explanation.toString())
                .contains("shop/shop-db-ingress")
                .contains("spec.ingress[0] matches: from[0] is shop/web-1; ports[0] is TCP 5432");
    }

    @Test
    void aDenialSaysWhatWouldHaveToChange() {
        Explanation explanation = GUARDED.explain("other/intruder", "shop/db", 5432);

        assertThat(explanation.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(explanation.remedies())
                .singleElement()
                .asString()
                .startsWith("ingress of shop/db: give shop/")
                .contains("a rule that lets in other/intruder-1 on TCP 5432")
                .contains("or let no policy select it in this direction");
        assertThat(explanation.toString()).contains("for it to pass:");
    }

    @Test
    void bothSidesAreToldWhereBothDeny() {
        Cluster cluster = Cluster.empty()
                .with(pod("a", "web"), pod("a", "db"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(isolate("web").egress(), isolate("db").ingress())));

        assertThat(Connectivity.of(cluster).explain("a/web", "a/db", 80).remedies())
                .hasSize(2)
                .anyMatch(remedy -> remedy.startsWith("egress of a/web: "))
                .anyMatch(remedy -> remedy.startsWith("ingress of a/db: "));
    }

    @Test
    void endsThatPoliciesTellApartAreAnsweredApart() {
        Cluster cluster = Cluster.empty()
                .with(pod("a", "db").at("10.0.0.1", "fd00::1"))
                .with(Workload.deployment(pod("a", "web").at("10.0.0.2", "fd00::2"), 2))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("a")
                        .with(allow(from(cidr("10.0.0.0/24"))).to("db").port(80))));
        Explanation explanation = Connectivity.of(cluster).explain("a/web", "a/db", 80);

        assertThat(explanation.verdicts()).hasSize(2);
        assertThat(explanation.outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void whatIsNoPortIsRefused() {
        Party web = GUARDED.party("shop/web");

        assertThatThrownBy(() -> GUARDED.explain("shop/web", "shop/db", 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TCP has no port 0");
        assertThatThrownBy(() -> GUARDED.explain(web, web, Protocol.ICMP, 8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ask for port 0");
        assertThat(GUARDED.explain(web, GUARDED.party("shop/db"), Protocol.ICMP, 0)
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }
}
