package io.github.netpol4j.analysis;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changed of who reaches whom. Of cells that read the same before and after, nothing is said.
 *
 * @param added between those where nothing passed before
 * @param removed between those where nothing passes any more
 * @param changed where something passes still, but not the same
 * @param arrived parties that are new: pods of new workloads, and nodes
 * @param gone parties that are not there any more
 */
public record ConnectivityDifference(
        List<Change> added, List<Change> removed, List<Change> changed, List<Party> arrived, List<Party> gone) {

    /**
     * A difference, its lists copied.
     *
     * @param added between those where nothing passed before
     * @param removed between those where nothing passes any more
     * @param changed where something passes still, but not the same
     * @param arrived parties that are new: pods of new workloads, and nodes
     * @param gone parties that are not there any more
     */
    public ConnectivityDifference {
        added = List.copyOf(Given.noNulls("new ConnectivityDifference(..)", added));
        removed = List.copyOf(Given.noNulls("new ConnectivityDifference(..)", removed));
        changed = List.copyOf(Given.noNulls("new ConnectivityDifference(..)", changed));
        arrived = List.copyOf(Given.noNulls("new ConnectivityDifference(..)", arrived));
        gone = List.copyOf(Given.noNulls("new ConnectivityDifference(..)", gone));
    }

    /**
     * What changed between two parties.
     *
     * @param before what passed; of a party that was not there yet, nothing
     * @param after what passes now; of a party that is gone, nothing
     */
    public record Change(Cell before, Cell after) {

        /**
         * A change.
         *
         * @param before what passed
         * @param after what passes now
         */
        public Change {
            Given.noneNull("new Change(..)", before, after);
        }

        /**
         * What passed, or passes, in a few words; in full where before and after would read the same.
         *
         * @param cell one of the two
         * @return such as {@code TCP 80; possibly TCP 443}
         */
        public String said(Cell cell) {
            Given.notNull("said(..)", cell);
            return said(before, false).equals(said(after, false)) ? said(cell, true) : said(cell, false);
        }

        private static String said(Cell cell, boolean full) {
            String sure = full ? cell.surely().inFull() : cell.surely().toString();
            String open = full ? cell.undecided().inFull() : cell.undecided().toString();
            return cell.undecided().isEmpty()
                    ? sure
                    : cell.surely().isEmpty() ? "possibly " + open : sure + "; possibly " + open;
        }

        /** {@code source => destination : before -> after}. */
        @Override
        public String toString() {
            return after.source() + " => " + after.destination() + " : " + said(before) + " -> " + said(after);
        }
    }

    static ConnectivityDifference of(Connectivity before, Connectivity after) {
        return new Comparison(before, after).difference();
    }

    /**
     * Whether nothing changed.
     *
     * @return whether all lists are empty
     */
    public boolean isEmpty() {
        return changes().isEmpty() && arrived.isEmpty() && gone.isEmpty();
    }

    /**
     * All changes.
     *
     * @return what was added, removed and changed, in this order
     */
    public List<Change> changes() {
        return Stream.of(added, removed, changed).flatMap(List::stream).toList();
    }

    /** A line each. */
    @Override
    public String toString() {
        return Stream.of(
                        arrived.stream().map(party -> "new " + party),
                        gone.stream().map(party -> "gone " + party),
                        added.stream().map(change -> "added " + change),
                        removed.stream().map(change -> "removed " + change),
                        changed.stream().map(change -> "changed " + change))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
