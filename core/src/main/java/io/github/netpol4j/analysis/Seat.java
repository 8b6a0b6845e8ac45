package io.github.netpol4j.analysis;

/**
 * A party, with what policies see of it. There is one seat for each party.
 *
 * @param party the party
 * @param members its ends
 * @param kind the same number for all whose ends policies don't tell apart
 * @param isOutside whether it is addresses outside
 * @param isController whether it is what serves Ingress and Route
 */
record Seat(Party party, Members members, int kind, boolean isOutside, boolean isController) {

    /** Whether there is a cell for the two. */
    @SuppressWarnings("ReferenceEquality") // there is one seat for each party, and pairs are very many
    static boolean haveCell(Seat source, Seat destination) {
        return source != destination
                && !destination.isController
                && !(destination.isOutside && (source.isOutside || source.isController));
    }
}
