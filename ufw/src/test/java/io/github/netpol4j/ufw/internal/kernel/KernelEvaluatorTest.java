package io.github.netpol4j.ufw.internal.kernel;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the kernel does, or a flow says, less than one might think. */
class KernelEvaluatorTest {

    private static final int AH = 51;

    private static UfwState state(UfwRule... rules) {
        return UfwState.of(UfwDefaults.INSTALLED, List.of(rules));
    }

    private static Verdict evaluate(UfwState state, Flow flow) {
        return new KernelEvaluator(state, rule -> rule.action().toString()).evaluate(flow, Semantics.defaults());
    }

    /** By nftables, iptables sees the authentication header of IPv6; the legacy one looks behind it. */
    @Test
    void theAuthenticationHeaderOfIpv6IsSeenByOneBackendAlone() {
        UfwState state = state(UfwRule.incoming(UfwAction.ALLOW).withProtocol(UfwProtocol.AH));
        Flow four = Flow.from(external("203.0.113.7"))
                .to(node("n").at("192.168.1.20"))
                .protocol(AH);
        Flow six =
                Flow.from(external("2001:db8::7")).to(node("n").at("fd00::20")).protocol(AH);
        assertThat(evaluate(state, four).outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(evaluate(state, six).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(KernelMeaning.of(state).surely().contains(four)).isTrue();
        assertThat(KernelMeaning.of(state).surely().contains(six)).isFalse();
        assertThat(KernelMeaning.of(state).possibly().contains(six)).isTrue();
        UfwState esp = state(UfwRule.incoming(UfwAction.ALLOW).withProtocol(UfwProtocol.ESP));
        assertThat(evaluate(
                                esp,
                                Flow.from(external("2001:db8::7"))
                                        .to(node("n").at("fd00::20"))
                                        .protocol(50))
                        .outcome())
                .isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void aHostOfUnknownAddressMayHaveTheOneThatARuleNames() {
        UfwRule ssh = UfwRule.incoming(UfwAction.ALLOW).withProtocol(UfwProtocol.TCP);
        UfwState state = state(ssh.withDestination(ssh.destination().at(Cidr.of("10.0.0.1/32"))));
        assertThat(evaluate(state, Flow.from(external("10.9.9.9")).to(node("h")).tcp(22)))
                .matches(verdict -> verdict.outcome() == Outcome.UNDECIDED)
                .extracting(Verdict::reason)
                .isEqualTo(
                        "by rule 1, allow, if what the flow does not say fits it; by the default, deny, because no rule"
                                + " matches");
        assertThat(evaluate(
                                state,
                                Flow.from(external("10.9.9.9"))
                                        .to(node("h").at("10.0.0.2"))
                                        .tcp(22))
                        .outcome())
                .isEqualTo(Outcome.DENIED);
        // No host is at a group's address, and no block holds a pod whose address is unknown, as everywhere.
        UfwState group = state(ssh.withDestination(ssh.destination().at(Cidr.of("224.0.0.251/32"))));
        assertThat(evaluate(group, Flow.from(external("10.9.9.9")).to(node("h")).tcp(22))
                        .outcome())
                .isEqualTo(Outcome.DENIED);
        UfwState from = state(ssh.withSource(ssh.source().at(Cidr.of("10.0.0.0/8"))));
        assertThat(evaluate(
                                from,
                                Flow.from(pod("apps", "web"))
                                        .to(node("h").at("10.0.0.2"))
                                        .tcp(22))
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }
}
