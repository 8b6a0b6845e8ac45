package io.github.netpol4j.flow;

import io.github.netpol4j.internal.diagram.Diagram;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One flow as a layout sees it: a number for each variable. */
final class FlowPoint {

    private final Layout layout;
    private final Flow flow;
    private final Semantics semantics;

    FlowPoint(Layout layout, Flow flow, Semantics semantics) {
        this.layout = layout;
        this.flow = flow;
        this.semantics = semantics;
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
            case LOCATION -> location(dimension.end());
            case NAMESPACE_LABEL ->
                pod(dimension.end())
                        .map(pod -> name(pod.namespaceLabels().get(dimension.name())))
                        .orElse(Layout.ABSENT);
            case LABEL ->
                pod(dimension.end())
                        .map(pod -> name(pod.labels().get(dimension.name())))
                        .orElse(Layout.ABSENT);
            case SERVICE_ACCOUNT ->
                pod(dimension.end()).map(pod -> name(pod.serviceAccount())).orElse(Layout.ABSENT);
            case POD_NODE -> name(pod(dimension.end()).flatMap(Pod::node).orElse(null));
            case HOST -> host(dimension.end()).map(layout::number).orElse(layout.unmentioned());
            case DECLARED_NAMES -> name(flow.more().get(dimension.name()));
            case DECLARED_NUMBERS -> dimension.number(flow.more().get(dimension.name()));
            case ADDRESS -> address(dimension.end()).map(layout::segment).orElseGet(layout::unknownSegment);
            case PORT_NAME -> isDeclared(dimension.name()) ? 1 : 0;
            case PROTOCOL -> flow.protocol().number();
            case PORT -> flow.port();
        };
    }

    private int name(@Nullable String name) {
        return name == null ? Layout.ABSENT : layout.number(name);
    }

    private int location(End end) {
        return end(end).fold(
                        pod -> pod.isSelectable(semantics) ? namespace(end, pod) : layout.number(Location.HOST),
                        node -> layout.number(Location.HOST),
                        external -> layout.number(Location.EXTERNAL));
    }

    private int namespace(End end, Pod pod) {
        int number = layout.number(pod.namespace());
        if (layout.isNamespace(number)) {
            return number;
        }
        boolean shared = end == End.SOURCE
                && pod(End.DESTINATION)
                        .filter(other -> other.isSelectable(semantics))
                        .filter(other -> other.namespace().equals(pod.namespace()))
                        .isPresent();
        return shared ? layout.number(Location.SAME) : layout.unmentioned();
    }

    private boolean isDeclared(String port) {
        return pod(End.DESTINATION)
                .filter(pod -> pod.declares(port, flow.protocol(), flow.port(), semantics))
                .isPresent();
    }

    private Endpoint end(End end) {
        return end == End.SOURCE ? flow.source() : flow.destination();
    }

    private Optional<Pod> pod(End end) {
        return end(end).fold(Optional::of, node -> Optional.empty(), external -> Optional.empty());
    }

    /** The name of a host, or of the node on whose network a pod is. */
    private Optional<String> host(End end) {
        return end(end).fold(Pod::node, node -> Optional.of(node.name()), external -> Optional.empty());
    }

    private Optional<IpAddress> address(End end) {
        return end == End.SOURCE ? flow.sourceAddress() : flow.destinationAddress();
    }
}
