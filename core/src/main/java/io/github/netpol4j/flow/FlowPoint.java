package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Diagram;

/** One flow as a layout sees it: a number for each variable. */
final class FlowPoint {

    private final Layout layout;
    private final Flow flow;
    private final EndValues source;
    private final EndValues destination;

    FlowPoint(Layout layout, Flow flow, Semantics semantics) {
        this.layout = layout;
        this.flow = flow;
        this.source = new EndValues(layout, flow.source(), flow.sourceAddress(), semantics);
        this.destination = new EndValues(layout, flow.destination(), flow.destinationAddress(), semantics);
    }

    /** The leaf that the flow leads to. */
    Diagram follow(Diagram root) {
        Diagram node = root;
        while (node.variable() < layout.dimensions().size()) {
            node = node.child(value(layout.dimension(node.variable())));
        }
        return node;
    }

    private int value(Dimension dimension) {
        return switch (dimension.kind()) {
            case LOCATION ->
                dimension.end() == End.SOURCE && source.shares(destination)
                        ? layout.number(Location.SAME)
                        : end(dimension).value(dimension);
            case DECLARED_NAMES -> name(dimension);
            case DECLARED_NUMBERS -> dimension.number(flow.more().get(dimension.name()));
            case PORT_NAME -> isDeclared(dimension.name()) ? 1 : 0;
            case PROTOCOL -> flow.protocol().number();
            case PORT -> flow.port();
            default -> end(dimension).value(dimension);
        };
    }

    private int name(Dimension dimension) {
        String said = flow.more().get(dimension.name());
        return said == null ? Layout.ABSENT : layout.number(said);
    }

    private boolean isDeclared(String port) {
        return flow.protocol().hasPorts()
                && destination.ports().contains(new NamedPort(port, flow.protocol(), flow.port()));
    }

    private EndValues end(Dimension dimension) {
        return dimension.end() == End.SOURCE ? source : destination;
    }
}
