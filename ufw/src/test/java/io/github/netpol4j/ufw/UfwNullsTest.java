package io.github.netpol4j.ufw;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.ufw.policy.UfwPol.*;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.NullCall;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.DefaultChange;
import io.github.netpol4j.ufw.apply.OverruledRule;
import io.github.netpol4j.ufw.apply.PlanChange;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.policy.UfwOnly;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.policy.UfwSentence;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPortGroup;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is refused by every public method and constructor of the module, for each argument, and inside arrays and lists. */
class UfwNullsTest {

    private static final List<String> PACKAGES = List.of(".ufw", ".ufw.apply", ".ufw.flow", ".ufw.policy", ".ufw.rule");

    private static final Map<Class<?>, Object> SAMPLES = samples();

    private static Map<Class<?>, Object> samples() {
        Map<Class<?>, Object> samples = new HashMap<>();
        Rule rule = allow(from(cidr("10.0.0.0/8"))).to(host()).port(22);
        Policy policy = policy("p").in("a").with(rule);
        UfwSentence sentence = ufw(rule);
        UfwFirewall firewall = Ufw.compile(policy);
        UfwRule written = UfwRule.incoming(UfwAction.ALLOW);
        RulesFiles files = new RulesFiles(firewall.userRules(), firewall.user6Rules());
        UfwPortGroup group = new UfwPortGroup(UfwPorts.of(80), UfwProtocol.TCP);
        io.github.netpol4j.ufw.policy.UfwApplication application =
                application("MyDb").title("t").description("d").ports(tcp(80));
        for (Object one : List.of(
                policy,
                sentence,
                firewall,
                written,
                files,
                group,
                application,
                application.expanded().get(0),
                application("MyDb"),
                application("MyDb").title("t"),
                application("MyDb").title("t").description("d"),
                defaults(),
                UfwPolicy.of(policy),
                policy("p").in("a"),
                UfwPolicy.of(policy("p").in("a")),
                firewall.planOn(files, UfwDefaults.INSTALLED, true),
                ApplyOptions.USUAL,
                new OverruledRule(true, written, written, true),
                new DefaultChange("incoming", UfwAction.ALLOW, UfwAction.DENY),
                new PlanChange(PlanChange.Kind.ADD, true, written, 1, 1, "why"),
                PlanChange.Kind.ADD,
                new UfwApplication("MyDb", "t", "d", List.of(group)),
                UfwDefaults.INSTALLED,
                UfwEnd.ANY,
                UfwPorts.ANY,
                UfwState.INSTALLED,
                Flow.from(external("10.0.0.1")).to(node("n")).tcp(22),
                Semantics.defaults(),
                Cidr.IPV4,
                new Span(1, 2),
                "text",
                22,
                tcp(80))) {
            samples.put(one.getClass(), one);
        }
        samples.put(Rule.class, rule);
        samples.put(UfwOnly.class, sentence);
        samples.put(UfwAction.class, UfwAction.ALLOW);
        samples.put(UfwDirection.class, UfwDirection.IN);
        samples.put(UfwLogging.class, UfwLogging.NONE);
        samples.put(UfwProtocol.class, UfwProtocol.TCP);
        samples.put(Optional.class, Optional.empty());
        samples.put(List.class, List.of());
        samples.put(Collection.class, List.of());
        samples.put(int.class, 22);
        samples.put(boolean.class, true);
        return samples;
    }

    static Stream<NullCall> calls() {
        return NullCall.in(PACKAGES);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isRefused(NullCall call) throws ReflectiveOperationException {
        call.isRefused(SAMPLES);
    }
}
