package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Pod;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selectors that choose nobody: never, not in this cluster, or because what they mean is no pod. */
final class SelectorLints {

    private final Scene scene;
    private final Found found;
    private final Outsiders outsiders;

    private SelectorLints(Scene scene, Found found) {
        this.scene = scene;
        this.found = found;
        this.outsiders = new Outsiders(scene.cluster());
    }

    static void look(Scene scene, Found found) {
        SelectorLints lints = new SelectorLints(scene, found);
        scene.policies().forEach(lints::policy);
    }

    private void policy(PolicyView policy) {
        boolean isPossible =
                isPossible(policy, policy.selector(), "spec.podSelector", "the policy selects no pod, ever");
        BitSet selected = scene.inventory().selected(policy.namespace(), policy.selector());
        if (isPossible
                && selected.isEmpty()
                && !scene.inventory().mayBe(List.of(policy.namespace()), policy.selector())) {
            selectsNothing(policy);
        }
        policy.effective().forEach(rule -> {
            for (int i = 0; i < rule.peers().size(); i++) {
                peer(policy, rule, i);
            }
        });
    }

    private boolean isPossible(PolicyView policy, @Nullable LabelSelector selector, String path, String so) {
        if (selector == null) {
            return true;
        }
        Optional<String> key = LabelMatch.contradiction(selector);
        key.ifPresent(wrong -> found.add(
                LintCode.CONTRADICTORY_SELECTOR,
                policy.subject(),
                path,
                policy.name() + " asks something of the label " + wrong + " that no "
                        + (wrong.equals(Pod.NAMESPACE_NAME_LABEL) ? "namespace" : "pod or namespace") + " can meet: "
                        + LabelMatch.text(selector) + "; " + so,
                "correct the requirements of " + wrong
                        + "; several values of which one is enough are one requirement In"));
        return key.isEmpty();
    }

    private void selectsNothing(PolicyView policy) {
        Optional<Outsiders.Outsider> meant = outsiders.meant(
                List.of(policy.namespace()), policy.selector(), policy.policy().name());
        if (meant.isPresent()) {
            found.add(
                    LintCode.GUARDS_NO_POD,
                    policy.subject(),
                    "spec.podSelector",
                    policy.name() + " guards no pod: nothing in " + policy.namespace() + " has the labels "
                            + LabelMatch.text(policy.selector()) + ", and "
                            + meant.get().what(),
                    meant.get().remedy());
            return;
        }
        String where = LabelMatch.isEmpty(policy.selector())
                ? "there is no pod in " + policy.namespace()
                : "no pod in " + policy.namespace() + " has the labels " + LabelMatch.text(policy.selector());
        found.add(
                LintCode.POLICY_SELECTS_NOTHING,
                policy.subject(),
                "spec.podSelector",
                policy.name() + " selects nothing in this cluster: " + where,
                "correct the labels or the namespace, or remove the policy; if its pods are yet to come, suppress this and"
                        + " say so");
    }

    private void peer(PolicyView policy, RuleView rule, int number) {
        NetworkPolicyPeer peer = rule.peers().get(number);
        if (peer.getIpBlock() != null) {
            return;
        }
        String path = rule.peerPath(number);
        String so = "this peer is nobody, ever";
        boolean pods = isPossible(policy, peer.getPodSelector(), path + ".podSelector", so);
        boolean namespaces = isPossible(policy, peer.getNamespaceSelector(), path + ".namespaceSelector", so);
        if (!pods
                || !namespaces
                || !scene.inventory().selected(policy.namespace(), peer).isEmpty()) {
            return;
        }
        List<String> where = peer.getNamespaceSelector() == null
                ? List.of(policy.namespace())
                : scene.inventory().namespaces(peer.getNamespaceSelector());
        if (peer.getPodSelector() != null && scene.inventory().mayBe(where, peer.getPodSelector())) {
            return;
        }
        Optional<Outsiders.Outsider> meant =
                peer.getPodSelector() == null ? Optional.empty() : outsiders.meant(where, peer.getPodSelector(), "");
        if (meant.isPresent()) {
            found.add(
                    LintCode.GUARDS_NO_POD,
                    policy.subject(),
                    path,
                    policy.name() + ", " + rule.path() + ", means " + LabelMatch.text(peer.getPodSelector())
                            + ", which no pod is: " + meant.get().what(),
                    meant.get().remedy());
            return;
        }
        boolean isElsewhere =
                peer.getNamespaceSelector() != null && where.stream().noneMatch(scene.inventory()::isInhabited);
        found.add(
                LintCode.PEER_SELECTS_NOTHING,
                isElsewhere ? Severity.INFO : LintCode.PEER_SELECTS_NOTHING.severity(),
                policy.subject(),
                path,
                policy.name() + ", " + rule.path()
                        + (isElsewhere
                                ? ", names a peer in a namespace of which nothing was read: "
                                : ", names a peer that no pod of this cluster is: ")
                        + nobody(peer, where),
                isElsewhere
                        ? "if that namespace is in the cluster, read it too, or leave this as it is; otherwise correct the"
                                + " labels"
                        : "correct the labels or the namespaces, or leave the peer out; a podSelector alone means pods of"
                                + " the policy's own namespace");
    }

    private static String nobody(NetworkPolicyPeer peer, List<String> where) {
        if (where.isEmpty()) {
            return "no namespace has the labels " + LabelMatch.text(peer.getNamespaceSelector());
        }
        String namespaces = Inventory.names(where);
        return peer.getPodSelector() == null || LabelMatch.isEmpty(peer.getPodSelector())
                ? "there is no pod in " + namespaces
                : "no pod in " + namespaces + " has the labels " + LabelMatch.text(peer.getPodSelector());
    }
}
