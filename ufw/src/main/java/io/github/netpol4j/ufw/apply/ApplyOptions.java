package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.List;

/**
 * How a plan is applied.
 *
 * <p>With a time to confirm, the kernel gets the new rules at once, and ufw's files get them when they are confirmed. So a restart of the host,
 * or of ufw, before that brings the old rules back too, and {@code ufw status} shows the old ones until then.
 *
 * @param managementPort the TCP port that a person comes in by, which must not be closed; 0 to guard none
 * @param managers who must keep coming in by it, each in full; empty if it is enough that somebody can
 * @param interfaces the interfaces of the host that they come in by; empty if not known, then none that lets them in now may be closed
 * @param confirmWithin how many seconds there are to confirm, before the old rules come back; 0 if there is nothing to confirm
 */
public record ApplyOptions(int managementPort, List<Cidr> managers, List<String> interfaces, int confirmWithin) {

    /** Port 22 is guarded, and a minute is given to confirm. */
    public static final ApplyOptions USUAL = new ApplyOptions(22, List.of(), List.of(), 60);

    /**
     * Options.
     *
     * @param managementPort the TCP port that a person comes in by, which must not be closed; 0 to guard none
     * @param managers who must keep coming in by it, each in full; empty if it is enough that somebody can
     * @param interfaces the interfaces of the host that they come in by; empty if not known, then none that lets them in now may be closed
     * @param confirmWithin how many seconds there are to confirm, before the old rules come back; 0 if there is nothing to confirm
     * @throws io.github.netpol4j.finding.InvalidInputException if a number is out of range
     */
    public ApplyOptions {
        managers = List.copyOf(Given.noNulls("options", managers));
        interfaces = List.copyOf(Given.noNulls("options", interfaces));
        Messages.accept(managementPort, confirmWithin);
    }

    /**
     * The same with another port to guard.
     *
     * @param port the TCP port; 0 to guard none
     * @return the changed options
     */
    public ApplyOptions guarding(int port) {
        return new ApplyOptions(port, managers, interfaces, confirmWithin);
    }

    /**
     * The same with addresses that must keep coming in.
     *
     * @param nets the addresses; empty if it is enough that somebody can
     * @return the changed options
     */
    public ApplyOptions managedFrom(Collection<Cidr> nets) {
        List<Cidr> given = List.copyOf(Given.noNulls("managedFrom(..)", nets));
        return new ApplyOptions(managementPort, given, interfaces, confirmWithin);
    }

    /**
     * The same for people who come in by some of the host's interfaces, so that others may be closed.
     *
     * @param names the interfaces; empty if they are not known
     * @return the changed options
     */
    public ApplyOptions comingInBy(Collection<String> names) {
        List<String> given = List.copyOf(Given.noNulls("comingInBy(..)", names));
        return new ApplyOptions(managementPort, managers, given, confirmWithin);
    }

    /**
     * The same with another time to confirm.
     *
     * @param seconds how many; 0 if there is nothing to confirm
     * @return the changed options
     */
    public ApplyOptions confirmedWithin(int seconds) {
        return new ApplyOptions(managementPort, managers, interfaces, seconds);
    }
}
