package io.github.netpol4j.ufw;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.Planner;
import io.github.netpol4j.ufw.internal.kernel.KernelEvaluator;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import io.github.netpol4j.ufw.internal.text.ApplicationProfiles;
import io.github.netpol4j.ufw.internal.text.CommandWriter;
import io.github.netpol4j.ufw.internal.text.GufwProfile;
import io.github.netpol4j.ufw.internal.text.GufwProfiles;
import io.github.netpol4j.ufw.internal.text.Placement;
import io.github.netpol4j.ufw.internal.text.ShellScript;
import io.github.netpol4j.ufw.internal.text.StateCommands;
import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.policy.UfwDefaultPolicies;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The ufw rules of a host, compiled or read, and what the kernel makes of them.
 *
 * <p>A policy that says no defaults leaves those of the host as they are. It is then judged as on a host that lets pass what no rule matches,
 * since that is what policies mean; {@link #under} tells of any other. One that drops it lets pass less, never more.
 *
 * <p>Immutable; two are equal if their rules, defaults and application profiles are. It speaks of any flow with a host at an end, and of flows
 * between two others as if the host forwarded them. Loopback and established connections always pass; an ICMP flow that does not say its type
 * is taken to be an echo request, which before.rules let in.
 */
public final class UfwFirewall implements Enforcement {

    private static final List<String> PROGRAM = List.of("ufw");

    private final UfwState state;
    private final UfwDefaultPolicies said;
    private final List<UfwApplication> applications;
    private final Function<UfwState, List<Finding>> findings;

    UfwFirewall(
            UfwState state,
            UfwDefaultPolicies said,
            List<UfwApplication> applications,
            Function<UfwState, List<Finding>> findings) {
        this.state = state;
        this.said = said;
        this.applications = List.copyOf(applications);
        this.findings = findings;
    }

    @Override
    public String target() {
        return "ufw";
    }

    /**
     * The rules, in the order in which they are looked at, and the defaults.
     *
     * @return a value
     */
    public UfwState state() {
        return state;
    }

    /**
     * The application profiles that rules name.
     *
     * @return possibly none
     */
    public List<UfwApplication> applications() {
        return applications;
    }

    /**
     * The same rules on a host with other defaults. What policies say of the defaults wins.
     *
     * @param host what the host does with what no rule matches
     * @return the changed firewall
     */
    public UfwFirewall under(UfwDefaults host) {
        UfwDefaults defaults = said.over(Given.notNull("under(..)", host));
        return new UfwFirewall(
                new UfwState(defaults, state.v4(), state.v6(), state.ipv6()), said, applications, findings);
    }

    /**
     * The same on a host whose ufw does not handle IPv6, {@code IPV6=no} in /etc/default/ufw: it has no rules for it, and drops all of it but
     * loopback. What ufw shows of itself does not tell.
     *
     * @return the changed firewall
     */
    public UfwFirewall withoutIpv6() {
        return new UfwFirewall(
                new UfwState(state.defaults(), state.v4(), List.of(), false), said, applications, findings);
    }

    /**
     * The commands that make these rules in a firewall without rules. They change the host's defaults where a policy says so, and there
     * alone; last, so that a rule that fails before leaves nobody shut out.
     *
     * @return the arguments of each, {@code ufw} first
     */
    public List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        for (UfwRule rule : StateCommands.rules(state, applications)) {
            commands.add(command(CommandWriter.words(rule, Placement.APPEND)));
        }
        said.incoming().ifPresent(action -> commands.add(command(CommandWriter.byDefault(action, "incoming"))));
        said.outgoing().ifPresent(action -> commands.add(command(CommandWriter.byDefault(action, "outgoing"))));
        said.routed().ifPresent(action -> commands.add(command(CommandWriter.byDefault(action, "routed"))));
        return List.copyOf(commands);
    }

    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(PROGRAM);
        command.addAll(words);
        return List.copyOf(command);
    }

    /**
     * The same commands as a POSIX shell script, every word quoted where it needs to be. It stops at the first that fails, and before all of
     * them if an application profile is not there.
     *
     * @return the script
     */
    public String script() {
        return ShellScript.withProfiles(
                applications.stream().map(UfwApplication::name).toList(), commands());
    }

    /**
     * The file /etc/ufw/user.rules, whole.
     *
     * @return its text, for the usual log level
     */
    public String userRules() {
        return UserRules.write(state, false, UfwLogLevel.LOW);
    }

    /**
     * The file /etc/ufw/user6.rules, whole.
     *
     * @return its text, for the usual log level
     */
    public String user6Rules() {
        return UserRules.write(state, true, UfwLogLevel.LOW);
    }

    /**
     * A file for /etc/ufw/applications.d with the profiles that rules name.
     *
     * @return its text; empty if there are none
     */
    public String applicationProfiles() {
        return ApplicationProfiles.write(applications);
    }

    /**
     * A profile for GUFW, {@code /etc/gufw/NAME.profile}, without application profiles, which GUFW does not know. It has to say defaults:
     * where no policy does, they are those that ufw is installed with, so that loading it opens nothing that was closed.
     *
     * @return its text
     */
    public String gufwProfile() {
        return GufwProfiles.write(new GufwProfile(true, under(UfwDefaults.INSTALLED).state));
    }

    /**
     * Compares these rules, all of which must be ours, with those of a host. Ours form one block at the head of each IP family; those of others
     * stay behind it in their order. The host's defaults change where a policy speaks of them.
     *
     * <p>These are all of ours that the host shall have: what is tagged as ours there and is not among them is removed, whatever policy it is
     * of. So compile all policies of a host in one call.
     *
     * @param there the host's user.rules and user6.rules
     * @param defaults what the host does with what no rule matches
     * @param ipv6 whether ufw handles IPv6 there
     * @return what has to change, and the files that come of it
     * @throws io.github.netpol4j.finding.InvalidInputException if a rule is not tagged as ours, or a file is not as ufw writes it
     */
    public UfwPlan planOn(RulesFiles there, UfwDefaults defaults, boolean ipv6) {
        Given.noneNull("planOn(..)", there, defaults);
        return Planner.plan(there, defaults, ipv6, under(defaults).state);
    }

    /**
     * Compares these rules with those of a host that has told only its rules, as {@link Ufw#readAdded} or {@link Ufw#readStatus} read them.
     * Its files are taken to be what ufw writes for them at log level low, and its ufw to handle IPv6 unless {@link #withoutIpv6} says
     * otherwise; where they are not, a script of this plan stops. As there, what is tagged as ours and is not wanted is removed.
     *
     * @param there the host's rules
     * @return what has to change, and the files that come of it
     * @throws io.github.netpol4j.finding.InvalidInputException if a rule is not tagged as ours
     */
    public UfwPlan planOn(UfwFirewall there) {
        UfwState host = Given.notNull("planOn(..)", there).state;
        return Planner.plan(host, UfwLogLevel.LOW, under(host.defaults()).state);
    }

    @Override
    public Verdict evaluate(Flow flow, Semantics semantics) {
        Given.noneNull("evaluate(..)", flow, semantics);
        return new KernelEvaluator(state, UfwFirewall::words).evaluate(flow, semantics);
    }

    private static String words(UfwRule rule) {
        return String.join(" ", CommandWriter.words(rule.withComment(""), Placement.APPEND));
    }

    @Override
    public Meaning meaning(Semantics semantics) {
        Given.notNull("meaning(..)", semantics);
        return KernelMeaning.of(state);
    }

    @Override
    public List<Finding> findings() {
        return findings.apply(state);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UfwFirewall that
                && state.equals(that.state)
                && said.equals(that.said)
                && applications.equals(that.applications);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    /** The commands, a line each. */
    @Override
    public String toString() {
        return script();
    }
}
