package io.github.netpol4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The oracle itself, statement by statement. What is expected comes from the Kubernetes documentation, label selector
 * code (k8s.io/apimachinery labels.Requirement) and end-to-end tests, not from any tool: several tools of the field get
 * NotIn, empty label values and policy types wrong.
 */
class NaiveOracleTest {

    private static final ConnectionEnd WEB = ConnectionEnd.pod("shop", "web", Map.of("app", "web", "note", ""))
            .inNamespaceLabelled(Map.of("team", "sales"))
            .listening("metrics", "TCP", 9100)
            .at("10.0.1.1")
            .on("n1");
    private static final ConnectionEnd DB = ConnectionEnd.pod("shop", "db", Map.of("app", "db"))
            .inNamespaceLabelled(Map.of("team", "sales"))
            .listening("sql", "TCP", 5432)
            .listening("metrics", "TCP", 9200)
            .listening("metrics", "TCP", 9201)
            .listening("metrics", "UDP", 9300)
            .at("10.0.1.2")
            .on("n2");
    private static final ConnectionEnd OTHER =
            ConnectionEnd.pod("lab", "web", Map.of("app", "web")).at("10.0.2.1").on("n1");
    private static final ConnectionEnd NODE1 = ConnectionEnd.node("n1", "192.168.0.1");
    private static final ConnectionEnd NODE2 = ConnectionEnd.node("n2", "192.168.0.2");
    private static final ConnectionEnd OUTSIDE = ConnectionEnd.external("203.0.113.7");

    private static final String ONLY_WEB = "podSelector: {matchLabels: {app: web}}";

    /** A policy of the namespace shop. */
    private static String policy(String spec) {
        return policyIn("namespace: shop", spec);
    }

    private static String policyIn(String namespace, String spec) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: p%s}
                spec: {%s}
                """.formatted(namespace.isEmpty() ? "" : ", " + namespace, spec);
    }

    private static String ingress(String rules) {
        return policy("podSelector: {}, policyTypes: [Ingress], ingress: [" + rules + "]");
    }

    private static String egress(String rules) {
        return policy("podSelector: {}, policyTypes: [Egress], egress: [" + rules + "]");
    }

    /** Ingress of every pod of shop, from one peer. */
    private static String from(String peer) {
        return ingress("{from: [{" + peer + "}]}");
    }

    /** Ingress of every pod of shop, on one port. */
    private static String port(String port) {
        return ingress("{ports: [{" + port + "}]}");
    }

    private static boolean allows(String yaml, Connection connection) {
        return allows(yaml, OracleOptions.USUAL, connection);
    }

    private static boolean allows(String yaml, OracleOptions options, Connection connection) {
        return new NaiveOracle(PolicyYaml.read(yaml), options).allows(connection);
    }

    private static Connection tcp(ConnectionEnd from, ConnectionEnd to, int port) {
        return new Connection(from, to, "TCP", port);
    }

    private static Connection tcp(ConnectionEnd from, ConnectionEnd to) {
        return tcp(from, to, 80);
    }

    private static Connection udp(ConnectionEnd from, ConnectionEnd to, int port) {
        return new Connection(from, to, "UDP", port);
    }

    @Nested
    @DisplayName("selection and isolation")
    class Isolation {

        @Test
        @DisplayName("1: a policy applies to pods of its own namespace; none given is default")
        void namespace() {
            ConnectionEnd inDefault = ConnectionEnd.pod("default", "p", Map.of());
            assertThat(allows(ingress(""), tcp(OTHER, DB))).isFalse();
            assertThat(allows(ingress(""), tcp(DB, OTHER))).isTrue();
            assertThat(allows(policyIn("", "podSelector: {}"), tcp(DB, inDefault)))
                    .isFalse();
            assertThat(allows(policyIn("namespace: \"\"", "podSelector: {}"), tcp(DB, inDefault)))
                    .isFalse();
            assertThat(allows(policyIn("", "podSelector: {}"), tcp(OTHER, DB))).isTrue();
        }

        @Test
        @DisplayName("1: podSelector selects by label; missing, null or empty it selects all")
        void podSelector() {
            String types = ", policyTypes: [Ingress]";
            assertThat(allows(policy(ONLY_WEB + types), tcp(DB, WEB))).isFalse();
            assertThat(allows(policy(ONLY_WEB + types), tcp(WEB, DB))).isTrue();
            assertThat(allows(policy("podSelector: {}" + types), tcp(WEB, DB))).isFalse();
            assertThat(allows(policy("podSelector: null" + types), tcp(WEB, DB)))
                    .isFalse();
            assertThat(allows(policy("policyTypes: [Ingress]"), tcp(WEB, DB))).isFalse();
        }

        @Test
        @DisplayName("1: a policy without metadata or spec has the defaults of both")
        void nothingSaid() {
            NetworkPolicy empty = new NetworkPolicyBuilder().build();
            ConnectionEnd inDefault = ConnectionEnd.pod("default", "p", Map.of());
            NaiveOracle oracle = new NaiveOracle(List.of(empty), OracleOptions.USUAL);
            assertThat(oracle.allows(tcp(DB, inDefault))).isFalse();
            assertThat(oracle.allows(tcp(inDefault, DB))).isTrue();
        }

        @Test
        @DisplayName("2: isolated per direction; not isolated, all is allowed")
        void perDirection() {
            assertThat(allows("", tcp(WEB, DB))).isTrue();
            assertThat(allows(ingress(""), tcp(WEB, OUTSIDE))).isTrue();
            assertThat(allows(ingress(""), tcp(OUTSIDE, WEB))).isFalse();
            assertThat(allows(egress(""), tcp(WEB, OUTSIDE))).isFalse();
            assertThat(allows(egress(""), tcp(OUTSIDE, WEB))).isTrue();
        }

        @Test
        @DisplayName("3: without policyTypes ingress is affected, and egress if it has a rule")
        void defaultTypes() {
            assertThat(allows(policy("podSelector: {}"), tcp(OUTSIDE, WEB))).isFalse();
            assertThat(allows(policy("podSelector: {}"), tcp(WEB, OUTSIDE))).isTrue();
            assertThat(allows(policy("egress: []"), tcp(WEB, OUTSIDE))).isTrue();
            assertThat(allows(policy("policyTypes: [], egress: []"), tcp(WEB, OUTSIDE)))
                    .isTrue();
            assertThat(allows(policy("egress: [{ports: [{port: 443}]}]"), tcp(WEB, OUTSIDE)))
                    .isFalse();
            assertThat(allows(policy("egress: [{ports: [{port: 443}]}]"), tcp(OUTSIDE, WEB)))
                    .isFalse();
            assertThat(allows(policy("egress: [{ports: [{port: 443}]}]"), tcp(WEB, OUTSIDE, 443)))
                    .isTrue();
        }

        @Test
        @DisplayName("3: policyTypes that are given win over the rules; doubles are harmless")
        void givenTypes() {
            assertThat(allows(policy("policyTypes: [Egress], ingress: [{ports: [{port: 443}]}]"), tcp(OUTSIDE, WEB)))
                    .isTrue();
            assertThat(allows(policy("policyTypes: [Egress]"), tcp(WEB, OUTSIDE)))
                    .isFalse();
            assertThat(allows(policy("policyTypes: [Ingress], egress: [{ports: [{port: 443}]}]"), tcp(WEB, OUTSIDE)))
                    .isTrue();
            assertThat(allows(policy("policyTypes: [Ingress, Ingress]"), tcp(OUTSIDE, WEB)))
                    .isFalse();
        }

        @Test
        @DisplayName("4: policies and rules add up, in any order")
        void union() {
            String first = port("port: 80");
            String second = port("port: 81");
            for (String both :
                    List.of(first + second, second + first, ingress("{ports: [{port: 80}]}, {ports: [{port: 81}]}"))) {
                assertThat(allows(both, tcp(OUTSIDE, WEB, 80))).isTrue();
                assertThat(allows(both, tcp(OUTSIDE, WEB, 81))).isTrue();
                assertThat(allows(both, tcp(OUTSIDE, WEB, 82))).isFalse();
            }
            assertThat(allows(first + ingress(""), tcp(OUTSIDE, WEB, 80))).isTrue();
        }

        @Test
        @DisplayName("5: both sides have to allow; an end outside the cluster always does")
        void bothSides() {
            String toDb = egress("{to: [{podSelector: {matchLabels: {app: db}}}]}");
            assertThat(allows(toDb, tcp(WEB, DB))).isTrue();
            assertThat(allows(toDb + ingress(""), tcp(WEB, DB))).isFalse();
            assertThat(allows(toDb + from("podSelector: {}"), tcp(WEB, DB))).isTrue();
            assertThat(allows(egress("") + from("podSelector: {}"), tcp(WEB, DB)))
                    .isFalse();
            assertThat(allows(toDb + ingress(""), tcp(OUTSIDE, NODE1))).isTrue();
        }

        @Test
        @DisplayName("6: no ingress rule allows nothing; an empty rule allows all")
        void emptyLists() {
            assertThat(allows(policy("policyTypes: [Ingress]"), tcp(OUTSIDE, WEB)))
                    .isFalse();
            assertThat(allows(policy("policyTypes: [Ingress], ingress: null"), tcp(OUTSIDE, WEB)))
                    .isFalse();
            assertThat(allows(ingress(""), tcp(OUTSIDE, WEB))).isFalse();
            assertThat(allows(ingress("{}"), tcp(OUTSIDE, WEB))).isTrue();
            assertThat(allows(egress("{}"), tcp(WEB, OUTSIDE))).isTrue();
        }
    }

    @Nested
    @DisplayName("peers")
    class Peers {

        @Test
        @DisplayName("7: from or to, missing or empty, is everyone, outside and nodes included")
        void everyone() {
            for (String rule : List.of(
                    "{ports: [{port: 80}]}", "{from: [], ports: [{port: 80}]}", "{from: null, ports: [{port: 80}]}")) {
                for (ConnectionEnd end : List.of(DB, OTHER, NODE2, OUTSIDE)) {
                    assertThat(allows(ingress(rule), tcp(end, WEB))).isTrue();
                }
            }
            for (ConnectionEnd end : List.of(DB, OTHER, NODE2, OUTSIDE)) {
                assertThat(allows(egress("{to: []}"), tcp(WEB, end))).isTrue();
            }
        }

        @Test
        @DisplayName("7: several peers are alternatives")
        void severalPeers() {
            String either =
                    ingress("{from: [{podSelector: {matchLabels: {app: db}}}, {ipBlock: {cidr: 203.0.113.0/24}}]}");
            assertThat(allows(either, tcp(DB, WEB))).isTrue();
            assertThat(allows(either, tcp(OUTSIDE, WEB))).isTrue();
            assertThat(allows(either, tcp(OTHER, WEB))).isFalse();
        }

        @Test
        @DisplayName("8: a podSelector alone means the policy's namespace, a namespaceSelector alone all pods there")
        void oneSelector() {
            assertThat(allows(from(ONLY_WEB), tcp(WEB, DB))).isTrue();
            assertThat(allows(from(ONLY_WEB), tcp(OTHER, DB))).isFalse();
            String sales = from("namespaceSelector: {matchLabels: {team: sales}}");
            assertThat(allows(sales, tcp(WEB, DB))).isTrue();
            assertThat(allows(sales, tcp(DB, WEB))).isTrue();
            assertThat(allows(sales, tcp(OTHER, DB))).isFalse();
        }

        @Test
        @DisplayName("8: both selectors in one peer are one condition, in two peers two")
        void bothSelectors() {
            String namespace = "namespaceSelector: {matchLabels: {team: sales}}";
            String and = from(namespace + ", " + ONLY_WEB);
            assertThat(allows(and, tcp(WEB, DB))).isTrue();
            assertThat(allows(and, tcp(DB, WEB))).isFalse();
            assertThat(allows(and, tcp(OTHER, DB))).isFalse();
            String or = ingress("{from: [{" + namespace + "}, {" + ONLY_WEB + "}]}");
            assertThat(allows(or, tcp(WEB, DB))).isTrue();
            assertThat(allows(or, tcp(DB, WEB))).isTrue();
            assertThat(allows(or, tcp(OTHER, DB))).isFalse();
        }

        @Test
        @DisplayName("9: an empty podSelector is all pods here, an empty namespaceSelector all pods anywhere")
        void emptySelectors() {
            assertThat(allows(from("podSelector: {}"), tcp(WEB, DB))).isTrue();
            assertThat(allows(from("podSelector: {}"), tcp(OTHER, DB))).isFalse();
            assertThat(allows(from("namespaceSelector: {}"), tcp(WEB, DB))).isTrue();
            assertThat(allows(from("namespaceSelector: {}"), tcp(OTHER, DB))).isTrue();
            assertThat(allows(from("namespaceSelector: {}, podSelector: null"), tcp(OTHER, DB)))
                    .isTrue();
            assertThat(allows(from("namespaceSelector: null, podSelector: {}"), tcp(OTHER, DB)))
                    .isFalse();
            assertThat(allows(from("namespaceSelector: {}, podSelector: {}"), tcp(OTHER, DB)))
                    .isTrue();
        }

        @Test
        @DisplayName("9: a peer that says nothing, or too much, is not judged")
        void invalidPeers() {
            assertThatThrownBy(() -> allows(from(""), tcp(WEB, DB))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> allows(from("podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}"), tcp(WEB, DB)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @DisplayName("10: selectors match neither nodes nor addresses outside")
        void selectorsMatchPods() {
            for (String all :
                    List.of("podSelector: {}", "namespaceSelector: {}", "namespaceSelector: {}, podSelector: {}")) {
                assertThat(allows(from(all), tcp(OUTSIDE, WEB))).isFalse();
                assertThat(allows(from(all), tcp(NODE2, WEB))).isFalse();
                assertThat(allows(egress("{to: [{" + all + "}]}"), tcp(WEB, OUTSIDE)))
                        .isFalse();
            }
        }

        @Test
        @DisplayName("10: ipBlock is its cidr without its except, and each block has its own")
        void ipBlock() {
            String block = "ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.0/29, 203.0.113.128/25]}";
            assertThat(allows(from(block), tcp(ConnectionEnd.external("203.0.113.8"), WEB)))
                    .isTrue();
            assertThat(allows(from(block), tcp(OUTSIDE, WEB))).isFalse();
            assertThat(allows(from(block), tcp(ConnectionEnd.external("203.0.113.200"), WEB)))
                    .isFalse();
            assertThat(allows(from(block), tcp(ConnectionEnd.external("203.0.114.8"), WEB)))
                    .isFalse();
            String again = ingress("{from: [{" + block + "}]}, {from: [{ipBlock: {cidr: 203.0.113.7/32}}]}");
            assertThat(allows(again, tcp(OUTSIDE, WEB))).isTrue();
        }

        @Test
        @DisplayName("10: ipBlock matches nodes, and pods if so chosen; an unknown address is in no block")
        void ipBlockOfPods() {
            String block = from("ipBlock: {cidr: 0.0.0.0/0}");
            OracleOptions outsideOnly = new OracleOptions(false, true, false, false);
            assertThat(allows(block, tcp(WEB, DB))).isTrue();
            assertThat(allows(block, outsideOnly, tcp(WEB, DB))).isFalse();
            assertThat(allows(block, outsideOnly, tcp(OUTSIDE, DB))).isTrue();
            assertThat(allows(block, outsideOnly, tcp(NODE1, DB))).isTrue();
            assertThat(allows(block, outsideOnly, tcp(WEB.onHostNetwork(), DB))).isTrue();
            assertThat(allows(block, tcp(WEB.at(""), DB))).isFalse();
            assertThat(allows(block, tcp(ConnectionEnd.node("n1", ""), DB))).isFalse();
        }

        @Test
        @DisplayName(
                "10: a block of one family holds no address of the other; a dual-stack pod matches by the one in use")
        void families() {
            String v4 = from("ipBlock: {cidr: 0.0.0.0/0}");
            String v6 = from("ipBlock: {cidr: \"::/0\"}");
            assertThat(allows(v4, tcp(WEB.at("2001:db8::1"), DB))).isFalse();
            assertThat(allows(v6, tcp(WEB.at("2001:db8::1"), DB))).isTrue();
            assertThat(allows(v6, tcp(WEB, DB))).isFalse();
            String narrow = from("ipBlock: {cidr: \"2001:db8::/33\", except: [\"2001:db8::1/128\"]}");
            assertThat(allows(narrow, tcp(WEB.at("2001:db8::1"), DB))).isFalse();
            assertThat(allows(narrow, tcp(WEB.at("2001:db8:0:0:0:0:0:2"), DB))).isTrue();
            assertThat(allows(narrow, tcp(WEB.at("2001:db8:8000::2"), DB))).isFalse();
        }

        @Test
        @DisplayName("10: bits behind the prefix don't count; an IPv4-mapped block is IPv4; leading zeros are decimal")
        void looseBlocks() {
            assertThat(allows(from("ipBlock: {cidr: 203.0.113.9/24}"), tcp(OUTSIDE, WEB)))
                    .isTrue();
            assertThat(allows(from("ipBlock: {cidr: \"::ffff:203.0.113.0/120\"}"), tcp(OUTSIDE, WEB)))
                    .isTrue();
            assertThat(allows(from("ipBlock: {cidr: \"::ffff:203.0.112.0/120\"}"), tcp(OUTSIDE, WEB)))
                    .isFalse();
            assertThat(allows(from("ipBlock: {cidr: 0203.000.0113.00/024}"), tcp(OUTSIDE, WEB)))
                    .isTrue();
            assertThat(allows(from("ipBlock: {cidr: 010.0.0.0/8}"), tcp(WEB, DB)))
                    .isTrue();
        }

        @Test
        @DisplayName("11: every namespace has its name as a label, whatever else is known of it")
        void namespaceName() {
            String lab = from("namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: lab}}");
            assertThat(allows(lab, tcp(OTHER, DB))).isTrue();
            assertThat(allows(lab, tcp(WEB, DB))).isFalse();
            ConnectionEnd lying = OTHER.inNamespaceLabelled(Map.of("kubernetes.io/metadata.name", "shop"));
            assertThat(allows(lab, tcp(lying, DB))).isTrue();
            assertThat(allows(from("namespaceSelector: {matchLabels: {team: sales}}"), tcp(OTHER, DB)))
                    .isFalse();
        }
    }

    @Nested
    @DisplayName("label selectors")
    class Selectors {

        private static boolean matches(String selector, Map<String, String> labels) {
            return allows(from("podSelector: {" + selector + "}"), tcp(ConnectionEnd.pod("shop", "any", labels), DB));
        }

        private static boolean expression(String operator, String values, Map<String, String> labels) {
            return matches("matchExpressions: [{key: tier, operator: " + operator + values + "}]", labels);
        }

        @Test
        @DisplayName("12: matchLabels needs each key with its value, the empty value too")
        void matchLabels() {
            assertThat(matches("matchLabels: {a: x, b: y}", Map.of("a", "x", "b", "y", "c", "z")))
                    .isTrue();
            assertThat(matches("matchLabels: {a: x, b: y}", Map.of("a", "x"))).isFalse();
            assertThat(matches("matchLabels: {a: \"\"}", Map.of("a", ""))).isTrue();
            assertThat(matches("matchLabels: {a: \"\"}", Map.of())).isFalse();
            assertThat(matches("matchLabels: {a: \"\"}", Map.of("a", "x"))).isFalse();
        }

        @Test
        @DisplayName("12: In needs the key with one of the values")
        void in() {
            assertThat(expression("In", ", values: [front, back]", Map.of("tier", "back")))
                    .isTrue();
            assertThat(expression("In", ", values: [front, back]", Map.of("tier", "mid")))
                    .isFalse();
            assertThat(expression("In", ", values: [front, back]", Map.of())).isFalse();
        }

        @Test
        @DisplayName("12: NotIn needs another value, or no such key")
        void notIn() {
            assertThat(expression("NotIn", ", values: [front, back]", Map.of("tier", "back")))
                    .isFalse();
            assertThat(expression("NotIn", ", values: [front, back]", Map.of("tier", "mid")))
                    .isTrue();
            assertThat(expression("NotIn", ", values: [front, back]", Map.of())).isTrue();
            assertThat(expression("NotIn", ", values: [\"\"]", Map.of("tier", "")))
                    .isFalse();
        }

        @Test
        @DisplayName("12: Exists and DoesNotExist ask for the key alone")
        void exists() {
            assertThat(expression("Exists", "", Map.of("tier", ""))).isTrue();
            assertThat(expression("Exists", "", Map.of("other", "x"))).isFalse();
            assertThat(expression("DoesNotExist", "", Map.of("tier", ""))).isFalse();
            assertThat(expression("DoesNotExist", ", values: []", Map.of("other", "x")))
                    .isTrue();
        }

        @Test
        @DisplayName("12: all requirements have to hold; none of them matches all")
        void conjunction() {
            String both = "matchLabels: {a: x}, matchExpressions: [{key: tier, operator: Exists}]";
            assertThat(matches(both, Map.of("a", "x", "tier", "front"))).isTrue();
            assertThat(matches(both, Map.of("a", "x"))).isFalse();
            assertThat(matches(both, Map.of("tier", "front"))).isFalse();
            assertThat(matches("", Map.of())).isTrue();
            assertThat(matches("matchLabels: {}, matchExpressions: []", Map.of("a", "x")))
                    .isTrue();
        }

        @Test
        @DisplayName("12: another operator is not judged")
        void otherOperators() {
            assertThatThrownBy(() -> expression("Gt", ", values: [\"1\"]", Map.of("tier", "2")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a valid selector operator");
        }
    }

    @Nested
    @DisplayName("ports")
    class Ports {

        @Test
        @DisplayName("13: ports missing or empty is every port of every protocol; several are alternatives")
        void lists() {
            for (String rule : List.of("{}", "{ports: []}", "{ports: null}")) {
                for (String protocol : List.of("TCP", "UDP", "SCTP", "ICMP")) {
                    assertThat(allows(ingress(rule), new Connection(WEB, DB, protocol, 80)))
                            .isTrue();
                }
            }
            String two = ingress("{ports: [{port: 80}, {protocol: UDP, port: 53}]}");
            assertThat(allows(two, tcp(WEB, DB, 80))).isTrue();
            assertThat(allows(two, udp(WEB, DB, 53))).isTrue();
            assertThat(allows(two, tcp(WEB, DB, 53))).isFalse();
        }

        @Test
        @DisplayName("14: the protocol is TCP unless given; without a port it is all ports of that protocol")
        void protocols() {
            assertThat(allows(port("port: 80"), tcp(WEB, DB))).isTrue();
            assertThat(allows(port("port: 80"), udp(WEB, DB, 80))).isFalse();
            assertThat(allows(port("protocol: UDP"), udp(WEB, DB, 81))).isTrue();
            assertThat(allows(port("protocol: UDP"), tcp(WEB, DB))).isFalse();
            assertThat(allows(port(""), tcp(WEB, DB))).isTrue();
            assertThat(allows(port(""), udp(WEB, DB, 80))).isFalse();
            assertThat(allows(port("protocol: SCTP, port: 80"), new Connection(WEB, DB, "SCTP", 80)))
                    .isTrue();
        }

        @Test
        @DisplayName("15: the port is the destination's, in both directions")
        void destinationPort() {
            assertThat(allows(port("port: 5432"), tcp(WEB, DB, 5432))).isTrue();
            assertThat(allows(port("port: 5432"), tcp(WEB, DB, 80))).isFalse();
            assertThat(allows(egress("{ports: [{port: 5432}]}"), tcp(WEB, DB, 5432)))
                    .isTrue();
            assertThat(allows(egress("{ports: [{port: 5432}]}"), tcp(WEB, DB, 80)))
                    .isFalse();
        }

        @Test
        @DisplayName("16: a name is resolved by the destination pod, in both directions")
        void named() {
            for (String rules : List.of(port("port: metrics"), egress("{ports: [{port: metrics}]}"))) {
                assertThat(allows(rules, tcp(WEB, DB, 9200))).isTrue();
                assertThat(allows(rules, tcp(WEB, DB, 9201))).isTrue();
                assertThat(allows(rules, tcp(WEB, DB, 9100))).isFalse();
                assertThat(allows(rules, tcp(DB, WEB, 9100))).isTrue();
                assertThat(allows(rules, tcp(DB, WEB, 9200))).isFalse();
            }
        }

        @Test
        @DisplayName("16: a name is of one protocol")
        void namedProtocol() {
            assertThat(allows(port("port: metrics"), tcp(WEB, DB, 9300))).isFalse();
            assertThat(allows(port("port: metrics"), udp(WEB, DB, 9300))).isFalse();
            assertThat(allows(port("protocol: UDP, port: metrics"), udp(WEB, DB, 9300)))
                    .isTrue();
            assertThat(allows(port("protocol: UDP, port: metrics"), udp(WEB, DB, 9200)))
                    .isFalse();
        }

        @Test
        @DisplayName("16: a name that nobody declares matches nothing, and nothing outside has names")
        void unresolved() {
            assertThat(allows(port("port: nosuch"), tcp(WEB, DB, 5432))).isFalse();
            assertThat(allows(egress("{ports: [{port: metrics}]}"), tcp(WEB, OUTSIDE, 9100)))
                    .isFalse();
            assertThat(allows(egress("{ports: [{port: metrics}]}"), tcp(WEB, NODE2, 9100)))
                    .isFalse();
            assertThat(allows(egress("{ports: [{port: metrics}]}"), tcp(WEB, DB.onHostNetwork(), 9200)))
                    .isFalse();
        }

        @Test
        @DisplayName("17: endPort is inclusive")
        void endPort() {
            String range = port("port: 80, endPort: 82");
            assertThat(allows(range, tcp(WEB, DB, 79))).isFalse();
            assertThat(allows(range, tcp(WEB, DB, 80))).isTrue();
            assertThat(allows(range, tcp(WEB, DB, 81))).isTrue();
            assertThat(allows(range, tcp(WEB, DB, 82))).isTrue();
            assertThat(allows(range, tcp(WEB, DB, 83))).isFalse();
            assertThat(allows(range, udp(WEB, DB, 81))).isFalse();
            assertThat(allows(port("port: 80, endPort: 80"), tcp(WEB, DB, 80))).isTrue();
        }

        @Test
        @DisplayName("18: a number need not be declared by the pod")
        void undeclared() {
            assertThat(allows(port("port: 4711"), tcp(WEB, DB, 4711))).isTrue();
        }
    }

    @Nested
    @DisplayName("special traffic")
    class Special {

        private static final String CLOSED = ingress("") + egress("");
        private static final OracleOptions OWN_NODE = new OracleOptions(true, true, false, true);
        private static final OracleOptions ORDINARY = new OracleOptions(true, false, false, false);

        @Test
        @DisplayName("19: a pod reaches itself; another pod like it is not itself")
        void self() {
            assertThat(allows(CLOSED, tcp(WEB, WEB))).isTrue();
            ConnectionEnd replica = ConnectionEnd.pod("shop", "web-2", WEB.labels());
            assertThat(allows(CLOSED, tcp(WEB, replica))).isFalse();
            ConnectionEnd namesake = ConnectionEnd.pod("lab", "web", WEB.labels());
            assertThat(allows(CLOSED, tcp(WEB, namesake))).isFalse();
        }

        @Test
        @DisplayName("20: a pod's own node reaches it, other nodes need an ipBlock")
        void ownNode() {
            assertThat(allows(CLOSED, tcp(NODE1, WEB))).isTrue();
            assertThat(allows(CLOSED, tcp(NODE2, WEB))).isFalse();
            assertThat(allows(from("ipBlock: {cidr: 192.168.0.2/32}"), tcp(NODE2, WEB)))
                    .isTrue();
            ConnectionEnd nowhere = ConnectionEnd.pod("shop", "web", Map.of());
            assertThat(allows(CLOSED, tcp(NODE1, nowhere))).isFalse();
            assertThat(allows(CLOSED, tcp(OTHER, WEB))).isFalse();
        }

        @Test
        @DisplayName("20: a pod reaches its own node if so chosen")
        void toOwnNode() {
            assertThat(allows(CLOSED, tcp(WEB, NODE1))).isFalse();
            assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, NODE1))).isTrue();
            assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, NODE2))).isFalse();
            assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, OTHER.onHostNetwork())))
                    .isTrue();
            assertThat(allows(CLOSED, OWN_NODE, tcp(WEB, OUTSIDE))).isFalse();
        }

        @Test
        @DisplayName("21: a hostNetwork pod is its node: no selector sees it")
        void hostNetworkAsNode() {
            assertThat(allows(CLOSED, tcp(OUTSIDE, WEB.onHostNetwork()))).isTrue();
            assertThat(allows(CLOSED, tcp(WEB.onHostNetwork(), OUTSIDE))).isTrue();
            assertThat(allows(from("podSelector: {}"), tcp(WEB.onHostNetwork(), DB)))
                    .isFalse();
            assertThat(allows(from("namespaceSelector: {}"), tcp(WEB.onHostNetwork(), DB)))
                    .isFalse();
            assertThat(allows(from("ipBlock: {cidr: 10.0.1.1/32}"), tcp(WEB.onHostNetwork(), DB)))
                    .isTrue();
            assertThat(allows(CLOSED, tcp(WEB.onHostNetwork(), DB.on("n1")))).isTrue();
            assertThat(allows(CLOSED, tcp(WEB.onHostNetwork().on(""), DB.on(""))))
                    .isFalse();
        }

        @Test
        @DisplayName("21: or it is a pod like any other")
        void hostNetworkAsPod() {
            assertThat(allows(CLOSED, ORDINARY, tcp(OUTSIDE, WEB.onHostNetwork())))
                    .isFalse();
            assertThat(allows(CLOSED, ORDINARY, tcp(WEB.onHostNetwork(), OUTSIDE)))
                    .isFalse();
            assertThat(allows(from("podSelector: {}"), ORDINARY, tcp(WEB.onHostNetwork(), DB)))
                    .isTrue();
            assertThat(allows(CLOSED, ORDINARY, tcp(WEB.onHostNetwork(), DB.on("n1"))))
                    .isFalse();
            assertThat(allows(port("port: sql"), ORDINARY, tcp(WEB, DB.onHostNetwork(), 5432)))
                    .isTrue();
        }

        @Test
        @DisplayName("22: a pod without a known address takes part by its labels alone")
        void withoutAddress() {
            assertThat(allows(from("podSelector: {}"), tcp(WEB.at(""), DB.at(""))))
                    .isTrue();
            assertThat(allows(egress("{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}"), tcp(WEB, DB.at(""))))
                    .isFalse();
        }

        @Test
        @DisplayName("23: a policy for one protocol isolates for the others; ICMP is open or isolated, by choice")
        void protocols() {
            String sctp = port("protocol: SCTP, port: 80");
            assertThat(allows(sctp, tcp(WEB, DB))).isFalse();
            OracleOptions open = new OracleOptions(true, true, true, false);
            Connection ping = new Connection(WEB, DB, "ICMP", 0);
            assertThat(allows(sctp, ping)).isFalse();
            assertThat(allows(sctp, open, ping)).isTrue();
            assertThat(allows(ingress("{}"), ping)).isTrue();
            assertThat(allows(port("protocol: TCP"), ping)).isFalse();
            assertThat(allows(CLOSED, open, tcp(WEB, DB))).isFalse();
            assertThat(allows(CLOSED, open, new Connection(WEB, DB, "SCTP", 80)))
                    .isFalse();
        }

        @Test
        @DisplayName("24: what is allowed is answered, so the way back is not asked about")
        void replies() {
            String oneWay = policy("podSelector: {matchLabels: {app: db}}, policyTypes: [Egress]");
            assertThat(allows(oneWay, tcp(WEB, DB))).isTrue();
            assertThat(allows(oneWay, tcp(DB, WEB))).isFalse();
        }

        @Test
        @DisplayName("25: a policy sees the pod behind a Service: the pod's port and address, not the Service's")
        void services() {
            ConnectionEnd serviceAddress = ConnectionEnd.external("10.96.0.10");
            String toService = egress("{to: [{ipBlock: {cidr: 10.96.0.10/32}}], ports: [{port: 80}]}");
            assertThat(allows(toService, tcp(WEB, DB, 5432))).isFalse();
            assertThat(allows(toService, tcp(WEB, serviceAddress))).isTrue();
        }
    }

    @Test
    @DisplayName("null in place of a list is an empty list")
    void nullLists() {
        NetworkPolicy policy = new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .endMetadata()
                .withSpec(new NetworkPolicySpecBuilder().build())
                .build();
        policy.getSpec().setIngress(null);
        policy.getSpec().setEgress(null);
        policy.getSpec().setPolicyTypes(null);
        NaiveOracle oracle = new NaiveOracle(List.of(policy), OracleOptions.USUAL);
        assertThat(oracle.allows(tcp(OTHER, DB))).isFalse();
        assertThat(oracle.allows(tcp(DB, OTHER))).isTrue();
    }
}
