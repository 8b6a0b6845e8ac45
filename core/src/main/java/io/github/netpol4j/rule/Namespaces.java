package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Namespaces; as a peer, all pods in them.
 *
 * @param ofPolicy whether the policy's own namespace is meant, whichever that will be
 * @param names the names, one of which a namespace must have; empty if the name does not matter
 * @param labels what the labels of a namespace must be like
 */
public record Namespaces(boolean ofPolicy, SortedSet<String> names, Selector labels) implements Peer {

    /** Whatever namespace the policy is in. */
    static final Namespaces OF_POLICY = new Namespaces(true, new TreeSet<>(), Selector.ANY);

    /** Every namespace there is or will be. */
    static final Namespaces EVERY = new Namespaces(false, new TreeSet<>(), Selector.ANY);

    /**
     * Namespaces.
     *
     * @param ofPolicy whether the policy's own namespace is meant, whichever that will be
     * @param names the names, one of which a namespace must have; empty if the name does not matter
     * @param labels what the labels of a namespace must be like
     * @throws io.github.netpol4j.finding.InvalidInputException if a name is one that Kubernetes refuses, or names
     *     are given besides the policy's own namespace
     */
    public Namespaces {
        Given.noNulls("namespace(..)", names).forEach(name -> Given.namespace("namespace", name));
        Given.notNull("namespaces(..)", labels);
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        if (ofPolicy && !names.isEmpty()) {
            throw Messages.policyNamespaceAndNames(names);
        }
    }

    /**
     * The namespaces of these names.
     *
     * @param names one or more
     * @return the namespaces, which need not exist yet
     */
    public static Namespaces named(String... names) {
        return named(Given.list("namespace(..)", names));
    }

    /**
     * The namespaces of these names.
     *
     * @param names one or more
     * @return the namespaces, which need not exist yet
     */
    public static Namespaces named(Collection<String> names) {
        Given.notEmpty("namespace(..)", "namespace", names);
        return new Namespaces(false, new TreeSet<>(names), Selector.ANY);
    }

    /**
     * The namespaces that carry labels.
     *
     * @param labels one or more, all of which must be there
     * @return the namespaces, those included that will exist one day
     */
    public static Namespaces labelled(Collection<Label> labels) {
        Given.notEmpty("namespaces(..)", "label", labels);
        return new Namespaces(false, new TreeSet<>(), Selector.of(labels));
    }

    /**
     * Every namespace there is or will be.
     *
     * @return all namespaces
     */
    public static Namespaces every() {
        return EVERY;
    }

    /**
     * Those among them whose label is like this.
     *
     * @param key the label's key
     * @param operator how it is compared
     * @param values with what; none for EXISTS and DOES_NOT_EXIST
     * @return the narrower choice
     */
    public Namespaces where(String key, Operator operator, String... values) {
        return where(key, operator, Given.list(this + ".where(..)", values));
    }

    /**
     * Those among them whose label is like this.
     *
     * @param key the label's key
     * @param operator how it is compared
     * @param values with what; none for EXISTS and DOES_NOT_EXIST
     * @return the narrower choice
     */
    public Namespaces where(String key, Operator operator, Collection<String> values) {
        Given.noneNull(this + ".where(..)", key, operator, values);
        return new Namespaces(ofPolicy, names, labels.and(Requirement.of(key, operator, values)));
    }

    /**
     * Those among them that have none of these names.
     *
     * @param excluded one or more names
     * @return the narrower choice
     */
    public Namespaces except(String... excluded) {
        String call = this + ".except(..)";
        return where(
                Pod.NAMESPACE_NAME_LABEL,
                Operator.NOT_IN,
                Given.notEmpty(call, "namespace", Given.list(call, excluded)));
    }

    /**
     * Whether a namespace is among them.
     *
     * @param name its name
     * @param itsLabels its labels, the name label included
     * @return whether it is chosen
     */
    public boolean matches(String name, Map<String, String> itsLabels) {
        Given.noneNull("matches(..)", name, itsLabels);
        return (names.isEmpty() || names.contains(name)) && labels.matches(itsLabels);
    }

    /**
     * The same choice by labels alone: names become a requirement on the label that every namespace carries.
     *
     * @return the selector
     */
    public Selector asSelector() {
        return names.isEmpty() ? labels : labels.and(Requirement.of(Pod.NAMESPACE_NAME_LABEL, Operator.IN, names));
    }

    /**
     * The only names that a chosen namespace can have, where names are all that decides.
     *
     * @return empty if labels decide, or if any name will do
     */
    public Optional<SortedSet<String>> pinned() {
        Optional<Selector> simple = asSelector().simplified();
        if (simple.isEmpty()) {
            return Optional.of(new TreeSet<>());
        }
        List<Requirement> requirements = simple.get().requirements();
        boolean byName = requirements.size() == 1
                && requirements.get(0).key().equals(Pod.NAMESPACE_NAME_LABEL)
                && requirements.get(0).operator() == Operator.IN;
        return byName ? Optional.of(requirements.get(0).values()) : Optional.empty();
    }

    /** The same with the policy's namespace spelled out. */
    Namespaces in(String policyNamespace) {
        return ofPolicy ? new Namespaces(false, new TreeSet<>(List.of(policyNamespace)), labels) : this;
    }

    @Override
    public <R> R fold(
            Function<Pods, R> pods,
            Function<Namespaces, R> namespaces,
            Function<IpBlock, R> block,
            Supplier<R> anywhere,
            Supplier<R> dns,
            Supplier<R> host) {
        return namespaces.apply(this);
    }

    @Override
    public String toString() {
        if (!names.isEmpty()) {
            return "namespace(" + Literals.quoteAll(names) + ")" + labels;
        }
        Selector.Split split = labels.split();
        return split.labels().isEmpty()
                ? "everyNamespace()" + labels
                : "namespaces(" + split.labels() + ")" + split.rest();
    }
}
