package io.github.netpol4j.cluster;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports, protocols and addresses in manifests; what is wrong is told at its place. */
final class Numbers {

    private static final String RANGE = "must be between 1 and 65535, inclusive";
    private static final int MOST = 65_535;
    private static final Pattern BLOCK = Pattern.compile("([^/]+)/([0-9]{1,3})");

    private Numbers() {}

    static Optional<Integer> port(Fields fields, String key) {
        return fields.integer(key, RANGE).filter(given -> isPort(fields, key, given));
    }

    /** A port that objects may leave out; exported ones may say 0 then. */
    static Optional<Integer> anyPort(Fields fields, String key) {
        return fields.integer(key, RANGE).filter(given -> given != 0 && isPort(fields, key, given));
    }

    private static boolean isPort(Fields fields, String key, int number) {
        boolean isPort = number >= 1 && number <= MOST;
        if (!isPort) {
            fields.scope().add(Messages.portNumber(fields.place(key), number, RANGE));
        }
        return isPort;
    }

    /** A port that may be told by its number or its name. */
    static Optional<PortRef> portRef(Fields fields, String key) {
        Optional<YamlNode> node = fields.value(key);
        TreePath path = fields.path().key(key);
        return node.isPresent() && node.get().string().isPresent()
                ? fields.string(key).filter(text -> !text.isEmpty()).map(PortRef::of)
                : node.flatMap(given -> fields.integer(given, path, "port number or name", RANGE))
                        .filter(given -> given != 0)
                        .filter(given -> isPort(fields, key, given))
                        .map(PortRef::of);
    }

    /** The field {@code protocol}; TCP where it is missing. */
    static Protocol protocol(Fields fields) {
        Optional<String> name = fields.string("protocol").filter(given -> !given.isEmpty());
        return switch (name.orElse("TCP")) {
            case "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> {
                fields.scope().add(Messages.protocol(fields.place("protocol"), name.orElse("")));
                yield Protocol.TCP;
            }
        };
    }

    static Optional<IpAddress> address(Fields fields, String key, String text) {
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isEmpty()) {
            fields.scope().add(Messages.address(fields.place(key), text));
        }
        return address;
    }

    /** A list of addresses; empty ones are left out, and words that are none where the API has such. */
    static List<IpAddress> addresses(Fields fields, String key, String... words) {
        List<IpAddress> addresses = new ArrayList<>();
        for (String text : fields.strings(key)) {
            if (!text.isEmpty() && !List.of(words).contains(text)) {
                address(fields, key, text).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    /** A list of blocks, which may have bits set beyond the prefix: for the API they are the block around it. */
    static List<Cidr> blocks(Fields fields, String key) {
        List<Cidr> blocks = new ArrayList<>();
        for (String text : fields.strings(key)) {
            Matcher matcher = BLOCK.matcher(text.strip());
            Optional<IpAddress> address = matcher.matches() ? IpAddress.parse(matcher.group(1)) : Optional.empty();
            int prefix = address.isPresent() ? Integer.parseInt(matcher.group(2)) : 0;
            if (address.isPresent() && prefix <= address.get().bits()) {
                blocks.add(Cidr.around(address.get(), prefix));
            } else {
                fields.scope().add(Messages.block(fields.place(key), text));
            }
        }
        return blocks;
    }
}
