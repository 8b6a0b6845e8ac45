package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.StagedAction;
import java.util.List;
import java.util.Optional;

/**
 * What Calico asks of the spec of its policies.
 *
 * <p>Source: the CEL rules of GlobalNetworkPolicySpec and NetworkPolicySpec; libcalico-go lib/validator/v3,
 * validateNetworkPolicySpec and validateStagedNetworkPolicy.
 */
final class PolicyRules {

    private static final String HINT = "AssumeNeededOnEveryNode";

    private final boolean isGlobal;
    private final Found found;

    PolicyRules(boolean isGlobal, Found found) {
        this.isGlobal = isGlobal;
        this.found = found;
    }

    void check(PolicySpec spec, Optional<StagedAction> stagedAction) {
        if (stagedAction.equals(Optional.of(StagedAction.DELETE)) && !saysNothing(spec)) {
            found.add(Requirement.DELETE_ALONE, "spec");
        }
        tier(spec.tier());
        selectors(spec);
        found.twice(Requirement.TYPE_TWICE, "spec.types", spec.types());
        flags(spec);
        hints(spec.performanceHints());
        rules(PolicyType.INGRESS, "spec.ingress", spec.ingress());
        rules(PolicyType.EGRESS, "spec.egress", spec.egress());
    }

    private static boolean saysNothing(PolicySpec spec) {
        return spec.equals(PolicySpec.EMPTY.inTier(spec.tier()));
    }

    private void tier(String tier) {
        if (tier.isEmpty()) {
            return;
        }
        if (!Patterns.isSubdomain(tier)) {
            found.add(Requirement.TIER_TAG, "spec.tier");
        } else if (!Patterns.isTierName(tier)) {
            found.add(Requirement.TIER_POSSIBLE, "spec.tier", tier);
        }
    }

    private void selectors(PolicySpec spec) {
        SelectorRules selectors = new SelectorRules(found);
        selectors.ofPolicy("spec.selector", "Selector", spec.selector());
        selectors.ofPolicy("spec.namespaceSelector", "NamespaceSelector", spec.namespaceSelector());
        selectors.ofPolicy("spec.serviceAccountSelector", "ServiceAccountSelector", spec.serviceAccountSelector());
    }

    private void flags(PolicySpec spec) {
        if (spec.preDnat() && spec.doNotTrack()) {
            found.add(Requirement.PRE_DNAT_UNTRACKED, "spec");
        }
        if (spec.preDnat() && !spec.egress().isEmpty()) {
            found.add(Requirement.PRE_DNAT_EGRESS_RULES, "spec");
        }
        if (spec.preDnat() && spec.types().contains(PolicyType.EGRESS)) {
            found.add(Requirement.PRE_DNAT_EGRESS_TYPE, "spec");
        }
        if ((spec.preDnat() || spec.doNotTrack()) && !spec.applyOnForward()) {
            found.add(Requirement.APPLY_ON_FORWARD, "spec");
        }
    }

    private void hints(List<String> hints) {
        String path = "spec.performanceHints";
        for (int i = 0; i < hints.size(); i++) {
            if (!hints.get(i).equals(HINT)) {
                found.add(Requirement.HINT_KNOWN, path + "[" + i + "]", hints.get(i));
            }
        }
        found.twice(Requirement.HINT_TWICE, path, hints);
    }

    private void rules(PolicyType type, String path, List<CalicoRule> rules) {
        found.size(Requirement.RULES_MANY, path, rules, Limits.RULES);
        RuleRules each = new RuleRules(type, isGlobal, found);
        for (int i = 0; i < rules.size(); i++) {
            each.check(path + "[" + i + "]", rules.get(i));
        }
    }
}
