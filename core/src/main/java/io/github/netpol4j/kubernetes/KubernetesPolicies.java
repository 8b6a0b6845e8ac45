package io.github.netpol4j.kubernetes;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Part;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Selecting;
import io.github.netpol4j.target.Verdict.Side;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * NetworkPolicy objects, compiled or read, and what they mean together.
 *
 * <p>Immutable; two are equal if their objects are. All objects are valid by the rules of the API server.
 */
public final class KubernetesPolicies implements Enforcement {

    /** Those without a name of their own by what they are, so that the order in which they came does not matter. */
    private static final Comparator<PolicyObject> ORDER = Comparator.comparing(PolicyObject::effectiveNamespace)
            .thenComparing(PolicyObject::name)
            .thenComparing(PolicyObject::generateName)
            .thenComparing(PolicyObject::toString);

    private final List<PolicyObject> policies;
    private final List<PolicyEvaluator> evaluators;
    private final Supplier<List<Finding>> findings;
    private final SortedMap<String, Integer> passedOver;

    KubernetesPolicies(
            List<PolicyObject> policies, Supplier<List<Finding>> findings, SortedMap<String, Integer> passedOver) {
        this.policies = policies.stream().sorted(ORDER).toList();
        this.evaluators = this.policies.stream().map(PolicyEvaluator::new).toList();
        // Only whoever asks pays for them: they compare rules with rules.
        this.findings = findings;
        this.passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }

    List<PolicyObject> policies() {
        return policies;
    }

    @Override
    public String target() {
        return "Kubernetes";
    }

    /**
     * The objects, for a client to apply.
     *
     * @return fresh fabric8 objects at each call, sorted by namespace and name; what is done to them changes nothing here
     */
    public List<NetworkPolicy> objects() {
        return policies.stream().map(Fabric8::from).toList();
    }

    /**
     * The objects as one YAML text of several documents.
     *
     * @return the same bytes for the same objects
     */
    public String yaml() {
        return Manifests.yaml(policies);
    }

    /**
     * What was read and is no NetworkPolicy of networking.k8s.io/v1.
     *
     * @return how many documents of each {@code apiVersion kind}; empty if nothing was read
     */
    public SortedMap<String, Integer> passedOver() {
        return passedOver;
    }

    @Override
    public Verdict evaluate(Flow flow, Semantics semantics) {
        Given.noneNull("evaluate(..)", flow, semantics);
        return new Verdict(
                flow,
                semantics.exemption(flow),
                side(flow, Direction.EGRESS, semantics),
                side(flow, Direction.INGRESS, semantics));
    }

    @Override
    public Meaning meaning(Semantics semantics) {
        return PoliciesMeaning.of(policies, Given.notNull("meaning(..)", semantics));
    }

    @Override
    public List<Part> parts(Semantics semantics) {
        return PoliciesMeaning.parts(policies, Given.notNull("parts(..)", semantics));
    }

    private Side side(Flow flow, Direction direction, Semantics semantics) {
        List<Selecting> selecting = evaluators.stream()
                .flatMap(policy -> policy.evaluate(flow, direction, semantics).stream())
                .toList();
        return new Side(direction, selecting);
    }

    @Override
    public List<Finding> findings() {
        return findings.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KubernetesPolicies that && policies.equals(that.policies);
    }

    @Override
    public int hashCode() {
        return policies.hashCode();
    }

    /** The names of the objects. */
    @Override
    public String toString() {
        return "KubernetesPolicies" + policies.stream().map(PolicyObject::id).toList();
    }
}
