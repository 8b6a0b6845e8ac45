package io.github.netpol4j.flow;

import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Makes a flow that a person understands from the values that it must have. */
final class Example {

    /** Those that documentation uses (RFC 5737, RFC 3849). */
    static final List<IpAddress> ADDRESSES = Stream.of("203.0.113.7", "203.0.113.8", "2001:db8::7", "2001:db8::8")
            .map(IpAddress::of)
            .toList();

    private static final String SOME_POD = "some-pod";

    private final Layout layout;
    private final SortedMap<Integer, Integer> chosen;

    private Example(Layout layout, SortedMap<Integer, Integer> chosen) {
        this.layout = layout;
        this.chosen = chosen;
    }

    /** A flow with these values, by variable; whatever is not among them does not matter. */
    static Flow of(Layout layout, SortedMap<Integer, Integer> chosen) {
        return new Example(layout, chosen).flow();
    }

    private Flow flow() {
        Protocol protocol = new Protocol(value(Dimension.protocol()).orElse(Protocol.TCP.number()));
        int port = protocol.hasPorts() ? value(Dimension.port()).orElse(80) : 0;
        // What is asked for first: the rest is free to be of its family, and another.
        Optional<IpAddress> asked = asked(End.DESTINATION, Optional.empty());
        Optional<IpAddress> here = asked(End.SOURCE, asked).or(() -> outside(End.SOURCE, asked));
        Optional<IpAddress> there = asked.or(() -> outside(End.DESTINATION, here));
        String namespace = namespace(End.DESTINATION, "some-namespace");
        Endpoint destination = endpoint(End.DESTINATION, namespace, there, protocol, port);
        Endpoint source = endpoint(End.SOURCE, sourceNamespace(namespace), here, protocol, port);
        Flow flow = new Flow(apart(source, destination), here, destination, there, protocol, port);
        for (Map.Entry<Integer, Integer> one : chosen.entrySet()) {
            Dimension dimension = layout.dimension(one.getKey());
            flow = dimension.isDeclared() ? said(flow, dimension, one.getValue()) : flow;
        }
        return flow;
    }

    private Flow said(Flow flow, Dimension dimension, int value) {
        if (!dimension.hasNames()) {
            return flow.with(dimension, Integer.toString(value));
        }
        return value == Layout.ABSENT ? flow : flow.with(dimension, text(dimension, value));
    }

    private Optional<Integer> value(Dimension dimension) {
        return Optional.ofNullable(chosen.get(layout.variable(dimension)));
    }

    private String namespace(End end, String other) {
        return value(Dimension.location(end))
                .filter(layout::isNamespace)
                .map(layout::name)
                .orElseGet(() -> unmentioned(Dimension.location(end), other));
    }

    private String sourceNamespace(String ofDestination) {
        Optional<Integer> location = value(Dimension.location(End.SOURCE));
        boolean same = location.isEmpty()
                || location.filter(value -> value == layout.number(Location.SAME))
                        .isPresent();
        return same ? ofDestination : namespace(End.SOURCE, "another-namespace");
    }

    /** A name that no region mentions in that dimension. */
    private String unmentioned(Dimension dimension, String wanted) {
        String name = wanted;
        for (int i = 2; isMentioned(dimension, name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private boolean isMentioned(Dimension dimension, String name) {
        return dimension.kind() == Dimension.Kind.LOCATION
                ? layout.isNamespace(layout.number(name))
                : layout.vocabulary().names().entrySet().stream()
                        .anyMatch(entry -> entry.getKey().at(dimension.end()).equals(dimension)
                                && entry.getValue().contains(name));
    }

    private String text(Dimension dimension, int value) {
        return value == layout.unmentioned() ? unmentioned(dimension, "other") : layout.name(value);
    }

    private Endpoint endpoint(End end, String namespace, Optional<IpAddress> address, Protocol protocol, int port) {
        int location = value(Dimension.location(end)).orElse(layout.unmentioned());
        if (location == layout.number(Location.EXTERNAL)) {
            return new External(address.orElseThrow());
        }
        List<IpAddress> addresses = address.stream().toList();
        if (location == layout.number(Location.HOST)) {
            return new Node(host(end), addresses);
        }
        return pod(end, namespace, addresses, protocol, port);
    }

    private String host(End end) {
        Dimension dimension = Dimension.host(end);
        return value(dimension)
                .filter(value -> value != layout.unmentioned())
                .map(layout::name)
                .orElseGet(() -> unmentioned(dimension, "some-node"));
    }

    private Pod pod(End end, String namespace, List<IpAddress> addresses, Protocol protocol, int port) {
        Pod pod = Pod.ofApp(namespace, SOME_POD).unlabelled("app");
        for (Map.Entry<Integer, Integer> one : chosen.entrySet()) {
            pod = with(pod, layout.dimension(one.getKey()), one.getValue(), end, protocol, port);
        }
        for (IpAddress address : addresses) {
            pod = pod.at(address.toString());
        }
        return named(pod);
    }

    /** People call a pod after its application. */
    private static Pod named(Pod pod) {
        return pod.labels().values().stream()
                .filter(value -> KubernetesSyntax.dnsLabel(value).isEmpty())
                .findFirst()
                .map(pod::named)
                .orElse(pod);
    }

    private Pod with(Pod pod, Dimension dimension, int value, End end, Protocol protocol, int port) {
        boolean here = dimension.end() == end;
        return switch (dimension.kind()) {
            case LABEL -> here && value != Layout.ABSENT ? pod.labelled(dimension.name(), text(dimension, value)) : pod;
            case NAMESPACE_LABEL ->
                (here || isShared()) && value != Layout.ABSENT
                        ? pod.inNamespaceLabelled(dimension.name(), text(dimension, value))
                        : pod;
            case SERVICE_ACCOUNT -> here ? pod.runningAs(text(dimension, value)) : pod;
            case POD_NODE -> here && value != Layout.ABSENT ? pod.on(text(dimension, value)) : pod;
            case PORT_NAME -> here && value == 1 ? pod.listening(dimension.name(), protocol, port) : pod;
            default -> pod;
        };
    }

    /** Whether both ends are in one namespace. */
    private boolean isShared() {
        return sourceNamespace(namespace(End.DESTINATION, "")).equals(namespace(End.DESTINATION, ""));
    }

    /** Two pods of one name would be one pod, which always reaches itself. */
    private Endpoint apart(Endpoint source, Endpoint destination) {
        if (!source.isSameAs(destination)) {
            return source;
        }
        return source.fold(
                pod -> pod.named(pod.name().equals(SOME_POD) ? "another-pod" : "another-" + pod.name()),
                node -> value(Dimension.host(End.SOURCE)).isPresent()
                        ? node
                        : new Node("another-node", node.addresses()),
                external -> external);
    }

    private Optional<IpAddress> asked(End end, Optional<IpAddress> other) {
        return value(Dimension.address(end)).map(segment -> choose(layout.addresses(segment), other));
    }

    /** Of an end outside, an address in any case. */
    private Optional<IpAddress> outside(End end, Optional<IpAddress> other) {
        boolean v6 = other.filter(IpAddress::isIpv6).isPresent();
        return value(Dimension.location(end))
                .filter(location -> location == layout.number(Location.EXTERNAL))
                .map(location -> choose(AddressRange.of(v6 ? Cidr.IPV6 : Cidr.IPV4), other));
    }

    private static IpAddress choose(AddressRange range, Optional<IpAddress> not) {
        for (IpAddress address : ADDRESSES) {
            if (range.contains(address) && not.filter(address::equals).isEmpty()) {
                return address;
            }
        }
        IpAddress chosen = range.first();
        // The first address of a block is seldom that of a machine.
        if (!chosen.equals(range.last())) {
            chosen = chosen.successor().orElse(chosen);
        }
        if (not.filter(chosen::equals).isPresent()) {
            chosen = chosen.equals(range.last())
                    ? range.first()
                    : chosen.successor().orElse(range.first());
        }
        return chosen;
    }
}
