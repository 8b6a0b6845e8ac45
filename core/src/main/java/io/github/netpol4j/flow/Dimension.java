package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that flows may differ in. Core has its own; a target declares more, such as a service account or an ICMP type,
 * with {@link #names(String)} and {@link #numbers(String, int, int)}. A dimension that nothing mentions costs nothing.
 *
 * <p>Dimensions are values: two of one kind, name and range are the same. A name is declared in one way only. The value of a declared one is what
 * {@link Flow#with(Dimension, String)} said.
 */
public final class Dimension implements Comparable<Dimension> {

    /**
     * What a dimension is about, in the order in which flows are told apart: what only some flows have comes after what says
     * whether they do.
     */
    enum Kind {
        LOCATION,
        NAMESPACE_LABEL,
        LABEL,
        SERVICE_ACCOUNT,
        POD_NODE,
        HOST,
        DECLARED_NAMES,
        ADDRESS,
        DECLARED_NUMBERS,
        PROTOCOL,
        PORT_NAME,
        PORT
    }

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}");

    private static final Dimension SOURCE_LOCATION = named(Kind.LOCATION, End.SOURCE, "location");
    private static final Dimension DESTINATION_LOCATION = named(Kind.LOCATION, End.DESTINATION, "location");
    private static final Dimension PROTOCOL = new Dimension(Kind.PROTOCOL, End.DESTINATION, "protocol", 0, 255);
    private static final Dimension PORT = new Dimension(Kind.PORT, End.DESTINATION, "port", 1, 65535);

    private final Kind kind;
    private final End end;
    private final String name;
    private final int least;
    private final int most;
    private final int hash;

    private Dimension(Kind kind, End end, String name, int least, int most) {
        this.kind = kind;
        this.end = Given.notNull("a dimension's end", end);
        this.name = Given.notNull("a dimension's name", name);
        this.least = least;
        this.most = most;
        this.hash = Objects.hash(kind, end, name);
    }

    private static Dimension named(Kind kind, End end, String name) {
        return new Dimension(kind, end, name, 0, 0);
    }

    /**
     * What an end is: a pod of a namespace, a host, or an address outside the cluster.
     *
     * @param end which end
     * @return the dimension, with names as values, see {@link Location}
     */
    public static Dimension location(End end) {
        return Given.notNull("a dimension's end", end) == End.SOURCE ? SOURCE_LOCATION : DESTINATION_LOCATION;
    }

    /**
     * A label of the namespace that a pod is in. Two pods of one namespace share it.
     *
     * @param end which end
     * @param key the label's key; not {@code kubernetes.io/metadata.name}, which is the {@link #location(End) location}
     * @return the dimension, with names as values, and only for pods
     * @throws io.github.netpol4j.finding.InvalidInputException if the key is {@code kubernetes.io/metadata.name}
     */
    public static Dimension namespaceLabel(End end, String key) {
        if (Pod.NAMESPACE_NAME_LABEL.equals(key)) {
            throw Messages.namespaceNameDimension(end);
        }
        return named(Kind.NAMESPACE_LABEL, end, key);
    }

    /**
     * A label of a pod.
     *
     * @param end which end
     * @param key the label's key
     * @return the dimension, with names as values, and only for pods
     */
    public static Dimension label(End end, String key) {
        return named(Kind.LABEL, end, key);
    }

    /**
     * The service account that a pod runs as.
     *
     * @param end which end
     * @return the dimension, with names as values, and only for pods, each of which has one
     */
    public static Dimension serviceAccount(End end) {
        return named(Kind.SERVICE_ACCOUNT, end, "service account");
    }

    /**
     * The node that a pod runs on.
     *
     * @param end which end
     * @return the dimension, with names as values, and only for pods; nothing where it is not known
     */
    public static Dimension nodeOfPod(End end) {
        return named(Kind.POD_NODE, end, "node");
    }

    /**
     * Which host it is.
     *
     * @param end which end
     * @return the dimension, with the names of nodes as values, and only for hosts, each of which has one
     */
    public static Dimension host(End end) {
        return named(Kind.HOST, end, "host");
    }

    /**
     * The address in use at an end.
     *
     * @param end which end
     * @return the dimension, with addresses as values
     */
    public static Dimension address(End end) {
        return named(Kind.ADDRESS, end, "address");
    }

    /**
     * The IP protocol.
     *
     * @return the dimension, with numbers from 0 to 255 as values
     */
    public static Dimension protocol() {
        return PROTOCOL;
    }

    /**
     * The destination's port.
     *
     * @return the dimension, with numbers from 1 to 65535 as values, and only for protocols that have ports
     */
    public static Dimension port() {
        return PORT;
    }

    /**
     * Whether the destination declares the flow's protocol and port under a name.
     *
     * @param port the name
     * @return the dimension, with 0 for no and 1 for yes, and only for pods and protocols that have ports
     */
    public static Dimension portName(String port) {
        return new Dimension(Kind.PORT_NAME, End.DESTINATION, port, 0, 1);
    }

    /**
     * Declares a dimension whose values are names, or nothing.
     *
     * @param name what it is, in a word or two
     * @return the dimension
     */
    public static Dimension names(String name) {
        return named(Kind.DECLARED_NAMES, End.DESTINATION, name);
    }

    /**
     * Declares a dimension whose values are numbers. A flow that does not say one has the least.
     *
     * @param name what it is, in a word or two
     * @param least the least value
     * @param most the greatest value
     * @return the dimension
     */
    public static Dimension numbers(String name, int least, int most) {
        if (least >= most) {
            throw Messages.noNumbers(Given.notNull("Dimension.numbers(..)", name), least, most);
        }
        return new Dimension(Kind.DECLARED_NUMBERS, End.DESTINATION, name, least, most);
    }

    /**
     * What tells it from others of its kind: the label's key, the port's name, what was declared.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The end that it is about.
     *
     * @return the destination for what is about the flow itself
     */
    public End end() {
        return end;
    }

    Kind kind() {
        return kind;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    boolean hasNames() {
        return switch (kind) {
            case LOCATION, NAMESPACE_LABEL, LABEL, SERVICE_ACCOUNT, POD_NODE, HOST, DECLARED_NAMES -> true;
            case ADDRESS, DECLARED_NUMBERS, PORT_NAME, PROTOCOL, PORT -> false;
        };
    }

    boolean isDeclared() {
        return kind == Kind.DECLARED_NAMES || kind == Kind.DECLARED_NUMBERS;
    }

    /** Refuses a value that a flow can't have in this dimension. */
    void check(String value) {
        boolean declared = isDeclared();
        if (!declared || (kind == Kind.DECLARED_NUMBERS && !isNumber(value))) {
            throw Messages.noSuchValue(this, value);
        }
    }

    private boolean isNumber(String value) {
        return NUMBER.matcher(value).matches() && least <= Long.parseLong(value) && Long.parseLong(value) <= most;
    }

    /** Whether all of them are values of this dimension. */
    boolean includes(Values.Numbers numbers) {
        List<Values.Span> spans = numbers.spans();
        return spans.isEmpty()
                || (least <= spans.get(0).from() && spans.get(spans.size() - 1).to() <= most);
    }

    /** The number that a flow says, or the least. */
    int number(@Nullable String value) {
        return value == null ? least : Integer.parseInt(value);
    }

    /** The location that an end must have to differ in this; empty if any will do. */
    Optional<Values.Names> onlyAt() {
        return switch (kind) {
            case NAMESPACE_LABEL, LABEL, SERVICE_ACCOUNT, POD_NODE, PORT_NAME -> Optional.of(Location.pods());
            case HOST -> Optional.of(Location.hosts());
            case LOCATION, DECLARED_NAMES, ADDRESS, DECLARED_NUMBERS, PROTOCOL, PORT -> Optional.empty();
        };
    }

    /** Whether whatever differs in it has a name: none is no value then. */
    boolean isAlwaysNamed() {
        return kind == Kind.LOCATION || kind == Kind.SERVICE_ACCOUNT || kind == Kind.HOST;
    }

    /** Whether only protocols with ports have it. */
    boolean isOfPorts() {
        return kind == Kind.PORT || kind == Kind.PORT_NAME;
    }

    /** The same of the other end. */
    Dimension at(End other) {
        return new Dimension(kind, other, name, least, most);
    }

    @Override
    public int compareTo(Dimension other) {
        int order = kind.compareTo(other.kind);
        order = order != 0 ? order : name.compareTo(other.name);
        order = order != 0 ? order : other.end.compareTo(end);
        order = order != 0 ? order : Integer.compare(least, other.least);
        return order != 0 ? order : Integer.compare(most, other.most);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Dimension that
                        && hash == that.hash
                        && kind == that.kind
                        && end == that.end
                        && name.equals(that.name)
                        && least == that.least
                        && most == that.most);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case LOCATION, ADDRESS, SERVICE_ACCOUNT, POD_NODE, HOST -> end + " " + name;
            case NAMESPACE_LABEL -> end + " namespace label " + name;
            case LABEL -> end + " label " + name;
            case PORT_NAME -> "port name " + name;
            case DECLARED_NAMES, DECLARED_NUMBERS, PROTOCOL, PORT -> name;
        };
    }
}
