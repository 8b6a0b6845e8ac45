package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a flow: whether it passes, and which rule of which policy decides at either end. */
class VerdictTest {

    private static final KubernetesPolicies POLICIES = Kubernetes.compile(policy("p")
            .in("a")
            .with(
                    allow(from("web")).to("db").port(1433),
                    allow(from(cidr("203.0.113.0/24"))).to("db").ports(tcp(range(80, 90))),
                    isolate("web").egress(),
                    isolate("locked").ingress(),
                    allow(from(anywhere())).to("open").ports(anyPort())));

    private static final Pod WEB = pod("a", "web").on("n1");
    private static final Pod DB = pod("a", "db").on("n1");

    @Test
    void explainsBothSides() {
        List<Flow> flows = List.of(
                Flow.from(WEB).to(DB).tcp(1433),
                Flow.from(WEB).to(DB).udp(1433),
                Flow.from(pod("a", "intruder")).to(DB).tcp(1433),
                Flow.from(pod("b", "web")).to(DB).tcp(1433),
                Flow.from(external("203.0.113.7")).to(DB).tcp(85),
                Flow.from(external("203.0.113.7")).to(DB).ping(),
                Flow.from(WEB).to(pod("a", "other")).tcp(1),
                Flow.from(pod("b", "x")).to(pod("b", "y")).tcp(1),
                Flow.from(pod("b", "x")).to(pod("a", "locked")).tcp(1),
                Flow.from(external("::1")).to(pod("a", "open")).ping(),
                Flow.from(node("n1")).to(DB).tcp(1),
                Flow.from(node("n2")).to(DB).tcp(1),
                Flow.from(WEB).to(WEB).tcp(1));
        StringBuilder text = new StringBuilder();
        for (Flow flow : flows) {
            Verdict verdict = POLICIES.evaluate(flow);
            text.append(verdict).append("\n= ").append(verdict.reason()).append("\n\n");
        }
        Golden.compare("verdicts.txt", text.toString());
    }

    private static String why(Flow flow, Semantics semantics) {
        KubernetesPolicies policies = Kubernetes.compile(policy("p")
                .in("a")
                .with(allow(from(cidr("10.0.0.0/8"), app("web"))).to("db").port(80)));
        return policies.evaluate(flow, semantics)
                .ingress()
                .selecting()
                .get(0)
                .rules()
                .get(0)
                .why();
    }

    @Test
    void anEndWhoseAddressIsNotKnownIsSaidToMatchNoBlock() {
        Semantics semantics = Semantics.defaults();
        Pod db = pod("a", "db").at("10.0.0.1");
        String unknown = ", whose address is not known, so that no ipBlock can match it";
        assertThat(why(Flow.from(pod("a", "x")).to(db).tcp(80), semantics)).isEqualTo("none of from is a/x" + unknown);
        assertThat(why(Flow.from(node("n1")).to(db).tcp(80), semantics)).isEqualTo("none of from is n1" + unknown);
        assertThat(why(Flow.from(pod("a", "x").at("192.0.2.1")).to(db).tcp(80), semantics))
                .isEqualTo("none of from is a/x");
        assertThat(why(Flow.from(pod("a", "x")).to(db).tcp(80), semantics.withPodIpsInIpBlocks(false)))
                .as("its address would not matter")
                .isEqualTo("none of from is a/x");
        assertThat(why(Flow.from(pod("a", "x")).to(db).tcp(81), semantics)).isEqualTo("none of its ports is TCP 81");
        assertThat(POLICIES.evaluate(Flow.from(pod("a", "x")).to(DB).tcp(1433)).toString())
                .as("no rule for this port has a block")
                .doesNotContain("address");
    }

    @Test
    void reasonsNameThePoliciesThatDecide() {
        assertThat(POLICIES.evaluate(Flow.from(WEB).to(DB).tcp(1433)).reason())
                .isEqualTo("by p-web-egress, p-db-ingress");
        assertThat(POLICIES.evaluate(Flow.from(WEB).to(DB).tcp(1)).isAllowed()).isFalse();
        assertThat(POLICIES.target()).isEqualTo("Kubernetes");
        assertThat(POLICIES.passedOver()).isEmpty();
    }
}
