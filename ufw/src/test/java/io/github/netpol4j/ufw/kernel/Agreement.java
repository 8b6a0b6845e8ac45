package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what is predicted with what real connects do. */
final class Agreement {

    private static final List<Integer> TCP = List.of(22, 53, 80, 443, 1433, 7000, 8080);
    private static final List<Integer> UDP = HostNamespaces.UDP_PORTS;

    /** In, out and through, from and to both sides, over IPv4 and IPv6, TCP and UDP. */
    static final List<Probe> PROBES = probes();

    private Agreement() {}

    private static List<Probe> probes() {
        List<Probe> probes = new ArrayList<>();
        for (Place from : Place.values()) {
            for (Place to : Place.values()) {
                if (from != to) {
                    Stream.of(false, true).forEach(six -> {
                        TCP.forEach(port -> probes.add(new Probe(from, to, six, UfwProtocol.TCP, port)));
                        UDP.forEach(port -> probes.add(new Probe(from, to, six, UfwProtocol.UDP, port)));
                    });
                }
            }
        }
        return probes;
    }

    /** Where a prediction is not what happens, also when one waits longer; empty if they agree. */
    static String disagreements(HostNamespaces host, Predicate<Probe> predicted) {
        List<Probe> wrong = wrong(host.probe(PROBES), predicted);
        Map<Probe, Answer> again = wrong.isEmpty() ? Map.of() : host.probePatiently(wrong);
        return wrong(again, predicted).stream()
                .map(probe -> probe + ": " + again.get(probe) + "\n")
                .collect(Collectors.joining());
    }

    /** The same of rules that a host has now. */
    static String disagreements(HostNamespaces host, UfwState state, Predictor predictor) {
        return disagreements(host, probe -> predictor.passes(state, probe));
    }

    private static List<Probe> wrong(Map<Probe, Answer> answers, Predicate<Probe> predicted) {
        return answers.entrySet().stream()
                .filter(entry -> (entry.getValue() == Answer.CONNECTED) != predicted.test(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
