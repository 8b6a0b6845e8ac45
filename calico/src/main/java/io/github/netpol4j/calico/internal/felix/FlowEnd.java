package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One end of a flow, as Felix sees it: a pod with all labels that selectors can ask for, a host, or an address. */
final class FlowEnd {

    private final Flow flow;
    private final End end;
    private final Endpoint endpoint;

    FlowEnd(Flow flow, End end) {
        this.flow = flow;
        this.end = end;
        this.endpoint = end == End.SOURCE ? flow.source() : flow.destination();
    }

    End end() {
        return end;
    }

    String id() {
        return endpoint.id();
    }

    Optional<IpAddress> address() {
        return end == End.SOURCE ? flow.sourceAddress() : flow.destinationAddress();
    }

    boolean isIn(Cidr net) {
        return address().filter(net::contains).isPresent();
    }

    /** The pod; one on the network of its node is none to Calico. */
    Optional<Pod> pod() {
        return endpoint.<Optional<Pod>>fold(Optional::of, node -> Optional.empty(), external -> Optional.empty())
                .filter(pod -> !pod.hostNetwork());
    }

    boolean isHost() {
        return endpoint.fold(Pod::hostNetwork, node -> true, external -> false);
    }

    /** The name of the host, if it is one whose name is known. */
    Optional<String> host() {
        return endpoint.fold(
                pod -> pod.hostNetwork() ? pod.node() : Optional.empty(),
                node -> Optional.of(node).map(Node::name),
                external -> Optional.empty());
    }

    /** Labels of the pod, of its namespace and of its service account. Its own win over those, but not over Calico's. */
    Map<String, String> labels(Pod pod) {
        SortedMap<String, String> labels = new TreeMap<>();
        pod.namespaceLabels().forEach((key, value) -> labels.put(Keys.OF_NAMESPACE + key, value));
        labels.put(Keys.OF_NAMESPACE + Keys.NAME, pod.namespace());
        String said = end + " service account label ";
        flow.more().forEach((name, value) -> {
            if (name.startsWith(said)) {
                labels.put(Keys.OF_SERVICE_ACCOUNT + name.substring(said.length()), value);
            }
        });
        labels.put(Keys.OF_SERVICE_ACCOUNT + Keys.NAME, pod.serviceAccount());
        labels.putAll(pod.labels());
        labels.put(Keys.NAMESPACE, pod.namespace());
        labels.put(Keys.ORCHESTRATOR, Keys.KUBERNETES);
        labels.remove(Keys.SERVICE_ACCOUNT);
        // A name that is too long for a label is none.
        if (pod.serviceAccount().length() <= KubernetesSyntax.LABEL_LENGTH) {
            labels.put(Keys.SERVICE_ACCOUNT, pod.serviceAccount());
        }
        return labels;
    }
}
