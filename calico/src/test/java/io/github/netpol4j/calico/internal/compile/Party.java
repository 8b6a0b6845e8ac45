package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.flow.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One end of a connection in the tests: a pod, a host, or an address outside. */
record Party(
        Kind kind,
        String namespace,
        Map<String, String> namespaceLabels,
        Map<String, String> labels,
        String account,
        Map<String, String> accountLabels,
        IpAddress v4,
        IpAddress v6,
        Map<String, Integer> tcpNames) {

    enum Kind {
        POD,
        HOST,
        OUTSIDE
    }

    static final List<Party> ALL = List.of(
            pod("a", Map.of("app", "web"), "w", 1, Map.of("http", 80)),
            pod("a", Map.of("app", "web", "tier", "front"), "x", 2, Map.of()),
            pod("a", Map.of("app", "db"), "w", 3, Map.of("http", 8080)),
            pod("a", Map.of("tier", "front"), "default", 4, Map.of()),
            pod("b", Map.of("app", "web", "tier", "front"), "w", 5, Map.of()),
            pod("b", Map.of("app", "db"), "x", 6, Map.of("http", 80)),
            pod("b", Map.of(), "default", 7, Map.of()),
            pod("c", Map.of("app", "db", "tier", "back"), "w", 8, Map.of()),
            pod("kube-system", Map.of("k8s-app", "kube-dns"), "dns", 9, Map.of()),
            host(Map.of(Selecting.HOST_LABEL, "true", "role", "db"), 1),
            host(Map.of("role", "db"), 2),
            host(Map.of(), 3),
            outside(1),
            outside(200));

    private static Party pod(
            String namespace, Map<String, String> labels, String account, int number, Map<String, Integer> names) {
        Map<String, String> own = new HashMap<>(labels);
        own.put("projectcalico.org/namespace", namespace);
        own.put("projectcalico.org/orchestrator", "k8s");
        own.put("projectcalico.org/serviceaccount", account);
        Map<String, String> space = new HashMap<>();
        space.put("projectcalico.org/name", namespace);
        space.put("kubernetes.io/metadata.name", namespace);
        if (!namespace.equals("c")) {
            space.put("team", "x");
        }
        Map<String, String> accounts = new HashMap<>(account.equals("w") ? Map.of("role", "front") : Map.of());
        accounts.put("projectcalico.org/name", account);
        return new Party(
                Kind.POD,
                namespace,
                space,
                own,
                account,
                accounts,
                IpAddress.of("10.0.0." + number),
                IpAddress.of("2001:db8::" + number),
                names);
    }

    private static Party host(Map<String, String> labels, int number) {
        return new Party(
                Kind.HOST,
                "",
                Map.of(),
                labels,
                "",
                Map.of(),
                IpAddress.of("192.168.1." + number),
                IpAddress.of("2001:db9::" + number),
                Map.of("http", 80));
    }

    private static Party outside(int number) {
        return new Party(
                Kind.OUTSIDE,
                "",
                Map.of(),
                Map.of(),
                "",
                Map.of(),
                IpAddress.of("10.1.0." + number),
                IpAddress.of("2001:dba::" + number),
                Map.of());
    }

    boolean isPod() {
        return kind == Kind.POD;
    }

    IpAddress address(int version) {
        return version == 4 ? v4 : v6;
    }
}
