package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.NamedPort;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** How laws say what went wrong. */
final class Counterexamples {

    private Counterexamples() {}

    /** The shortest of the flows for which something does not hold, with nothing said of its ends that does not matter. */
    static Optional<Flow> shortest(List<Flow> flows, Predicate<Flow> wrong) {
        return flows.stream()
                .filter(wrong)
                .min(Comparator.comparing((Flow flow) -> flow.toString().length())
                        .thenComparing(Flow::toString))
                .map(flow -> bare(flow, wrong));
    }

    /** The shortest flow's story, if there is one. */
    static Optional<String> first(List<Flow> flows, Predicate<Flow> wrong, Function<Flow, String> story) {
        return shortest(flows, wrong).map(story);
    }

    private static Flow bare(Flow flow, Predicate<Flow> wrong) {
        for (Flow less : barer(flow)) {
            if (wrong.test(less)) {
                return bare(less, wrong);
            }
        }
        return flow;
    }

    private static List<Flow> barer(Flow flow) {
        List<Flow> less = new ArrayList<>();
        for (Endpoint source : barer(flow.source())) {
            less.add(new Flow(
                    source,
                    kept(flow.sourceAddress(), source),
                    flow.destination(),
                    flow.destinationAddress(),
                    flow.protocol(),
                    flow.port()));
        }
        for (Endpoint destination : barer(flow.destination())) {
            less.add(new Flow(
                    flow.source(),
                    flow.sourceAddress(),
                    destination,
                    kept(flow.destinationAddress(), destination),
                    flow.protocol(),
                    flow.port()));
        }
        return less;
    }

    private static Optional<IpAddress> kept(Optional<IpAddress> used, Endpoint end) {
        return used.filter(end.addresses()::contains);
    }

    private static List<Endpoint> barer(Endpoint end) {
        List<Endpoint> less = new ArrayList<>();
        if (end instanceof Pod pod) {
            if (!pod.addresses().isEmpty()) {
                less.add(changed(pod, pod.namespaceLabels(), pod.labels(), pod.ports(), List.of(), pod.node()));
            }
            if (!pod.ports().isEmpty()) {
                less.add(changed(pod, pod.namespaceLabels(), pod.labels(), List.of(), pod.addresses(), pod.node()));
            }
            if (pod.node().isPresent()) {
                less.add(changed(
                        pod, pod.namespaceLabels(), pod.labels(), pod.ports(), pod.addresses(), Optional.empty()));
            }
            for (SortedMap<String, String> fewer : fewer(pod.namespaceLabels())) {
                less.add(changed(pod, fewer, pod.labels(), pod.ports(), pod.addresses(), pod.node()));
            }
            for (SortedMap<String, String> fewer : fewer(pod.labels())) {
                less.add(changed(pod, pod.namespaceLabels(), fewer, pod.ports(), pod.addresses(), pod.node()));
            }
        }
        return less;
    }

    private static List<SortedMap<String, String>> fewer(Map<String, String> labels) {
        List<SortedMap<String, String>> fewer = new ArrayList<>();
        for (String key : labels.keySet()) {
            if (!key.equals(Pod.NAMESPACE_NAME_LABEL)) {
                SortedMap<String, String> rest = new TreeMap<>(labels);
                rest.remove(key);
                fewer.add(rest);
            }
        }
        return fewer;
    }

    private static Pod changed(
            Pod pod,
            SortedMap<String, String> namespaceLabels,
            SortedMap<String, String> labels,
            List<NamedPort> ports,
            List<IpAddress> addresses,
            Optional<String> node) {
        return new Pod(
                pod.namespace(),
                namespaceLabels,
                pod.name(),
                labels,
                pod.serviceAccount(),
                ports,
                addresses,
                node,
                pod.hostNetwork());
    }

    /** Both verdicts on a flow, under the policies that it is judged by. */
    static String verdicts(Case tried, Flow flow, String one, boolean first, String other, boolean second) {
        return "%s\n%s%s\n%s: %s; %s: %s"
                .formatted(
                        tried.java(),
                        flow,
                        semantics(tried.flows().semantics()),
                        one,
                        first ? "allowed" : "blocked",
                        other,
                        second ? "allowed" : "blocked");
    }

    static String semantics(Semantics semantics) {
        return semantics.equals(Semantics.defaults()) ? "" : "\n" + semantics;
    }

    /** A text in one line. */
    static String line(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
