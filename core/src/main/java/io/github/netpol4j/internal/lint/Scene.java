package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.FlowSetLimitException;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Standing;
import io.github.netpol4j.internal.Lazy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What lints look at.
 *
 * @param cluster the cluster
 * @param semantics what is chosen where the documentation leaves something open
 * @param enforced what is enforced, by its meaning; asking throws if it is too large to say
 * @param asked the same, to be asked about pairs of ends
 * @param policies the NetworkPolicies
 * @param inventory the pods
 * @param isolated how many of them are isolated, by namespace
 */
record Scene(
        Cluster cluster,
        Semantics semantics,
        Lazy<Meaning> enforced,
        Lazy<Passages> asked,
        List<PolicyView> policies,
        Inventory inventory,
        SortedMap<String, IsolatedPods> isolated) {

    /** Something to look for. */
    @FunctionalInterface
    interface Check {
        void look(Scene scene, Found found);
    }

    static Scene of(Cluster cluster, ClusterSemantics semantics) {
        List<PolicyView> policies =
                cluster.policies().stream().map(PolicyView::of).toList();
        Set<String> keys = new TreeSet<>();
        policies.forEach(policy -> keys.addAll(policy.keys()));
        Lazy<Meaning> meaning = new Lazy<>(() -> cluster.enforcement().meaning(semantics.flows()));
        Lazy<Passages> passages = new Lazy<>(() -> meaning.get().passages(semantics.flows()));
        Inventory inventory = new Inventory(cluster, semantics.flows(), keys, seen(passages));
        return new Scene(
                cluster,
                semantics.flows(),
                meaning,
                passages,
                policies,
                inventory,
                isolated(cluster, meaning, semantics.flows()));
    }

    private static SortedMap<String, IsolatedPods> isolated(
            Cluster cluster, Lazy<Meaning> meaning, Semantics semantics) {
        try {
            return IsolatedPods.of(cluster, meaning.get(), semantics);
        } catch (FlowSetLimitException e) {
            return IsolatedPods.oneByOne(cluster, semantics);
        }
    }

    /** What tells pods apart besides what selectors ask about; where that is too large to say, nothing asks. */
    private static Function<Pod, Object> seen(Lazy<Passages> passages) {
        try {
            Passages known = passages.get();
            return pod -> standings(known, pod);
        } catch (FlowSetLimitException e) {
            return pod -> "";
        }
    }

    /**
     * What is enforced.
     *
     * @throws FlowSetLimitException if that is too large to say
     */
    Meaning meaning() {
        return enforced.get();
    }

    /**
     * What is enforced, to be asked about pairs of ends.
     *
     * @throws FlowSetLimitException if that is too large to say
     */
    Passages passages() {
        return asked.get();
    }

    /** That of an address outside. */
    static Standing outside(Passages passages, IpAddress address) {
        return passages.standing(new External(address), Optional.of(address));
    }

    /** Whether some of these reach a port of a pod. */
    static boolean passes(Passages passages, Collection<Standing> from, Pod pod, Protocol protocol, int port) {
        return standings(passages, pod).stream()
                .anyMatch(to ->
                        from.stream().anyMatch(one -> passages.possibly(one, to).contains(protocol, port)));
    }

    /** One for each of its addresses. */
    static Set<Standing> standings(Passages passages, Pod pod) {
        if (pod.addresses().isEmpty()) {
            return Set.of(passages.standing(pod, Optional.empty()));
        }
        Set<Standing> standings = new HashSet<>();
        for (IpAddress address : pod.addresses()) {
            standings.add(passages.standing(pod, Optional.of(address)));
        }
        return standings;
    }

    /** Looks for something; what is too large to answer is a finding as well. */
    void look(String question, Check check, Found found) {
        Found own = new Found();
        try {
            check.look(this, own);
            own.all().forEach(found::add);
        } catch (FlowSetLimitException e) {
            found.add(Found.plain(
                    LintCode.NOT_CHECKED,
                    question + " was not looked at, because what is enforced is too large to say: " + e.getMessage(),
                    "split the policies, or ask fewer keys of labels"));
        }
    }
}
