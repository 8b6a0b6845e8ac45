package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.internal.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** What a sentence may say; each check throws the message of {@link Messages} that fits. */
final class Checks {

    private Checks() {}

    static List<Peer> peers(String call, List<Peer> peers) {
        return Given.notEmpty(call, "peer", peers).stream().distinct().toList();
    }

    static void label(Supplier<String> call, String key, String value) {
        List<String> wrong = new ArrayList<>();
        KubernetesSyntax.labelKey(key).forEach(message -> wrong.add("key: " + message));
        KubernetesSyntax.labelValue(value).forEach(message -> wrong.add("value: " + message));
        Given.accept(call, wrong);
    }

    static void requirement(Supplier<String> call, String key, Operator operator, Collection<String> values) {
        if (operator.takesValues() == values.isEmpty()) {
            throw Messages.operatorValues(call.get(), operator);
        }
        List<String> wrong = new ArrayList<>();
        KubernetesSyntax.labelKey(key).forEach(message -> wrong.add("key: " + message));
        for (String value : values) {
            KubernetesSyntax.labelValue(value)
                    .forEach(message -> wrong.add("value " + Literals.quote(value) + ": " + message));
        }
        Given.accept(call, wrong);
    }

    static void app(String name) {
        List<String> wrong = new ArrayList<>(KubernetesSyntax.labelValue(Given.notNull("app(..)", name)));
        if (name.isEmpty()) {
            wrong.add("the name of an application must not be empty");
        }
        Given.accept(() -> "app(" + Literals.quote(name) + ")", wrong);
    }

    static void port(String call, int number) {
        if (number < 1 || number > 65535) {
            throw Messages.port(call, number);
        }
    }

    static void range(int from, int to) {
        String call = "range(" + from + ", " + to + ")";
        port(call, from);
        port(call, to);
        if (from > to) {
            throw Messages.invertedRange(from, to);
        }
    }

    static void portName(Supplier<String> call, String name) {
        List<String> wrong = KubernetesSyntax.portName(name);
        Given.accept(call, wrong);
    }

    static void hasPorts(Protocol protocol) {
        if (!protocol.hasPorts()) {
            throw Messages.portless(protocol);
        }
    }

    static void namedPorts(String verb, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        for (Port port : ports) {
            for (Peer destination : destinations) {
                boolean addresses = destination.fold(
                        pods -> false, all -> false, block -> true, () -> false, () -> false, () -> false);
                if (port.isNamed() && addresses) {
                    throw Messages.namedPortOfAddress(
                            Sentences.between(verb, sources, destinations, ports), port, destination);
                }
            }
        }
    }

    static void guardedEnd(List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        for (Peer source : sources) {
            for (Peer destination : destinations) {
                if (!source.isGuardable() && !destination.isGuardable()) {
                    throw Messages.nobodysEnd(
                            Sentences.between("allow", sources, destinations, ports), source, destination);
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
