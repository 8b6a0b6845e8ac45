package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cluster of the Kubernetes end-to-end tests: namespaces x, y and z, in each the pods a, b and c, labelled {@code
 * pod} with their name, that serve ports 80 and 81 of TCP, UDP and SCTP under names like {@code serve-80-tcp}. The
 * addresses are ours: {@code 10.244.2.12} and {@code fd00:10:244:2::12} are y/b. No two pods share a node, which would
 * change nothing.
 */
final class EndToEndCluster {

    /** Every pod, as namespace/name. */
    static final List<String> PODS = Stream.of("x", "y", "z")
            .flatMap(namespace -> Stream.of("a", "b", "c").map(pod -> namespace + "/" + pod))
            .toList();

    private static final Map<String, Protocol> PROTOCOLS =
            Map.of("TCP", Protocol.TCP, "UDP", Protocol.UDP, "SCTP", Protocol.SCTP);

    private final Map<String, Pod> pods = new TreeMap<>();

    /** The cluster whose namespaces have these labels besides their names. */
    EndToEndCluster(Map<String, Map<String, String>> namespaceLabels) {
        for (String id : PODS) {
            pods.put(id, pod(id, namespaceLabels));
        }
    }

    /** The flow from one pod to another over a family. */
    Flow flow(String from, String to, String family, String protocol, int port) {
        Flow.Between ends = Flow.from(pods.get(from)).to(pods.get(to)).over(address(from, family), address(to, family));
        return switch (protocol) {
            case "TCP" -> ends.tcp(port);
            case "UDP" -> ends.udp(port);
            case "SCTP" -> ends.sctp(port);
            default -> throw new IllegalArgumentException("not a protocol of the end-to-end tests: " + protocol);
        };
    }

    private static Pod pod(String id, Map<String, Map<String, String>> namespaceLabels) {
        String namespace = id.substring(0, 1);
        String name = id.substring(2);
        Pod pod = Pod.ofApp(namespace, name)
                .unlabelled("app")
                .labelled("pod", name)
                .at(address(id, "IPv4"), address(id, "IPv6"))
                .on("node-" + namespace + name);
        for (Map.Entry<String, Protocol> protocol : PROTOCOLS.entrySet()) {
            for (int port : List.of(80, 81)) {
                String portName = "serve-%d-%s"
                        .formatted(port, protocol.getValue().toString().toLowerCase(Locale.ROOT));
                pod = pod.listening(portName, protocol.getValue(), port);
            }
        }
        for (Map.Entry<String, String> label :
                namespaceLabels.getOrDefault(namespace, Map.of()).entrySet()) {
            pod = pod.inNamespaceLabelled(label.getKey(), label.getValue());
        }
        return pod;
    }

    private static String address(String id, String family) {
        int namespace = id.charAt(0) - 'x' + 1;
        int pod = id.charAt(2) - 'a' + 11;
        return family.equals("IPv4")
                ? "10.244.%d.%d".formatted(namespace, pod)
                : "fd00:10:244:%d::%d".formatted(namespace, pod);
    }
}
