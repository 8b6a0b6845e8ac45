package io.github.netpol4j.ufw.internal.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.apply.OverruledRule;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan says, and what it refuses. */
class PlannerTest {

    static UfwRule foreign(UfwAction action, int port) {
        return UfwRule.incoming(action).withProtocol(UfwProtocol.TCP).withDestination(UfwEnd.ANY.on(UfwPorts.of(port)));
    }

    static UfwRule ours(UfwAction action, int port) {
        return foreign(action, port).withComment("netpol4j:p/" + port);
    }

    /** Rules for IPv4 alone, so that there is one family to look at. */
    static UfwState v4(UfwRule... rules) {
        return new UfwState(UfwDefaults.INSTALLED, List.of(rules), List.of(), true);
    }

    static RulesFiles files(UfwState state) {
        return new RulesFiles(
                UserRules.write(state, false, UfwLogLevel.LOW), UserRules.write(state, true, UfwLogLevel.LOW));
    }

    static UfwPlan plan(UfwState there, UfwState wanted) {
        return Planner.plan(there, UfwLogLevel.LOW, wanted);
    }

    private static String text(UfwState there, UfwState wanted) {
        return PlanText.of(plan(there, wanted));
    }

    @Test
    void nothingToDo() {
        UfwState state = v4(ours(UfwAction.ALLOW, 22), foreign(UfwAction.ALLOW, 80));
        UfwState wanted = v4(ours(UfwAction.ALLOW, 22));
        assertThat(text(state, wanted)).isEqualTo("nothing to do\n");
        assertThat(plan(state, wanted).isEmpty()).isTrue();
    }

    @Test
    void addsRemovesAndReplaces() {
        assertThat(text(
                        v4(ours(UfwAction.ALLOW, 22), ours(UfwAction.ALLOW, 80), ours(UfwAction.ALLOW, 443)),
                        v4(ours(UfwAction.ALLOW, 22), ours(UfwAction.DENY, 80), ours(UfwAction.ALLOW, 8080))))
                .isEqualTo("""
                        remove from 2 (v4): allow 80/tcp comment netpol4j:p/80 - it is replaced by deny 80/tcp comment netpol4j:p/80
                        remove from 3 (v4): allow 443/tcp comment netpol4j:p/443 - it is ours, and not wanted any more
                        add at 2 (v4): deny 80/tcp comment netpol4j:p/80 - it replaces allow 80/tcp comment netpol4j:p/80
                        add at 3 (v4): allow 8080/tcp comment netpol4j:p/8080 - it is wanted, and not there
                        """);
    }

    @Test
    void movesTheFewest() {
        assertThat(text(
                        v4(ours(UfwAction.ALLOW, 1), ours(UfwAction.ALLOW, 2), ours(UfwAction.ALLOW, 3)),
                        v4(ours(UfwAction.ALLOW, 3), ours(UfwAction.ALLOW, 1), ours(UfwAction.ALLOW, 2))))
                .isEqualTo(
                        "move from 3 to 1 (v4): allow 3/tcp comment netpol4j:p/3 - its place among our rules changes\n");
    }

    @Test
    void oursGoBeforeThoseOfOthers() {
        UfwState there = v4(foreign(UfwAction.ALLOW, 80), ours(UfwAction.DENY, 1433), foreign(UfwAction.DENY, 22));
        UfwState wanted = v4(ours(UfwAction.DENY, 1433), ours(UfwAction.ALLOW, 22));
        assertThat(text(there, wanted)).isEqualTo("""
                        move from 2 to 1 (v4): deny 1433/tcp comment netpol4j:p/1433 - our rules come first, and it stands behind allow 80/tcp
                        add at 2 (v4): allow 22/tcp comment netpol4j:p/22 - it is wanted, and not there
                        without effect (v4): deny 22/tcp - of somebody else's; ours is allow 22/tcp comment netpol4j:p/22, it is about all of the same packets and comes first
                        """);
        assertThat(plan(there, wanted).after().v4())
                .containsExactly(
                        ours(UfwAction.DENY, 1433),
                        ours(UfwAction.ALLOW, 22),
                        foreign(UfwAction.ALLOW, 80),
                        foreign(UfwAction.DENY, 22));
    }

    @Test
    void rulesThatWeCannotReadAreKept() {
        String odd = """
                ### tuple ### allow tcp 022 0.0.0.0/0 any 10.0.0.0/255.0.255.0 in
                -A ufw-user-input -p tcp --dport 022 -s 10.0.0.0/255.0.255.0 -j ACCEPT
                """;
        RulesFiles there = files(v4(foreign(UfwAction.ALLOW, 80)));
        String v4 = there.v4().replace("\n### END RULES", "\n" + odd + "\n### END RULES");
        UfwPlan plan = Planner.plan(
                new RulesFiles(v4, there.v6()), UfwDefaults.INSTALLED, true, v4(ours(UfwAction.ALLOW, 22)));
        assertThat(plan.result().v4()).contains("\n" + odd + "\n### END RULES ###\n");
        assertThat(plan.before().v4()).hasSize(1);
        assertThat(PlanText.of(plan))
                .contains("not known: ### tuple ### allow tcp 022 0.0.0.0/0 any 10.0.0.0/255.0.255.0 in - of somebody"
                        + " else's, and ours come first; it can't be read, so it may lose packets to them\n");
        UfwPlan none = Planner.plan(new RulesFiles(v4, there.v6()), UfwDefaults.INSTALLED, true, v4());
        assertThat(none.unread()).as("nothing comes before it").isEmpty();
    }

    @Test
    void defaultsThatChangeAreTold() {
        UfwDefaults open = new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.REJECT);
        UfwState there = new UfwState(open, List.of(foreign(UfwAction.ALLOW, 80)), List.of(), true);
        UfwPlan plan = plan(there, v4());
        assertThat(PlanText.of(plan)).isEqualTo("""
                        change default incoming: from allow to deny - a policy speaks of it; it is about all that no rule matches, for IPv4 and IPv6
                        change default routed: from reject to deny - a policy speaks of it; it is about all that no rule matches, for IPv4 and IPv6
                        """);
        assertThat(plan.isEmpty()).isFalse();
        assertThat(plan.after().defaults()).isEqualTo(UfwDefaults.INSTALLED);
        assertThat(plan.result()).as("as ufw logs then").isEqualTo(files(v4(foreign(UfwAction.ALLOW, 80))));
    }

    private static UfwRule from(String net, UfwRule rule) {
        return rule.withSource(UfwEnd.ANY.at(Cidr.of(net)));
    }

    @Test
    void ofOursThoseThatGetPacketsOverrule() {
        UfwRule office = from("10.0.0.0/8", ours(UfwAction.ALLOW, 1433));
        UfwRule rest = ours(UfwAction.DENY, 1433);
        UfwRule inOffice = from("10.1.0.0/16", foreign(UfwAction.ALLOW, 1433));
        assertThat(overruling(inOffice, office, rest))
                .containsExactly(new OverruledRule(false, inOffice, office, true));
        UfwRule all = foreign(UfwAction.ALLOW, 1433);
        assertThat(overruling(all, office, rest)).containsExactly(new OverruledRule(false, all, rest, true));
        assertThat(overruling(all, office, from("10.1.0.0/16", rest)))
                .as("it gets no packets")
                .isEmpty();
        UfwRule lower = from("10.0.0.0/9", office);
        UfwRule upper = from("10.128.0.0/9", office);
        assertThat(overruling(all, lower, upper, from("10.0.0.0/8", rest)))
                .as("nor behind two together")
                .isEmpty();
        assertThat(overruling(all, lower, from("10.0.0.0/8", rest))).hasSize(1);
    }

    private static List<OverruledRule> overruling(UfwRule foreign, UfwRule... ours) {
        return plan(v4(foreign), v4(ours)).overruled();
    }

    @Test
    void refusesRulesWithoutOurTag() {
        UfwState untagged = v4(foreign(UfwAction.ALLOW, 22), foreign(UfwAction.ALLOW, 80));
        assertThatThrownBy(() -> plan(v4(), untagged))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"allow 22/tcp\" is not tagged as ours")
                .hasMessageContaining("\"allow 80/tcp\" is not tagged as ours");
    }

    @Test
    void refusesFilesThatUfwDoesNotWrite() {
        RulesFiles good = files(v4(foreign(UfwAction.ALLOW, 80)));
        refused(good.v4().replace("### RULES", "### RULE"), "not a rules file as ufw writes it");
        refused(good.v4().replace("COMMIT\n", "COMMIT"), "not a rules file as ufw writes it");
        refused(good.v4().replace("### tuple ###", "# tuple"), "belongs to no rule that ufw knows");
        refused(good.v4().replace("COMMIT", "C\u00d6MMIT"), "U+00D6");
        refused(good.v4().replace("COMMIT", "\0COMMIT"), "U+0000");
        refused(good.v4().replace("COMMIT\n", "COMMIT\r\n"), "U+000D");
    }

    private static void refused(String v4, String reason) {
        RulesFiles files = new RulesFiles(v4, files(v4()).v6());
        assertThatThrownBy(() -> Planner.plan(files, UfwDefaults.INSTALLED, true, v4()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("user.rules: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesLimitsThatTheFileHasNoPartFor() {
        RulesFiles good = files(v4());
        RulesFiles without = new RulesFiles(good.v4().replace(":ufw-user-limit-accept - [0:0]\n", ""), good.v6());
        assertThatThrownBy(() -> Planner.plan(without, UfwDefaults.INSTALLED, true, v4(ours(UfwAction.LIMIT, 22))))
                .hasMessageContaining("a rule limits");
    }
}
