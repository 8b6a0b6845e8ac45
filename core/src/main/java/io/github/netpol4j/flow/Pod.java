package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.Literals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A pod.
 *
 * @param namespace the name of its namespace
 * @param namespaceLabels the labels of its namespace; {@code kubernetes.io/metadata.name} is always among them
 * @param name its name
 * @param labels its labels
 * @param serviceAccount the service account that it runs as
 * @param ports the container ports that have names
 * @param addresses its addresses, the preferred one first; none where they are not known
 * @param node the name of its node, if known
 * @param hostNetwork whether it uses the network of its node
 */
public record Pod(
        String namespace,
        SortedMap<String, String> namespaceLabels,
        String name,
        SortedMap<String, String> labels,
        String serviceAccount,
        List<NamedPort> ports,
        List<IpAddress> addresses,
        Optional<String> node,
        boolean hostNetwork)
        implements Endpoint {

    /** The label that every namespace carries, with its name as value. */
    public static final String NAMESPACE_NAME_LABEL = "kubernetes.io/metadata.name";

    private static final String DEFAULT_SERVICE_ACCOUNT = "default";

    /**
     * A pod.
     *
     * @param namespace the name of its namespace
     * @param namespaceLabels the labels of its namespace; {@code kubernetes.io/metadata.name} is always among them
     * @param name its name
     * @param labels its labels
     * @param serviceAccount the service account that it runs as
     * @param ports the container ports that have names
     * @param addresses its addresses, the preferred one first; none where they are not known
     * @param node the name of its node, if known
     * @param hostNetwork whether it uses the network of its node
     * @throws io.github.netpol4j.finding.InvalidInputException if a name, key or value is one that Kubernetes refuses
     */
    public Pod {
        Given.noneNull("pod(..)", namespace, name, serviceAccount, node);
        Given.noNulls("pod(..).labelled(..)", labels);
        Given.noNulls("pod(..).inNamespaceLabelled(..)", namespaceLabels);
        Given.noNulls("pod(..).listening(..)", ports);
        Given.noNulls("pod(..).at(..)", addresses);
        String call = "pod(" + Literals.quote(namespace) + ", " + Literals.quote(name) + ")";
        check(call, "the name of a namespace", namespace, KubernetesSyntax.dnsLabel(namespace));
        check(call, "the name of a pod", name, KubernetesSyntax.dnsSubdomain(name));
        check(call, "the name of a service account", serviceAccount, KubernetesSyntax.dnsSubdomain(serviceAccount));
        checkLabels(call, labels);
        checkLabels(call, namespaceLabels);
        SortedMap<String, String> ofNamespace = new TreeMap<>(namespaceLabels);
        String given = ofNamespace.put(NAMESPACE_NAME_LABEL, namespace);
        if (given != null && !given.equals(namespace)) {
            throw Messages.namespaceNameLabel(namespace, given);
        }
        namespaceLabels = Collections.unmodifiableSortedMap(ofNamespace);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        ports = ports.stream().distinct().sorted().toList();
        addresses = addresses.stream().distinct().toList();
    }

    /**
     * A pod of an application: named after it and labelled {@code app} with its name.
     *
     * @param namespace the name of its namespace
     * @param app the name of the application
     * @return a pod without addresses, on no known node
     */
    public static Pod ofApp(String namespace, String app) {
        Given.noneNull("pod(..)", namespace, app);
        return new Pod(
                namespace,
                new TreeMap<>(),
                app,
                new TreeMap<>(Map.of("app", app)),
                DEFAULT_SERVICE_ACCOUNT,
                List.of(),
                List.of(),
                Optional.empty(),
                false);
    }

    /**
     * The same pod under another name: another replica.
     *
     * @param other the name
     * @return the changed pod; its labels stay
     */
    public Pod named(String other) {
        return new Pod(namespace, namespaceLabels, other, labels, serviceAccount, ports, addresses, node, hostNetwork);
    }

    /**
     * The same pod with a label set.
     *
     * @param key the label's key
     * @param value its value
     * @return the changed pod
     */
    public Pod labelled(String key, String value) {
        Given.noneNull(this + ".labelled(..)", key, value);
        SortedMap<String, String> changed = new TreeMap<>(labels);
        changed.put(key, value);
        return withLabels(changed);
    }

    /**
     * The same pod without a label.
     *
     * @param key the label's key
     * @return the changed pod
     */
    public Pod unlabelled(String key) {
        SortedMap<String, String> changed = new TreeMap<>(labels);
        changed.remove(Given.notNull(this + ".unlabelled(..)", key));
        return withLabels(changed);
    }

    /**
     * The same pod in a namespace that carries a label.
     *
     * @param key the label's key
     * @param value its value
     * @return the changed pod
     */
    public Pod inNamespaceLabelled(String key, String value) {
        Given.noneNull(this + ".inNamespaceLabelled(..)", key, value);
        SortedMap<String, String> changed = new TreeMap<>(namespaceLabels);
        changed.put(key, value);
        return new Pod(namespace, changed, name, labels, serviceAccount, ports, addresses, node, hostNetwork);
    }

    /**
     * The same pod, running as a service account.
     *
     * @param account the account's name
     * @return the changed pod
     */
    public Pod runningAs(String account) {
        return new Pod(namespace, namespaceLabels, name, labels, account, ports, addresses, node, hostNetwork);
    }

    /**
     * The same pod, declaring one more named port.
     *
     * @param port the port's name
     * @param protocol its protocol
     * @param number its number
     * @return the changed pod
     */
    public Pod listening(String port, Protocol protocol, int number) {
        List<NamedPort> all = new ArrayList<>(ports);
        all.add(new NamedPort(port, protocol, number));
        return new Pod(namespace, namespaceLabels, name, labels, serviceAccount, all, addresses, node, hostNetwork);
    }

    /**
     * The same pod with these addresses besides.
     *
     * @param texts IPv4 or IPv6 addresses
     * @return the changed pod
     */
    public Pod at(String... texts) {
        List<IpAddress> all = join(addresses, texts);
        return new Pod(namespace, namespaceLabels, name, labels, serviceAccount, ports, all, node, hostNetwork);
    }

    /**
     * The same pod on a node.
     *
     * @param host the node's name
     * @return the changed pod
     */
    public Pod on(String host) {
        Optional<String> there = Optional.of(Given.notNull(this + ".on(..)", host));
        return new Pod(namespace, namespaceLabels, name, labels, serviceAccount, ports, addresses, there, hostNetwork);
    }

    /**
     * The same pod on the network of its node.
     *
     * @return the changed pod
     */
    public Pod onHostNetwork() {
        return new Pod(namespace, namespaceLabels, name, labels, serviceAccount, ports, addresses, node, true);
    }

    /**
     * Whether selectors see this pod.
     *
     * @param semantics what pods on the network of their node are
     * @return false if it counts as its node
     */
    public boolean isSelectable(Semantics semantics) {
        Given.notNull("isSelectable(..)", semantics);
        return !hostNetwork || semantics.hostNetworkPods() == Semantics.HostNetworkPods.AS_POD;
    }

    /**
     * Whether a port name stands for a number here, as a policy sees it.
     *
     * @param port the name
     * @param protocol the protocol
     * @param number the port
     * @param semantics what pods on the network of their node are
     * @return whether selectors see the pod, and it declares exactly that
     */
    public boolean declares(String port, Protocol protocol, int number, Semantics semantics) {
        Given.noneNull("declares(..)", port, protocol, semantics);
        return isSelectable(semantics) && ports.contains(new NamedPort(port, protocol, number));
    }

    @Override
    public String id() {
        return namespace + "/" + name;
    }

    @Override
    public <R> R fold(Function<Pod, R> pod, Function<Node, R> nodeCase, Function<External, R> external) {
        return pod.apply(this);
    }

    @Override
    public String toString() {
        String app = Stream.of(labels.getOrDefault("app", name), name)
                .filter(word -> KubernetesSyntax.dnsSubdomain(word).isEmpty()
                        && KubernetesSyntax.labelValue(word).isEmpty())
                .findFirst()
                .orElse("pod");
        StringBuilder code = new StringBuilder("pod(" + Literals.quote(namespace) + ", " + Literals.quote(app) + ")");
        if (!app.equals(name)) {
            code.append(".named(").append(Literals.quote(name)).append(')');
        }
        if (!labels.containsKey("app")) {
            code.append(".unlabelled(\"app\")");
        }
        labels.forEach((key, value) -> {
            if (!key.equals("app") || !value.equals(app)) {
                code.append(".labelled(")
                        .append(Literals.quote(key))
                        .append(", ")
                        .append(Literals.quote(value))
                        .append(')');
            }
        });
        namespaceLabels.forEach((key, value) -> {
            if (!key.equals(NAMESPACE_NAME_LABEL)) {
                code.append(".inNamespaceLabelled(%s, %s)".formatted(Literals.quote(key), Literals.quote(value)));
            }
        });
        if (!serviceAccount.equals(DEFAULT_SERVICE_ACCOUNT)) {
            code.append(".runningAs(").append(Literals.quote(serviceAccount)).append(')');
        }
        code.append(Expressions.listening(ports)).append(Expressions.at(addresses));
        node.ifPresent(host -> code.append(".on(").append(Literals.quote(host)).append(')'));
        return code.append(hostNetwork ? ".onHostNetwork()" : "").toString();
    }

    static List<IpAddress> join(List<IpAddress> addresses, String... texts) {
        List<IpAddress> all = new ArrayList<>(addresses);
        for (String text : Given.list("at(..)", texts)) {
            all.add(IpAddress.of(text));
        }
        return all;
    }

    private Pod withLabels(SortedMap<String, String> changed) {
        return new Pod(namespace, namespaceLabels, name, changed, serviceAccount, ports, addresses, node, hostNetwork);
    }

    private static void checkLabels(String call, Map<String, String> labels) {
        labels.forEach((key, value) -> {
            check(call, "a label key", key, KubernetesSyntax.labelKey(key));
            check(call, "a label value", value, KubernetesSyntax.labelValue(value));
        });
    }

    private static void check(String call, String what, String value, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw Messages.name(call, what, value, wrong);
        }
    }
}
