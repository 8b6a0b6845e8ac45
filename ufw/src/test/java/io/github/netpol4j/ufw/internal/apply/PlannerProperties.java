package io.github.netpol4j.ufw.internal.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.apply.PlanChange;
import io.github.netpol4j.ufw.apply.PlanChange.Kind;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.internal.text.UserRulesReader;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every plan. */
class PlannerProperties {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void oursComeFirstAndOthersAreKept(@ForAll("there") UfwState there, @ForAll("wanted") UfwState wanted) {
        UfwPlan plan = PlannerTest.plan(there, wanted);
        for (boolean six : new boolean[] {false, true}) {
            List<UfwRule> foreign = there.rules(six).stream()
                    .filter(rule -> !rule.comment().startsWith(UfwPlan.TAG))
                    .toList();
            List<UfwRule> expected =
                    Stream.concat(wanted.rules(six).stream(), foreign.stream()).toList();
            assertThat(plan.after().rules(six)).isEqualTo(expected);
            assertThat(UserRulesReader.read("result", plan.result().text(six), six))
                    .isEqualTo(expected);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void twiceIsOnce(@ForAll("there") UfwState there, @ForAll("wanted") UfwState wanted) {
        UfwPlan once = PlannerTest.plan(there, wanted);
        UfwPlan twice = Planner.plan(once.result(), once.after().defaults(), there.ipv6(), wanted);
        assertThat(twice.isEmpty()).isTrue();
        assertThat(twice.changes()).isEmpty();
        assertThat(twice.result().digest()).isEqualTo(once.result().digest());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aPlanWithoutChangesChangesNothing(@ForAll("there") UfwState there, @ForAll("wanted") UfwState wanted) {
        UfwPlan plan = PlannerTest.plan(there, wanted);
        assertThat(plan.changes().isEmpty() && plan.defaultChanges().isEmpty()).isEqualTo(plan.isEmpty());
        assertThat(plan.after().defaults()).isEqualTo(wanted.defaults());
    }

    /** Whoever follows a plan by hand, change by change, gets its result. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theChangesAreAllThereIsToDo(@ForAll("there") UfwState there, @ForAll("wanted") UfwState wanted) {
        UfwPlan plan = PlannerTest.plan(there, wanted);
        for (boolean six : new boolean[] {false, true}) {
            List<PlanChange> changes =
                    plan.changes().stream().filter(change -> change.v6() == six).toList();
            List<UfwRule> rules = new ArrayList<>(plan.before().rules(six));
            changes.stream()
                    .filter(change -> change.kind() != Kind.ADD)
                    .sorted((one, other) -> other.from() - one.from())
                    .forEach(change ->
                            assertThat(rules.remove(change.from() - 1)).isEqualTo(change.rule()));
            changes.stream()
                    .filter(change -> change.kind() != Kind.REMOVE)
                    .sorted((one, other) -> one.to() - other.to())
                    .forEach(change -> rules.add(change.to() - 1, change.rule()));
            assertThat(rules).isEqualTo(plan.after().rules(six));
        }
    }

    @Provide
    Arbitrary<UfwState> wanted() {
        return UfwArbitraries.unevenState().map(PlannerProperties::tagged);
    }

    /** Some rules are ours, so that some are those wanted. */
    @Provide
    Arbitrary<UfwState> there() {
        Arbitrary<Integer> every = Arbitraries.integers().between(1, 3);
        return Combinators.combine(UfwArbitraries.unevenState(), every)
                .as((state, step) ->
                        new UfwState(state.defaults(), mixed(state.v4(), step), mixed(state.v6(), step), state.ipv6()));
    }

    private static List<UfwRule> mixed(List<UfwRule> rules, int step) {
        List<UfwRule> mixed = new ArrayList<>();
        for (UfwRule rule : rules) {
            mixed.add(mixed.size() % step == 0 ? tagged(rule) : rule);
        }
        return mixed;
    }

    private static UfwState tagged(UfwState state) {
        return new UfwState(
                state.defaults(),
                state.v4().stream().map(PlannerProperties::tagged).toList(),
                state.v6().stream().map(PlannerProperties::tagged).toList(),
                state.ipv6());
    }

    private static UfwRule tagged(UfwRule rule) {
        return rule.withComment(UfwPlan.TAG + "p");
    }
}
