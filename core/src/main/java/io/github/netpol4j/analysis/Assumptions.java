package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.HostNetworkPods;
import io.github.netpol4j.flow.Semantics.OtherProtocols;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.internal.NamespaceLabels;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What claims take for granted: how bare names are read, what Kubernetes leaves open, and what is known of the cluster. Nothing
 * is known of it unless said: then a claim is about every cluster.
 *
 * @param namespace the namespace of bare names; empty for any
 * @param appLabel the key of the label that names a pod's application
 * @param semantics what Kubernetes leaves open
 * @param namespaces all namespaces of the cluster with their labels; empty if they are not known
 * @param podRanges the blocks in which pods have their addresses, and nobody else has; empty if they are not known
 */
public record Assumptions(
        Optional<String> namespace,
        String appLabel,
        Semantics semantics,
        SortedMap<String, SortedMap<String, String>> namespaces,
        List<Cidr> podRanges) {

    /**
     * Assumptions, their collections copied.
     *
     * @param namespace the namespace of bare names; empty for any
     * @param appLabel the key of the label that names a pod's application
     * @param semantics what Kubernetes leaves open
     * @param namespaces all namespaces of the cluster with their labels; empty if they are not known
     * @param podRanges the blocks in which pods have their addresses, and nobody else has; empty if they are not known
     */
    public Assumptions {
        Given.noneNull("assumptions", namespace, semantics);
        namespace.ifPresent(name -> Given.namespace("in", name));
        Given.appLabel(appLabel);
        namespaces = NamespaceLabels.checked("knowing", namespaces);
        podRanges = Given.noNulls("podsAt(..)", podRanges).stream()
                .distinct()
                .sorted()
                .toList();
        if (namespace.isPresent() && !namespaces.isEmpty() && !namespaces.containsKey(namespace.get())) {
            throw Messages.unknownNamespace(namespace.get(), namespaces.keySet());
        }
        if (!podRanges.isEmpty() && semantics.hostNetworkPods() == HostNetworkPods.AS_POD) {
            throw Messages.podsAtNodes(podRanges);
        }
    }

    /**
     * Nothing but what most clusters do.
     *
     * @return the assumptions that claims begin with
     */
    public static Assumptions none() {
        return new Assumptions(Optional.empty(), Policy.APP_LABEL, Semantics.defaults(), new TreeMap<>(), List.of());
    }

    /**
     * The same, with bare names in a namespace.
     *
     * @param name the namespace's name
     * @return the changed assumptions
     * @throws io.github.netpol4j.finding.InvalidInputException if another namespace was said before
     */
    public Assumptions in(String name) {
        Given.namespace("in", name);
        if (namespace.filter(before -> !before.equals(name)).isPresent()) {
            throw Messages.saidTwice("in(" + Literals.quote(name) + ")", "in(" + Literals.quote(namespace.get()) + ")");
        }
        return new Assumptions(Optional.of(name), appLabel, semantics, namespaces, podRanges);
    }

    /**
     * The same, finding applications by another label.
     *
     * @param key the label's key
     * @return the changed assumptions
     * @throws io.github.netpol4j.finding.InvalidInputException if another key was said before
     */
    public Assumptions labelledBy(String key) {
        if (!appLabel.equals(Policy.APP_LABEL) && !appLabel.equals(key)) {
            throw Messages.saidTwice(
                    "labelledBy(" + Literals.quote(Given.appLabel(key)) + ")",
                    "labelledBy(" + Literals.quote(appLabel) + ")");
        }
        return new Assumptions(namespace, key, semantics, namespaces, podRanges);
    }

    /**
     * The same, with other choices where Kubernetes leaves one.
     *
     * @param choices the choices
     * @return the changed assumptions
     * @throws io.github.netpol4j.finding.InvalidInputException if others were said before, or pods are said to have addresses of
     *     their own and of their nodes
     */
    public Assumptions under(Semantics choices) {
        if (!semantics.equals(Semantics.defaults()) && !semantics.equals(choices)) {
            throw Messages.saidTwice("under(" + choices + ")", "under(" + semantics + ")");
        }
        return new Assumptions(namespace, appLabel, choices, namespaces, podRanges);
    }

    /**
     * The same, for clusters that have just these namespaces, with just these labels.
     *
     * @param known the labels of each namespace by its name; {@code kubernetes.io/metadata.name} is added
     * @return the changed assumptions
     * @throws io.github.netpol4j.finding.InvalidInputException if there is none, a name or label is one that Kubernetes
     *     refuses, or others were said before
     */
    public Assumptions knowing(Map<String, ? extends Map<String, String>> known) {
        SortedMap<String, SortedMap<String, String>> all = NamespaceLabels.checked("knowing", known);
        Given.notEmpty("knowing(..)", "namespace", all.keySet());
        if (!namespaces.isEmpty() && !namespaces.equals(all)) {
            throw Messages.saidTwice("knowing(" + all.keySet() + ")", "knowing(" + namespaces.keySet() + ")");
        }
        return new Assumptions(namespace, appLabel, semantics, all, podRanges);
    }

    /**
     * The same, for clusters whose pods have addresses in these blocks, and where nobody else has.
     *
     * @param blocks such as {@code 10.244.0.0/16}; of both families where pods have both
     * @return the changed assumptions
     * @throws io.github.netpol4j.finding.InvalidInputException if there is none, or others were said before
     */
    public Assumptions podsAt(Collection<String> blocks) {
        List<Cidr> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String block : Given.notEmpty("podsAt(..)", "block", blocks)) {
            try {
                all.add(Cidr.of(block));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        Collections.sort(all);
        if (!podRanges.isEmpty() && !podRanges.equals(all)) {
            throw Messages.saidTwice("podsAt(" + all + ")", "podsAt(" + podRanges + ")");
        }
        return new Assumptions(namespace, appLabel, semantics, namespaces, all);
    }

    /** Whether claims are about some clusters alone, because something is known of them. */
    boolean isOfSomeClusters() {
        return !namespaces.isEmpty() || !podRanges.isEmpty();
    }

    /**
     * What is assumed, in words.
     *
     * @return one sentence for each assumption
     */
    public List<String> sentences() {
        List<String> said = new ArrayList<>();
        said.add("a bare name, in except(..) too, is pods labelled " + appLabel + "=name "
                + namespace.map(name -> "in namespace " + name).orElse("in any namespace"));
        said.add("a pod always reaches itself and a node its own pods: no policy can block that, and it is left aside");
        if (semantics.egressToOwnNode()) {
            said.add("a pod always reaches its own node, which is left aside too");
        }
        said.add("both ends of a flow have addresses of one IP family, and never the same one");
        said.add(
                semantics.podIpsInIpBlocks()
                        ? "an address block also matches pods with an address in it"
                        : "an address block matches no pods");
        said.add(
                semantics.hostNetworkPods() == HostNetworkPods.AS_NODE
                        ? "pods on the network of their node count as the node"
                        : "pods on the network of their node are pods like any other");
        said.add(
                semantics.otherProtocols() == OtherProtocols.ISOLATED
                        ? "isolation holds for every protocol"
                        : "policies touch TCP, UDP and SCTP alone");
        if (!namespaces.isEmpty()) {
            said.add("the cluster has just these namespaces: "
                    + namespaces.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + withoutName(entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        if (!podRanges.isEmpty()) {
            said.add("pods, and nobody else, have addresses in "
                    + podRanges.stream().map(Cidr::toString).collect(Collectors.joining(", ")));
        }
        return said;
    }

    private static Map<String, String> withoutName(Map<String, String> labels) {
        Map<String, String> rest = new TreeMap<>(labels);
        rest.remove(Pod.NAMESPACE_NAME_LABEL);
        return rest;
    }
}
