package io.github.netpol4j.ufw;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.internal.Findings;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.ApplyScript;
import io.github.netpol4j.ufw.internal.apply.PlanText;
import io.github.netpol4j.ufw.internal.compile.Compiled;
import io.github.netpol4j.ufw.internal.compile.HostRewriting;
import io.github.netpol4j.ufw.internal.compile.UfwCompiler;
import io.github.netpol4j.ufw.internal.findings.StateFindings;
import io.github.netpol4j.ufw.internal.findings.Surroundings;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import io.github.netpol4j.ufw.internal.text.AddedRules;
import io.github.netpol4j.ufw.internal.text.ApplicationProfiles;
import io.github.netpol4j.ufw.internal.text.GufwProfile;
import io.github.netpol4j.ufw.internal.text.GufwProfiles;
import io.github.netpol4j.ufw.internal.text.RuleChecks;
import io.github.netpol4j.ufw.internal.text.Services;
import io.github.netpol4j.ufw.internal.text.StatusReader;
import io.github.netpol4j.ufw.internal.text.UfwStatus;
import io.github.netpol4j.ufw.internal.text.UserRulesReader;
import io.github.netpol4j.ufw.policy.UfwDefaultPolicies;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPortGroup;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ufw target: compiles rules about {@code host()} to rules of ufw, writes them in every form that ufw and GUFW read, reads them back, plans
 * and scripts their application, and predicts what the kernel does.
 *
 * <p>Several policies that are enforced together are one unit: compile them in one call. A plan removes what is tagged as ours and is of none
 * of them.
 */
public final class Ufw {

    private static final String UNNAMED = "netpol4j";
    private static final String UNNAMED_IN = "default";
    private static final int LAST_PORT = 65535;

    private Ufw() {}

    /**
     * A policy about pods as one about the host: each port that the policy guards at pods is open on the host to these subnets, and to nobody
     * else. It coarsens: who among the pods may connect is not said any more.
     *
     * <p>Pods that leave the cluster do so under their node's address where they are translated, and under their own where they are not: so both
     * subnets matter. {@code cidr} of Minikube's nodes is {@code 192.168.49.0/24}.
     *
     * @param policy a policy about pods
     * @param podSubnet the addresses of pods; may be left out if the other is not
     * @param nodeSubnet the addresses of nodes; may be left out if the other is not
     * @return an ordinary policy about {@code host()}
     * @throws io.github.netpol4j.target.UnenforceableException with all gaps: ports by name, and those that would close the whole host
     * @throws io.github.netpol4j.finding.InvalidInputException if both subnets are left out, or the policy guards nothing
     */
    public static Policy forHost(Policy policy, Optional<Cidr> podSubnet, Optional<Cidr> nodeSubnet) {
        return HostRewriting.forHost(policy, podSubnet, nodeSubnet);
    }

    /**
     * The same for nodes alone, where every pod leaves under its node's address.
     *
     * @param policy a policy about pods
     * @param nodeSubnet the addresses of nodes
     * @return an ordinary policy about {@code host()}
     * @throws io.github.netpol4j.target.UnenforceableException with all gaps: ports by name, and those that would close the whole host
     * @throws io.github.netpol4j.finding.InvalidInputException if the policy guards nothing
     */
    public static Policy forHost(Policy policy, String nodeSubnet) {
        Given.noneNull("Ufw.forHost(..)", policy, nodeSubnet);
        return forHost(policy, Optional.empty(), Optional.of(Cidr.of(nodeSubnet)));
    }

    /**
     * What {@link #forHost(Policy, Optional, Optional)} coarsens or leaves out of a policy.
     *
     * @param policy a policy about pods
     * @return a finding for each rule of which something is lost
     */
    public static List<Finding> lostForHost(Policy policy) {
        return HostRewriting.losses(policy);
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the rules, with their evaluation
     * @throws io.github.netpol4j.target.UnenforceableException with all gaps, if ufw can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, or two share a name
     */
    public static UfwFirewall compile(Policy... policies) {
        return compile(special(Given.list("Ufw.compile(..)", policies)));
    }

    /**
     * Compiles policies with sentences that only ufw has, as one unit. Those sentences stand in the order in which they are written, policy after
     * policy as handed over.
     *
     * @param policies one or more, of different names
     * @return the rules, with their evaluation
     * @throws io.github.netpol4j.target.UnenforceableException with all gaps, if ufw can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, two share a name, or a rule stands behind one that leaves
     *     nothing for it
     */
    public static UfwFirewall compile(UfwPolicy... policies) {
        return compile(Given.list("Ufw.compile(..)", policies));
    }

    /**
     * Compiles rules that are in no policy: they belong to one named {@code netpol4j}.
     *
     * @param rules one or more
     * @return the rules, with their evaluation
     * @throws io.github.netpol4j.target.UnenforceableException with all gaps, if ufw can't enforce what the rules mean
     */
    public static UfwFirewall compile(Rule... rules) {
        return compile(special(List.of(unnamed(rules))));
    }

    private static Policy unnamed(Rule... rules) {
        List<Rule> given = Given.notEmpty("Ufw.compile(..)", "rule", Given.list("Ufw.compile(..)", rules));
        return Policy.of(UNNAMED, UNNAMED_IN, Policy.APP_LABEL, given);
    }

    private static List<UfwPolicy> special(Collection<Policy> policies) {
        return policies.stream().map(UfwPolicy::of).toList();
    }

    private static UfwFirewall compile(List<UfwPolicy> policies) {
        Compiled compiled = UfwCompiler.compile(policies);
        UfwState state = compiled.state();
        return new UfwFirewall(
                state,
                compiled.defaults(),
                compiled.applications().stream().map(Ufw::profile).toList(),
                judged -> {
                    List<Finding> found = new ArrayList<>(StateFindings.of(judged, Surroundings.USUAL));
                    policies.stream()
                            .flatMap(policy -> policy.policy().stream())
                            .reduce(Policy::plus)
                            .ifPresent(unit -> found.addAll(unit.findings()));
                    return Findings.sorted(found);
                });
    }

    private static UfwApplication profile(io.github.netpol4j.ufw.policy.UfwApplication application) {
        return new UfwApplication(
                application.name(),
                application.title(),
                application.description(),
                application.expanded().stream()
                        .map(group -> new UfwPortGroup(group.ports(), group.protocol()))
                        .toList());
    }

    /**
     * What ufw can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Policy... policies) {
        return UfwCompiler.gaps(special(Given.list("Ufw.gaps(..)", policies)));
    }

    /**
     * What ufw can't enforce of policies with sentences that only it has.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(UfwPolicy... policies) {
        return UfwCompiler.gaps(Given.list("Ufw.gaps(..)", policies));
    }

    /**
     * What ufw can't enforce of rules that are in no policy.
     *
     * @param rules one or more
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Rule... rules) {
        return UfwCompiler.gaps(special(List.of(unnamed(rules))));
    }

    /**
     * What before.rules and before6.rules of ufw let pass before rules are asked: ICMP that every host needs, answers of DHCP servers, service
     * discovery. No policy blocks these flows at the host that lets them pass; what is compiled is faithful outside them.
     *
     * @return those flows; where a flow does not say its source port or ICMP type, as far as it can be one of them
     */
    public static FlowSet passingBeforeRules() {
        return KernelMeaning.beforeRules();
    }

    /**
     * The rules that a program has at hand.
     *
     * @param state rules and defaults
     * @return the same, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, if ufw would refuse a rule, or take two for one, or one is
     *     in the list of a family that it can't be of
     */
    public static UfwFirewall of(UfwState state) {
        return firewall("Ufw.of(..)", RuleChecks.accepted(Given.notNull("Ufw.of(..)", state)));
    }

    private static UfwFirewall firewall(String source, UfwState state) {
        NavigableSet<String> unknown = new TreeSet<>();
        Stream.concat(state.v4().stream(), state.v6().stream())
                .flatMap(rule -> Stream.of(rule.source(), rule.destination()))
                .filter(end -> end.ports().isAny())
                .map(UfwEnd::application)
                .filter(name -> !name.isEmpty())
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw Messages.profilesWithoutPorts(source, unknown);
        }
        return new UfwFirewall(
                state,
                UfwDefaultPolicies.of(state.defaults()),
                List.of(),
                judged -> Findings.sorted(StateFindings.of(judged, Surroundings.USUAL)));
    }

    /**
     * Reads the files that ufw keeps its rules in.
     *
     * @param files user.rules and user6.rules
     * @param defaults what becomes of what no rule matches
     * @return the rules, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its file and line: what ufw does not write, and
     *     tuple lines, which ufw reads, that say something else than the lines below them, which the kernel gets; and lines that it gets
     *     besides
     */
    public static UfwFirewall read(RulesFiles files, UfwDefaults defaults) {
        Given.noneNull("Ufw.read(..)", files, defaults);
        List<UfwRule> v4 = UserRulesReader.read("user.rules", files.v4(), false);
        List<UfwRule> v6 = UserRulesReader.read("user6.rules", files.v6(), true);
        List<Problem> problems = new ArrayList<>(UserRulesReader.disagreements("user.rules", files.v4(), false));
        problems.addAll(UserRulesReader.disagreements("user6.rules", files.v6(), true));
        if (!problems.isEmpty()) {
            throw Messages.disagreements(problems);
        }
        return firewall("user.rules", new UfwState(defaults, v4, v6, true));
    }

    /**
     * Reads what {@code ufw show added} prints. It does not tell whether a rule without addresses is of both IP families or of one, and shows
     * those of IPv6 alone last, wherever they are: read the files where that matters. ufw is taken to handle IPv6; where it does not, say
     * {@link UfwFirewall#withoutIpv6}.
     *
     * @param text its output
     * @param defaults what becomes of what no rule matches, which it does not tell
     * @return the rules, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its line; and if rules name application profiles,
     *     whose ports are not told
     */
    public static UfwFirewall readAdded(String text, UfwDefaults defaults) {
        Given.noneNull("Ufw.readAdded(..)", text, defaults);
        String source = "ufw show added";
        return firewall(source, UfwState.of(defaults, AddedRules.read(source, text)));
    }

    /**
     * Reads what {@code ufw status numbered} or {@code ufw status verbose} prints. ufw is taken to handle IPv6; where it does not, say
     * {@link UfwFirewall#withoutIpv6}.
     *
     * @param text its output
     * @param defaults what becomes of what no rule matches, where the text does not tell
     * @return the rules, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its line; if ufw is off, which filters nothing and
     *     shows no rules; and if rules name application profiles, whose ports only {@code verbose} tells
     */
    public static UfwFirewall readStatus(String text, UfwDefaults defaults) {
        Given.noneNull("Ufw.readStatus(..)", text, defaults);
        String source = "ufw status";
        UfwStatus status = StatusReader.read(source, text);
        if (!status.active()) {
            throw Messages.inactive(source);
        }
        return firewall(source, new UfwState(status.defaults().orElse(defaults), status.v4(), status.v6(), true));
    }

    /**
     * Reads a profile of GUFW, as {@link UfwFirewall#gufwProfile()} writes it. The descriptions of its rules are read as their comments.
     *
     * @param text that of {@code /etc/gufw/NAME.profile}
     * @return the rules, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its line; if the profile turns ufw off; and if rules
     *     that GUFW did not make name application profiles, whose ports it does not tell
     */
    public static UfwFirewall readGufwProfile(String text) {
        String source = "a GUFW profile";
        GufwProfile profile = GufwProfiles.read(source, Given.notNull("Ufw.readGufwProfile(..)", text));
        if (!profile.enabled()) {
            throw Messages.disabled(source);
        }
        return firewall(source, profile.state());
    }

    /**
     * Reads a file of /etc/ufw/applications.d, as {@link UfwFirewall#applicationProfiles()} writes it.
     *
     * @param text its text; ports by number
     * @return the profiles in it
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its line, if ufw would pass over one
     */
    public static List<UfwApplication> readApplicationProfiles(String text) {
        Given.notNull("Ufw.readApplicationProfiles(..)", text);
        return ApplicationProfiles.read("application profiles", text, Services.NONE);
    }

    /**
     * What may surprise in the rules of a host, given what else is known of it: a rule about a port that an orchestrator publishes guards
     * nothing.
     *
     * @param firewall the rules
     * @param published the NodePorts and published ports of the host
     * @param managementPort the TCP port by which it is managed; 0 for none
     * @return sorted, possibly empty
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, if a port is none
     */
    public static List<Finding> findings(UfwFirewall firewall, Collection<Integer> published, int managementPort) {
        Given.notNull("Ufw.findings(..)", firewall);
        List<Problem> problems = new ArrayList<>();
        Given.noNulls("Ufw.findings(..)", published).stream()
                .filter(port -> port < 1 || port > LAST_PORT)
                .sorted()
                .forEach(port -> problems.add(Messages.publishedPort(port)));
        if (managementPort < 0 || managementPort > LAST_PORT) {
            problems.add(Messages.managementPort(managementPort));
        }
        if (!problems.isEmpty()) {
            throw Messages.ports(problems);
        }
        return Findings.sorted(StateFindings.of(
                firewall.state(), Surroundings.USUAL.publishing(published).managedBy(managementPort)));
    }

    /**
     * A plan in words: the defaults that change, what is added, removed and moved, why, which rules of others it overrules, and which can't be
     * read.
     *
     * @param plan the plan
     * @return lines
     */
    public static String describe(UfwPlan plan) {
        return PlanText.of(Given.notNull("Ufw.describe(..)", plan));
    }

    /**
     * A POSIX shell script that applies a plan. It does so on the rules and defaults that it was planned on, does nothing on its own result, and
     * stops on any others; at no moment is the host more open than before or after; what is not confirmed in time is rolled back, also when the
     * host is restarted, since ufw's files are written at the confirmation. Rules that others add meanwhile stay.
     *
     * @param plan the plan
     * @param options the port that must stay open for its managers, and how long to wait for a confirmation
     * @return the script
     * @throws io.github.netpol4j.finding.InvalidInputException if the plan would lock out the management port
     */
    public static String applyScript(UfwPlan plan, ApplyOptions options) {
        Given.noneNull("Ufw.applyScript(..)", plan, options);
        return ApplyScript.of(plan, options);
    }
}
