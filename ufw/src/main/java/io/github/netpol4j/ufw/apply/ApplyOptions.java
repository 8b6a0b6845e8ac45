package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.List;

/**
 * How a plan is applied.
 *
 * @param managementPort the TCP port that a person comes in by, which must not be closed; 0 to guard none
 * @param managers who must keep coming in by it, each in full; empty if it is enough that somebody can
 * @param confirmWithin how many seconds there are to confirm, before the old rules come back; 0 if there is nothing to confirm
 */
public record ApplyOptions(int managementPort, List<Cidr> managers, int confirmWithin) {

    /** Port 22 is guarded, and a minute is given to confirm. */
    public static final ApplyOptions USUAL = new ApplyOptions(22, List.of(), 60);

    /**
     * Options.
     *
     * @param managementPort the TCP port that a person comes in by, which must not be closed; 0 to guard none
     * @param managers who must keep coming in by it, each in full; empty if it is enough that somebody can
     * @param confirmWithin how many seconds there are to confirm, before the old rules come back; 0 if there is nothing to confirm
     * @throws io.github.netpol4j.finding.InvalidInputException if a number is out of range
     */
    public ApplyOptions {
        managers = List.copyOf(Given.noNulls("options", managers));
        Messages.accept(managementPort, confirmWithin);
    }

    /**
     * The same with another port to guard.
     *
     * @param port the TCP port; 0 to guard none
     * @return the changed options
     */
    public ApplyOptions guarding(int port) {
        return new ApplyOptions(port, managers, confirmWithin);
    }

    /**
     * The same with addresses that must keep coming in.
     *
     * @param nets the addresses; empty if it is enough that somebody can
     * @return the changed options
     */
    public ApplyOptions managedFrom(Collection<Cidr> nets) {
        return new ApplyOptions(managementPort, List.copyOf(Given.noNulls("managedFrom(..)", nets)), confirmWithin);
    }

    /**
     * The same with another time to confirm.
     *
     * @param seconds how many; 0 if there is nothing to confirm
     * @return the changed options
     */
    public ApplyOptions confirmedWithin(int seconds) {
        return new ApplyOptions(managementPort, managers, seconds);
    }
}
