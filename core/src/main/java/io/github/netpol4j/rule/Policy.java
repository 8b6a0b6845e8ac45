package io.github.netpol4j.rule;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A named list of rules with a namespace for the names in them that say none. Immutable.
 *
 * <p>Several policies that are enforced together mean what their rules mean in one list: compile them together.
 */
public final class Policy {

    /** The key of the label that names a pod's application, unless the policy says otherwise. */
    public static final String APP_LABEL = "app";

    private final String name;
    private final String namespace;
    private final String appLabel;
    private final List<Rule> rules;
    private final Intent intent;

    private Policy(String name, String namespace, String appLabel, List<Rule> rules) {
        this.name = name;
        this.namespace = namespace;
        this.appLabel = appLabel;
        this.rules = List.copyOf(rules);
        this.intent = new Intent(this.rules, namespace, appLabel);
    }

    /**
     * A policy of some rules.
     *
     * @param name its name: a DNS-1123 subdomain of at most 63 characters, because it is also the value of a label
     * @param namespace the namespace that names without one are in
     * @param appLabel the key of the label that names a pod's application
     * @param rules one or more
     * @return the policy
     * @throws io.github.netpol4j.finding.InvalidInputException if a name is one that Kubernetes refuses, or there is no rule
     */
    public static Policy of(String name, String namespace, String appLabel, Collection<? extends Rule> rules) {
        check(name, namespace, appLabel);
        Given.notEmpty("policy(" + Literals.quote(name) + ").with(..)", "rule", rules);
        return new Policy(name, namespace, appLabel, List.copyOf(rules));
    }

    private String call(String method) {
        return "policy(" + Literals.quote(name) + ")." + method + "(..)";
    }

    private static void check(String name, String namespace, String appLabel) {
        Given.policyName(name);
        Given.namespace("in", namespace);
        Given.appLabel(appLabel);
    }

    /**
     * Collects rules into a policy.
     *
     * @param name its name
     * @param namespace the namespace that names without one are in
     * @param appLabel the key of the label that names a pod's application
     * @return a collector, which refuses an empty stream
     */
    public static Collector<Rule, ?, Policy> collector(String name, String namespace, String appLabel) {
        check(name, namespace, appLabel);
        return Collectors.collectingAndThen(Collectors.<Rule>toList(), rules -> of(name, namespace, appLabel, rules));
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
     * The rules, as they were written.
     *
     * @return at least one
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * The same policy with further rules.
     *
     * @param more one or more
     * @return the longer policy
     */
    public Policy with(Rule... more) {
        return with(Given.list(call("with"), more));
    }

    /**
     * The same policy with further rules.
     *
     * @param more one or more
     * @return the longer policy
     */
    public Policy with(Collection<? extends Rule> more) {
        Given.notEmpty(call("with"), "rule", more);
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new Policy(name, namespace, appLabel, all);
    }

    /**
     * The same policy, finding applications by another label.
     *
     * @param key the label's key, such as {@code app.kubernetes.io/name}
     * @return the changed policy
     */
    public Policy labelledBy(String key) {
        return new Policy(name, namespace, Given.appLabel(key), rules);
    }

    /**
     * This policy and another as one, under this one's name. Names in the other keep the meaning that they have there.
     *
     * @param other another policy
     * @return the joined policy
     */
    public Policy plus(Policy other) {
        Given.notNull(call("plus"), other);
        boolean same = namespace.equals(other.namespace) && appLabel.equals(other.appLabel);
        return with(same ? other.rules : other.resolved().rules);
    }

    /**
     * The same policy with nothing left to it: every peer by namespace and label.
     *
     * @return a policy of the same meaning in any namespace
     */
    public Policy resolved() {
        return new Policy(
                name,
                namespace,
                appLabel,
                rules.stream().map(rule -> rule.resolved(namespace, appLabel)).toList());
    }

    /**
     * The ends that the policy closes to whatever it does not grant, and the rules that close them.
     *
     * @return in the order of the rules: first the Isolates, then the Allows
     */
    public List<Isolation> isolates() {
        return intent.isolations();
    }

    /**
     * Whether the policy means a flow to pass, as most clusters understand it.
     *
     * @param flow any flow
     * @return whether it passes
     */
    public boolean permits(Flow flow) {
        return permits(flow, Semantics.defaults());
    }

    /**
     * Whether the policy means a flow to pass.
     *
     * @param flow any flow
     * @param semantics what Kubernetes leaves open
     * @return whether it passes: not denied, and at each end either not isolated or granted
     */
    public boolean permits(Flow flow, Semantics semantics) {
        Given.noneNull("permits(..)", flow, semantics);
        return intent.permits(flow, semantics);
    }

    /**
     * The flows that the policy means to pass, in every cluster there could be, as most clusters understand it.
     *
     * @return what surely and possibly passes
     */
    public Meaning meaning() {
        return meaning(Semantics.defaults());
    }

    /**
     * The flows that the policy means to pass, in every cluster there could be.
     *
     * @param semantics what Kubernetes leaves open
     * @return what surely and possibly passes
     */
    public Meaning meaning(Semantics semantics) {
        return IntentMeaning.of(intent, Given.notNull("meaning(..)", semantics));
    }

    /**
     * What in the policy may surprise, for every cluster.
     *
     * @return sorted by place and code
     */
    public List<Finding> findings() {
        return PolicyFindings.of(this, intent, List.of());
    }

    /**
     * What in the policy may surprise in a cluster whose pods have addresses in these ranges.
     *
     * @param podRanges such as {@code 10.244.0.0/16}
     * @return sorted by place and code
     */
    public List<Finding> findings(String... podRanges) {
        return PolicyFindings.of(
                this,
                intent,
                Given.list("findings(..)", podRanges).stream().map(Cidr::of).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy that
                && name.equals(that.name)
                && namespace.equals(that.namespace)
                && appLabel.equals(that.appLabel)
                && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, namespace, appLabel, rules);
    }

    /** The expression that makes this policy, a rule a line. */
    @Override
    public String toString() {
        String key = appLabel.equals(APP_LABEL) ? "" : ".labelledBy(" + Literals.quote(appLabel) + ")";
        return rules.stream()
                .map(Rule::toString)
                .collect(Collectors.joining(
                        ",\n    ",
                        "policy(" + Literals.quote(name) + ").in(" + Literals.quote(namespace) + ")" + key
                                + ".with(\n    ",
                        ")"));
    }
}
