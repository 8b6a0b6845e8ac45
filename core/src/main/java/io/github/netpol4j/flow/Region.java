package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All flows whose values in some dimensions are among some: a box in the space of flows. It prints as a phrase.
 *
 * <p>What is said of a dimension narrows what was said before. Labels are those of pods, and ports those of protocols that
 * have them, so saying one says that too.
 */
public final class Region {

    /** TCP, UDP and SCTP. */
    private static final Numbers PROTOCOLS_WITH_PORTS =
            Numbers.of(List.of(Protocol.TCP.number(), Protocol.UDP.number(), Protocol.SCTP.number()));

    private static final Region ALL = new Region(new TreeMap<>());

    private final SortedMap<Dimension, Values> values;

    private Region(SortedMap<Dimension, Values> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /**
     * Every flow.
     *
     * @return the region that says nothing of any dimension
     */
    public static Region all() {
        return ALL;
    }

    /**
     * Those of its flows whose value in a dimension is among these.
     *
     * @param dimension the dimension
     * @param some values of its kind
     * @return the narrower region
     * @throws io.github.netpol4j.finding.InvalidInputException if the dimension has no such values
     */
    public Region with(Dimension dimension, Values some) {
        Given.noneNull("with(..)", dimension, some);
        check(dimension, some);
        SortedMap<Dimension, Values> more = new TreeMap<>(values);
        narrow(more, dimension, some);
        if (dimension.kind() == Dimension.Kind.LOCATION) {
            narrow(more, dimension, Names.PRESENT); // every end is somewhere
        }
        dimension.ofPods().ifPresent(location -> narrow(more, location, Location.pods()));
        if (dimension.isOfPorts()) {
            narrow(more, Dimension.protocol(), PROTOCOLS_WITH_PORTS);
        }
        return new Region(more);
    }

    private static void check(Dimension dimension, Values some) {
        boolean fits = some.fold(
                names -> dimension.hasNames(),
                numbers -> !dimension.hasNames() && dimension.kind() != Dimension.Kind.ADDRESS,
                addresses -> dimension.kind() == Dimension.Kind.ADDRESS);
        if (!fits) {
            throw Messages.wrongValues(dimension, some);
        }
        if (!some.fold(names -> true, dimension::includes, addresses -> true)) {
            throw Messages.outOfRange(dimension, some);
        }
    }

    private static void narrow(SortedMap<Dimension, Values> all, Dimension dimension, Values some) {
        all.merge(dimension, some, Region::and);
    }

    /** What is among either; both are of one kind. */
    static Values or(Values one, Values other) {
        return one.fold(
                names -> other.fold(more -> names.not().and(more.not()).not(), no -> names, no -> names),
                numbers -> other.fold(
                        no -> numbers,
                        more -> new Numbers(Stream.concat(numbers.spans().stream(), more.spans().stream())
                                .toList()),
                        no -> numbers),
                addresses -> other.fold(
                        no -> addresses,
                        no -> addresses,
                        more -> new Addresses(Stream.concat(addresses.ranges().stream(), more.ranges().stream())
                                .toList())));
    }

    private static Values and(Values one, Values other) {
        return one.fold(
                names -> other.fold(names::and, no -> names, no -> names),
                numbers -> other.fold(no -> numbers, numbers::and, no -> numbers),
                addresses -> other.fold(no -> addresses, no -> addresses, addresses::and));
    }

    /**
     * Those of its flows with an end at such a location.
     *
     * @param end which end
     * @param location as {@link Location} makes it
     * @return the narrower region
     */
    public Region at(End end, Names location) {
        return with(Dimension.location(end), location);
    }

    /**
     * Those of its flows with an end that is a pod with such a label.
     *
     * @param end which end
     * @param key the label's key
     * @param label what the label may be
     * @return the narrower region
     */
    public Region label(End end, String key, Names label) {
        return with(Dimension.label(end, key), label);
    }

    /**
     * Those of its flows with an end that is a pod in a namespace with such a label.
     *
     * @param end which end
     * @param key the label's key; {@code kubernetes.io/metadata.name} is the namespace's name
     * @param label what the label may be
     * @return the narrower region
     */
    public Region namespaceLabel(End end, String key, Names label) {
        Given.noneNull("namespaceLabel(..)", end, key, label);
        if (key.equals(Pod.NAMESPACE_NAME_LABEL)) {
            Names named = new Names(false, label.others(), label.names());
            return at(end, Location.pods().and(named));
        }
        return with(Dimension.namespaceLabel(end, key), label);
    }

    /**
     * Those of its flows with an address in a block at one end.
     *
     * @param end which end
     * @param block the block
     * @param except what is left out of it
     * @return the narrower region
     */
    public Region address(End end, Cidr block, Collection<Cidr> except) {
        return with(Dimension.address(end), Addresses.of(block, except));
    }

    /**
     * Those of its flows that have one of these protocols.
     *
     * @param protocols any number
     * @return the narrower region
     */
    public Region protocols(Collection<Protocol> protocols) {
        return with(
                Dimension.protocol(),
                Numbers.of(Given.noNulls("protocols(..)", protocols).stream()
                        .map(Protocol::number)
                        .toList()));
    }

    /**
     * Those of its flows that go to ports of a protocol.
     *
     * @param protocol TCP, UDP or SCTP
     * @param from the first port
     * @param to the last port
     * @return the narrower region
     * @throws io.github.netpol4j.finding.InvalidInputException if it has no ports, or these are none
     */
    public Region ports(Protocol protocol, int from, int to) {
        return withPorts(protocol).with(Dimension.port(), Numbers.of(from, to));
    }

    /**
     * Those of its flows that go to a port which the destination declares under a name.
     *
     * @param protocol TCP, UDP or SCTP
     * @param name the port's name
     * @return the narrower region
     * @throws io.github.netpol4j.finding.InvalidInputException if the protocol has no ports
     */
    public Region portName(Protocol protocol, String name) {
        return withPorts(protocol).with(Dimension.portName(name), Numbers.of(1, 1));
    }

    private Region withPorts(Protocol protocol) {
        if (!Given.notNull("a protocol", protocol).hasPorts()) {
            throw Messages.portlessPort(protocol);
        }
        return protocols(List.of(protocol));
    }

    /**
     * What it says, by dimension.
     *
     * @return nothing for dimensions that do not matter
     */
    public SortedMap<Dimension, Values> values() {
        return values;
    }

    /** Whether what is said of one dimension leaves nothing. */
    boolean isContradictory() {
        return values.values().stream().anyMatch(Values::isEmpty);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** A phrase: {@code from pods with app=batch in tienda to pods with app=db in datos, TCP 5432}. */
    @Override
    public String toString() {
        return RegionText.of(this);
    }
}
