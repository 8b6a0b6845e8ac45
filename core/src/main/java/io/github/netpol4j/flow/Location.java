package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where an end is, as values of {@link Dimension#location(End)}: a pod's namespace by name, or one of some words that are no
 * names of namespaces.
 */
public final class Location {

    /** A host: a node of the cluster, or another machine whose firewall is spoken of. */
    static final String HOST = "(host)";

    /** An address outside the cluster. */
    static final String EXTERNAL = "(external)";

    /**
     * Of the source: the namespace of the destination, whatever its name. To a diagram it is one that nothing mentions; a
     * region may not list it by name at the source as well.
     */
    static final String SAME = "(same)";

    static final Set<String> WORDS = Set.of(HOST, EXTERNAL, SAME);

    private static final Names PODS = podsOutside(Set.of());

    private Location() {}

    /**
     * Pods, of whatever namespace.
     *
     * @return that location
     */
    public static Names pods() {
        return PODS;
    }

    /**
     * Pods of namespaces.
     *
     * @param namespaces their names
     * @return that location
     */
    public static Names podsIn(Collection<String> namespaces) {
        return new Names(false, false, new TreeSet<>(checked("podsIn", namespaces)));
    }

    /**
     * Pods of all namespaces but some.
     *
     * @param namespaces the names of those
     * @return that location
     */
    public static Names podsOutside(Collection<String> namespaces) {
        Set<String> not = new TreeSet<>(checked("podsOutside", namespaces));
        not.add(HOST);
        not.add(EXTERNAL);
        return new Names(false, true, new TreeSet<>(not));
    }

    /**
     * Hosts. A pod on the network of its node counts as one, unless {@link Semantics} says otherwise.
     *
     * @return that location
     */
    public static Names hosts() {
        return new Names(false, false, new TreeSet<>(Set.of(HOST)));
    }

    /**
     * Addresses outside the cluster.
     *
     * @return that location
     */
    public static Names outside() {
        return new Names(false, false, new TreeSet<>(Set.of(EXTERNAL)));
    }

    /**
     * Whatever is no pod.
     *
     * @return hosts, and addresses outside the cluster
     */
    public static Names noPods() {
        return new Names(false, false, new TreeSet<>(Set.of(HOST, EXTERNAL)));
    }

    private static Collection<String> checked(String call, Collection<String> namespaces) {
        Given.noNulls(call + "(..)", namespaces).forEach(name -> Given.namespace(call, name));
        return namespaces;
    }
}
