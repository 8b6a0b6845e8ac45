package io.github.netpol4j.ufw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.ApplyScript;
import io.github.netpol4j.ufw.internal.text.CommandWriter;
import io.github.netpol4j.ufw.internal.text.Placement;
import io.github.netpol4j.ufw.internal.text.RuleChecks;
import io.github.netpol4j.ufw.internal.text.ShellScript;
import io.github.netpol4j.ufw.internal.text.UserRulesReader;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hostile text in rules, through our scripts into the real ufw: it stays text. */
class HostileKernelTest {

    private static final int SCRIPTS = 20;
    private static final int RULES = 4;
    private static final int APPLIED = 300;
    private static final List<String> PIECES = List.of(
            "\"",
            "$(touch /run/pwned)",
            "`touch /run/pwned`",
            "; touch /run/pwned;",
            "&& touch /run/pwned",
            "| tee /run/pwned",
            "> /run/pwned",
            "--",
            "-j ACCEPT",
            "comment",
            "comment=61",
            "### tuple ###",
            "### END RULES ###",
            "END_OF_NETPOL4J_TEXT",
            "COMMIT",
            "@RESULT@",
            "$IFS",
            "${x:-y}",
            "\\",
            "\\n",
            "*",
            "?",
            "~",
            "#",
            "!",
            "%20",
            "é",
            "日",
            " ",
            "delete",
            "from any",
            "'",
            "\n",
            "\0",
            "\u202e");

    @Test
    void scriptsOfCommandsMeanWhatTheySay() {
        Random random = new Random(7);
        int refused = 0;
        try (HostNamespaces host = HostNamespaces.open()) {
            List<UfwRule> all = new ArrayList<>();
            for (int i = 0; i < SCRIPTS; i++) {
                List<UfwRule> rules = new ArrayList<>();
                while (rules.size() < RULES) {
                    UfwRule rule = hostile(random, all.size() + rules.size());
                    if (RuleChecks.problems(rule).isEmpty()) {
                        rules.add(rule);
                    } else {
                        refused++;
                    }
                }
                host.script(ShellScript.write(
                                List.of("ufw"),
                                rules.stream()
                                        .map(rule -> CommandWriter.words(rule, Placement.APPEND))
                                        .toList()))
                        .orFail("script " + i);
                all.addAll(rules);
                assertThat(UserRulesReader.read("user.rules", host.read("user.rules"), false))
                        .isEqualTo(all);
            }
            assertThat(host.run().resolve("pwned")).doesNotExist();
            System.out.printf(
                    "ufw: %d scripts with hostile text through the real ufw, %d rules as meant, %d refused before%n",
                    SCRIPTS, all.size(), refused);
            assertThat(refused).isPositive();
        }
    }

    @Test
    void theApplyScriptAppliesWhatWasMeant() {
        Random random = new Random(8);
        List<UfwRule> rules = Stream.concat(
                        Stream.of(Plans.tcp(UfwAction.ALLOW, 22)),
                        Stream.iterate(0, i -> i + 1)
                                .map(i -> hostile(random, i))
                                .filter(rule -> RuleChecks.problems(rule).isEmpty())
                                .limit(APPLIED))
                .toList();
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable");
            UfwPlan plan = Plans.plan(host, UfwState.of(UfwDefaults.INSTALLED, rules));
            host.script(ApplyScript.of(plan, Plans.AT_ONCE)).orFail("apply");
            assertThat(UserRulesReader.read("user.rules", host.read("user.rules"), false))
                    .isEqualTo(rules);
            assertThat(host.kernelRules(true).lines()).hasSize(rules.size());
            assertThat(host.run().resolve("pwned")).doesNotExist();
            assertThat(host.probe(Probe.tcp(Place.OUTSIDE, 7000))).isEqualTo(Answer.SILENCE);
            // What ufw reads from our file it writes again as it is.
            String ours = host.read("user.rules");
            host.ufwAll("deny 9/udp", "delete deny 9/udp");
            assertThat(host.read("user.rules")).isEqualTo(ours);
        }
    }

    private static UfwRule hostile(Random random, int port) {
        StringBuilder comment = new StringBuilder(UfwPlan.TAG);
        for (int i = 0; i < 5; i++) {
            comment.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return Plans.tcp(UfwAction.DENY, 10_000 + port).withComment(comment.toString());
    }
}
