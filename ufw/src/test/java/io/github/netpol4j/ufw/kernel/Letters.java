package io.github.netpol4j.ufw.kernel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers as a short text: C connected, R refused, X silence. */
final class Letters {

    private Letters() {}

    static String of(HostNamespaces host, List<List<Probe>> groups) {
        Map<Probe, Answer> answers =
                host.probeTwice(groups.stream().flatMap(List::stream).toList());
        return groups.stream()
                .map(group -> group.stream()
                        .map(probe -> String.valueOf(answers.get(probe).letter()))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
