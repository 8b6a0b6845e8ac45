package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * A named place in the order in which policies are looked at.
 *
 * <p>Source: Calico documentation, "Tier".
 *
 * @param metadata its name and what is noted on it
 * @param order where it stands, lower first; absent for last
 * @param defaultAction what becomes of a packet that policies of the tier select an end of and none of their rules match: Deny, which is also meant if absent, or Pass
 */
public record Tier(Metadata metadata, Optional<Double> order, Optional<Action> defaultAction)
        implements CalicoResource {

    /** The order of the tier {@code default}. */
    public static final double DEFAULT_ORDER = 1_000_000;

    /**
     * Tier, copied.
     *
     * @param metadata its name and what is noted on it
     * @param order where it stands, lower first; absent for last
     * @param defaultAction what becomes of a packet that policies of the tier select an end of and none of their rules match: Deny, which is also meant if absent, or Pass
     */
    public Tier {
        Given.noneNull("Tier", metadata, order, defaultAction);
        Checks.ofCluster("Tier", metadata);
        order = Checks.order(order);
        defaultAction.ifPresent(action -> Checks.defaultAction(metadata, action));
    }

    @Override
    public String kind() {
        return "Tier";
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.tier(this);
    }
}
