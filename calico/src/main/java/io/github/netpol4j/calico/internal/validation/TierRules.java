package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.Tier;
import java.util.Optional;

/**
 * What Calico asks of tiers: those that it makes itself stay as they are.
 *
 * <p>Source: the CEL rules of Tier; libcalico-go lib/validator/v3, validateTier of v3.31.
 */
final class TierRules {

    private TierRules() {}

    static void check(Tier tier, Found found) {
        String name = tier.metadata().name();
        BuiltInTier.named(name).ifPresent(builtIn -> builtIn.check(tier, found));
    }

    /** A tier that is there without being made. */
    enum BuiltInTier {
        DEFAULT(
                "default",
                1_000_000,
                Optional.of(Action.DENY),
                Requirement.DEFAULT_TIER_ORDER,
                Requirement.DEFAULT_TIER_ACTION),
        KUBE_ADMIN(
                "kube-admin",
                1_000,
                Optional.of(Action.PASS),
                Requirement.KUBE_ADMIN_ORDER,
                Requirement.KUBE_ADMIN_ACTION),
        KUBE_BASELINE(
                "kube-baseline",
                10_000_000,
                Optional.of(Action.PASS),
                Requirement.KUBE_BASELINE_ORDER,
                Requirement.KUBE_BASELINE_ACTION),
        /** Until v3.31. Nobody checks what it does at its end. */
        ADMIN(
                "adminnetworkpolicy",
                1_000,
                Optional.empty(),
                Requirement.ADMIN_TIER_ORDER,
                Requirement.KUBE_ADMIN_ACTION),
        /** Until v3.31. Nobody checks what it does at its end. */
        BASELINE(
                "baselineadminnetworkpolicy",
                10_000_000,
                Optional.empty(),
                Requirement.BASELINE_TIER_ORDER,
                Requirement.KUBE_BASELINE_ACTION);

        private final String name;
        private final double order;
        private final Optional<Action> defaultAction;
        private final Requirement itsOrder;
        private final Requirement itsAction;

        BuiltInTier(
                String name,
                double order,
                Optional<Action> defaultAction,
                Requirement itsOrder,
                Requirement itsAction) {
            this.name = name;
            this.order = order;
            this.defaultAction = defaultAction;
            this.itsOrder = itsOrder;
            this.itsAction = itsAction;
        }

        static Optional<BuiltInTier> named(String name) {
            for (BuiltInTier one : values()) {
                if (one.name.equals(name)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }

        private void check(Tier tier, Found found) {
            if (!tier.order().equals(Optional.of(order))) {
                found.add(itsOrder, "spec.order");
            }
            defaultAction
                    .filter(action -> tier.defaultAction().orElse(Action.DENY) != action)
                    .ifPresent(action -> found.add(itsAction, "spec.defaultAction"));
        }
    }
}
