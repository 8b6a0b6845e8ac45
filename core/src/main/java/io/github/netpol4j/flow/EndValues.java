package io.github.netpol4j.flow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One end of flows as a layout sees it: a number for each variable that is about an end. */
final class EndValues {

    private final Layout layout;
    private final Endpoint end;
    private final Optional<IpAddress> address;
    private final Semantics semantics;
    private final Optional<Pod> pod;

    /** An end, by the address in use there. */
    EndValues(Layout layout, Endpoint end, Optional<IpAddress> address, Semantics semantics) {
        this.layout = layout;
        this.end = end;
        this.address = address;
        this.semantics = semantics;
        this.pod = end.fold(Optional::of, node -> Optional.empty(), external -> Optional.empty());
    }

    /** The end's number; of a source in the namespace of its destination, see {@link #shares}. */
    int value(Dimension dimension) {
        return switch (dimension.kind()) {
            case LOCATION -> location();
            case NAMESPACE_LABEL ->
                pod.map(one -> name(one.namespaceLabels().get(dimension.name())))
                        .orElse(Layout.ABSENT);
            case LABEL ->
                pod.map(one -> name(one.labels().get(dimension.name()))).orElse(Layout.ABSENT);
            case SERVICE_ACCOUNT -> pod.map(one -> name(one.serviceAccount())).orElse(Layout.ABSENT);
            case POD_NODE -> name(pod.flatMap(Pod::node).orElse(null));
            case HOST -> host().map(layout::number).orElse(layout.unmentioned());
            case ADDRESS -> address.map(layout::segment).orElseGet(layout::unknownSegment);
            case DECLARED_NAMES, DECLARED_NUMBERS, PORT_NAME, PROTOCOL, PORT ->
                throw new IllegalArgumentException("not about an end: " + dimension);
        };
    }

    private int name(@Nullable String name) {
        return name == null ? Layout.ABSENT : layout.number(name);
    }

    private int location() {
        return end.fold(
                one -> namespace().map(this::namespaceNumber).orElseGet(() -> layout.number(Location.HOST)),
                node -> layout.number(Location.HOST),
                external -> layout.number(Location.EXTERNAL));
    }

    private int namespaceNumber(String namespace) {
        int number = layout.number(namespace);
        return layout.isNamespace(number) ? number : layout.unmentioned();
    }

    /** The namespace that selectors see. */
    private Optional<String> namespace() {
        return pod.filter(one -> one.isSelectable(semantics)).map(Pod::namespace);
    }

    /** The name of its namespace, where nothing mentions that. */
    Optional<String> unmentionedNamespace() {
        return namespace().filter(name -> !layout.isNamespace(layout.number(name)));
    }

    /** Whether both are in one namespace that nothing mentions: the source's location is {@link Location#SAME} then. */
    boolean shares(EndValues other) {
        Optional<String> here = unmentionedNamespace();
        return here.isPresent() && here.equals(other.unmentionedNamespace());
    }

    /** The ports that it declares under names, as policies see them. */
    List<NamedPort> ports() {
        return pod.filter(one -> one.isSelectable(semantics)).map(Pod::ports).orElse(List.of());
    }

    /** The name of a host, or of the node on whose network a pod is. */
    private Optional<String> host() {
        return end.fold(Pod::node, node -> Optional.of(node.name()), external -> Optional.empty());
    }
}
