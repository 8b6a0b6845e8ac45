package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a sentence may say; each check throws the message of {@link Messages} that fits. */
final class Checks {

    private Checks() {}

    static void notNull(String call, @Nullable Object value) {
        if (value == null) {
            throw Messages.nullArgument(call);
        }
    }

    static <T> Collection<T> noNulls(String call, Collection<T> values) {
        notNull(call, values);
        if (values.stream().anyMatch(Objects::isNull)) {
            throw Messages.nullArgument(call);
        }
        return values;
    }

    static void notEmpty(String call, String what, Collection<?> values) {
        noNulls(call, values);
        if (values.isEmpty()) {
            throw Messages.emptyList(call, what);
        }
    }

    static List<Peer> peers(String call, List<Peer> peers) {
        notEmpty(call, "a peer", peers);
        return peers.stream().distinct().toList();
    }

    static void label(String call, String key, String value) {
        notNull(call, key);
        notNull(call, value);
        List<String> wrong = new ArrayList<>();
        KubernetesSyntax.labelKey(key).forEach(message -> wrong.add("key: " + message));
        KubernetesSyntax.labelValue(value).forEach(message -> wrong.add("value: " + message));
        if (!wrong.isEmpty()) {
            throw Messages.refusedByKubernetes(call, wrong);
        }
    }

    static void requirement(String call, String key, Operator operator, Collection<String> values) {
        notNull(call, key);
        notNull(call, operator);
        noNulls(call, values);
        if (operator.takesValues() == values.isEmpty()) {
            throw Messages.operatorValues(call, operator);
        }
        List<String> wrong = new ArrayList<>();
        KubernetesSyntax.labelKey(key).forEach(message -> wrong.add("key: " + message));
        for (String value : values) {
            KubernetesSyntax.labelValue(value)
                    .forEach(message -> wrong.add("value " + Literals.quote(value) + ": " + message));
        }
        if (!wrong.isEmpty()) {
            throw Messages.refusedByKubernetes(call, wrong);
        }
    }

    static void namespace(String name) {
        notNull("namespace(..)", name);
        List<String> wrong = KubernetesSyntax.dnsLabel(name);
        if (!wrong.isEmpty()) {
            throw Messages.refusedByKubernetes("namespace(" + Literals.quote(name) + ")", wrong);
        }
    }

    static void app(String name) {
        notNull("app(..)", name);
        List<String> wrong = new ArrayList<>(KubernetesSyntax.labelValue(name));
        if (name.isEmpty()) {
            wrong.add("the name of an application must not be empty");
        }
        if (!wrong.isEmpty()) {
            throw Messages.refusedByKubernetes("app(" + Literals.quote(name) + ")", wrong);
        }
    }

    static void policyName(String name) {
        notNull("policy(..)", name);
        List<String> wrong = new ArrayList<>(KubernetesSyntax.dnsSubdomain(name));
        if (name.length() > KubernetesSyntax.LABEL_LENGTH) {
            wrong.add("must be no more than " + KubernetesSyntax.LABEL_LENGTH
                    + " bytes, because it is also the value of a label");
        }
        if (!wrong.isEmpty()) {
            throw Messages.refusedByKubernetes("policy(" + Literals.quote(name) + ")", wrong);
        }
    }

    static void labelKey(String key) {
        notNull("labelledBy(..)", key);
        List<String> wrong = KubernetesSyntax.labelKey(key);
        if (!wrong.isEmpty()) {
            throw Messages.refusedByKubernetes("labelledBy(" + Literals.quote(key) + ")", wrong);
        }
    }

    static void port(String call, int number) {
        if (number < 1 || number > 65535) {
            throw Messages.port(call, number);
        }
    }

    static void range(int from, int to) {
        String call = from == to ? "port(" + from + ")" : "range(" + from + ", " + to + ")";
        port(call, from);
        port(call, to);
        if (from > to) {
            throw Messages.invertedRange(from, to);
        }
    }

    static void portName(String call, String name) {
        List<String> wrong = KubernetesSyntax.portName(name);
        if (!wrong.isEmpty()) {
            throw Messages.refusedByKubernetes(call, wrong);
        }
    }

    static void hasPorts(Protocol protocol) {
        if (!protocol.hasPorts()) {
            throw Messages.portless(protocol);
        }
    }

    static void namedPorts(String sentence, List<Peer> destinations, List<Port> ports) {
        for (Port port : ports) {
            for (Peer destination : destinations) {
                boolean addresses = destination.fold(
                        pods -> false, all -> false, block -> true, () -> false, () -> false, () -> false);
                if (port.isNamed() && addresses) {
                    throw Messages.namedPortOfAddress(sentence, port, destination);
                }
            }
        }
    }

    static void guardedEnd(String sentence, List<Peer> sources, List<Peer> destinations) {
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                if (!source.isGuardable() && !destination.isGuardable()) {
                    throw Messages.nobodysEnd(sentence, source, destination);
                }
            }
        }
    }

    static void isolatable(List<Peer> subjects) {
        for (Peer subject : subjects) {
            if (!subject.isGuardable()) {
                throw Messages.notIsolatable(subject);
            }
        }
    }
}
