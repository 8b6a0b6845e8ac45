package io.github.netpol4j.ufw.kernel;

import static io.github.netpol4j.ufw.kernel.Plans.byDefault;
import static io.github.netpol4j.ufw.kernel.Plans.planOnAll;
import static io.github.netpol4j.ufw.kernel.Plans.script;
import static io.github.netpol4j.ufw.kernel.Plans.tcp;
import static io.github.netpol4j.ufw.kernel.Plans.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.internal.apply.ApplyScript;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passes while rules are replaced, seen by connects that never stop. */
class LeakKernelTest {

    private static final int TURNS = 5;
    private static final String AT_ONCE = "8";

    /** Connected before, during and after, or what the test sees would be nothing. */
    private static final List<String> ALWAYS = List.of("198.51.100.1,8080", "2001:db8:51::1,8080");

    /** Neither the old nor the new rules let any of these through; each is denied in other ways by the two. */
    private static final List<String> NEVER = List.of(
            "198.51.100.1,7000",
            "198.51.100.1,1433",
            "198.51.100.1,9000",
            "198.51.100.1,8081",
            "2001:db8:51::1,1433",
            "2001:db8:51::1,9000");

    private static final UfwState OLD = wanted(
            tcp(UfwAction.ALLOW, 22),
            tcp(UfwAction.DENY, "198.51.100.0/24", 1433),
            tcp(UfwAction.DENY, "2001:db8:51::/64", 1433),
            tcp(UfwAction.ALLOW, 1433),
            tcp(UfwAction.ALLOW, "10.244.0.0/16", 8081),
            tcp(UfwAction.DENY, 9000),
            tcp(UfwAction.ALLOW, 8080));
    private static final UfwState NEW = wanted(
            tcp(UfwAction.ALLOW, 8080),
            tcp(UfwAction.ALLOW, "10.244.0.0/16", 1433),
            tcp(UfwAction.DENY, 1433),
            tcp(UfwAction.DENY, 8081),
            tcp(UfwAction.ALLOW, "192.0.2.0/24", 9000),
            tcp(UfwAction.ALLOW, 22));

    @Test
    void theScriptLetsNothingThroughAndReloadDoes() {
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable");
            host.script(script(host, OLD)).orFail("apply");
            RulesFiles old = host.files();
            Counts calm = hammered(host, () -> {});
            assertThat(calm.never()).as("no change").containsOnly(0);

            Counts applied = hammered(host, () -> {
                for (int i = 0; i < TURNS; i++) {
                    host.script(script(host, NEW)).orFail("apply");
                    host.script(script(host, OLD)).orFail("apply");
                }
            });
            host.script(script(host, NEW)).orFail("apply");
            RulesFiles changed = host.files();
            host.write("user.rules", old.v4());
            host.write("user6.rules", old.v6());
            host.ufwAll("reload");
            host.write("user.rules", changed.v4());
            host.write("user6.rules", changed.v6());
            Counts reloaded = hammered(host, () -> host.ufwAll("reload"));

            System.out.println("ufw: " + 2 * TURNS + " changes applied, " + applied + "; one ufw reload, " + reloaded);
            assertThat(applied.always()).as("what both allow").doesNotContain(0);
            assertThat(applied.never()).as("what neither allows").containsOnly(0);
            assertThat(reloaded.never().stream().mapToInt(Integer::intValue).sum())
                    .as("a reload is seen to leak")
                    .isPositive();
        }
    }

    /** What is open by a default becomes open by a rule, and what a rule closes is closed by a default; and back. */
    @Test
    void nothingPassesWhileDefaultsChangeAndUfwsOwnCommandLeaks() {
        UfwState opening = byDefault(UfwAction.ALLOW, tcp(UfwAction.DENY, 7000), tcp(UfwAction.DENY, 1433));
        UfwState closing = byDefault(
                UfwAction.DENY,
                tcp(UfwAction.ALLOW, 22),
                tcp(UfwAction.ALLOW, 8080),
                tcp(UfwAction.ALLOW, "10.244.0.0/16", 1433));
        List<String> never = List.of("198.51.100.1,7000", "198.51.100.1,1433", "2001:db8:51::1,7000");
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable", "allow 22/tcp");
            host.script(ApplyScript.of(planOnAll(host, opening), Plans.AT_ONCE)).orFail("apply");

            Counts applied = hammered(host, never, () -> {
                for (int i = 0; i < TURNS; i++) {
                    host.script(ApplyScript.of(planOnAll(host, closing), Plans.AT_ONCE))
                            .orFail("apply");
                    host.script(ApplyScript.of(planOnAll(host, opening), Plans.AT_ONCE))
                            .orFail("apply");
                }
            });
            Counts byUfw = hammered(host, never, () -> host.ufwAll("default deny incoming"));

            System.out.println(
                    "ufw: " + 2 * TURNS + " changes of a default applied, " + applied + "; one ufw default, " + byUfw);
            assertThat(applied.always()).as("what both allow").doesNotContain(0);
            assertThat(applied.never()).as("what neither allows").containsOnly(0);
            assertThat(byUfw.never().stream().mapToInt(Integer::intValue).sum())
                    .as("ufw's own command is seen to leak")
                    .isPositive();
        }
    }

    /**
     * How many connects there were.
     *
     * @param always to each port that is always open
     * @param never to each that is always closed
     * @param tried attempts at all of them
     */
    private record Counts(List<Integer> always, List<Integer> never, int tried) {

        @Override
        public String toString() {
            return "of " + tried + " attempts connected: to what is open " + always + ", to what is closed " + never;
        }
    }

    private static Counts hammered(HostNamespaces host, Runnable change) {
        return hammered(host, NEVER, change);
    }

    private static Counts hammered(HostNamespaces host, List<String> never, Runnable change) {
        List<String> targets = Commands.join(ALWAYS, never);
        String[] arguments = Commands.join(List.of(AT_ONCE), targets).toArray(String[]::new);
        try (Helper hammer = host.helper(Place.OUTSIDE, "hammer.py", arguments)) {
            Thread.sleep(500);
            change.run();
            Thread.sleep(200);
            List<String> counts = Arrays.asList(hammer.ask("stop").split(" "));
            List<Integer> connected =
                    counts.stream().map(count -> number(count, 0)).toList();
            return new Counts(
                    connected.subList(0, ALWAYS.size()),
                    connected.subList(ALWAYS.size(), connected.size()),
                    counts.stream().mapToInt(count -> number(count, 1)).sum());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int number(String count, int part) {
        int slash = count.indexOf('/');
        return Integer.parseInt(part == 0 ? count.substring(0, slash) : count.substring(slash + 1));
    }
}
