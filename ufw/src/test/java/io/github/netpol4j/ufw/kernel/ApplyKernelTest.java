package io.github.netpol4j.ufw.kernel;

import static io.github.netpol4j.ufw.kernel.Plans.AT_ONCE;
import static io.github.netpol4j.ufw.kernel.Plans.plan;
import static io.github.netpol4j.ufw.kernel.Plans.script;
import static io.github.netpol4j.ufw.kernel.Plans.tcp;
import static io.github.netpol4j.ufw.kernel.Plans.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.ApplyScript;
import io.github.netpol4j.ufw.kernel.Commands.Output;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The apply script on a real ufw: what it does, and when it does not. */
class ApplyKernelTest {

    private static final UfwState WANTED = wanted(
            tcp(UfwAction.ALLOW, "10.244.0.0/16", 1433),
            tcp(UfwAction.DENY, 1433),
            tcp(UfwAction.DENY, 27017),
            tcp(UfwAction.ALLOW, 22));
    private static final Probe INSIDE = Probe.tcp(Place.INSIDE, 1433);
    private static final Probe OUTSIDE = Probe.tcp(Place.OUTSIDE, 1433);

    private HostNamespaces host;

    @BeforeEach
    void enable() {
        host = HostNamespaces.open();
        host.ufwAll("--force enable", "allow 22/tcp", "allow 1433/tcp");
    }

    @AfterEach
    void close() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void appliesAndReadsBack() {
        UfwPlan plan = plan(host, WANTED);
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);

        Output output = host.script(ApplyScript.of(plan, AT_ONCE));

        assertThat(output.text())
                .isEqualTo("netpol4j: applied, and read back from the kernel: 7 added, 0 removed, 0 moved\n");
        assertThat(output.status()).isZero();
        assertThat(host.files()).isEqualTo(plan.result());
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
        assertThat(host.probe(OUTSIDE.overIpv6())).isEqualTo(Answer.SILENCE);
        assertThat(host.probe(INSIDE)).isEqualTo(Answer.CONNECTED);
        assertThat(host.in(Place.HOST, "/usr/sbin/iptables-save").text()).doesNotContain("n4j-");
    }

    @Test
    void ufwItselfWouldHaveWrittenTheSameFiles() {
        host.script(script(host, WANTED)).orFail("apply");
        RulesFiles ours = host.files();
        host.ufwAll("deny 9/udp", "delete deny 9/udp");
        assertThat(host.files()).isEqualTo(ours);
    }

    @Test
    void doesNothingTheSecondTime() throws IOException {
        String script = script(host, WANTED);
        host.script(script).orFail("apply");
        BasicFileAttributes before = attributes();

        Output again = host.script(script);

        assertThat(again).isEqualTo(new Output(0, "netpol4j: nothing to do: the rules are there\n"));
        assertThat(attributes().fileKey()).isEqualTo(before.fileKey());
        assertThat(attributes().lastModifiedTime()).isEqualTo(before.lastModifiedTime());
        assertThat(plan(host, WANTED).isEmpty()).isTrue();
        assertThat(plan(host, WANTED).changes()).isEmpty();
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(host.etc().resolve("user.rules"), BasicFileAttributes.class);
    }

    @Test
    void modeAndOwnerStay() throws IOException {
        Path file = host.etc().resolve("user.rules");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        host.script(script(host, WANTED)).orFail("apply");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        try (var files = Files.list(host.etc())) {
            assertThat(files.filter(one -> one.getFileName().toString().contains("netpol4j")))
                    .isEmpty();
        }
    }

    @Test
    void rulesOfOthersAreKeptBehindOurs() {
        host.ufwAll("allow log 80/tcp comment mine", "route allow in on hi out on ho to any port 53 proto udp");
        RulesFiles others = host.files();
        UfwPlan plan = plan(host, WANTED);
        assertThat(plan.overruled())
                .hasSize(4)
                .filteredOn(rule -> rule.differs())
                .hasSize(2);

        host.script(ApplyScript.of(plan, AT_ONCE)).orFail("apply");
        String status = host.ufw("status", "numbered").text();
        assertThat(status.indexOf("netpol4j:test/27017")).isLessThan(status.indexOf("mine"));
        host.ufwAll("allow 9000/tcp");
        assertThat(host.probe(Probe.tcp(Place.OUTSIDE, 9000))).isEqualTo(Answer.CONNECTED);
        host.ufwAll("delete allow 9000/tcp");

        host.script(script(host, wanted())).orFail("apply");
        assertThat(host.files()).isEqualTo(others);
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);
    }

    @Test
    void stopsWhenSomebodyElseChangedRules() {
        String script = script(host, WANTED);
        host.ufwAll("allow 80/tcp");
        RulesFiles changed = host.files();

        Output output = host.script(script);

        assertThat(output.status()).isEqualTo(2);
        assertThat(output.text()).contains("the rules are not those that this was planned on");
        assertThat(host.files()).isEqualTo(changed);
    }

    @Test
    void stopsWhenTheKernelHasOtherRulesThanTheFiles() {
        String script = script(host, WANTED);
        host.in(Place.HOST, "/usr/sbin/ip6tables", "-A", "ufw6-user-input", "-p", "tcp", "-j", "DROP")
                .orFail("ip6tables");

        Output output = host.script(script);

        assertThat(output.status()).isEqualTo(2);
        assertThat(output.text()).contains("the kernel has other rules than ufw's files (IPv6)");
        assertThat(host.in(Place.HOST, "/usr/sbin/iptables-save").text()).doesNotContain("n4j-");
    }

    @Test
    void writesTheFilesOfAnInactiveFirewall() {
        host.ufwAll("disable");
        Output output = host.script(ApplyScript.of(plan(host, WANTED), ApplyOptions.USUAL));
        assertThat(output.text())
                .contains("applied to the files")
                .endsWith("ufw is not enabled\n")
                .as("nothing to confirm")
                .doesNotContain("confirm it");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);
        host.ufwAll("--force enable");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
    }

    @Test
    void refusesToLockOut() {
        UfwState closed = wanted(tcp(UfwAction.DENY, 22));
        assertThatThrownBy(() -> script(host, closed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nobody could connect to port 22/tcp");
        String script = script(host, WANTED);

        Output elsewhere = host.script("SSH_CONNECTION='192.0.2.1 50000 192.0.2.2 2222' sh -s <<'OUTER'\n"
                + script.replace("END_OF_NETPOL4J", "INNER") + "OUTER\n");
        assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(3);
        assertThat(elsewhere.text()).contains("you are connected to port 2222, and only port 22 was seen to stay open");

        host.in(Place.HOST, "sh", "-c", "echo DEFAULT_INPUT_POLICY=ACCEPT >>/etc/default/ufw")
                .orFail("a default");
        Output another = host.script(script);
        assertThat(another.status()).as("another default").isEqualTo(2);
        assertThat(another.text()).contains("the default policies are INPUT=ACCEPT,");
    }

    @Test
    void bringsTheOldRulesBackUnlessConfirmed() throws InterruptedException, IOException {
        RulesFiles before = host.files();
        String kernel = host.kernelRules(false) + host.kernelRules(true);
        String script = ApplyScript.of(plan(host, WANTED), ApplyOptions.USUAL.confirmedWithin(2));

        assertThat(host.script(script).text()).contains("confirm it within 2 s");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
        assertThat(host.script(script(host, wanted())).status())
                .as("another change before that is confirmed")
                .isEqualTo(4);
        assertThat(host.files()).as("not confirmed").isEqualTo(before);
        waitForOldRules();
        assertThat(host.files()).isEqualTo(before);
        assertThat(host.kernelRules(false) + host.kernelRules(true)).isEqualTo(kernel);
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);
        assertThat(host.script(script, "confirm").status()).as("too late").isEqualTo(1);

        host.script(script).orFail("apply");
        assertThat(host.script(script, "confirm")).isEqualTo(new Output(0, "netpol4j: confirmed\n"));
        Thread.sleep(3500);
        assertThat(host.probe(OUTSIDE)).as("confirmed").isEqualTo(Answer.SILENCE);
    }

    /** As {@code sh apply.sh | true} does: whoever reads what it says has gone. */
    @Test
    void bringsTheOldRulesBackThoughNobodyListens() throws InterruptedException, IOException {
        String script = ApplyScript.of(plan(host, WANTED), ApplyOptions.USUAL.confirmedWithin(3));
        host.script("sh -s <<'OUTER' 2>&1 | true\n" + script.replace("END_OF_NETPOL4J", "INNER") + "OUTER\n");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
        waitForOldRules();
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);
    }

    @Test
    void bringsTheOldRulesBackThoughTheScriptWasKilled() throws InterruptedException, IOException {
        RulesFiles before = host.files();
        String kernel = host.kernelRules(false) + host.kernelRules(true);
        String script = ApplyScript.of(plan(host, WANTED), ApplyOptions.USUAL.confirmedWithin(3));
        for (int stage = 2; stage <= 3; stage++) {
            killingFrom("iptables-restore", stage);
            host.script(script);
            notReplaced();
            assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
            waitForOldRules();
            assertThat(host.files()).isEqualTo(before);
            assertThat(host.kernelRules(false) + host.kernelRules(true)).isEqualTo(kernel);
            assertThat(host.table(false)).doesNotContain("n4j-");
        }
    }

    @Test
    void whatOthersChangeMeanwhileStays() throws InterruptedException, IOException {
        String script = ApplyScript.of(plan(host, WANTED), ApplyOptions.USUAL.confirmedWithin(4));
        host.script(script).orFail("apply");
        host.ufwAll("allow 7000/tcp", "insert 1 deny 8080/tcp");
        Output confirmed = host.script(script, "confirm");
        assertThat(confirmed.status()).isEqualTo(2);
        assertThat(confirmed.text()).contains("ufw's files were changed meanwhile");
        waitForOldRules();
        assertThat(host.ufw("show", "added").text()).isEqualTo("""
                Added user rules (see 'ufw status' for running firewall):
                ufw deny 8080/tcp
                ufw allow 22/tcp
                ufw allow 1433/tcp
                ufw allow 7000/tcp
                """);
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);
        assertThat(host.probe(Probe.tcp(Place.OUTSIDE, 7000))).isEqualTo(Answer.CONNECTED);
        assertThat(host.table(false)).doesNotContain("n4j-");
    }

    /** What a restart of the host does too. */
    @Test
    void aRestartBeforeTheConfirmationBringsTheOldRulesBack() {
        String script = ApplyScript.of(plan(host, WANTED), ApplyOptions.USUAL);
        host.script(script).orFail("apply");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
        host.ufwAll("reload");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);
        assertThat(host.script(script, "confirm").text()).contains("the kernel does not have the new rules any more");
        host.script(script, "rollback").orFail("rollback");
        host.script(script).orFail("again");
        host.script(script, "confirm").orFail("confirm");
        host.ufwAll("reload");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
    }

    @Test
    void saysSoWhenTheKernelHasLostTheRules() {
        String script = script(host, WANTED);
        host.script(script).orFail("apply");
        host.in(Place.HOST, "/usr/sbin/iptables", "-I", "ufw-user-input", "-j", "ACCEPT")
                .orFail("iptables");

        Output again = host.script(script);

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.text())
                .contains("nothing done: ufw's files have the rules already, but the kernel has others: ufw reload");
        assertThat(host.table(false)).doesNotContain("n4j-");
        host.ufwAll("reload");
        assertThat(host.script(script).text()).isEqualTo("netpol4j: nothing to do: the rules are there\n");
    }

    @Test
    void appliesWhereNothingIsLogged() {
        host.ufwAll("logging off", "allow log 80/tcp");
        host.script(script(host, WANTED)).orFail("apply");
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
    }

    private static String log(HostNamespaces host) throws IOException {
        Path log = host.run().resolve("netpol4j-ufw/log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void waitForOldRules() throws InterruptedException, IOException {
        for (int i = 0; i < 100 && !log(host).contains("the old rules are back"); i++) {
            Thread.sleep(100);
        }
        assertThat(log(host)).contains("the old rules are back");
        Files.writeString(host.run().resolve("netpol4j-ufw/log"), "");
    }

    @Test
    void bringsTheOldRulesBackWhenAsked() {
        RulesFiles before = host.files();
        String script = ApplyScript.of(plan(host, WANTED), ApplyOptions.USUAL);
        host.script(script).orFail("apply");
        assertThat(host.script(script, "rollback")).isEqualTo(new Output(0, "netpol4j: the old rules are back\n"));
        assertThat(host.files()).isEqualTo(before);
        assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.CONNECTED);
    }

    @Test
    void bringsTheOldRulesBackWhenTheKernelRefusesHalfWay() throws IOException {
        RulesFiles before = host.files();
        String kernel = host.kernelRules(false) + host.kernelRules(true);
        // Of IPv6: the chains beside, what both let through, and then the rules, which fail.
        failingFrom("ip6tables-restore", 3, 3);

        Output output = host.script(script(host, WANTED));

        assertThat(output.status()).as(output.text()).isEqualTo(5);
        assertThat(output.text()).contains("the kernel refuses the new rules").contains("the old rules are back");
        assertThat(host.files()).isEqualTo(before);
        assertThat(host.kernelRules(false) + host.kernelRules(true)).isEqualTo(kernel);
    }

    @Test
    void saysSoWhenTheOldRulesCannotBeBroughtBack() throws IOException {
        failingFrom("ip6tables-restore", 3, 100);
        Output output = host.script(script(host, WANTED));
        assertThat(output.status()).as(output.text()).isEqualTo(6);
        assertThat(output.text()).contains("they are in /run/netpol4j-ufw");
        assertThat(host.probe(OUTSIDE.overIpv6())).as("closed rather than open").isEqualTo(Answer.SILENCE);
    }

    @Test
    void finishesWhatWasInterrupted() throws IOException {
        String script = script(host, WANTED);
        RulesFiles before = host.files();
        for (int stage = 1; stage <= 3; stage++) {
            host.script(script(host, wanted())).orFail("back");
            killingFrom("iptables-restore", stage);
            host.script(script);
            notReplaced();

            assertThat(host.script(script).status())
                    .as("again after step %s", stage)
                    .isZero();
            assertThat(host.files()).isNotEqualTo(before);
            assertThat(host.probe(OUTSIDE)).isEqualTo(Answer.SILENCE);
            assertThat(host.probe(INSIDE)).isEqualTo(Answer.CONNECTED);
            assertThat(host.in(Place.HOST, "/usr/sbin/iptables-save").text()).doesNotContain("n4j-");
        }
    }

    /** A program that fails some of the times that it is called. */
    private void failingFrom(String program, int first, int last) throws IOException {
        replace(program, "[ \"$n\" -lt " + first + " ] || [ \"$n\" -gt " + last + " ] || exit 1\n");
    }

    /** A program that ends the script that called it, not only one of its subshells, after it has done its work. */
    private void killingFrom(String program, int call) throws IOException {
        replace(program, """
                [ "$n" != %d ] || {
                    /usr/sbin/iptables-nft-restore "$@"
                    script=$PPID
                    said=$(cat "/proc/$script/cmdline" | tr '\\0' ' ')
                    while up=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$script/status")
                        [ "$(cat "/proc/$up/cmdline" | tr '\\0' ' ')" = "$said" ]; do
                        script=$up
                    done
                    kill -9 "$script" $PPID
                    exit 1
                }
                """.formatted(call));
    }

    private void notReplaced() throws IOException {
        Path link = host.alternatives().resolve("iptables-restore");
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("/usr/sbin/iptables-nft-restore"));
    }

    private void replace(String program, String body) throws IOException {
        Path link = host.alternatives().resolve(program);
        Path real =
                link.toRealPath().resolveSibling(Files.readSymbolicLink(link).getFileName());
        Path count = host.run().resolve(program + ".count");
        Files.deleteIfExists(count);
        Files.delete(link);
        Files.writeString(
                link,
                "#!/bin/sh\necho >>/run/" + count.getFileName() + "\nn=$(wc -l </run/" + count.getFileName() + ")\n"
                        + body + "exec " + real + " \"$@\"\n");
        Files.setPosixFilePermissions(link, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void waitsForUfwsLock() throws InterruptedException {
        String script = script(host, WANTED);
        RulesFiles before = host.files();
        CompletableFuture<Output> running;
        try (Helper holder = host.helper(Place.HOST, "locker.py")) {
            running = CompletableFuture.supplyAsync(() -> host.script(script));
            Thread.sleep(1500);
            assertThat(running).isNotDone();
            assertThat(host.files()).isEqualTo(before);
            assertThat(holder.ask("free")).isEqualTo("freed");
        }
        assertThat(running.join().status()).isZero();
    }
}
