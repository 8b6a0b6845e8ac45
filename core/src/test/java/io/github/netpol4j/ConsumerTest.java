package io.github.netpol4j;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.*;
import static org.mockito.ArgumentMatchers.*;
import static org.mockito.BDDMockito.*;
import static org.mockito.Mockito.*;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import org.junit.jupiter.api.Test;

/** A user's test class, with the static imports of AssertJ and Mockito beside ours. */
class ConsumerTest {

    @Test
    void theWordsLiveBesideThoseOfAssertJAndMockito() {
        Rule open = allow(from("web")).to("db").ports(tcp(1433), udp(range(1, 2)), sctp("s"), ping(), anyPort());
        Rule closed =
                deny(from(anywhere(), host())).to(namespace("x"), everyPod()).port(1);
        Policy policy = policy("p")
                .in("a")
                .with(
                        open,
                        closed,
                        isolate(pods(label("tier", "db"))).ingress(),
                        allow(from("web")).to(dns()));
        Flow flow = Flow.from(pod("a", "web")).to(pod("a", "db")).tcp(1433);
        assertThat(policy.permits(flow)).isTrue();
        assertThat(policy.permits(
                        Flow.from(external("203.0.113.7")).to(pod("x", "db")).tcp(1)))
                .isFalse();
        assertThat(app("web").where("tier", NOT_IN, "x").where("tier", EXISTS))
                .isEqualTo(app("web").where("tier", EXISTS).where("tier", NOT_IN, "x"));
        assertThatThrownBy(() -> cidr("10.0.0.1/8")).hasMessageContaining("10.0.0.0/8");
    }

    @Test
    void anEnforcementCanBeMocked() {
        Verdict verdict = Kubernetes.compile(allow(from("web")).to("db").port(1433))
                .evaluate(Flow.from(pod("default", "web"))
                        .to(pod("default", "db"))
                        .tcp(1433));
        Enforcement enforcement = mock(Enforcement.class);
        when(enforcement.evaluate(any(Flow.class))).thenReturn(verdict);
        given(enforcement.target()).willReturn("Mock");
        Flow flow = Flow.from(node("n1")).to(pod("a", "web")).tcp(80);
        assertThat(answer(enforcement, flow)).isEqualTo("Mock: true");
        verify(enforcement).evaluate(eq(flow));
    }

    private static String answer(Enforcement enforcement, Flow flow) {
        return enforcement.target() + ": " + enforcement.evaluate(flow).isAllowed();
    }
}
