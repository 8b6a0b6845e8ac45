package io.github.netpol4j.rule;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Pods, by application, labels and namespace.
 *
 * @param namespaces where they are
 * @param apps the applications, one of which a pod must belong to; empty if the application does not matter
 * @param exceptApps the applications that a pod must not belong to
 * @param labels what the labels of a pod must be like besides
 */
public record Pods(Namespaces namespaces, SortedSet<String> apps, SortedSet<String> exceptApps, Selector labels)
        implements Peer {

    /**
     * Pods.
     *
     * @param namespaces where they are
     * @param apps the applications, one of which a pod must belong to; empty if the application does not matter
     * @param exceptApps the applications that a pod must not belong to
     * @param labels what the labels of a pod must be like besides
     * @throws io.github.netpol4j.finding.InvalidInputException if a name is one that Kubernetes refuses as a label's value
     */
    public Pods {
        Given.noneNull("pods(..)", namespaces, labels);
        Given.noNulls("app(..)", apps).forEach(Checks::app);
        Given.noNulls("except(..)", exceptApps).forEach(Checks::app);
        apps = Collections.unmodifiableSortedSet(new TreeSet<>(apps));
        exceptApps = Collections.unmodifiableSortedSet(new TreeSet<>(exceptApps));
    }

    /**
     * The pods of applications, in the policy's namespace.
     *
     * @param names one or more applications
     * @return their pods
     */
    public static Pods ofApps(Collection<String> names) {
        Given.notEmpty("app(..)", "application", names);
        return new Pods(Namespaces.OF_POLICY, new TreeSet<>(names), new TreeSet<>(), Selector.ANY);
    }

    /**
     * The pods that carry labels, in the policy's namespace.
     *
     * @param labels one or more, all of which must be there
     * @return those pods
     */
    public static Pods labelled(Collection<Label> labels) {
        Given.notEmpty("pods(..)", "label", labels);
        return new Pods(Namespaces.OF_POLICY, new TreeSet<>(), new TreeSet<>(), Selector.of(labels));
    }

    /**
     * Every pod of some namespaces.
     *
     * @param namespaces where
     * @return all pods there
     */
    public static Pods allIn(Namespaces namespaces) {
        Given.notNull("everyPod().in(..)", namespaces);
        return new Pods(namespaces, new TreeSet<>(), new TreeSet<>(), Selector.ANY);
    }

    /**
     * Every pod of every namespace.
     *
     * @return all pods, those included that will exist one day
     */
    public static Pods every() {
        return allIn(Namespaces.EVERY);
    }

    /**
     * Those of them in namespaces of these names, instead of the policy's.
     *
     * @param names one or more
     * @return the pods there
     * @throws io.github.netpol4j.finding.InvalidInputException if a namespace was chosen before
     */
    public Pods in(String... names) {
        String call = this + ".in(..)";
        return in(Namespaces.named(Given.notEmpty(call, "namespace", Given.list(call, names))));
    }

    /**
     * Those of them in these namespaces, instead of the policy's.
     *
     * @param where the namespaces
     * @return the pods there
     * @throws io.github.netpol4j.finding.InvalidInputException if a namespace was chosen before
     */
    public Pods in(Namespaces where) {
        Given.notNull(this + ".in(..)", where);
        if (!namespaces.equals(Namespaces.OF_POLICY) && !namespaces.equals(Namespaces.EVERY)) {
            throw Messages.namespaceChosenTwice(this, where);
        }
        return new Pods(where, apps, exceptApps, labels);
    }

    /**
     * Those of them whose label is like this.
     *
     * @param key the label's key
     * @param operator how it is compared
     * @param values with what; none for EXISTS and DOES_NOT_EXIST
     * @return the narrower choice
     */
    public Pods where(String key, Operator operator, String... values) {
        return where(key, operator, Given.list(this + ".where(..)", values));
    }

    /**
     * Those of them whose label is like this.
     *
     * @param key the label's key
     * @param operator how it is compared
     * @param values with what; none for EXISTS and DOES_NOT_EXIST
     * @return the narrower choice
     */
    public Pods where(String key, Operator operator, Collection<String> values) {
        Given.noneNull(this + ".where(..)", key, operator, values);
        return new Pods(namespaces, apps, exceptApps, labels.and(Requirement.of(key, operator, values)));
    }

    /**
     * All of them but those of some applications.
     *
     * @param names one or more applications
     * @return the narrower choice
     */
    public Pods except(String... names) {
        return except(Given.list(this + ".except(..)", names));
    }

    /**
     * All of them but those of some applications.
     *
     * @param names one or more applications
     * @return the narrower choice
     */
    public Pods except(Collection<String> names) {
        Given.notEmpty(this + ".except(..)", "application", names);
        SortedSet<String> all = new TreeSet<>(exceptApps);
        all.addAll(names);
        return new Pods(namespaces, apps, all, labels);
    }

    /**
     * All of them but those that carry one of these labels.
     *
     * @param excluded one or more labels
     * @return the narrower choice
     */
    public Pods except(Label... excluded) {
        String call = this + ".except(..)";
        Pods rest = this;
        for (Label label : Given.notEmpty(call, "label", Given.list(call, excluded))) {
            rest = rest.where(label.key(), Operator.NOT_IN, label.value());
        }
        return rest;
    }

    /**
     * The same pods with nothing left to the policy: its namespace and the key of its application label spelled out.
     *
     * @param policyNamespace the policy's namespace
     * @param appLabel the key of the label that names a pod's application
     * @return the same pods by namespace and label alone
     */
    public Pods resolved(String policyNamespace, String appLabel) {
        Given.noneNull("resolved(..)", policyNamespace, appLabel);
        Selector all = labels;
        if (!apps.isEmpty()) {
            all = all.and(Requirement.of(appLabel, Operator.IN, apps));
        }
        if (!exceptApps.isEmpty()) {
            all = all.and(Requirement.of(appLabel, Operator.NOT_IN, exceptApps));
        }
        return new Pods(namespaces.in(policyNamespace), new TreeSet<>(), new TreeSet<>(), all);
    }

    /**
     * Whether some pod could be meant by both, as far as labels and namespaces tell. Both must be resolved.
     *
     * @param other other pods
     * @return false only if no cluster can have such a pod
     */
    public boolean overlaps(Pods other) {
        Given.notNull("overlaps(..)", other);
        return labels.and(other.labels).simplified().isPresent()
                && namespaces
                        .asSelector()
                        .and(other.namespaces.asSelector())
                        .simplified()
                        .isPresent();
    }

    @Override
    public <R> R fold(
            Function<Pods, R> pods,
            Function<Namespaces, R> inNamespaces,
            Function<IpBlock, R> block,
            Supplier<R> anywhere,
            Supplier<R> dns,
            Supplier<R> host) {
        return pods.apply(this);
    }

    /** Whether a bare name in a sentence means these pods. */
    boolean isBareName() {
        return apps.size() == 1 && equals(ofApps(apps));
    }

    /** The calls that make it. */
    @Override
    public String toString() {
        Selector rest = labels;
        String head;
        Namespaces implied = Namespaces.OF_POLICY;
        if (!apps.isEmpty()) {
            head = "app(" + Literals.quoteAll(apps) + ")";
        } else if (labels.split().labels().isEmpty() || namespaces.equals(Namespaces.EVERY)) {
            head = "everyPod()";
            implied = Namespaces.EVERY;
        } else {
            head = "pods(" + labels.split().labels() + ")";
            rest = labels.split().rest();
        }
        String except = exceptApps.isEmpty() ? "" : ".except(" + Literals.quoteAll(exceptApps) + ")";
        return head + (namespaces.equals(implied) ? "" : in()) + rest + except;
    }

    private String in() {
        boolean byName = namespaces.labels().requirements().isEmpty()
                && !namespaces.names().isEmpty();
        return ".in(" + (byName ? Literals.quoteAll(namespaces.names()) : namespaces) + ")";
    }
}
