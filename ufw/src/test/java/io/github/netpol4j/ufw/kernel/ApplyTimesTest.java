package io.github.netpol4j.ufw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.ApplyScript;
import io.github.netpol4j.ufw.internal.text.CommandWriter;
import io.github.netpol4j.ufw.internal.text.Placement;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long it takes to apply many rules; the figures are printed, and nothing depends on them. */
class ApplyTimesTest {

    private static final int RULES = 1000;
    private static final int COMMANDS = 100;
    private static final int TURNS = 3;

    @Test
    void aThousandRulesAtOnceAndAHundredOneByOne() {
        List<UfwRule> rules = IntStream.range(0, RULES)
                .mapToObj(i -> Plans.tcp(UfwAction.ALLOW, "10." + i / 250 + "." + i % 250 + ".0/24", 1000 + i))
                .toList();
        UfwState wanted = UfwState.of(UfwDefaults.INSTALLED, rules);
        UfwState none = Plans.wanted();
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable", "allow 22/tcp");
            double best = Double.MAX_VALUE;
            for (int i = 0; i < TURNS; i++) {
                String script = script(host, wanted);
                best = Math.min(best, seconds(() -> host.script(script).orFail("apply")));
                assertThat(host.kernelRules(false).lines()).hasSize(RULES + 1);
                String back = script(host, none);
                host.script(back).orFail("back");
            }
            double single = seconds(() -> rules.subList(0, COMMANDS).stream()
                    .map(rule -> CommandWriter.words(rule, Placement.APPEND))
                    .forEach(words -> host.ufw(words.toArray(String[]::new)).orFail("ufw " + words)));
            System.out.printf(
                    "ufw: %d rules applied in %.2f s (best of %d); by one ufw command each %.0f s (%d took %.1f s)%n",
                    RULES, best, TURNS, single * RULES / COMMANDS, COMMANDS, single);
        }
    }

    private static String script(HostNamespaces host, UfwState wanted) {
        UfwPlan plan = Plans.plan(host, wanted);
        return ApplyScript.of(plan, Plans.AT_ONCE);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
