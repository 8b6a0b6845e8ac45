package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says a flow in words. */
final class FlowText {

    private FlowText() {}

    static String of(Flow flow) {
        String port = flow.protocol() + (flow.protocol().hasPorts() ? " " + flow.port() : "");
        String more = flow.more().isEmpty() ? "" : ", " + labels(flow.more());
        return "from " + end(flow.source(), flow.sourceAddress()) + " to "
                + end(flow.destination(), flow.destinationAddress()) + ", " + port + more;
    }

    private static String end(Endpoint end, Optional<IpAddress> address) {
        String at = address.map(used -> " at " + used).orElse("");
        return end.fold(pod -> pod(pod) + at, node -> node(node) + at, FlowText::external);
    }

    private static String pod(Pod pod) {
        String labels = pod.labels().isEmpty() ? " without labels" : " with " + labels(pod.labels());
        Map<String, String> ofNamespace = new TreeMap<>(pod.namespaceLabels());
        ofNamespace.remove(Pod.NAMESPACE_NAME_LABEL);
        String namespace = ofNamespace.isEmpty() ? "" : " in a namespace with " + labels(ofNamespace);
        String ports = pod.ports().isEmpty()
                ? ""
                : " declaring "
                        + pod.ports().stream()
                                .map(port -> port.name() + " as " + port.protocol() + " " + port.number())
                                .collect(Collectors.joining(", "));
        return "pod " + pod.id() + labels + namespace + ports;
    }

    private static String node(Node node) {
        return "host " + node.name();
    }

    private static String external(External external) {
        return "outside address " + external.address();
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
    }
}
