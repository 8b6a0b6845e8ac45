package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Standing;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules for pods whose other end is isolated too and does not agree, by the meaning of what is enforced. */
final class OneSidedLints {

    /** So many pairs of pods are looked at for one peer; of pods that are all alike there are few. */
    private static final int PAIRS = 20_000;

    private final Scene scene;
    private final Passages passages;
    private final Map<Integer, Set<Standing>> standings = new HashMap<>();

    private OneSidedLints(Scene scene, Passages passages) {
        this.scene = scene;
        this.passages = passages;
    }

    static void look(Scene scene, Found found) {
        OneSidedLints lints = new OneSidedLints(scene, scene.passages());
        for (PolicyView policy : scene.policies()) {
            policy.effective().forEach(rule -> {
                for (int i = 0; i < rule.peers().size(); i++) {
                    lints.peer(policy, rule, i, found);
                }
            });
        }
    }

    private void peer(PolicyView policy, RuleView rule, int number, Found found) {
        NetworkPolicyPeer peer = rule.peers().get(number);
        Inventory inventory = scene.inventory();
        BitSet near = inventory.held(inventory.selected(policy.namespace(), policy.selector()));
        BitSet far = inventory.held(inventory.selected(policy.namespace(), peer));
        boolean isNarrow = peer.getPodSelector() != null && !LabelMatch.isEmpty(peer.getPodSelector());
        BitSet closed = new BitSet();
        int pairs = 0;
        boolean anyPasses = false;
        for (int here : near.stream().toArray()) {
            for (int there : far.stream().toArray()) {
                if (here == there || pairs++ > PAIRS) {
                    continue;
                }
                Optional<Boolean> passes = passes(rule, here, there);
                if (passes.equals(Optional.of(false))) {
                    closed.set(there);
                }
                anyPasses |= passes.equals(Optional.of(true));
                if (anyPasses && !isNarrow) {
                    return;
                }
            }
        }
        if (!closed.isEmpty()) {
            tell(policy, rule, number, closed, anyPasses, found);
        }
    }

    /** Whether anything that the rule is for passes between these; empty if it is for nothing there. */
    private Optional<Boolean> passes(RuleView rule, int here, int there) {
        int source = rule.isIngress() ? there : here;
        int destination = rule.isIngress() ? here : there;
        Connections meant = RulePorts.of(rule.ports(), scene.inventory().group(destination));
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        boolean meet = false;
        for (Standing from : standings(source)) {
            for (Standing to : standings(destination)) {
                meet |= from.meets(to);
                if (!passages.possibly(from, to).and(meant).isEmpty()) {
                    return Optional.of(true);
                }
            }
        }
        return meet ? Optional.of(false) : Optional.empty();
    }

    private Set<Standing> standings(int group) {
        return standings.computeIfAbsent(
                group,
                one -> Scene.standings(passages, scene.inventory().group(one).pod()));
    }

    private void tell(PolicyView policy, RuleView rule, int number, BitSet closed, boolean isPartial, Found found) {
        Direction other = rule.isIngress() ? Direction.EGRESS : Direction.INGRESS;
        String names = scene.inventory().names(closed);
        List<String> by = scene.policies().stream()
                .filter(one -> one.directions().contains(other))
                .filter(one -> scene.inventory()
                        .selected(one.namespace(), one.selector())
                        .intersects(closed))
                .map(one -> one.policy().toString())
                .toList();
        found.add(
                LintCode.ONE_SIDED,
                isPartial ? Severity.INFO : LintCode.ONE_SIDED.severity(),
                policy.subject(),
                rule.peerPath(number),
                policy.name() + ", " + rule.path() + ", " + (rule.isIngress() ? "lets in " : "lets out to ") + names
                        + ", whose " + other + " is isolated" + (by.isEmpty() ? "" : " by " + Inventory.names(by))
                        + " and does not permit it: "
                        + (isPartial ? "between some of these pods nothing passes" : "nothing of it passes"),
                "add a rule of " + other + " for " + names + " that permits the same, or remove this one");
    }
}
