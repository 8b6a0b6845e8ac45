package io.github.netpol4j.flow;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every error of this package, in one place. */
final class Messages {

    /** How many dimensions a message names. */
    private static final int NAMED = 10;

    private Messages() {}

    static InvalidInputException notAnAddress(String text) {
        return problem(
                "\"" + text + "\"",
                "this is not an IP address",
                "write an IPv4 address such as 10.1.2.3 (no leading zeros) or an IPv6 address such as 2001:db8::1; names are"
                        + " not looked up");
    }

    static InvalidInputException notACidr(String text) {
        return problem(
                "\"" + text + "\"",
                "this is not a CIDR block",
                "write an address and a prefix length, such as 10.0.0.0/8 or 2001:db8::/32");
    }

    static InvalidInputException prefixLength(String text, int most) {
        return problem(
                "\"" + text + "\"",
                "the prefix length is not between 0 and " + most,
                "10.0.0.0/8 fixes the first 8 bits");
    }

    static InvalidInputException hostBits(String text, Cidr block) {
        return problem(
                "\"" + text + "\"",
                "bits are set beyond the prefix length, so it is unclear which addresses are meant",
                "write \"" + block + "\" for the block, or \"" + block.hostPart(text) + "\" for that one address");
    }

    static InvalidInputException port(String call, int number) {
        return problem(call, number + " is not a port number", "a port is between 1 and 65535, inclusive");
    }

    static InvalidInputException protocolNumber(int number) {
        return problem(
                "protocol(" + number + ")",
                number + " is not an IP protocol number",
                "it is between 0 and 255, inclusive");
    }

    static InvalidInputException protocolWithPorts(Protocol protocol) {
        return problem(
                "protocol(" + protocol.number() + ")",
                protocol + " has ports, so a flow needs one",
                "use ." + protocol.toString().toLowerCase(Locale.ROOT) + "(port)");
    }

    static InvalidInputException portlessPort(Protocol protocol) {
        return problem(protocol.toString(), "this protocol has no ports", "leave the port out");
    }

    static InvalidInputException name(String call, String what, String value, List<String> wrong) {
        return problem(
                call, "\"" + value + "\" is not " + what + ": " + String.join("; ", wrong), "choose one of that form");
    }

    static InvalidInputException namespaceNameLabel(String namespace, String value) {
        return problem(
                "kubernetes.io/metadata.name",
                "the namespace " + namespace + " can't carry the value \"" + value + "\" there",
                "Kubernetes sets this label to the namespace's own name; leave it out");
    }

    static InvalidInputException foreignAddress(String end, IpAddress address) {
        return problem(
                end,
                address + " is not an address of this endpoint",
                "choose one of its addresses, or give it this one with .at(\"" + address + "\")");
    }

    static InvalidInputException families(Object source, Object destination) {
        return problem(
                source + " to " + destination,
                "the two ends share no IP family, so no packet can pass between them",
                "give both an IPv4 address, or both an IPv6 address");
    }

    static InvalidInputException backwards(Object from, Object to) {
        return problem(from + "-" + to, "the end comes before the start, or is of another IP family", "swap them");
    }

    static InvalidInputException noNumbers(String name, int least, int most) {
        return problem(
                "Dimension.numbers(\"" + name + "\", " + least + ", " + most + ")",
                "there are not two numbers between these",
                "the last must be greater than the first");
    }

    static InvalidInputException wrongValues(Dimension dimension, Values values) {
        return problem(
                dimension.toString(),
                ValuesText.text(values) + ": these are no values of this dimension",
                "use Values.Names for locations, labels and declared names, Values.Addresses for addresses, and"
                        + " Values.Numbers for all else");
    }

    static InvalidInputException outOfRange(Dimension dimension, Values values) {
        return problem(
                dimension.toString(),
                ValuesText.text(values) + ": some of these are no values of this dimension",
                "use numbers from " + dimension.least() + " to " + dimension.most());
    }

    static InvalidInputException declaredTwice(Dimension one, Dimension other) {
        return problem(
                one.name(),
                "this dimension is declared in two ways: " + declaration(one) + " and " + declaration(other),
                "declare it once, and use that one everywhere");
    }

    private static String declaration(Dimension dimension) {
        return dimension.hasNames()
                ? "with names"
                : "with numbers from " + dimension.least() + " to " + dimension.most();
    }

    static InvalidInputException namespaceNameDimension(End end) {
        return problem(
                "Dimension.namespaceLabel(" + end + ", \"" + Pod.NAMESPACE_NAME_LABEL + "\")",
                "the name of a namespace is no label like any other, because it says which namespace it is",
                "use Dimension.location(..) with the namespace's name, or Region.namespaceLabel(..), which does");
    }

    static InvalidInputException noSuchValue(Dimension dimension, String value) {
        return problem(
                dimension.toString(),
                "a flow can't be given \"" + value + "\" here",
                dimension.isDeclared()
                        ? "use a number from " + dimension.least() + " to " + dimension.most()
                        : "say it by the flow's ends, protocol or port; this way only dimensions that were declared are said");
    }

    static FlowSetLimitException tooManyNodes(int nodes, Vocabulary vocabulary, List<Dimension> largest) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        for (Dimension dimension : largest) {
            int values = Stream.of(End.values())
                    .map(dimension::at)
                    .map(one -> vocabulary.names().getOrDefault(one, Collections.emptySortedSet()))
                    .mapToInt(Collection::size)
                    .max()
                    .orElse(0);
            keys.merge(key(dimension), values, Math::max);
        }
        String named = keys.entrySet().stream()
                .map(key -> key.getKey()
                        + (key.getValue() == 0
                                ? ""
                                : " (" + key.getValue() + (key.getValue() == 1 ? " value)" : " values)")))
                .collect(Collectors.joining(", "));
        return new FlowSetLimitException(
                "there is no answer: it would take more than " + nodes
                        + " nodes, because flows are told apart by too many independent things at once, most of all by "
                        + named
                        + "; ask about fewer of them: one namespace, one source or destination, or fewer policies"
                        + " together",
                largest);
    }

    static FlowSetLimitException tooManyRegions(int regions, List<Dimension> dimensions) {
        String keys =
                dimensions.stream().map(Messages::key).distinct().limit(NAMED).collect(Collectors.joining(", "));
        return new FlowSetLimitException(
                "the set takes far more than " + regions + " regions to say, which are told apart by " + keys
                        + " and more; ask about a part of it, such as one namespace",
                dimensions);
    }

    private static String key(Dimension dimension) {
        return switch (dimension.kind()) {
            case LABEL -> "the label " + dimension.name();
            case NAMESPACE_LABEL -> "the namespace label " + dimension.name();
            case LOCATION -> "the namespace";
            case PORT_NAME -> "the port name " + dimension.name();
            case ADDRESS, SERVICE_ACCOUNT, POD_NODE, HOST, DECLARED_NAMES, DECLARED_NUMBERS, PROTOCOL, PORT ->
                "the " + dimension.name();
        };
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }

    static InvalidInputException unknownNamespace() {
        return new InvalidInputException(new Problem(
                Place.of("audiences"),
                "the namespace of a given end is not among those that are known, so who else is in it can't be told",
                "make the passages with passages(semantics, namespaces), with the namespaces of all given ends"));
    }

    static InvalidInputException foreignStanding() {
        return new InvalidInputException(new Problem(
                Place.of("passages"),
                "a standing was made by the passages of another meaning, and tells nothing here",
                "make it with standing(..) of the passages that are asked"));
    }
}
