package io.github.netpol4j.calico.internal.findings;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * An enforced policy of any form, as Felix sees it.
 *
 * @param name how findings call it
 * @param isCalico whether it is one of the objects that findings are about
 * @param subject the endpoints that it is for
 * @param spec what it says; of Kubernetes' policies, what they are converted to
 */
record PolicyView(String name, boolean isCalico, Subject subject, PolicySpec spec) {

    static PolicyView of(CalicoPolicyResource policy) {
        PolicySpec spec = policy.spec();
        return new PolicyView(
                policy.kind() + " " + policy.id(),
                true,
                new Subject(
                        Optional.of(policy.effectiveNamespace()).filter(name -> !name.isEmpty()),
                        CalicoSelector.parseAnyLength(spec.selector()),
                        selector(spec.namespaceSelector()),
                        selector(spec.serviceAccountSelector())),
                spec);
    }

    private static Optional<CalicoSelector> selector(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty()).map(CalicoSelector::parseAnyLength);
    }

    String tier() {
        return spec.effectiveTier();
    }

    boolean appliesTo(PolicyType direction) {
        return spec.effectiveTypes().contains(direction);
    }

    List<CalicoRule> rules(PolicyType direction) {
        return spec.rules(direction);
    }

    /** Whether it is looked at where most policies are: after tracking and after destinations are rewritten. */
    boolean isNormal() {
        return !spec.doNotTrack() && !spec.preDnat();
    }

    /** The first rule after which nothing of the policy is looked at. */
    Optional<Action> end(PolicyType direction) {
        return rules(direction).stream()
                .filter(PolicyView::matchesAll)
                .map(CalicoRule::action)
                .filter(action -> action != Action.LOG)
                .findFirst();
    }

    /** Whether a rule matches every connection. */
    static boolean matchesAll(CalicoRule rule) {
        return rule.equals(CalicoRule.of(rule.action()).withAnnotations(rule.annotations()));
    }

    /** Whether an end says nothing of who it is; of ports it may. */
    static boolean isAnyone(EntityRule end) {
        return end.withPorts(List.of()).withNotPorts(List.of()).equals(EntityRule.ANY);
    }

    /** Whether a rule may be about a protocol and a destination port. */
    static boolean mayMatch(CalicoRule rule, Protocol protocol, int port) {
        EntityRule end = rule.destination();
        return rule.protocol().map(protocol::equals).orElse(true)
                && rule.notProtocol().map(other -> !other.equals(protocol)).orElse(true)
                && (end.ports().isEmpty() || end.ports().stream().anyMatch(one -> one.isNamed() || holds(one, port)))
                && end.notPorts().stream().noneMatch(one -> !one.isNamed() && holds(one, port));
    }

    private static boolean holds(PortMatch ports, int port) {
        return ports.from() <= port && port <= ports.to();
    }

    /** Whether it is of one tier and direction with another, and could decide about the same connection. */
    boolean meets(PolicyView other, PolicyType direction) {
        return tier().equals(other.tier())
                && appliesTo(direction)
                && other.appliesTo(direction)
                && spec.doNotTrack() == other.spec.doNotTrack()
                && spec.preDnat() == other.spec.preDnat()
                && subject.overlaps(other.subject);
    }

    double order() {
        return spec.order().orElse(Double.POSITIVE_INFINITY);
    }
}
