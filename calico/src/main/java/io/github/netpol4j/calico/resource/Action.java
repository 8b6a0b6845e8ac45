package io.github.netpol4j.calico.resource;

/**
 * What a rule does with a packet that it matches, and what a tier does with one that none of its rules matched.
 *
 * <p>Source: Calico documentation, "Network policy", Rule, action.
 */
public enum Action {
    /** The packet is accepted, and nothing after it is looked at. */
    ALLOW("Allow"),
    /** The packet is dropped. */
    DENY("Deny"),
    /** The packet is logged, and the next rule is looked at. */
    LOG("Log"),
    /** The rest of the tier is skipped; after the last tier come the endpoint's profiles, which let pods do everything. */
    PASS("Pass");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** As the API spells it. */
    @Override
    public String toString() {
        return word;
    }
}
