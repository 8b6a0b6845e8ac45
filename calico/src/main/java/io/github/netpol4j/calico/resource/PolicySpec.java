package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Optional;

/**
 * What a Calico policy of any kind says. Some fields are for policies of the whole cluster alone; those of a namespace leave
 * them at their defaults.
 *
 * <p>Source: Calico documentation, "Network policy" and "Global network policy", Spec.
 *
 * @param tier the tier it is in; empty for {@code default}
 * @param order where it stands in its tier, lower first; absent for last
 * @param ingress rules for connections to the selected endpoints, first match first
 * @param egress rules for connections from them
 * @param selector which endpoints; empty for all, of the policy's namespace if it has one
 * @param namespaceSelector in which namespaces; empty for all, and host endpoints; global policies only
 * @param serviceAccountSelector running as which service accounts, by their labels; empty for any
 * @param types the directions; where empty, who takes the object decides
 * @param doNotTrack whether it comes before connection tracking; global policies only
 * @param preDnat whether it comes before destinations are rewritten; global policies only
 * @param applyOnForward whether it also holds for what a host forwards; global policies only
 * @param performanceHints hints that change no meaning
 */
public record PolicySpec(
        String tier,
        Optional<Double> order,
        List<CalicoRule> ingress,
        List<CalicoRule> egress,
        String selector,
        String namespaceSelector,
        String serviceAccountSelector,
        List<PolicyType> types,
        boolean doNotTrack,
        boolean preDnat,
        boolean applyOnForward,
        List<String> performanceHints) {

    /** The tier of policies that name none. */
    public static final String DEFAULT_TIER = "default";

    /** Nothing said: every endpoint, no rule. */
    public static final PolicySpec EMPTY = new PolicySpec(
            "", Optional.empty(), List.of(), List.of(), "", "", "", List.of(), false, false, false, List.of());

    /**
     * A spec, lists copied.
     *
     * @param tier the tier it is in; empty for {@code default}
     * @param order where it stands in its tier, lower first; absent for last
     * @param ingress rules for connections to the selected endpoints, first match first
     * @param egress rules for connections from them
     * @param selector which endpoints; empty for all, of the policy's namespace if it has one
     * @param namespaceSelector in which namespaces; empty for all, and host endpoints; global policies only
     * @param serviceAccountSelector running as which service accounts, by their labels; empty for any
     * @param types the directions; where empty, who takes the object decides
     * @param doNotTrack whether it comes before connection tracking; global policies only
     * @param preDnat whether it comes before destinations are rewritten; global policies only
     * @param applyOnForward whether it also holds for what a host forwards; global policies only
     * @param performanceHints hints that change no meaning
     * @throws io.github.netpol4j.finding.InvalidInputException if the order is infinite, or no number
     */
    public PolicySpec {
        Given.noneNull("a policy", tier, order, selector, namespaceSelector, serviceAccountSelector);
        order = Checks.order(order);
        ingress = List.copyOf(Given.noNulls("ingress", ingress));
        egress = List.copyOf(Given.noNulls("egress", egress));
        types = List.copyOf(Given.noNulls("types", types));
        performanceHints = List.copyOf(Given.noNulls("performanceHints", performanceHints));
    }

    /**
     * The tier, also where none is named.
     *
     * @return never empty
     */
    public String effectiveTier() {
        return tier.isEmpty() ? DEFAULT_TIER : tier;
    }

    /**
     * The directions. Where none is named, it is as calicoctl and the API server fill it in: those that have rules, and ingress
     * if none has.
     *
     * @return never empty
     */
    public List<PolicyType> effectiveTypes() {
        if (!types.isEmpty()) {
            return types;
        }
        if (egress.isEmpty()) {
            return List.of(PolicyType.INGRESS);
        }
        return ingress.isEmpty() ? List.of(PolicyType.EGRESS) : List.of(PolicyType.INGRESS, PolicyType.EGRESS);
    }

    /**
     * The rules of a direction.
     *
     * @param type the direction
     * @return possibly none
     */
    public List<CalicoRule> rules(PolicyType type) {
        return Given.notNull("rules(..)", type) == PolicyType.INGRESS ? ingress : egress;
    }

    /** Whether it says something that only a policy of the whole cluster can. */
    boolean isGlobal() {
        return !namespaceSelector.isEmpty() || doNotTrack || preDnat || applyOnForward;
    }

    /**
     * The same in a tier.
     *
     * @param name the tier
     * @return the changed spec
     */
    public PolicySpec inTier(String name) {
        return new PolicySpec(
                name,
                order,
                ingress,
                egress,
                selector,
                namespaceSelector,
                serviceAccountSelector,
                types,
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    /**
     * The same at a place in its tier.
     *
     * @param place lower comes first
     * @return the changed spec
     */
    public PolicySpec withOrder(double place) {
        return new PolicySpec(
                tier,
                Optional.of(place),
                ingress,
                egress,
                selector,
                namespaceSelector,
                serviceAccountSelector,
                types,
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    /**
     * The same for connections to the endpoints, besides what it said of the other direction.
     *
     * @param rules the rules, first match first
     * @return the changed spec, with that type
     */
    public PolicySpec withIngress(List<CalicoRule> rules) {
        return new PolicySpec(
                tier,
                order,
                rules,
                egress,
                selector,
                namespaceSelector,
                serviceAccountSelector,
                with(PolicyType.INGRESS),
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    /**
     * The same for connections from the endpoints, besides what it said of the other direction.
     *
     * @param rules the rules, first match first
     * @return the changed spec, with that type
     */
    public PolicySpec withEgress(List<CalicoRule> rules) {
        return new PolicySpec(
                tier,
                order,
                ingress,
                rules,
                selector,
                namespaceSelector,
                serviceAccountSelector,
                with(PolicyType.EGRESS),
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    private List<PolicyType> with(PolicyType type) {
        return List.of(PolicyType.values()).stream()
                .filter(one -> one == type || types.contains(one))
                .toList();
    }

    /**
     * The same with other types.
     *
     * @param some the directions
     * @return the changed spec
     */
    public PolicySpec withTypes(List<PolicyType> some) {
        return new PolicySpec(
                tier,
                order,
                ingress,
                egress,
                selector,
                namespaceSelector,
                serviceAccountSelector,
                some,
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    /**
     * The same for other endpoints.
     *
     * @param text the selector
     * @return the changed spec
     */
    public PolicySpec withSelector(String text) {
        return new PolicySpec(
                tier,
                order,
                ingress,
                egress,
                text,
                namespaceSelector,
                serviceAccountSelector,
                types,
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    /**
     * The same in other namespaces.
     *
     * @param text the selector
     * @return the changed spec
     */
    public PolicySpec withNamespaceSelector(String text) {
        return new PolicySpec(
                tier,
                order,
                ingress,
                egress,
                selector,
                text,
                serviceAccountSelector,
                types,
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    /**
     * The same for other service accounts.
     *
     * @param text the selector
     * @return the changed spec
     */
    public PolicySpec withServiceAccountSelector(String text) {
        return new PolicySpec(
                tier,
                order,
                ingress,
                egress,
                selector,
                namespaceSelector,
                text,
                types,
                doNotTrack,
                preDnat,
                applyOnForward,
                performanceHints);
    }

    /**
     * The same before connection tracking, which asks for {@code applyOnForward}.
     *
     * @return the changed spec
     */
    public PolicySpec untracked() {
        return hosts(true, false, true);
    }

    /**
     * The same before destinations are rewritten, which asks for {@code applyOnForward}.
     *
     * @return the changed spec
     */
    public PolicySpec beforeDnat() {
        return hosts(false, true, true);
    }

    /**
     * The same for what a host forwards as well.
     *
     * @return the changed spec
     */
    public PolicySpec onForward() {
        return hosts(doNotTrack, preDnat, true);
    }

    private PolicySpec hosts(boolean untracked, boolean early, boolean forward) {
        return new PolicySpec(
                tier,
                order,
                ingress,
                egress,
                selector,
                namespaceSelector,
                serviceAccountSelector,
                types,
                untracked,
                early,
                forward,
                performanceHints);
    }
}
