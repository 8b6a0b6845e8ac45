package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.internal.Given;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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

    private static final Map<Protocol, Numbers> WITH_PORTS = Stream.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)
            .collect(Collectors.toMap(
                    protocol -> protocol, protocol -> Numbers.of(protocol.number(), protocol.number())));

    private static final Region ALL = new Region(new Dimension[0], new Values[0], false, 0);

    /** Ascending; arrays, because policies make very many regions. */
    private final Dimension[] dimensions;

    private final Values[] said;
    private final boolean contradictory;
    private final int hash;

    private Region(Dimension[] dimensions, Values[] said, boolean contradictory, int hash) {
        this.dimensions = dimensions;
        this.said = said;
        this.contradictory = contradictory;
        this.hash = hash;
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
        Region narrowed = narrowed(dimension, some);
        if (dimension.isAlwaysNamed()) {
            narrowed = narrowed.narrowed(dimension, Names.PRESENT); // such as: every end is somewhere
        }
        Optional<Names> location = dimension.onlyAt();
        if (location.isPresent()) {
            narrowed = narrowed.narrowed(Dimension.location(dimension.end()), location.get());
        }
        return dimension.isOfPorts() ? narrowed.narrowed(Dimension.protocol(), PROTOCOLS_WITH_PORTS) : narrowed;
    }

    private Region narrowed(Dimension dimension, Values some) {
        int index = Arrays.binarySearch(dimensions, dimension);
        if (index >= 0) {
            Values both = and(said[index], some);
            if (both.equals(said[index])) {
                return this;
            }
            Values[] changed = said.clone();
            changed[index] = both;
            int rest = hash - hash(dimension, said[index]);
            return new Region(dimensions, changed, contradictory || both.isEmpty(), rest + hash(dimension, both));
        }
        int place = -index - 1;
        Dimension[] more = new Dimension[dimensions.length + 1];
        Values[] all = new Values[said.length + 1];
        System.arraycopy(dimensions, 0, more, 0, place);
        System.arraycopy(said, 0, all, 0, place);
        more[place] = dimension;
        all[place] = some;
        System.arraycopy(dimensions, place, more, place + 1, dimensions.length - place);
        System.arraycopy(said, place, all, place + 1, said.length - place);
        return new Region(more, all, contradictory || some.isEmpty(), hash + hash(dimension, some));
    }

    /** Names that count up have hashes that do, and so would those of regions: mixed, or they collide. */
    private static int hash(Dimension dimension, Values values) {
        int mixed = (dimension.hashCode() * 31 + values.hashCode()) * 0x9E3779B1;
        mixed = (mixed ^ (mixed >>> 15)) * 0x85EBCA6B;
        return mixed ^ (mixed >>> 13);
    }

    private static void check(Dimension dimension, Values some) {
        boolean fits = dimension.hasNames()
                ? some instanceof Names
                : dimension.kind() == Dimension.Kind.ADDRESS ? some instanceof Addresses : some instanceof Numbers;
        if (!fits) {
            throw Messages.wrongValues(dimension, some);
        }
        if (some instanceof Numbers numbers && !dimension.includes(numbers)) {
            throw Messages.outOfRange(dimension, some);
        }
    }

    /**
     * The flows of both.
     *
     * @param other another region
     * @return the narrower region; empty if a dimension rules that out
     */
    public Optional<Region> and(Region other) {
        Region both = this;
        Given.notNull("and(..)", other);
        for (int i = 0; i < other.dimensions.length; i++) {
            int index = Arrays.binarySearch(both.dimensions, other.dimensions[i]);
            if (index >= 0 && and(both.said[index], other.said[i]).isEmpty()) {
                return Optional.empty();
            }
            both = both.narrowed(other.dimensions[i], other.said[i]);
        }
        return Optional.of(both);
    }

    /**
     * All other flows. Where the region says something of an address, those with an unknown address at that end are in neither.
     *
     * @return regions that together are the complement; they may overlap
     */
    public List<Region> others() {
        return RegionComplement.of(this);
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
        Numbers ports = Numbers.of(from, to);
        Region region = withPorts(protocol);
        check(Dimension.port(), ports);
        return region.narrowed(Dimension.port(), ports);
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
        return narrowed(Dimension.protocol(), Objects.requireNonNull(WITH_PORTS.get(protocol)));
    }

    /**
     * What it says, by dimension.
     *
     * @return nothing for dimensions that do not matter
     */
    public SortedMap<Dimension, Values> values() {
        SortedMap<Dimension, Values> values = new TreeMap<>();
        forEach((dimension, some) -> values.put(dimension, some));
        return Collections.unmodifiableSortedMap(values);
    }

    /** In how many dimensions it says something. */
    int size() {
        return dimensions.length;
    }

    Dimension dimension(int index) {
        return dimensions[index];
    }

    Values values(int index) {
        return said[index];
    }

    void forEach(BiConsumer<Dimension, Values> action) {
        for (int i = 0; i < dimensions.length; i++) {
            action.accept(dimensions[i], said[i]);
        }
    }

    /** Whether what is said of one dimension leaves nothing. */
    boolean isContradictory() {
        return contradictory;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region that
                && hash == that.hash
                && Arrays.equals(dimensions, that.dimensions)
                && Arrays.equals(said, that.said);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** A phrase: {@code from pods with app=batch in tienda to pods with app=db in datos, TCP 5432}. */
    @Override
    public String toString() {
        return RegionText.of(this);
    }
}
