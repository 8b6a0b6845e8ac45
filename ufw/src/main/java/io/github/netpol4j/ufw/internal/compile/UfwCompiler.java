package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import io.github.netpol4j.ufw.policy.UfwApplication;
import io.github.netpol4j.ufw.policy.UfwDefaultPolicies;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compiles policies that are one unit into the rules of a host.
 *
 * <p>First comes what core rules deny, then sentences of ufw as they are written, policies as they are handed over; then what core rules
 * allow; last what they close. Each rule's comment tells its policy.
 */
public final class UfwCompiler {

    /**
     * What becomes of packets that no policy speaks of: they come in and go out, as core policies mean it, and are not forwarded, as ufw is
     * installed.
     */
    public static final UfwDefaults DEFAULTS = new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.DENY);

    private final List<UfwPolicy> policies;
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final Phases phases;
    private final List<Line> sentences = new ArrayList<>();

    private UfwCompiler(Collection<UfwPolicy> policies) {
        this.policies = Given.noNulls("Ufw.compile(..)", policies).stream()
                .sorted(Comparator.comparing(UfwPolicy::name))
                .toList();
        if (policies.isEmpty()) {
            throw Messages.nothingToCompile();
        }
        List<Policy> core = this.policies.stream()
                .flatMap(policy -> policy.policy().stream())
                .toList();
        this.phases = new Phases(core, gaps::add);
        policies.forEach(policy -> policy.sentences()
                .forEach(sentence -> sentences.addAll(new SentenceRules(policy.name(), sentence, gaps::add).lines())));
    }

    /**
     * The rules of policies.
     *
     * @param policies one or more, of different names
     * @return rules of the meaning that the policies have together
     * @throws UnenforceableException with all gaps, if ufw can't enforce what they mean
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, if sentences or policies contradict each other
     */
    public static Compiled compile(Collection<UfwPolicy> policies) {
        return new UfwCompiler(policies).compiled();
    }

    /**
     * What ufw can't enforce of policies.
     *
     * @param policies one or more
     * @return every gap, by policy in the order of its rules; none means that they compile
     */
    public static List<Gap> gaps(Collection<UfwPolicy> policies) {
        return List.copyOf(new UfwCompiler(policies).gaps);
    }

    private Compiled compiled() {
        List<Problem> problems = new ArrayList<>();
        names(problems);
        List<UfwApplication> applications = applications(problems);
        UfwDefaultPolicies defaults = defaults(problems);
        List<Line> before = new ArrayList<>(phases.denies());
        before.addAll(sentences);
        if (!sentences.isEmpty()) {
            problems.addAll(new Order(before, phases.allowsBySentence()).problems());
        }
        if (!problems.isEmpty()) {
            throw Messages.all(problems);
        }
        if (!gaps.isEmpty()) {
            throw new UnenforceableException("ufw", List.copyOf(gaps));
        }
        RuleList rules = new RuleList();
        before.forEach(line -> rules.add(line.rule()));
        phases.allows().forEach(line -> rules.add(line.rule()));
        phases.closings().forEach(rules::add);
        return new Compiled(defaults, rules.rules(), applications);
    }

    private void names(List<Problem> problems) {
        Set<String> seen = new HashSet<>();
        policies.stream()
                .map(UfwPolicy::name)
                .filter(name -> !seen.add(name))
                .distinct()
                .forEach(name -> problems.add(Messages.sameName(name)));
    }

    private List<UfwApplication> applications(List<Problem> problems) {
        Map<String, UfwApplication> byName = new TreeMap<>();
        for (UfwPolicy policy : policies) {
            for (UfwApplication application : policy.applications()) {
                UfwApplication other = byName.putIfAbsent(application.name(), application);
                if (other != null && !other.equals(application)) {
                    problems.add(Messages.applicationTwice(other, application));
                }
            }
        }
        return List.copyOf(byName.values());
    }

    private UfwDefaultPolicies defaults(List<Problem> problems) {
        List<UfwDefaultPolicies> said = policies.stream()
                .map(UfwPolicy::defaults)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        said.stream().skip(1).forEach(other -> problems.add(Messages.defaultsDiffer(said.get(0), other)));
        return said.isEmpty() ? UfwDefaultPolicies.UNSAID : said.get(0);
    }
}
