package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be said between two ends: protocols, and the ports of those that have some. Immutable, and equal if the same
 * connections are among them.
 *
 * <p>The text is canonical: {@code All Connections}, {@code No Connections}, or protocols by name with their ports, such as
 * {@code SCTP 1-65535,TCP 80,8080-8090,UDP 53}.
 */
public final class Connections {

    private static final Numbers EVERY_PORT = Numbers.of(1, 65535);
    private static final Numbers NOTHING = new Numbers(List.of());
    private static final Numbers WITHOUT_PORTS = new Numbers(Stream.iterate(0, number -> number + 1)
            .limit(256)
            .filter(number -> !new Protocol(number).hasPorts())
            .map(number -> new Span(number, number))
            .toList());
    private static final List<Protocol> WITH_PORTS = List.of(Protocol.SCTP, Protocol.TCP, Protocol.UDP);

    private static final Connections NONE = new Connections(Map.of(), NOTHING);
    private static final Connections ALL = new Connections(
            WITH_PORTS.stream().collect(Collectors.toMap(protocol -> protocol, protocol -> EVERY_PORT)), WITHOUT_PORTS);

    private final SortedMap<Protocol, Numbers> ports;
    private final Numbers portless;

    /** Ports by protocol; protocols without any are left out. */
    Connections(Map<Protocol, Numbers> ports, Numbers portless) {
        SortedMap<Protocol, Numbers> some = new TreeMap<>();
        ports.forEach((protocol, numbers) -> {
            if (!numbers.isEmpty()) {
                some.put(protocol, numbers);
            }
        });
        this.ports = Collections.unmodifiableSortedMap(some);
        this.portless = portless;
    }

    /**
     * Nothing.
     *
     * @return no connection
     */
    public static Connections none() {
        return NONE;
    }

    /**
     * Every protocol, and every port.
     *
     * @return all connections
     */
    public static Connections all() {
        return ALL;
    }

    /**
     * Ports of a protocol.
     *
     * @param protocol TCP, UDP or SCTP
     * @param from the first port
     * @param to the last port
     * @return those connections
     * @throws io.github.netpol4j.finding.InvalidInputException if the protocol has no ports, or these are none
     */
    public static Connections of(Protocol protocol, int from, int to) {
        if (!Given.notNull("Connections.of(..)", protocol).hasPorts()) {
            throw Messages.portlessPort(protocol);
        }
        Ports.check("Connections.of(..)", from);
        Ports.check("Connections.of(..)", to);
        return new Connections(Map.of(protocol, Numbers.of(from, to)), NOTHING);
    }

    /**
     * All of a protocol.
     *
     * @param protocol any protocol
     * @return every port of it, if it has some
     */
    public static Connections of(Protocol protocol) {
        int number = Given.notNull("Connections.of(..)", protocol).number();
        return protocol.hasPorts()
                ? new Connections(Map.of(protocol, EVERY_PORT), NOTHING)
                : new Connections(Map.of(), Numbers.of(number, number));
    }

    /**
     * Every protocol that has no ports here: all but TCP, UDP and SCTP.
     *
     * @return those connections
     */
    public static Connections withoutPorts() {
        return new Connections(Map.of(), WITHOUT_PORTS);
    }

    /**
     * Whether there is none.
     *
     * @return true for {@link #none()}
     */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /**
     * Whether nothing is missing.
     *
     * @return true for {@link #all()}
     */
    public boolean isAll() {
        return equals(ALL);
    }

    /**
     * Whether a connection is among them.
     *
     * @param protocol the protocol
     * @param port the port; any number for protocols without ports
     * @return whether it is
     */
    public boolean contains(Protocol protocol, int port) {
        return Given.notNull("contains(..)", protocol).hasPorts()
                ? holds(ports(protocol), port)
                : holds(portless, protocol.number());
    }

    private static boolean holds(Numbers numbers, int number) {
        return numbers.spans().stream().anyMatch(span -> span.from() <= number && number <= span.to());
    }

    /**
     * The ports of a protocol.
     *
     * @param protocol TCP, UDP or SCTP
     * @return ascending, apart from each other
     */
    public Numbers ports(Protocol protocol) {
        return ports.getOrDefault(Given.notNull("ports(..)", protocol), NOTHING);
    }

    /**
     * The protocols without ports.
     *
     * @return their numbers
     */
    public Numbers portless() {
        return portless;
    }

    /** An operation of two sets of numbers. */
    private interface Operation {
        Numbers apply(Numbers one, Numbers other);
    }

    private Connections combine(Connections other, Operation operation) {
        SortedMap<Protocol, Numbers> combined = new TreeMap<>();
        WITH_PORTS.forEach(protocol -> combined.put(protocol, operation.apply(ports(protocol), other.ports(protocol))));
        return new Connections(combined, operation.apply(portless, other.portless));
    }

    /**
     * What is among both.
     *
     * @param other other connections
     * @return the intersection
     */
    public Connections and(Connections other) {
        return equals(Given.notNull("and(..)", other)) ? this : combine(other, Numbers::and);
    }

    /**
     * What is among either.
     *
     * @param other other connections
     * @return the union
     */
    public Connections or(Connections other) {
        return equals(Given.notNull("or(..)", other))
                ? this
                : combine(
                        other,
                        (some, more) -> new Numbers(Stream.concat(some.spans().stream(), more.spans().stream())
                                .toList()));
    }

    /**
     * What is among these and not among the others.
     *
     * @param other other connections
     * @return the difference
     */
    public Connections minus(Connections other) {
        return equals(Given.notNull("minus(..)", other)) ? NONE : combine(other, Connections::without);
    }

    private static Numbers without(Numbers numbers, Numbers holes) {
        List<Span> left = new ArrayList<>(numbers.spans());
        for (Span hole : holes.spans()) {
            List<Span> next = new ArrayList<>();
            for (Span span : left) {
                if (span.from() < Math.min(hole.from(), span.to() + 1)) {
                    next.add(new Span(span.from(), Math.min(hole.from() - 1, span.to())));
                }
                if (Math.max(hole.to(), span.from() - 1) < span.to()) {
                    next.add(new Span(Math.max(hole.to() + 1, span.from()), span.to()));
                }
            }
            left = next;
        }
        return new Numbers(left);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Connections that && ports.equals(that.ports) && portless.equals(that.portless));
    }

    @Override
    public int hashCode() {
        return Objects.hash(ports, portless);
    }

    /**
     * The canonical text. Where all of TCP, UDP and SCTP is among them, and of other protocols either all or none, it says {@code All
     * Connections}: NetworkPolicies have no word for other protocols. {@link #inFull()} tells the two apart.
     */
    @Override
    public String toString() {
        boolean everyPort =
                WITH_PORTS.stream().allMatch(protocol -> ports(protocol).equals(EVERY_PORT));
        boolean isPlain = portless.isEmpty() || portless.equals(WITHOUT_PORTS);
        return everyPort && isPlain ? "All Connections" : inFull();
    }

    /**
     * The text that says of every protocol whether it is among them.
     *
     * @return equal only for equal connections
     */
    public String inFull() {
        if (isAll() || isEmpty()) {
            return isAll() ? "All Connections" : "No Connections";
        }
        List<String> words = new ArrayList<>();
        if (!portless.equals(WITHOUT_PORTS)) {
            portless.spans().forEach(span -> words.addAll(names(span)));
        }
        WITH_PORTS.stream()
                .filter(protocol -> !ports(protocol).isEmpty())
                .map(protocol -> protocol + " "
                        + ports(protocol).spans().stream().map(Span::toString).collect(Collectors.joining(",")))
                .forEach(words::add);
        if (portless.equals(WITHOUT_PORTS)) {
            words.add("other protocols");
        }
        return String.join(",", words);
    }

    /** Protocols with a name by it, the others in spans. */
    private static List<String> names(Span span) {
        List<String> words = new ArrayList<>();
        int from = span.from();
        for (int number = span.from(); number <= span.to() + 1; number++) {
            boolean named = number <= 255 && new Protocol(number).isIcmp();
            if (named || number > span.to()) {
                if (from < number) {
                    words.add("protocol " + new Span(from, number - 1));
                }
                if (named && number <= span.to()) {
                    words.add(new Protocol(number).toString());
                }
                from = number + 1;
            }
        }
        return words;
    }
}
