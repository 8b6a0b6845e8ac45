package io.github.netpol4j.calico.policy;

import io.github.netpol4j.internal.Literals;

/**
 * A tier that lacks its place.
 *
 * @param name its name
 */
public record TierStage(String name) {

    /**
     * An unfinished tier.
     *
     * @param name its name, a DNS-1123 label
     * @throws io.github.netpol4j.finding.InvalidInputException if it is none, or Calico makes a tier of this name itself
     */
    public TierStage {
        Checks.tierName("tier", name);
        Checks.tierIsOurs(name);
    }

    /**
     * Says where it stands among the tiers: lower comes first; {@code default} stands at 1,000,000.
     *
     * @param place any finite number
     * @return the tier, which denies what none of its rules matched
     */
    public TierSentence order(double place) {
        return new TierSentence(name, place, CalicoPol.DENY);
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        return "tier(" + Literals.quote(name)
                + ") (unfinished: add .order(number); the tier default stands at 1000000)";
    }
}
