package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Names;
import java.util.Map;
import java.util.Optional;

/** Reads what a region says, dimension by dimension, for one flow: naively, from the documentation of the dimensions. */
final class NaiveRegions {

    private final Flow flow;
    private final Traffic traffic;

    private NaiveRegions(Flow flow) {
        this.flow = flow;
        this.traffic = Traffic.of(flow);
    }

    static boolean contains(Region region, Flow flow) {
        NaiveRegions naive = new NaiveRegions(flow);
        return region.values().entrySet().stream().allMatch(naive::holds);
    }

    private boolean holds(Map.Entry<Dimension, Values> said) {
        return said.getValue()
                .fold(
                        names -> name(said.getKey(), names),
                        numbers -> number(said.getKey())
                                .filter(number -> numbers.spans().stream()
                                        .anyMatch(span -> span.from() <= number && number <= span.to()))
                                .isPresent(),
                        addresses -> address(said.getKey().end())
                                .filter(address -> addresses.ranges().stream()
                                        .anyMatch(range -> Block.isBetween(range.first(), range.last(), address)))
                                .isPresent());
    }

    private boolean name(Dimension dimension, Names names) {
        Endpoint end = end(dimension.end());
        return switch (dimension.kind()) {
            case LOCATION -> location(dimension.end(), names);
            case LABEL -> isIn(names, pod(end).map(pod -> pod.labels().get(dimension.name())));
            case NAMESPACE_LABEL ->
                isIn(names, pod(end).map(pod -> pod.namespaceLabels().get(dimension.name())));
            default -> isIn(names, traffic.device());
        };
    }

    /** Of the source, a word stands for the destination's namespace, unless that is listed itself. */
    private boolean location(End end, Names names) {
        String place = place(end(end));
        boolean same = end == End.SOURCE
                && place.charAt(0) != '('
                && place.equals(place(end(End.DESTINATION)))
                && names.names().contains("(same)")
                && !names.names().contains(place);
        return isIn(names, Optional.of(same ? "(same)" : place));
    }

    private static String place(Endpoint end) {
        return end.fold(Pod::namespace, node -> "(host)", external -> "(external)");
    }

    private static boolean isIn(Names names, Optional<String> name) {
        return name.map(given -> names.others()
                        ? !names.names().contains(given)
                        : names.names().contains(given))
                .orElse(names.absent());
    }

    private Optional<Integer> number(Dimension dimension) {
        return switch (dimension.kind()) {
            case PROTOCOL -> Optional.of(traffic.protocol().number());
            case PORT -> Optional.of(traffic.port());
            case PORT_NAME -> Optional.of(traffic.names().contains(dimension.name()) ? 1 : 0);
            default -> Optional.of(traffic.mark());
        };
    }

    private Endpoint end(End end) {
        return Said.seen(end == End.SOURCE ? flow.source() : flow.destination());
    }

    private static Optional<Pod> pod(Endpoint end) {
        return end.fold(Optional::of, node -> Optional.empty(), external -> Optional.empty());
    }

    private Optional<IpAddress> address(End end) {
        return end == End.SOURCE ? flow.sourceAddress() : flow.destinationAddress();
    }
}
