package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * The rules of a host, and flows about them.
 *
 * @param state the rules
 * @param level how much they log
 * @param seed which flows
 */
record EngineCase(UfwState state, UfwLogLevel level, long seed) {

    private static final int FLOWS = 24;

    /** Some interfaces lie in each other, and ufw takes one for ports. */
    private static final Map<String, String> INTERFACES = Map.of("eth1", "cali7", "my_if-0", "myport");

    static Arbitrary<EngineCase> any() {
        Arbitrary<UfwState> states =
                Arbitraries.frequencyOf(Tuple.of(3, UfwArbitraries.unevenState()), Tuple.of(1, UfwRules.state()));
        return Combinators.combine(
                        states,
                        Arbitraries.frequency(Tuple.of(7, true), Tuple.of(1, false)),
                        Arbitraries.of(UfwLogLevel.class),
                        Arbitraries.longs())
                .as((state, ipv6, level, seed) -> new EngineCase(
                        new UfwState(state.defaults(), renamed(state.v4()), renamed(state.v6()), ipv6), level, seed));
    }

    private static List<UfwRule> renamed(List<UfwRule> rules) {
        return rules.stream()
                .map(rule -> rule.withInInterface(INTERFACES.getOrDefault(rule.inInterface(), rule.inInterface()))
                        .withOutInterface(INTERFACES.getOrDefault(rule.outInterface(), rule.outInterface())))
                .toList();
    }

    EngineCase with(UfwState other) {
        return new EngineCase(other, level, seed);
    }

    List<Flow> flows() {
        return new FlowsAround(state, seed).some(FLOWS);
    }

    String file(boolean six) {
        return UserRules.write(state, six, level);
    }

    @Override
    public String toString() {
        String lines = (file(false) + file(true))
                .lines()
                .filter(line -> line.startsWith("### tuple"))
                .collect(Collectors.joining("\n"));
        return state.defaults() + (state.ipv6() ? "" : ", IPV6=no") + "\n" + lines;
    }
}
