package io.github.netpol4j.oracle;

import java.util.Map;

/**
 * What the tests of the oracle itself, statement by statement, ask about: a small cluster around the namespace shop,
 * policies there, connections, and what the oracle says to them. What is expected comes from the Kubernetes
 * documentation, label selector code (k8s.io/apimachinery labels.Requirement) and end-to-end tests, not from any
 * tool: several tools of the field get NotIn, empty label values and policy types wrong.
 */
final class Shop {

    static final ConnectionEnd WEB = ConnectionEnd.pod("shop", "web", Map.of("app", "web", "note", ""))
            .inNamespaceLabelled(Map.of("team", "sales"))
            .listening("metrics", "TCP", 9100)
            .at("10.0.1.1")
            .on("n1");
    static final ConnectionEnd DB = ConnectionEnd.pod("shop", "db", Map.of("app", "db"))
            .inNamespaceLabelled(Map.of("team", "sales"))
            .listening("sql", "TCP", 5432)
            .listening("metrics", "TCP", 9200)
            .listening("metrics", "TCP", 9201)
            .listening("metrics", "UDP", 9300)
            .at("10.0.1.2")
            .on("n2");
    static final ConnectionEnd OTHER =
            ConnectionEnd.pod("lab", "web", Map.of("app", "web")).at("10.0.2.1").on("n1");
    static final ConnectionEnd NODE1 = ConnectionEnd.node("n1", "192.168.0.1");
    static final ConnectionEnd NODE2 = ConnectionEnd.node("n2", "192.168.0.2");
    static final ConnectionEnd OUTSIDE = ConnectionEnd.external("203.0.113.7");

    static final String ONLY_WEB = "podSelector: {matchLabels: {app: web}}";

    /** A policy of the namespace shop. */
    static String policy(String spec) {
        return policyIn("namespace: shop", spec);
    }

    static String policyIn(String namespace, String spec) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: p%s}
                spec: {%s}
                """.formatted(namespace.isEmpty() ? "" : ", " + namespace, spec);
    }

    static String ingress(String rules) {
        return policy("podSelector: {}, policyTypes: [Ingress], ingress: [" + rules + "]");
    }

    static String egress(String rules) {
        return policy("podSelector: {}, policyTypes: [Egress], egress: [" + rules + "]");
    }

    /** Ingress of every pod of shop, from one peer. */
    static String from(String peer) {
        return ingress("{from: [{" + peer + "}]}");
    }

    /** Ingress of every pod of shop, on one port. */
    static String port(String port) {
        return ingress("{ports: [{" + port + "}]}");
    }

    static boolean allows(String yaml, Connection connection) {
        return allows(yaml, OracleOptions.USUAL, connection);
    }

    static boolean allows(String yaml, OracleOptions options, Connection connection) {
        return new NaiveOracle(PolicyYaml.read(yaml), options).allows(connection);
    }

    static Connection tcp(ConnectionEnd from, ConnectionEnd to, int port) {
        return new Connection(from, to, "TCP", port);
    }

    static Connection tcp(ConnectionEnd from, ConnectionEnd to) {
        return tcp(from, to, 80);
    }

    static Connection udp(ConnectionEnd from, ConnectionEnd to, int port) {
        return new Connection(from, to, "UDP", port);
    }

    private Shop() {}
}
