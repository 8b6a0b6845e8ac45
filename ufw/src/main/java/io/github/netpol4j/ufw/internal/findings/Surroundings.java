package io.github.netpol4j.ufw.internal.findings;

import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What rules do not tell of a host.
 *
 * @param published the ports that containers publish on it, which are rewritten like NodePorts
 * @param managementPort the TCP port that it is managed by; 0 for none
 */
public record Surroundings(SortedSet<Integer> published, int managementPort) {

    /** Nothing is published, and it is managed by SSH. */
    public static final Surroundings USUAL = new Surroundings(new TreeSet<>(), 22);

    /**
     * What rules do not tell.
     *
     * @param published the ports that containers publish on it, which are rewritten like NodePorts
     * @param managementPort the TCP port that it is managed by; 0 for none
     */
    public Surroundings {
        published = Collections.unmodifiableSortedSet(new TreeSet<>(Given.noNulls("published ports", published)));
    }

    /**
     * The same with published ports.
     *
     * @param ports their numbers on the host
     * @return the changed surroundings
     */
    public Surroundings publishing(Collection<Integer> ports) {
        return new Surroundings(new TreeSet<>(Given.noNulls("published ports", ports)), managementPort);
    }

    /**
     * The same for a host that is managed by another port.
     *
     * @param port a TCP port; 0 for none
     * @return the changed surroundings
     */
    public Surroundings managedBy(int port) {
        return new Surroundings(published, port);
    }
}
