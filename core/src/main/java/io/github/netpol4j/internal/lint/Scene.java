package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.flow.FlowSetLimitException;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Standing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lints look at.
 *
 * @param cluster the cluster
 * @param semantics what is chosen where the documentation leaves something open
 * @param meaning what is enforced, by its meaning
 * @param passages the same, to be asked; empty if it is too large to say
 * @param policies the NetworkPolicies
 * @param inventory the pods
 */
record Scene(
        Cluster cluster,
        Semantics semantics,
        Meaning meaning,
        Optional<Passages> passages,
        List<PolicyView> policies,
        Inventory inventory) {

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
        Meaning meaning = cluster.enforcement().meaning(semantics.flows());
        Optional<Passages> passages = passages(meaning, semantics.flows());
        Inventory inventory = new Inventory(
                cluster,
                semantics.flows(),
                keys,
                pod -> passages.<Object>map(some -> standings(some, pod)).orElse(""));
        return new Scene(cluster, semantics.flows(), meaning, passages, policies, inventory);
    }

    private static Optional<Passages> passages(Meaning meaning, Semantics semantics) {
        try {
            return Optional.of(meaning.passages(semantics));
        } catch (FlowSetLimitException e) {
            return Optional.empty();
        }
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
