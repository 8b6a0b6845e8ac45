package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What passes to ends of which it is not known what they call their ports: connections, and others for ports with certain names.
 *
 * <p>It prints as {@code TCP 80,TCP http}: port 80, and whatever port is declared as {@code http}.
 *
 * @param unnamed what passes on ports that have none of the names in question
 * @param named what passes on ports that have some; of several names together only where that is not what passes by one of them
 */
public record Offer(Connections unnamed, List<Named> named) {

    private static final List<Protocol> WITH_PORTS = List.of(Protocol.SCTP, Protocol.TCP, Protocol.UDP);

    /**
     * What passes on ports that are declared under names.
     *
     * @param names the names, all of them
     * @param connections what passes: more or less than on other ports
     */
    public record Named(SortedSet<String> names, Connections connections) {

        /**
         * What passes on ports that are declared under names.
         *
         * @param names the names, all of them
         * @param connections what passes: more or less than on other ports
         */
        public Named {
            Given.notNull("new Named(..)", connections);
            names = Collections.unmodifiableSortedSet(new TreeSet<>(Given.noNulls("new Named(..)", names)));
        }
    }

    /**
     * What passes, the list copied.
     *
     * @param unnamed what passes on ports that have none of the names in question
     * @param named what passes on ports that have some
     */
    public Offer {
        Given.notNull("new Offer(..)", unnamed);
        named = List.copyOf(Given.noNulls("new Offer(..)", named));
    }

    /**
     * What does not depend on names of ports.
     *
     * @param connections what passes
     * @return the same as an offer
     */
    public static Offer of(Connections connections) {
        return new Offer(connections, List.of());
    }

    /**
     * Whether nothing passes, whatever ports are called.
     *
     * @return whether there is no connection
     */
    public boolean isEmpty() {
        return unnamed.isEmpty() && named.stream().allMatch(one -> one.connections.isEmpty());
    }

    /**
     * Whether everything passes.
     *
     * @return whether no connection is missing
     */
    public boolean isAll() {
        return unnamed.isAll() && named.isEmpty();
    }

    /**
     * What passes to an end that declares ports under names.
     *
     * @param ports all that it declares
     * @return just what passes there
     */
    public Connections to(Collection<NamedPort> ports) {
        Connections all = unnamed;
        for (NamedPort port : Given.noNulls("to(..)", ports)) {
            Connections here = Connections.of(port.protocol(), port.number(), port.number());
            Connections byName = under(ports.stream()
                    .filter(one -> one.protocol().equals(port.protocol()) && one.number() == port.number())
                    .map(NamedPort::name)
                    .collect(Collectors.toCollection(TreeSet::new)));
            all = all.minus(here).or(byName.and(here));
        }
        return all;
    }

    private Connections under(SortedSet<String> names) {
        SortedSet<String> known = new TreeSet<>(names);
        known.removeIf(name -> named.stream().noneMatch(one -> one.names.contains(name)));
        if (known.isEmpty()) {
            return unnamed;
        }
        return named.stream()
                .filter(one -> one.names.equals(known))
                .map(Named::connections)
                .findFirst()
                .orElseGet(() -> named.stream()
                        .filter(one -> one.names.size() == 1 && known.containsAll(one.names))
                        .map(Named::connections)
                        .reduce(Connections.none(), Connections::or));
    }

    Offer or(Connections more) {
        return new Offer(unnamed.or(more), named);
    }

    /** {@code TCP 80,TCP http}; what passes by a name is said beyond, or short of, what passes without. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        if (!unnamed.isEmpty()) {
            words.add(unnamed.toString());
        }
        for (Named one : named) {
            String name = String.join("+", one.names);
            words.addAll(words(one.connections, unnamed, name, ""));
            words.addAll(words(unnamed, one.connections, name, "not "));
        }
        return words.isEmpty() ? Connections.none().toString() : String.join(",", words);
    }

    private static List<String> words(Connections more, Connections less, String name, String before) {
        Connections beyond = more.minus(less);
        List<String> words = new ArrayList<>();
        for (Protocol protocol : WITH_PORTS) {
            if (!beyond.ports(protocol).isEmpty()) {
                boolean all =
                        Connections.of(protocol).minus(less).ports(protocol).equals(beyond.ports(protocol));
                words.add(before + protocol + " " + name
                        + (all
                                ? ""
                                : beyond.ports(protocol).spans().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(",", " at ", ""))));
            }
        }
        return words;
    }
}
