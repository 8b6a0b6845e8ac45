package io.github.netpol4j.calico;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.felix.FelixEvaluator;
import io.github.netpol4j.calico.internal.felix.FelixMeaning;
import io.github.netpol4j.calico.internal.felix.Ruleset;
import io.github.netpol4j.calico.internal.manifest.ResourceYaml;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Calico objects, compiled or read, and Kubernetes NetworkPolicies beside them, and what Calico makes of all of them together.
 *
 * <p>Immutable; two are equal if their objects are, and Felix is configured alike. All objects are valid.
 *
 * <p>What the Kubernetes documentation leaves open, Calico decides: blocks match pods by their addresses, pods on the network of their
 * node are the node, isolation holds for every protocol. Of the semantics that are handed over, only whether a pod always reaches its own
 * node counts. What Felix drops whatever policies say is left aside: VXLAN (UDP 4789) and IP-in-IP that pods send.
 */
public final class CalicoPolicies implements Enforcement {

    private static final Comparator<CalicoResource> ORDER = Comparator.comparing(
                    (CalicoResource one) -> rank(one.kind()))
            .thenComparing(CalicoResource::effectiveNamespace)
            .thenComparing(CalicoResource::kind)
            .thenComparing(CalicoResource::id)
            .thenComparing(Object::toString);

    /** What others refer to comes first, so that applying in this order succeeds. */
    private static final List<String> FIRST = List.of("Tier", "GlobalNetworkSet", "NetworkSet", "HostEndpoint");

    private final List<CalicoResource> resources;
    private final KubernetesPolicies kubernetes;
    private final FelixSettings settings;
    private final Supplier<List<Finding>> findings;
    private final SortedMap<String, Integer> passedOver;
    private final Lazy<Ruleset> ruleset;

    CalicoPolicies(
            List<CalicoResource> resources,
            KubernetesPolicies kubernetes,
            FelixSettings settings,
            Supplier<List<Finding>> findings,
            SortedMap<String, Integer> passedOver) {
        this.resources = resources.stream().sorted(ORDER).toList();
        this.kubernetes = kubernetes;
        this.settings = settings;
        this.findings = findings;
        this.passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
        this.ruleset = new Lazy<>(() -> Ruleset.of(this.resources, kubernetes.objects(), settings, Map.of()));
    }

    private static int rank(String kind) {
        int index = FIRST.indexOf(kind);
        return index < 0 ? FIRST.size() : index;
    }

    @Override
    public String target() {
        return "Calico";
    }

    /**
     * The Calico objects.
     *
     * @return tiers, sets and host endpoints first, then policies, by namespace, kind and name
     */
    public List<CalicoResource> resources() {
        return resources;
    }

    /**
     * The Kubernetes NetworkPolicies beside them, which Calico enforces at order 1000 of the tier {@code default}.
     *
     * @return none for what was compiled
     */
    public KubernetesPolicies kubernetesPolicies() {
        return kubernetes;
    }

    /**
     * All objects as one YAML text of several documents.
     *
     * @return the same bytes for the same objects
     */
    public String yaml() {
        String calico = ResourceYaml.yaml(resources);
        if (kubernetes.objects().isEmpty()) {
            return calico;
        }
        return resources.isEmpty() ? kubernetes.yaml() : calico + "---\n" + kubernetes.yaml();
    }

    /**
     * All objects, for a client to apply.
     *
     * @return fresh fabric8 objects at each call: Calico's as generic ones, in the order of {@link #resources()}, then
     *     NetworkPolicies
     */
    public List<HasMetadata> objects() {
        List<HasMetadata> objects = new ArrayList<>();
        resources.forEach(resource -> objects.add(resource.toResource()));
        objects.addAll(kubernetes.objects());
        return objects;
    }

    /**
     * How Felix is taken to be configured.
     *
     * @return the settings
     */
    public FelixSettings settings() {
        return settings;
    }

    /**
     * The same objects in a cluster whose Felix is configured otherwise.
     *
     * @param other the settings
     * @return the same objects
     */
    public CalicoPolicies with(FelixSettings other) {
        return new CalicoPolicies(resources, kubernetes, Given.notNull("with(..)", other), findings, passedOver);
    }

    /**
     * What was read and carries no policy.
     *
     * @return how many documents of each {@code apiVersion kind}; empty if nothing was read
     */
    public SortedMap<String, Integer> passedOver() {
        return passedOver;
    }

    /**
     * Whether a flow passes, and why: tier by tier, policy by policy, rule by rule, as Felix looks at them.
     *
     * <p>A flow is taken to be addressed to its destination itself. What comes by a NodePort is, as long as it is not rewritten, a flow to
     * the node and that port.
     *
     * @param flow any flow; what {@link io.github.netpol4j.calico.felix.CalicoDimensions} lists can be said of it
     * @param semantics whether a pod always reaches its own node
     * @return the answer; undecided where something has a say that the flow does not tell
     */
    @Override
    public Verdict evaluate(Flow flow, Semantics semantics) {
        Given.noneNull("evaluate(..)", flow, semantics);
        return new FelixEvaluator(ruleset.get()).evaluate(flow, semantics);
    }

    @Override
    public Meaning meaning(Semantics semantics) {
        Given.notNull("meaning(..)", semantics);
        return FelixMeaning.of(ruleset.get());
    }

    /** {@code defaultEndpointToHostAction} of FelixConfiguration decides that. */
    @Override
    public boolean isOwnNodeUndecided() {
        return true;
    }

    @Override
    public List<Finding> findings() {
        return findings.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalicoPolicies that
                && resources.equals(that.resources)
                && kubernetes.equals(that.kubernetes)
                && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return resources.hashCode();
    }

    /** The kinds and names of the objects. */
    @Override
    public String toString() {
        return "CalicoPolicies"
                + resources.stream().map(one -> one.kind() + " " + one.id()).toList()
                + (kubernetes.objects().isEmpty() ? "" : " beside " + kubernetes);
    }
}
