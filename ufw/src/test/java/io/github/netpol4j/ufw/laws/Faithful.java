package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.ufw.internal.compile.UfwCompiler;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Law 1: what is compiled lets pass just what the policies mean, but for what always passes. */
final class Faithful {

    private Faithful() {}

    static boolean hasGaps(HostCase given) {
        return !UfwCompiler.gaps(given.policies().stream().map(UfwPolicy::of).toList())
                .isEmpty();
    }

    static UfwState compiled(List<Policy> policies) {
        return UfwCompiler.compile(policies.stream().map(UfwPolicy::of).toList())
                .state();
    }

    /** A flow that is judged wrongly by what a compiler makes of policies without gaps. */
    static Optional<String> counterexample(
            HostCase given, Function<List<Policy>, UfwState> compiler, List<Flow> flows) {
        UfwState state = compiler.apply(given.policies());
        NaiveUfw host = new NaiveUfw(state);
        Policy meant = given.together();
        for (Flow flow : flows) {
            boolean exempt = NaiveUfw.alwaysPasses(flow)
                    || Semantics.defaults().exemption(flow).isPresent();
            if (!exempt && host.passes(flow) != meant.permits(flow)) {
                return Optional.of(flow + " is meant to " + (meant.permits(flow) ? "pass" : "be stopped")
                        + ", and is not, by\n" + state + "\nof\n" + given);
            }
        }
        return Optional.empty();
    }
}
