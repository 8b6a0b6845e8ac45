package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Dimension.Kind;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.diagram.Diagram;
import io.github.netpol4j.internal.diagram.Leaf;
import io.github.netpol4j.internal.diagram.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads connections from a diagram in which the values of both ends have been put: it asks for protocol and port, for names of
 * the destination's ports, and for what a target declares.
 *
 * <p>Of what a target declares, such as the path of a request, a connection says nothing: it is surely there if it is by every
 * value, and possibly if it is by any.
 */
final class ConnectionsBelow {

    private static final int PORTS = 1 << 16;

    private final Layout layout;
    private final boolean surely;
    private final List<NamedPort> ports;

    /** The destination's named ports, and whether what a target declares must lead there by every value. */
    ConnectionsBelow(Layout layout, boolean surely, List<NamedPort> ports) {
        this.layout = layout;
        this.surely = surely;
        this.ports = ports;
    }

    Connections of(Diagram node) {
        if (node instanceof Leaf leaf) {
            return leaf.isAll() ? Connections.all() : Connections.none();
        }
        Map<Protocol, Numbers> byProtocol = new HashMap<>();
        List<Integer> portless = new ArrayList<>();
        for (int number = 0; number <= 255; number++) {
            Protocol protocol = new Protocol(number);
            BitSet bits = bits(node, protocol);
            if (protocol.hasPorts()) {
                byProtocol.put(protocol, numbers(bits));
            } else if (bits.get(0)) {
                portless.add(number);
            }
        }
        return new Connections(byProtocol, Numbers.of(portless));
    }

    private static Numbers numbers(BitSet bits) {
        List<Span> spans = new ArrayList<>();
        for (int from = bits.nextSetBit(1); from >= 0; ) {
            int end = bits.nextClearBit(from);
            spans.add(new Span(from, end - 1));
            from = bits.nextSetBit(end);
        }
        return new Numbers(spans);
    }

    /** The ports, from 1; or bit 0 alone for a protocol without ports. */
    private BitSet bits(Diagram node, Protocol protocol) {
        if (node instanceof Leaf leaf) {
            return leaf.isAll() ? everything(protocol) : new BitSet();
        }
        Dimension dimension = layout.dimension(node.variable());
        return switch (dimension.kind()) {
            case PROTOCOL -> bits(node.child(protocol.number()), protocol);
            case PORT_NAME -> named(node, protocol, dimension.name());
            case PORT -> ports((Range) node, protocol);
            case DECLARED_NAMES, DECLARED_NUMBERS -> anyhow(node, protocol);
            default -> throw new IllegalStateException("the ends' values have been put in: " + dimension);
        };
    }

    private static BitSet everything(Protocol protocol) {
        BitSet all = new BitSet();
        all.set(protocol.hasPorts() ? 1 : 0, protocol.hasPorts() ? PORTS : 1);
        return all;
    }

    private BitSet named(Diagram node, Protocol protocol, String name) {
        BitSet declared = new BitSet();
        for (NamedPort port : ports) {
            if (port.name().equals(name) && port.protocol().equals(protocol)) {
                declared.set(port.number());
            }
        }
        BitSet elsewhere = bits(node.child(0), protocol);
        if (declared.isEmpty()) {
            return elsewhere;
        }
        elsewhere.andNot(declared);
        declared.and(bits(node.child(1), protocol));
        elsewhere.or(declared);
        return elsewhere;
    }

    private BitSet ports(Range node, Protocol protocol) {
        if (!protocol.hasPorts()) {
            return bits(node.at(0), protocol);
        }
        BitSet all = new BitSet();
        for (int i = 0; i < node.size(); i++) {
            BitSet span = bits(node.at(i), protocol);
            BitSet here = new BitSet();
            here.set(node.start(i), i + 1 < node.size() ? node.start(i + 1) : PORTS);
            span.and(here);
            all.or(span);
        }
        return all;
    }

    private BitSet anyhow(Diagram node, Protocol protocol) {
        BitSet all = surely ? everything(protocol) : new BitSet();
        for (Diagram child : node.children()) {
            if (surely) {
                all.and(bits(child, protocol));
            } else {
                all.or(bits(child, protocol));
            }
        }
        return all;
    }

    /** Whether values of this kind are those of an end, and not of the connection. */
    static boolean isOfEnd(Kind kind) {
        return switch (kind) {
            case LOCATION, NAMESPACE_LABEL, LABEL, SERVICE_ACCOUNT, POD_NODE, HOST, ADDRESS -> true;
            case DECLARED_NAMES, DECLARED_NUMBERS, PROTOCOL, PORT_NAME, PORT -> false;
        };
    }
}
