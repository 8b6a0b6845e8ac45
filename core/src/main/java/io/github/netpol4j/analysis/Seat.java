package io.github.netpol4j.analysis;

/**
 * A party, with what policies see of it.
 *
 * @param party the party
 * @param members its ends
 * @param kind the same number for all whose ends policies don't tell apart
 */
record Seat(Party party, Members members, int kind) {}
