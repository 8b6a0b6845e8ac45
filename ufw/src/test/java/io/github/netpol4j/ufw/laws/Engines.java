package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.laws.Law;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Law 7: what an engine says of a flow is what the kernel does by the texts that it gets. */
final class Engines {

    /** For engines that look at one flow after the other. */
    static final Law<Engine, EngineCase> BY_FLOW =
            new Law<>("7 engines agree", EngineCase::any, (engine, tried) -> check(engine, tried, Engines::isSame));

    /** For sets: they know an interface by its name only if a rule names it, and hold flows of known addresses. */
    static final Law<Engine, EngineCase> BY_SET =
            new Law<>("7 sets agree", EngineCase::any, (engine, tried) -> check(engine, tried, Engines::isAsGood));

    private interface Agreement {
        boolean holds(EngineCase tried, Flow flow, Outcome said, Outcome right);
    }

    private Engines() {}

    private static Optional<String> check(Engine engine, EngineCase tried, Agreement agreement) {
        Function<Flow, Outcome> said = engine.on(tried);
        Function<Flow, Outcome> right = OracleEngine.KERNEL.on(tried);
        return tried.flows().stream()
                .filter(flow -> !agreement.holds(tried, flow, said.apply(flow), right.apply(flow)))
                .min(Comparator.comparing(flow -> flow.toString().length()))
                .map(flow -> "%s%n%s%nsaid: %s; by the texts of the kernel: %s"
                        .formatted(tried, flow, said.apply(flow), right.apply(flow)));
    }

    /** The evaluator and sets of a case at once. */
    static Optional<String> bothAgree(EngineCase tried, Function<Flow, Outcome> sets) {
        Function<Flow, Outcome> evaluated = Engine.EVALUATOR.on(tried);
        Function<Flow, Outcome> right = OracleEngine.KERNEL.on(tried);
        return tried.flows().stream()
                .filter(flow -> {
                    Outcome kernel = right.apply(flow);
                    return !isSame(tried, flow, evaluated.apply(flow), kernel)
                            || !isAsGood(tried, flow, sets.apply(flow), kernel);
                })
                .findFirst()
                .map(flow -> "%s%n%s%nevaluated: %s; in the sets: %s; by the texts of the kernel: %s"
                        .formatted(tried, flow, evaluated.apply(flow), sets.apply(flow), right.apply(flow)));
    }

    private static boolean isSame(EngineCase tried, Flow flow, Outcome said, Outcome right) {
        return said == right;
    }

    private static boolean isAsGood(EngineCase tried, Flow flow, Outcome said, Outcome right) {
        return said == right
                || (said == Outcome.UNDECIDED && !knows(tried.state(), flow))
                || (right == Outcome.UNDECIDED && !tellsAddresses(flow));
    }

    private static boolean tellsAddresses(Flow flow) {
        return flow.sourceAddress().isPresent() && flow.destinationAddress().isPresent();
    }

    /** Whether sets know the interfaces of a flow. */
    private static boolean knows(UfwState state, Flow flow) {
        return knows(state, flow.more().getOrDefault(UfwDimensions.INTERFACE_IN.name(), ""), UfwRule::inInterface)
                && knows(
                        state, flow.more().getOrDefault(UfwDimensions.INTERFACE_OUT.name(), ""), UfwRule::outInterface);
    }

    private static boolean knows(UfwState state, String name, Function<UfwRule, String> named) {
        return name.isEmpty()
                || Stream.concat(state.v4().stream(), state.v6().stream())
                        .map(named)
                        .anyMatch(name::equals)
                || Stream.concat(state.v4().stream(), state.v6().stream())
                        .map(named)
                        .noneMatch(one -> one.endsWith("+"));
    }
}
