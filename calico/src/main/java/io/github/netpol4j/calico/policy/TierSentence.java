package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.function.Function;

/**
 * A tier: a named place in the order in which policies are looked at.
 *
 * @param name its name
 * @param place where it stands, lower first
 * @param action what becomes of what its policies select and none of their rules matched: {@code DENY} or {@code PASS}
 */
public record TierSentence(String name, double place, Action action) implements CalicoOnly {

    /**
     * A tier.
     *
     * @param name its name
     * @param place where it stands, lower first
     * @param action {@code DENY} or {@code PASS}
     * @throws io.github.netpol4j.finding.InvalidInputException if Calico would refuse one of them
     */
    public TierSentence {
        Checks.tierName("tier", name);
        Checks.tierIsOurs(name);
        Given.notNull("defaultAction(..)", action);
        String call = "tier(" + Literals.quote(name) + ")";
        place = Checks.order(call, place);
        Checks.defaultAction(call, action);
    }

    /**
     * The same tier with another default action.
     *
     * @param other {@code DENY} or {@code PASS}
     * @return the changed tier
     */
    public TierSentence defaultAction(Action other) {
        return new TierSentence(name, place, other);
    }

    @Override
    public <R> R fold(
            Function<CalicoSentence, R> sentence,
            Function<TierSentence, R> tier,
            Function<HostEndpointSentence, R> hostEndpoint,
            Function<NetworkSetSentence, R> networkSet) {
        return tier.apply(this);
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        String end = action == CalicoPol.DENY ? "" : ".defaultAction(PASS)";
        return "tier(" + Literals.quote(name) + ").order(" + Printed.number(place) + ")" + end;
    }
}
