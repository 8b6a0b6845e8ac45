package io.github.netpol4j.ufw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.internal.apply.BetweenTexts;
import io.github.netpol4j.ufw.internal.text.CommandWriter;
import io.github.netpol4j.ufw.internal.text.Placement;
import io.github.netpol4j.ufw.internal.text.UserRulesReader;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Law 10: what is predicted is what real connects do. */
class KernelAgreesTest {

    private static final long RULE_SETS = 200;
    private static final long BY_COMMANDS = 20;
    private static final long PAIRS = 60;
    private static final long BROKEN = 20;
    private static final Predicted PREDICTOR = new Predicted();
    private static final Predictor LAST_MATCH = (state, probe) -> PREDICTOR.passes(
            new UfwState(state.defaults(), reversed(state.v4()), reversed(state.v6()), state.ipv6()), probe);

    @Test
    void connectsDoWhatIsPredicted() {
        long start = System.nanoTime();
        List<String> wrong = Hosts.ask(RULE_SETS, (host, seed) -> {
            UfwState state = RandomRules.state(seed);
            Loading.load(host, state);
            return told(state, Agreement.disagreements(host, state, PREDICTOR));
        });
        System.out.printf(
                "ufw: %d random rule sets, %d connects, as predicted, in %d s; %s%n",
                RULE_SETS, RULE_SETS * Agreement.PROBES.size(), (System.nanoTime() - start) / 1_000_000_000, shares());
        assertThat(wrong).isEmpty();
    }

    /** How much there is to see. */
    private static String shares() {
        long passing = 0;
        long byRule = 0;
        long byOrder = 0;
        for (long seed = 0; seed < RULE_SETS; seed++) {
            UfwState state = RandomRules.state(seed);
            for (Probe probe : Agreement.PROBES) {
                boolean passes = PREDICTOR.passes(state, probe);
                passing += passes ? 1 : 0;
                byRule += PREDICTOR.isDecidedByRule(state, probe) ? 1 : 0;
                byOrder += passes == LAST_MATCH.passes(state, probe) ? 0 : 1;
            }
        }
        double all = RULE_SETS * Agreement.PROBES.size() / 100.0;
        return "%.0f %% pass, a rule decides %.0f %%, the order of rules %.1f %%"
                .formatted(passing / all, byRule / all, byOrder / all);
    }

    @Test
    void alsoWhenUfwsOwnCommandsMakeTheRules() {
        List<String> wrong = Hosts.ask(BY_COMMANDS, (host, seed) -> {
            UfwState wanted = RandomRules.state(seed);
            Loading.load(host, new UfwState(wanted.defaults(), List.of(), List.of(), true));
            CommandWriter.defaults(wanted.defaults())
                    .forEach(words -> host.ufw(words.toArray(String[]::new)).orFail("ufw " + words));
            Set<UfwRule> rules = new LinkedHashSet<>(wanted.v4());
            rules.addAll(wanted.v6());
            rules.stream()
                    .map(KernelAgreesTest::withoutApplications)
                    .map(rule -> CommandWriter.words(rule, Placement.APPEND))
                    .forEach(words -> host.ufw(words.toArray(String[]::new)).orFail("ufw " + words));
            UfwState made = new UfwState(
                    wanted.defaults(),
                    UserRulesReader.read("user.rules", host.read("user.rules"), false),
                    UserRulesReader.read("user6.rules", host.read("user6.rules"), true),
                    true);
            return told(made, Agreement.disagreements(host, made, PREDICTOR));
        });
        System.out.println("ufw: " + BY_COMMANDS + " of them also by ufw's own commands");
        assertThat(wrong).isEmpty();
    }

    /** Profiles would have to be there first. */
    private static UfwRule withoutApplications(UfwRule rule) {
        return rule.withSource(new UfwEnd(rule.source().net(), rule.source().ports(), ""))
                .withDestination(
                        new UfwEnd(rule.destination().net(), rule.destination().ports(), ""));
    }

    private static UfwDefaults stricter(UfwDefaults old, UfwDefaults next) {
        return new UfwDefaults(
                stricter(old.incoming(), next.incoming()),
                stricter(old.outgoing(), next.outgoing()),
                stricter(old.routed(), next.routed()));
    }

    private static UfwAction stricter(UfwAction old, UfwAction next) {
        return next == UfwAction.ALLOW ? old : next;
    }

    @Test
    void betweenOldAndNewRulesPassesJustWhatBothLetThrough() {
        List<String> wrong = Hosts.ask(PAIRS, (host, seed) -> {
            UfwState old = RandomRules.state(seed);
            UfwState next = RandomRules.other(seed, old);
            Loading.load(host, old);
            for (boolean six : new boolean[] {false, true}) {
                String program = six ? "ip6tables-restore" : "iptables-restore";
                host.restore(program, host.write("text.netpol4j", BetweenTexts.beside(old, next, six)));
                host.restore(program, host.write("text.netpol4j", BetweenTexts.rules(old, next, six)));
            }
            Loading.loadDefaults(host, stricter(old.defaults(), next.defaults()));
            return told(
                    old,
                    Agreement.disagreements(
                            host, probe -> PREDICTOR.passes(old, probe) && PREDICTOR.passes(next, probe)));
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aWrongPredictionIsSeen() {
        List<String> wrong = Hosts.ask(BROKEN, (host, seed) -> {
            UfwState state = RandomRules.state(seed);
            Loading.load(host, state);
            return told(state, Agreement.disagreements(host, state, LAST_MATCH));
        });
        System.out.println(
                "ufw: a prediction by the last match is wrong of " + wrong.size() + " rule sets of " + BROKEN);
        assertThat(wrong).isNotEmpty();
    }

    private static List<UfwRule> reversed(List<UfwRule> rules) {
        List<UfwRule> reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        return reversed;
    }

    private static String told(UfwState state, String disagreements) {
        return disagreements.isEmpty()
                ? ""
                : disagreements + "with " + state.defaults() + "\n" + Loading.file(state, false)
                        + Loading.file(state, true);
    }
}
