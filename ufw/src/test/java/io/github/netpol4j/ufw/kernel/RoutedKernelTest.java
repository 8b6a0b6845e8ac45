package io.github.netpol4j.ufw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import org.junit.jupiter.api.Test;

/** A published port is rewritten before ufw's input rules see it: what guards it, and what does not. */
class RoutedKernelTest {

    private static final int NODE_PORT = 31433;
    private static final Probe TO_NODE_PORT = Probe.tcp(Place.OUTSIDE, NODE_PORT);
    private static final String POD = "10.244.0.2";

    @Test
    void rulesAboutANodePortGuardNothing() {
        try (HostNamespaces host = HostNamespaces.open()) {
            iptables(host, "-t nat -A PREROUTING -p tcp --dport 31433 -j DNAT --to-destination " + POD + ":1433");
            host.ufwAll("--force enable");
            assertThat(host.probe(TO_NODE_PORT)).as("routed is denied").isEqualTo(Answer.SILENCE);

            iptables(host, "-I FORWARD -m conntrack --ctstate DNAT -j ACCEPT");
            host.ufwAll("deny 31433/tcp");
            assertThat(host.probe(TO_NODE_PORT))
                    .as("an orchestrator's accept comes first")
                    .isEqualTo(Answer.CONNECTED);
            host.ufwAll("route deny to " + POD + " port 1433");
            assertThat(host.probe(TO_NODE_PORT))
                    .as("it comes before route rules too")
                    .isEqualTo(Answer.CONNECTED);
            iptables(host, "-D FORWARD -m conntrack --ctstate DNAT -j ACCEPT");
            host.ufwAll("route delete deny to " + POD + " port 1433", "default allow routed");
            assertThat(host.probe(TO_NODE_PORT)).as("ufw deny 31433/tcp").isEqualTo(Answer.CONNECTED);

            host.ufwAll("route deny to " + POD + " port 1433");
            assertThat(host.probe(TO_NODE_PORT))
                    .as("the pod's address and port")
                    .isEqualTo(Answer.SILENCE);
            host.ufwAll("route delete deny to " + POD + " port 1433", "route deny to " + POD + " port 31433");
            assertThat(host.probe(TO_NODE_PORT)).as("the node port, routed").isEqualTo(Answer.CONNECTED);
            System.out.println("ufw: DNAT goes past ufw's input rules, seen by real connects");
        }
    }

    @Test
    void routeAndOutRulesAreSeenByTheProbes() {
        Probe through = new Probe(Place.OUTSIDE, Place.INSIDE, false, UfwProtocol.TCP, 1433);
        Probe back = new Probe(Place.INSIDE, Place.OUTSIDE, true, UfwProtocol.UDP, 53);
        Probe out = new Probe(Place.HOST, Place.OUTSIDE, false, UfwProtocol.TCP, 443);
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable");
            assertThat(host.probe(through)).isEqualTo(Answer.SILENCE);
            assertThat(host.probe(back)).isEqualTo(Answer.SILENCE);
            assertThat(host.probe(out)).isEqualTo(Answer.CONNECTED);
            host.ufwAll("route allow in on ho out on hi to any port 1433 proto tcp");
            host.ufwAll("route allow from fd10:244::/64 to any port 53 proto udp", "reject out on ho to any port 443");
            assertThat(host.probe(through)).isEqualTo(Answer.CONNECTED);
            assertThat(host.probe(back)).isEqualTo(Answer.CONNECTED);
            assertThat(host.probe(out)).isEqualTo(Answer.REFUSED);
        }
    }

    @Test
    void limitLetsFiveInWithinHalfAMinute() {
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable", "limit 22/tcp");
            StringBuilder answers = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                answers.append(host.probe(Probe.tcp(Place.OUTSIDE, 22)).letter());
            }
            // The retries of a connect that was dropped count too; a refusal has none.
            assertThat(answers).hasToString("CCCCCRRR");
            assertThat(host.probe(Probe.tcp(Place.INSIDE, 22)))
                    .as("each sender apart")
                    .isEqualTo(Answer.CONNECTED);
        }
    }

    private static void iptables(HostNamespaces host, String arguments) {
        host.in(Place.HOST, ("/usr/sbin/iptables " + arguments).split(" ")).orFail("iptables " + arguments);
    }
}
