package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.netpol4j.cluster.Backend;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ingresses and Routes whose pods nobody reaches who could serve them. What serves them is mostly in no manifest: so it could be any
 * pod of another namespace, one that a rule speaks of though it was not read, one of the same namespace that is open to the outside,
 * a node, or something at an address outside.
 */
final class ControllerLints {

    private static final String OTHER = "netpol4j-controller";

    private final Scene scene;
    private final Passages passages;
    private final Map<String, Set<Standing>> doors = new HashMap<>();
    private final Map<String, Set<Standing>> pods = new HashMap<>();
    private final Set<Standing> outside = new LinkedHashSet<>();
    private final Map<String, Set<Standing>> controllers = new HashMap<>();

    private ControllerLints(Scene scene, Passages passages) {
        this.scene = scene;
        this.passages = passages;
        passages.ranges().forEach(range -> outside.add(Scene.outside(passages, range.first())));
        outside.add(passages.standing(Node.named(OTHER), Optional.empty()));
        scene.cluster()
                .nodes()
                .forEach(node -> node.node()
                        .addresses()
                        .forEach(one -> outside.add(passages.standing(node.node(), Optional.of(one)))));
        for (PodGroup group : scene.inventory().groups()) {
            if (group.isThere()) {
                add(group.pod(), pods);
            }
        }
        scene.cluster().entries().stream()
                .filter(entry -> !entry.kind().isController())
                .flatMap(entry -> scene.cluster().backends(entry).stream())
                .forEach(backend -> add(backend.pod().pod(), doors));
        scene.cluster().pods().stream()
                .filter(one ->
                        one.ports().stream().anyMatch(port -> port.hostPort().isPresent()))
                .forEach(one -> add(one.pod(), doors));
    }

    private void add(Pod pod, Map<String, Set<Standing>> byNamespace) {
        byNamespace
                .computeIfAbsent(pod.namespace(), name -> new LinkedHashSet<>())
                .addAll(Scene.standings(passages, pod));
    }

    static void look(Scene scene, Found found) {
        SortedMap<String, List<EntryPoint>> entries = new TreeMap<>();
        for (EntryPoint entry : scene.cluster().entries()) {
            if (entry.kind().isController()) {
                entries.computeIfAbsent(BackendLints.name(entry), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        if (!entries.isEmpty()) {
            ControllerLints lints = new ControllerLints(scene, scene.passages());
            entries.forEach((name, some) -> lints.entry(name, some, found));
        }
    }

    private void entry(String name, List<EntryPoint> entries, Found found) {
        Set<String> blocked = new TreeSet<>();
        for (EntryPoint entry : entries) {
            List<Backend> backends = scene.cluster().backends(entry);
            if (backends.stream().noneMatch(this::isReached)) {
                backends.forEach(one -> blocked.add(one.pod().pod().id() + " on " + one.protocol() + " " + one.port()));
            }
        }
        if (!blocked.isEmpty()) {
            found.add(
                    LintCode.ENTRY_BLOCKED,
                    Subject.of(entries.get(0)),
                    "",
                    name + " leads to " + Inventory.names(List.copyOf(blocked))
                            + ", and policies let nobody reach that who could be its controller: no pod of another"
                            + " namespace, no node and no address outside",
                    "add a rule of ingress from the namespace of the controller, on the ports of the pods; or, where it uses"
                            + " the network of its nodes, from their addresses");
        }
    }

    private boolean isReached(Backend backend) {
        Set<Standing> from = controllers.computeIfAbsent(backend.pod().pod().namespace(), this::controllers);
        return Scene.passes(passages, from, backend.pod().pod(), backend.protocol(), backend.port());
    }

    private Set<Standing> controllers(String namespace) {
        Set<Standing> all = new LinkedHashSet<>(outside);
        all.addAll(Scene.standings(passages, stranger(OTHER)));
        pods.forEach((name, some) -> all.addAll(name.equals(namespace) ? Set.of() : some));
        all.addAll(doors.getOrDefault(namespace, Set.of()));
        scene.policies().stream()
                .filter(policy -> policy.namespace().equals(namespace))
                .flatMap(PolicyView::effective)
                .filter(RuleView::isIngress)
                .flatMap(rule -> rule.peers().stream())
                .filter(peer -> peer.getNamespaceSelector() != null)
                .filter(peer -> scene.inventory().namespaces(peer.getNamespaceSelector()).stream()
                        .noneMatch(scene.inventory()::isInhabited))
                .forEach(peer -> all.addAll(Scene.standings(passages, meant(peer))));
        return all;
    }

    private static Pod stranger(String namespace) {
        return Pod.ofApp(namespace, "controller").unlabelled("app");
    }

    /** A pod as a peer asks for it, in a namespace of which nothing was read. */
    private static Pod meant(NetworkPolicyPeer peer) {
        Map<String, String> labels = labels(peer.getNamespaceSelector());
        String name = labels.getOrDefault(Pod.NAMESPACE_NAME_LABEL, OTHER);
        Pod pod = stranger(name);
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getKey().equals(Pod.NAMESPACE_NAME_LABEL)) {
                pod = pod.inNamespaceLabelled(label.getKey(), label.getValue());
            }
        }
        if (peer.getPodSelector() != null) {
            for (Map.Entry<String, String> label : labels(peer.getPodSelector()).entrySet()) {
                pod = pod.labelled(label.getKey(), label.getValue());
            }
        }
        return pod;
    }

    private static Map<String, String> labels(LabelSelector selector) {
        Map<String, String> labels = new LinkedHashMap<>(selector.getMatchLabels());
        for (LabelSelectorRequirement one : selector.getMatchExpressions()) {
            if (one.getOperator().equals("In")) {
                labels.putIfAbsent(one.getKey(), one.getValues().get(0));
            } else if (one.getOperator().equals("Exists")) {
                labels.putIfAbsent(one.getKey(), "any");
            }
        }
        return labels;
    }
}
