package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are more than a text or a number. What the model can hold is read, also if Calico refuses it later.
 *
 * <p>Source: projectcalico/calico api/pkg/lib/numorstring: strings of digits are numbers, of ports and of protocols.
 */
final class Values {

    private static final Map<String, Protocol> PROTOCOLS = new TreeMap<>(Map.of(
            "TCP", Protocol.TCP,
            "UDP", Protocol.UDP,
            "ICMP", Protocol.ICMP,
            "ICMPv6", Protocol.ICMPV6,
            "SCTP", Protocol.SCTP,
            "UDPLite", new Protocol(136)));
    private static final List<String> PROTOCOL_NAMES = List.copyOf(PROTOCOLS.keySet());

    private static final String PORTS = "must be between 1 and 65535, inclusive";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern RANGE = Pattern.compile("([0-9]+):([0-9]+)");
    private static final int DIGITS = 9;

    private Values() {}

    /** A field that holds one of some words, as the API spells them. */
    static <E> Optional<E> word(Fields fields, String key, List<E> known) {
        return fields.value(key)
                .flatMap(node -> word(fields, node, fields.path().key(key), known));
    }

    /** A list of some words; those that are wrong are told and left out. */
    static <E> List<E> words(Fields fields, String key, List<E> known) {
        return present(fields.list(key, (node, path) -> word(fields, node, path, known)));
    }

    private static <E> Optional<E> word(Fields fields, YamlNode node, TreePath path, List<E> known) {
        Optional<String> text = fields.string(node, path);
        Optional<E> word = text.flatMap(written ->
                known.stream().filter(one -> one.toString().equals(written)).findFirst());
        if (text.isPresent() && word.isEmpty()) {
            List<String> words = known.stream().map(Object::toString).toList();
            fields.scope().add(Messages.word(fields.scope().place(node, path), text.get(), words));
        }
        return word;
    }

    /** A list of nets in a rule. */
    static List<Cidr> nets(Fields fields, String key) {
        return nets(fields, key, false);
    }

    /** A list of nets in a set, which may be addresses too. */
    static List<Cidr> netsOrAddresses(Fields fields, String key) {
        return nets(fields, key, true);
    }

    private static List<Cidr> nets(Fields fields, String key, boolean mayBeAddress) {
        return present(fields.list(
                key,
                (node, path) -> fields.string(node, path)
                        .flatMap(text -> net(fields, fields.scope().place(node, path), text, mayBeAddress))));
    }

    private static Optional<Cidr> net(Fields fields, Place place, String text, boolean mayBeAddress) {
        Optional<Cidr> address = IpAddress.parse(text).map(one -> Cidr.only(one).unmapped());
        if (address.isPresent() && mayBeAddress) {
            return address;
        }
        if (address.isPresent()) {
            fields.scope().add(Messages.bareAddress(place, text, address.get().toString()));
            return Optional.empty();
        }
        try {
            return Optional.of(Cidr.of(text));
        } catch (InvalidInputException e) {
            fields.scope().add(Messages.net(place, text, e.problems().get(0)));
            return Optional.empty();
        }
    }

    /** A list of addresses. */
    static List<IpAddress> addresses(Fields fields, String key) {
        return present(fields.list(key, (node, path) -> {
            Optional<String> text = fields.string(node, path);
            Optional<IpAddress> address = text.flatMap(IpAddress::parse);
            if (text.isPresent() && address.isEmpty()) {
                fields.scope().add(Messages.address(fields.scope().place(node, path), text.get()));
            }
            return address;
        }));
    }

    /** A field that is a protocol, by name or number. */
    static Optional<Protocol> protocol(Fields fields, String key) {
        TreePath path = fields.path().key(key);
        return fields.value(key).flatMap(node -> {
            Place place = fields.scope().place(node, path);
            if (node.string().isPresent()) {
                return fields.string(node, path).flatMap(text -> protocol(fields, place, text));
            }
            return fields.wholeNumber(node, path, "protocol name or number")
                    .flatMap(number -> protocolNumber(fields, place, number.toString()));
        });
    }

    private static Optional<Protocol> protocol(Fields fields, Place place, String text) {
        if (NUMBER.matcher(text).matches()) {
            return protocolNumber(fields, place, text);
        }
        Optional<Protocol> protocol = Optional.ofNullable(PROTOCOLS.get(text));
        if (protocol.isEmpty()) {
            fields.scope().add(Messages.protocolName(place, text, PROTOCOL_NAMES));
        }
        return protocol;
    }

    private static Optional<Protocol> protocolNumber(Fields fields, Place place, String text) {
        Optional<Integer> number = NUMBER.matcher(text).matches() ? number(text) : Optional.empty();
        Optional<Protocol> protocol =
                number.filter(one -> one > 0 && one <= 255).map(Protocol::new);
        if (protocol.isEmpty()) {
            fields.scope().add(Messages.protocolNumber(place, text));
        }
        return protocol;
    }

    /** A list of ports: numbers, ranges and names. */
    static List<PortMatch> ports(Fields fields, String key) {
        return present(fields.list(
                key,
                (node, path) -> node.string().isPresent()
                        ? fields.string(node, path)
                                .flatMap(text -> port(fields, fields.scope().place(node, path), text))
                        : fields.integer(node, path, "port number, range or name", PORTS)
                                .map(PortMatch::of)));
    }

    private static Optional<PortMatch> port(Fields fields, Place place, String text) {
        if (text.isEmpty()) {
            fields.scope().add(Messages.portName(place));
            return Optional.empty();
        }
        Matcher range = RANGE.matcher(text);
        if (!NUMBER.matcher(text).matches() && !range.matches()) {
            return Optional.of(PortMatch.of(text));
        }
        Optional<Integer> from = number(range.matches() ? range.group(1) : text);
        Optional<Integer> to = number(range.matches() ? range.group(2) : text);
        if (from.isEmpty() || to.isEmpty()) {
            fields.scope().add(Messages.portFormat(place, text));
            return Optional.empty();
        }
        return Optional.of(PortMatch.of(from.get(), to.get()));
    }

    private static Optional<Integer> number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS ? Optional.empty() : Optional.of(Integer.valueOf(significant));
    }

    private static <T> List<T> present(List<Optional<T>> items) {
        return items.stream().flatMap(Optional::stream).toList();
    }
}
