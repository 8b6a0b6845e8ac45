package io.github.netpol4j.flow;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.List;
import java.util.Locale;

/** Every error of this package, in one place. */
final class Messages {

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

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
