package io.github.netpol4j.ufw.internal.apply;

import static io.github.netpol4j.ufw.internal.apply.PlannerTest.foreign;
import static io.github.netpol4j.ufw.internal.apply.PlannerTest.ours;
import static io.github.netpol4j.ufw.internal.apply.PlannerTest.plan;
import static io.github.netpol4j.ufw.internal.apply.PlannerTest.v4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of the script, and what none is written for. */
class ApplyScriptTest {

    private static final UfwState THERE = v4(
            foreign(UfwAction.LIMIT, 22),
            foreign(UfwAction.ALLOW, 80).withLogging(UfwLogging.LOG),
            foreign(UfwAction.REJECT, 443));

    @Test
    void theWholeText() {
        UfwPlan plan = plan(THERE, v4(ours(UfwAction.ALLOW, 22), ours(UfwAction.DENY, 1433)));
        String script = ApplyScript.of(plan, ApplyOptions.USUAL);
        Golden.compare("apply.sh", script);
        assertThat(ApplyScript.of(plan, ApplyOptions.USUAL)).isEqualTo(script);
    }

    @Test
    void aCommentCannotLeaveItsPlace() {
        UfwRule hostile = ours(UfwAction.ALLOW, 22)
                .withComment("netpol4j:\nEND_OF_NETPOL4J_TEXT\n$(touch pwned) @RESULT@ \\1 $1 'x' \"y\" `z`");
        String script = ApplyScript.of(plan(THERE, v4(hostile)), ApplyOptions.USUAL);
        assertThat(script).doesNotContain("pwned", "@RESULT@");
        assertThat(script.lines().filter("END_OF_NETPOL4J_TEXT"::equals)).hasSize(6);
    }

    @Test
    void refusesLinesOfOthersThatUfwDoesNotWrite() {
        for (String target : List.of("MARK --set-mark 1", "RETURN", "my-chain")) {
            RulesFiles files = PlannerTest.files(THERE);
            String v4 = files.v4().replace("-j REJECT --reject-with tcp-reset", "-j " + target);
            UfwPlan plan = Planner.plan(
                    new RulesFiles(v4, files.v6()), UfwDefaults.INSTALLED, true, v4(ours(UfwAction.ALLOW, 22)));
            assertThatThrownBy(() -> ApplyScript.of(plan, ApplyOptions.USUAL))
                    .as(target)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("does something that ufw's own rules do not do");
        }
    }

    @Test
    void theNameOfAProfileIsNoJump() {
        String line = "-p tcp --dport 80 -j DROP -m comment --comment 'dapp_a -j ACCEPT'";
        assertThat(RulesLines.target(line)).contains("DROP");
        assertThat(RulesLines.target("-m comment --comment 'dapp_a -j ACCEPT' -j DROP"))
                .contains("DROP");
        assertThat(RulesLines.jumping("-p tcp -j ACCEPT -m comment --comment 'x'", "-g n"))
                .isEqualTo("-p tcp -g n -m comment --comment 'x'");
        assertThat(RulesLines.target("-p tcp -m recent --set")).isEmpty();
    }

    @Test
    void refusesToLockOut() {
        UfwRule deny = ours(UfwAction.DENY, 22);
        UfwRule allow = ours(UfwAction.ALLOW, 22);
        UfwRule office = allow.withSource(UfwEnd.ANY.at(Cidr.of("10.0.0.0/8")));
        UfwRule officeDenied = deny.withSource(UfwEnd.ANY.at(Cidr.of("10.0.0.0/8")));
        assertThat(locks(v4())).as("denied by default").isTrue();
        assertThat(locks(v4(allow))).isFalse();
        assertThat(locks(v4(office))).isFalse();
        assertThat(locks(v4(deny, allow))).as("denied before it is allowed").isTrue();
        assertThat(locks(v4(allow, deny))).isFalse();
        assertThat(locks(v4(officeDenied, office))).as("the same addresses").isTrue();
        assertThat(locks(v4(officeDenied, allow))).as("all others").isFalse();
        assertThat(locks(v4(ours(UfwAction.LIMIT, 22)))).as("limited").isFalse();
        assertThat(locks(v4(ours(UfwAction.ALLOW, 2222)))).as("another port").isTrue();
        assertThat(locks(v4(deny.withInInterface("eth1"), allow)))
                .as("by other interfaces")
                .isFalse();
        assertThat(locks(v4(allow.withInInterface("eth0")))).as("by one").isFalse();
        assertThat(locks(v4(deny.withInInterface("eth+"), allow.withInInterface("eth0"))))
                .as("by none")
                .isTrue();
    }

    private static boolean locks(UfwState wanted) {
        UfwPlan plan = plan(v4(), wanted);
        boolean locks = !LockOut.problems(plan, ApplyOptions.USUAL).isEmpty();
        assertThat(LockOut.problems(plan, ApplyOptions.USUAL.guarding(0))).isEmpty();
        return locks;
    }

    private static final ApplyOptions OFFICE = ApplyOptions.USUAL.managedFrom(List.of(Cidr.of("192.168.1.0/24")));

    private static List<String> lockedOut(ApplyOptions options, UfwState there, UfwRule... wanted) {
        return LockOut.problems(plan(there, v4(wanted)), options).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void everyInterfaceThatIsOpenStaysOpen() {
        UfwRule deny = ours(UfwAction.DENY, 22);
        UfwState open = v4(foreign(UfwAction.ALLOW, 22));
        for (ApplyOptions options : List.of(ApplyOptions.USUAL, OFFICE)) {
            assertThat(lockedOut(options, open, deny.withInInterface("hi")))
                    .singleElement()
                    .asString()
                    .contains("port 22/tcp of the host over IPv4 by its interface \"hi\"");
            UfwState named = v4(
                    foreign(UfwAction.ALLOW, 22).withInInterface("eth0"),
                    foreign(UfwAction.ALLOW, 22).withInInterface("lo0"));
            assertThat(lockedOut(
                            options,
                            named,
                            UfwRule.incoming(UfwAction.DENY)
                                    .withInInterface("eth0")
                                    .withComment("netpol4j:p")))
                    .hasSize(1);
            assertThat(lockedOut(options, named, ours(UfwAction.ALLOW, 80))).isEmpty();
            assertThat(lockedOut(options.comingInBy(List.of("eth0")), open, deny.withInInterface("hi")))
                    .as("they come in by another")
                    .isEmpty();
            assertThat(lockedOut(options.comingInBy(List.of("hi")), open, deny.withInInterface("h+")))
                    .hasSize(1);
        }
    }

    @Test
    void whatMayBeNoAddressOfTheHostLetsNobodyIn() {
        UfwRule deny = ours(UfwAction.DENY, 22);
        UfwRule atAddress = ours(UfwAction.ALLOW, 22)
                .withDestination(UfwEnd.ANY.at(Cidr.of("10.9.9.9/32")).on(UfwPorts.of(22)));
        for (ApplyOptions options : List.of(ApplyOptions.USUAL, OFFICE)) {
            assertThat(lockedOut(options, v4(foreign(UfwAction.ALLOW, 22)), atAddress, deny))
                    .hasSize(1);
            assertThat(lockedOut(options, v4(), atAddress, deny)).hasSize(1);
            assertThat(lockedOut(options, v4(atAddress.withComment("")), ours(UfwAction.ALLOW, 80)))
                    .as("it was so before")
                    .isEmpty();
        }
    }

    @Test
    void portsOfClientsAreAnyOfThem() {
        UfwState open = v4(foreign(UfwAction.ALLOW, 22));
        UfwRule fromEcho = ours(UfwAction.ALLOW, 22).withSource(UfwEnd.ANY.on(UfwPorts.of(7)));
        UfwRule fromEvery =
                ours(UfwAction.DENY, 22).withSource(UfwEnd.ANY.on(new UfwPorts(List.of(new Span(1, 65535)))));
        for (ApplyOptions options : List.of(ApplyOptions.USUAL, OFFICE)) {
            assertThat(lockedOut(options, open, fromEcho, ours(UfwAction.DENY, 22)))
                    .hasSize(1);
            assertThat(lockedOut(options, open, fromEvery)).hasSize(1);
            assertThat(lockedOut(options, open, fromEvery.withSource(UfwEnd.ANY.on(UfwPorts.of(7)))))
                    .isEmpty();
        }
    }

    @Test
    void whatWasClosedBeforeIsToldSo() {
        assertThat(lockedOut(ApplyOptions.USUAL, v4(), ours(UfwAction.DENY, 22)))
                .singleElement()
                .asString()
                .contains("nobody could connect to port 22/tcp of the host, over IPv4 or IPv6, as nobody can now");
    }

    @Test
    void aDefaultCanLockOutToo() {
        UfwState there = new UfwState(
                new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.DENY), List.of(), List.of(), true);
        assertThat(lockedOut(ApplyOptions.USUAL, there)).as("IPv4 and IPv6").hasSize(2);
        assertThat(lockedOut(OFFICE, there)).hasSize(1);
    }

    @Test
    void aFamilyThatWasOpenStaysOpen() {
        UfwState both = UfwState.of(UfwDefaults.INSTALLED, List.of(ours(UfwAction.ALLOW, 22)));
        assertThatThrownBy(() -> ApplyScript.of(plan(both, v4(ours(UfwAction.ALLOW, 22))), ApplyOptions.USUAL))
                .hasMessageContaining("port 22/tcp of the host over IPv6");
    }

    @Test
    void thoseWhoManageTheHostKeepComingIn() {
        UfwPlan plan = plan(v4(), v4(ours(UfwAction.ALLOW, 22).withSource(UfwEnd.ANY.at(Cidr.of("10.1.0.0/16")))));
        ApplyOptions narrow = ApplyOptions.USUAL.managedFrom(List.of(Cidr.of("10.1.2.0/24")));
        ApplyOptions wide = ApplyOptions.USUAL.managedFrom(List.of(Cidr.of("10.0.0.0/8"), Cidr.of("fd00::/8")));
        assertThat(ApplyScript.of(plan, narrow)).isNotEmpty();
        assertThatThrownBy(() -> ApplyScript.of(plan, wide))
                .hasMessageContaining("not all of 10.0.0.0/8")
                .hasMessageContaining("not all of fd00::/8");
    }

    @Test
    void refusesOptionsOutOfRange() {
        assertThatThrownBy(() -> new ApplyOptions(65_536, List.of(), List.of(), -1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("65536 is not a port")
                .hasMessageContaining("-1 seconds are not a time to wait");
    }
}
