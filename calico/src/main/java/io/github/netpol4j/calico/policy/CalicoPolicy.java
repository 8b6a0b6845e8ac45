package io.github.netpol4j.calico.policy;

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
 * A policy with sentences that only Calico has, besides the rules that every target has. Immutable.
 *
 * <p>Bare names in its sentences are applications of its namespace, as in its rules.
 */
public final class CalicoPolicy {

    private final String name;
    private final String namespace;
    private final String appLabel;
    private final List<Rule> rules;
    private final List<CalicoOnly> items;

    CalicoPolicy(String name, String namespace, String appLabel, List<Rule> rules, List<CalicoOnly> items) {
        this.name = name;
        this.namespace = namespace;
        this.appLabel = appLabel;
        this.rules = rules;
        this.items = items.stream().distinct().toList();
        List<Problem> problems = new ArrayList<>();
        sentences().forEach(sentence -> problems.addAll(SentenceChecks.inPolicy(sentence, namespace, appLabel)));
        tiers(problems);
        names(problems);
        if (!problems.isEmpty()) {
            throw SentenceMessages.all(problems);
        }
    }

    private void tiers(List<Problem> problems) {
        Map<String, TierSentence> seen = new HashMap<>();
        for (TierSentence tier : tiers()) {
            TierSentence other = seen.putIfAbsent(tier.name(), tier);
            if (other != null) {
                problems.add(SentenceMessages.tierTwice(other, tier));
            }
        }
    }

    private void names(List<Problem> problems) {
        Map<String, CalicoOnly> seen = new HashMap<>();
        Stream.concat(hostEndpoints().stream(), networkSets().stream()).forEach(item -> {
            String itsName =
                    item.fold(sentence -> "", TierSentence::name, HostEndpointSentence::name, NetworkSetSentence::name);
            String kind = item.fold(s -> "", t -> "tier ", h -> "host ", n -> n.global() ? "global " : "set ");
            if (seen.putIfAbsent(kind + itsName, item) != null) {
                problems.add(SentenceMessages.nameTwice(item, itsName));
            }
        });
    }

    /**
     * A policy of core, to which sentences of Calico can be added.
     *
     * @param policy the policy
     * @return the same, for Calico
     */
    public static CalicoPolicy of(Policy policy) {
        Given.notNull("CalicoPolicy.of(..)", policy);
        return new CalicoPolicy(policy.name(), policy.namespace(), policy.appLabel(), policy.rules(), List.of());
    }

    /**
     * Starts a policy that has sentences of Calico alone.
     *
     * @param policy {@code policy("name").in("namespace")}
     * @return the policy so far; go on with {@code .with(..)}
     */
    public static CalicoPolicyStage of(PolicyStage policy) {
        return new CalicoPolicyStage(policy);
    }

    /**
     * The same with more of what only Calico has.
     *
     * @param more one or more sentences, tiers, host endpoints or network sets
     * @return the longer policy
     */
    public CalicoPolicy with(CalicoOnly... more) {
        return with(Given.list("with(..)", more));
    }

    /**
     * The same with more of what only Calico has.
     *
     * @param more one or more sentences, tiers, host endpoints or network sets
     * @return the longer policy
     * @throws io.github.netpol4j.finding.InvalidInputException if a sentence can't be enforced as it stands, or two things have
     *     one name; with all problems
     */
    public CalicoPolicy with(Collection<? extends CalicoOnly> more) {
        Given.notEmpty("with(..)", "sentence", more);
        List<CalicoOnly> all = new ArrayList<>(items);
        all.addAll(more);
        return new CalicoPolicy(name, namespace, appLabel, rules, all);
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
     * The key of the label that names a pod's application.
     *
     * @return {@code app}, unless said otherwise
     */
    public String appLabel() {
        return appLabel;
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
     * What only Calico has, as it was written, without repetition.
     *
     * @return possibly none
     */
    public List<CalicoOnly> items() {
        return items;
    }

    /**
     * The sentences among it.
     *
     * @return in the order in which they were written
     */
    public List<CalicoSentence> sentences() {
        return only(Stream::of, tier -> Stream.of(), host -> Stream.of(), set -> Stream.of());
    }

    /**
     * The tiers that it declares.
     *
     * @return in the order in which they were written
     */
    public List<TierSentence> tiers() {
        return only(sentence -> Stream.of(), Stream::of, host -> Stream.of(), set -> Stream.of());
    }

    /**
     * The host endpoints that it declares.
     *
     * @return in the order in which they were written
     */
    public List<HostEndpointSentence> hostEndpoints() {
        return only(sentence -> Stream.of(), tier -> Stream.of(), Stream::of, set -> Stream.of());
    }

    /**
     * The network sets that it declares.
     *
     * @return in the order in which they were written
     */
    public List<NetworkSetSentence> networkSets() {
        return only(sentence -> Stream.of(), tier -> Stream.of(), host -> Stream.of(), Stream::of);
    }

    private <T> List<T> only(
            Function<CalicoSentence, Stream<T>> sentence,
            Function<TierSentence, Stream<T>> tier,
            Function<HostEndpointSentence, Stream<T>> host,
            Function<NetworkSetSentence, Stream<T>> set) {
        return items.stream()
                .flatMap(item -> item.fold(sentence, tier, host, set))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalicoPolicy that
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
        String of = "CalicoPolicy.of(" + core + ")";
        return items.isEmpty()
                ? of
                : items.stream()
                        .map(CalicoOnly::toString)
                        .collect(Collectors.joining(",\n    ", of + ".with(\n    ", ")"));
    }
}
