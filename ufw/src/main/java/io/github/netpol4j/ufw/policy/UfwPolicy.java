package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.PolicyStage;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy with sentences that only ufw has, besides the rules that every target has. Immutable.
 *
 * <p>Its rules have no order: what they deny comes first, and what they allow and close comes last. Its sentences stand between, in the
 * order in which they are written.
 */
public final class UfwPolicy {

    private final String name;
    private final String namespace;
    private final String appLabel;
    private final List<Rule> rules;
    private final List<UfwOnly> items;

    UfwPolicy(String name, String namespace, String appLabel, List<Rule> rules, List<UfwOnly> items) {
        this.name = name;
        this.namespace = namespace;
        this.appLabel = appLabel;
        this.rules = rules;
        this.items = items.stream().distinct().toList();
        List<Problem> problems = new ArrayList<>();
        sentences().forEach(sentence -> problems.addAll(SentenceChecks.inPolicy(sentence)));
        names(problems);
        defaultPolicies(problems);
        if (!problems.isEmpty()) {
            throw Messages.all(problems);
        }
    }

    private void names(List<Problem> problems) {
        Map<String, UfwApplication> seen = new HashMap<>();
        for (UfwApplication profile : applications()) {
            UfwApplication other = seen.putIfAbsent(profile.name(), profile);
            if (other != null) {
                problems.add(Messages.applicationTwice(other, profile));
            }
        }
    }

    private void defaultPolicies(List<Problem> problems) {
        List<UfwDefaultPolicies> all = only(sentence -> Stream.of(), application -> Stream.of(), Stream::of);
        if (all.contains(UfwDefaultPolicies.UNSAID)) {
            problems.add(Messages.nothingSaid());
        }
        all.stream().skip(1).forEach(other -> problems.add(Messages.defaultsTwice(all.get(0), other)));
    }

    /**
     * A policy of core, to which sentences of ufw can be added.
     *
     * @param policy the policy
     * @return the same, for ufw
     */
    public static UfwPolicy of(Policy policy) {
        Given.notNull("UfwPolicy.of(..)", policy);
        return new UfwPolicy(policy.name(), policy.namespace(), policy.appLabel(), policy.rules(), List.of());
    }

    /**
     * Starts a policy that has sentences of ufw alone.
     *
     * @param policy {@code policy("name").in("namespace")}
     * @return the policy so far; go on with {@code .with(..)}
     */
    public static UfwPolicyStage of(PolicyStage policy) {
        return new UfwPolicyStage(policy);
    }

    /**
     * The same with more of what only ufw has.
     *
     * @param more one or more sentences, application profiles or default policies
     * @return the longer policy
     */
    public UfwPolicy with(UfwOnly... more) {
        return with(Given.list("with(..)", more));
    }

    /**
     * The same with more of what only ufw has.
     *
     * @param more one or more sentences, application profiles or default policies
     * @return the longer policy
     * @throws io.github.netpol4j.finding.InvalidInputException if a sentence lacks something, or two things have one name; with all
     *     problems
     */
    public UfwPolicy with(Collection<? extends UfwOnly> more) {
        Given.notEmpty("with(..)", "sentence", more);
        List<UfwOnly> all = new ArrayList<>(items);
        all.addAll(more);
        return new UfwPolicy(name, namespace, appLabel, rules, all);
    }

    /**
     * The policy's name.
     *
     * @return a DNS-1123 subdomain of at most 63 characters
     */
    public String name() {
        return name;
    }

    /**
     * The namespace that names without one are in.
     *
     * @return a namespace's name
     */
    public String namespace() {
        return namespace;
    }

    /**
     * The rules that every target has, as a policy.
     *
     * @return empty if there are none
     */
    public Optional<Policy> policy() {
        return rules.isEmpty() ? Optional.empty() : Optional.of(Policy.of(name, namespace, appLabel, rules));
    }

    /**
     * What only ufw has, as it was written, without repetition.
     *
     * @return possibly none
     */
    public List<UfwOnly> items() {
        return items;
    }

    /**
     * The sentences among it.
     *
     * @return in the order in which they were written
     */
    public List<UfwSentence> sentences() {
        return only(Stream::of, application -> Stream.of(), defaults -> Stream.of());
    }

    /**
     * The application profiles, those that only its sentences name included.
     *
     * @return in the order in which they were written, without repetition
     */
    public List<UfwApplication> applications() {
        return this.<UfwApplication>only(
                        sentence -> sentence.application().stream(), Stream::of, defaults -> Stream.of())
                .stream()
                .distinct()
                .toList();
    }

    /**
     * The default policies.
     *
     * @return empty if none are said
     */
    public Optional<UfwDefaultPolicies> defaults() {
        return this.<UfwDefaultPolicies>only(sentence -> Stream.of(), application -> Stream.of(), Stream::of).stream()
                .findFirst();
    }

    private <T> List<T> only(
            Function<UfwSentence, Stream<T>> sentence,
            Function<UfwApplication, Stream<T>> application,
            Function<UfwDefaultPolicies, Stream<T>> defaults) {
        return items.stream()
                .flatMap(item -> item.fold(sentence, application, defaults))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UfwPolicy that
                && name.equals(that.name)
                && namespace.equals(that.namespace)
                && appLabel.equals(that.appLabel)
                && rules.equals(that.rules)
                && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, namespace, appLabel, rules, items);
    }

    /** The expression that makes it, a sentence a line. */
    @Override
    public String toString() {
        String key = appLabel.equals(Policy.APP_LABEL) ? "" : ".labelledBy(" + Literals.quote(appLabel) + ")";
        String core = policy().map(Policy::toString)
                .orElse("policy(" + Literals.quote(name) + ").in(" + Literals.quote(namespace) + ")" + key);
        String of = "UfwPolicy.of(" + core + ")";
        return items.isEmpty()
                ? of
                : items.stream()
                        .map(UfwOnly::toString)
                        .collect(Collectors.joining(",\n    ", of + ".with(\n    ", ")"));
    }
}
