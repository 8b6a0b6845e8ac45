package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of Calico may be given; each check throws the message of {@link SentenceMessages} that fits. */
final class Checks {

    /** The tiers that Calico makes, with an order and a default action that can't be changed. */
    private static final Set<String> BUILT_IN = Set.of("default", "kube-admin", "kube-baseline");

    private static final Pattern INTERFACE = Pattern.compile("[a-zA-Z0-9_.-]{1,15}");
    private static final Pattern PORT_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private Checks() {}

    static void tierName(String call, String name) {
        Given.notNull(call + "(..)", name);
        Given.accept(() -> call + "(" + Literals.quote(name) + ")", KubernetesSyntax.dnsLabel(name));
    }

    static void tierIsOurs(String name) {
        if (BUILT_IN.contains(name)) {
            throw SentenceMessages.builtInTier(name);
        }
    }

    static String objectName(String call, String name) {
        Given.notNull(call + "(..)", name);
        Given.accept(() -> call + "(" + Literals.quote(name) + ")", KubernetesSyntax.dnsSubdomain(name));
        return name;
    }

    /** The number without a sign on zero, so that equal sentences are equal. */
    static double order(String call, double place) {
        if (!Double.isFinite(place)) {
            throw SentenceMessages.order(call, place);
        }
        return place + 0.0;
    }

    static void defaultAction(String call, Action action) {
        if (action != Action.DENY && action != Action.PASS) {
            throw SentenceMessages.defaultAction(call, action);
        }
    }

    static void interfaceName(String name) {
        boolean all = Given.notNull("interfaceName(..)", name).equals(HostEndpoint.ALL_INTERFACES);
        if (!all && !INTERFACE.matcher(name).matches()) {
            throw SentenceMessages.interfaceName(name);
        }
    }

    static String portName(String call, String name) {
        if (!PORT_NAME.matcher(Given.notNull(call + "(..)", name)).matches()) {
            throw SentenceMessages.portName(call, name);
        }
        return name;
    }

    static EndpointPort endpointPort(String call, String name, Ports ports) {
        portName(call + ".port", name);
        return Optional.of(ports.items())
                .filter(items -> items.size() == 1)
                .flatMap(items -> number(name, items.get(0)))
                .orElseThrow(() -> SentenceMessages.oneNumber(call, name, ports));
    }

    private static Optional<EndpointPort> number(String name, Port port) {
        return port.fold(
                Optional::empty,
                all -> Optional.empty(),
                (protocol, range) -> range.from() == range.to()
                        ? Optional.of(new EndpointPort(name, protocol, range.from()))
                        : Optional.empty(),
                (protocol, other) -> Optional.empty(),
                Optional::empty);
    }

    static void endpointPorts(String call, List<EndpointPort> ports) {
        for (int i = 0; i < ports.size(); i++) {
            EndpointPort port = ports.get(i);
            boolean twice = ports.subList(0, i).stream()
                    .anyMatch(other ->
                            other.name().equals(port.name()) && other.protocol().equals(port.protocol()));
            if (twice) {
                throw SentenceMessages.portTwice(call, port);
            }
        }
    }

    static void labels(String call, Map<String, String> labels) {
        List<String> wrong = new ArrayList<>();
        labels.forEach((key, value) -> {
            KubernetesSyntax.labelKey(key).forEach(message -> wrong.add("key: " + message));
            KubernetesSyntax.labelValue(value).forEach(message -> wrong.add("value: " + message));
        });
        Given.accept(() -> call + ".labelled(..)", wrong);
        labels.keySet().stream()
                .filter(key -> key.equals(Kubernetes.MANAGED_BY_LABEL)
                        || key.startsWith("netpol4j.io/")
                        || key.startsWith("projectcalico.org/"))
                .findFirst()
                .ifPresent(key -> {
                    throw SentenceMessages.reservedLabel(call, key);
                });
    }

    static void ofLabels(String call, CalicoSelector selector) {
        if (selector.isGlobal()) {
            throw SentenceMessages.globalSelector(call);
        }
    }

    static void notPods(List<Peer> peers) {
        for (Peer peer : peers) {
            boolean named = peer.asPods()
                    .map(Pods::namespaces)
                    .filter(where -> where.labels().requirements().isEmpty())
                    .isPresent();
            if (!named) {
                throw SentenceMessages.notPods(peer);
            }
        }
    }

    static void notEverything(Cidr block) {
        if (block.prefix() == 0) {
            throw SentenceMessages.notEverything(block);
        }
    }

    static CalicoEnd saysSomething(String call, CalicoEnd end) {
        if (Given.notNull(call + "(..)", end).equals(CalicoEnd.ANY)) {
            throw SentenceMessages.emptyEnd(call);
        }
        return end;
    }
}
