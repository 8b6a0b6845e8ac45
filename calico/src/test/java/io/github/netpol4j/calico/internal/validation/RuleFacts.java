package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Fact.accepted;
import static io.github.netpol4j.calico.internal.validation.Fact.refused;
import static io.github.netpol4j.calico.internal.validation.Samples.ALLOW;
import static io.github.netpol4j.calico.internal.validation.Samples.ANY;
import static io.github.netpol4j.calico.internal.validation.Samples.DENY;
import static io.github.netpol4j.calico.internal.validation.Samples.TCP;
import static io.github.netpol4j.calico.internal.validation.Samples.egress;
import static io.github.netpol4j.calico.internal.validation.Samples.exact;
import static io.github.netpol4j.calico.internal.validation.Samples.icmp;
import static io.github.netpol4j.calico.internal.validation.Samples.ingress;
import static io.github.netpol4j.calico.internal.validation.Samples.methods;
import static io.github.netpol4j.calico.internal.validation.Samples.names;
import static io.github.netpol4j.calico.internal.validation.Samples.nets;
import static io.github.netpol4j.calico.internal.validation.Samples.paths;
import static io.github.netpol4j.calico.internal.validation.Samples.ports;
import static io.github.netpol4j.calico.internal.validation.Samples.prefix;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Facts about rules and their ends; see {@link CalicosFactsTest} for where they are from. */
final class RuleFacts {

    private static final CalicoRule ICMP = ALLOW.withProtocol(Protocol.ICMP);
    private static final CalicoRule ICMPV6 = ALLOW.withProtocol(Protocol.ICMPV6);

    private RuleFacts() {}

    static List<Fact> facts() {
        return Stream.of(protocols(), icmps(), portsOfRules(), versions(), https(), selectors())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fact> protocols() {
        return List.of(
                accepted("a rule that allows", ingress(ALLOW)),
                accepted("a rule that denies", ingress(DENY)),
                accepted("a rule that logs", ingress(CalicoRule.of(Action.LOG))),
                accepted("protocol TCP", ingress(TCP)),
                accepted("protocol UDP", ingress(of(17))),
                accepted("protocol ICMP", ingress(of(1))),
                accepted("protocol ICMPv6", ingress(of(58))),
                accepted("protocol SCTP and nothing else", ingress(of(132))),
                accepted("protocol UDPLite", ingress(of(136))),
                accepted("protocol 255", ingress(of(255))),
                refused("protocol 0", ingress(of(0)), Requirement.PROTOCOL_NUMBER),
                accepted("a note on a rule", ingress(ALLOW.withAnnotations(new TreeMap<>(Map.of("foo", "bar"))))),
                refused(
                        "a note of three dots on a rule",
                        ingress(ALLOW.withAnnotations(new TreeMap<>(Map.of("...", "bar")))),
                        Requirement.RULE_ANNOTATION_KEY));
    }

    private static List<Fact> icmps() {
        return List.of(
                accepted(
                        "ICMP messages without type or code",
                        icmpRule(new IcmpMatch(Optional.empty(), Optional.empty()))),
                accepted("the least ICMP type", icmpRule(icmp(0))),
                accepted("the greatest ICMP type", icmpRule(icmp(254))),
                accepted("the least ICMP code", icmpRule(icmp(128, 0))),
                accepted("the greatest ICMP code", icmpRule(icmp(128, 255))),
                refused(
                        "an ICMP code without a type",
                        icmpRule(new IcmpMatch(Optional.empty(), Optional.of(0))),
                        Requirement.ICMP_CODE_ALONE),
                refused("an ICMP type too great", icmpRule(icmp(255)), Requirement.ICMP_TYPE),
                refused("an ICMP code too great", icmpRule(icmp(128, 256)), Requirement.ICMP_CODE),
                refused(
                        "ICMP messages of IPv4 without a protocol",
                        ingress(ALLOW.withIpVersion(4).withIcmp(icmp(0))),
                        Requirement.ICMP_PROTOCOL),
                accepted("ICMP messages without an IP version", ingress(ICMP.withIcmp(icmp(0)))),
                accepted("ICMPv6 messages without an IP version", ingress(ICMPV6.withIcmp(icmp(0)))),
                refused("ICMP of IPv6", ingress(ICMP.withIpVersion(6)), Requirement.ICMP_VERSION),
                refused("ICMPv6 of IPv4", ingress(ICMPV6.withIpVersion(4)), Requirement.ICMPV6_VERSION),
                accepted("ICMP messages of IPv4", ingress(ICMP.withIpVersion(4).withIcmp(icmp(0)))),
                accepted(
                        "ICMPv6 messages of IPv6",
                        ingress(ICMPV6.withIpVersion(6).withIcmp(icmp(0)))),
                accepted("ICMP with type and code", ingress(ICMP.withIcmp(icmp(8, 3)))));
    }

    private static List<Fact> portsOfRules() {
        EntityRule backwards = ANY.withPorts(List.of(PortMatch.of(200, 100)));
        EntityRule notBackwards = ANY.withNotPorts(List.of(PortMatch.of(200, 100)));
        return List.of(
                accepted("source ports of protocol 6", ingress(of(6).withSource(ANY.withPorts(ports(1))))),
                accepted("named source ports of protocol 6", ingress(of(6).withSource(ANY.withPorts(names("foo"))))),
                accepted("named source ports of UDP", ingress(of(17).withSource(ANY.withPorts(names("foo"))))),
                accepted("no source ports of protocol 7", ingress(of(7).withSource(ANY.withPorts(List.of())))),
                accepted(
                        "no other source ports of protocol 100",
                        ingress(of(100).withSource(ANY.withNotPorts(List.of())))),
                accepted(
                        "all but some source ports of protocol 17",
                        ingress(of(17).withSource(ANY.withNotPorts(ports(1))))),
                accepted("destination ports of TCP", ingress(TCP.withDestination(ANY.withPorts(ports(1))))),
                accepted("destination ports of SCTP", ingress(of(132).withDestination(ANY.withPorts(ports(1))))),
                accepted("no other destination ports of ICMPv6", ingress(ICMPV6.withIpVersion(6))),
                refused(
                        "destination ports without a protocol",
                        ingress(ALLOW.withDestination(ANY.withPorts(ports(1)))),
                        Requirement.PORTS_NO_PROTOCOL),
                refused("port 0", ingress(TCP.withDestination(ANY.withNotPorts(ports(0)))), Requirement.PORT_RANGE),
                refused(
                        "a port with name and numbers",
                        ingress(TCP.withDestination(ANY.withNotPorts(List.of(new PortMatch(123, 456, "foo"))))),
                        Requirement.PORT_NAME_OR_NUMBER),
                refused(
                        "a range from port 0",
                        ingress(TCP.withDestination(ANY.withNotPorts(List.of(PortMatch.of(0, 456))))),
                        Requirement.PORT_RANGE),
                refused(
                        "a range from port 0 to 100",
                        ingress(TCP.withDestination(ANY.withNotPorts(List.of(PortMatch.of(0, 100))))),
                        Requirement.PORT_RANGE),
                refused(
                        "source ports of protocol 7",
                        ingress(of(7).withSource(ANY.withPorts(ports(1)))),
                        Requirement.PORTS_PROTOCOL),
                refused(
                        "all but some source ports of protocol 100",
                        ingress(of(100).withSource(ANY.withNotPorts(ports(1)))),
                        Requirement.PORTS_PROTOCOL),
                refused(
                        "all but some destination ports of ICMP",
                        ingress(ICMP.withIpVersion(4).withDestination(ANY.withNotPorts(ports(1)))),
                        Requirement.PORTS_PROTOCOL),
                refused("source ports backwards", ingress(TCP.withSource(backwards)), Requirement.PORT_ORDER),
                refused(
                        "negated source ports backwards",
                        ingress(TCP.withSource(notBackwards)),
                        Requirement.PORT_ORDER),
                refused("destination ports backwards", ingress(TCP.withDestination(backwards)), Requirement.PORT_ORDER),
                refused(
                        "negated destination ports backwards",
                        ingress(TCP.withDestination(notBackwards)),
                        Requirement.PORT_ORDER));
    }

    private static List<Fact> versions() {
        return List.of(
                refused(
                        "IPv4 to IPv6",
                        ingress(ends(nets("1.2.3.0/26"), nets("aabb:aabb::/122"))),
                        Requirement.NETS_VERSIONS),
                refused(
                        "IPv6 to IPv4",
                        ingress(ends(nets("aabb:aabb::/128"), nets("1.2.0.0/32"))),
                        Requirement.NETS_VERSIONS),
                refused(
                        "IPv4 both ways in a rule of IPv6",
                        ingress(ends(nets("1.0.0.0/10"), nets("1.2.0.0/32")).withIpVersion(6)),
                        Requirement.NETS_OTHER_VERSION),
                refused(
                        "an IPv4 source in a rule of IPv6",
                        ingress(ends(nets("1.2.3.4/32"), nets()).withIpVersion(6)),
                        Requirement.NETS_OTHER_VERSION),
                refused(
                        "an IPv6 destination in a rule of IPv4",
                        ingress(ends(nets(), nets("aabb:aabb::ffff/128")).withIpVersion(4)),
                        Requirement.NETS_OTHER_VERSION),
                refused(
                        "from IPv4 to all but some IPv4 in a rule of IPv6",
                        ingress(TCP.withIpVersion(6)
                                .withSource(ANY.withNets(nets("1.0.0.0/10")))
                                .withDestination(ANY.withNotNets(nets("1.2.0.0/32")))),
                        Requirement.NETS_OTHER_VERSION));
    }

    private static List<Fact> https() {
        return List.of(
                accepted("HTTP that is allowed", ingress(ALLOW.withHttp(methods("GET")))),
                refused("HTTP that is denied", ingress(DENY.withHttp(methods("GET"))), Requirement.HTTP_ACTION),
                refused(
                        "HTTP over TCP that is denied",
                        ingress(DENY.withProtocol(Protocol.TCP).withHttp(methods("GET"))),
                        Requirement.HTTP_ACTION),
                refused("HTTP over UDP", ingress(of(17).withHttp(methods("GET"))), Requirement.HTTP_PROTOCOL),
                accepted("HTTP over TCP", ingress(TCP.withHttp(methods("GET")))),
                accepted("HTTP paths, exact and by prefix", http(exact("/foo"), prefix("/bar"))),
                refused(
                        "an HTTP path both exact and by prefix",
                        http(new HttpMatch.Path("/foo", "/bar"), prefix("/bar")),
                        Requirement.HTTP_PATH_BOTH),
                refused("a question mark in an HTTP path", http(exact("/fo?o")), Requirement.HTTP_PATH_FORM),
                refused("a space in an HTTP path", http(exact("/fo o")), Requirement.HTTP_PATH_FORM),
                refused("a hash in an HTTP path", http(exact("/f#oo")), Requirement.HTTP_PATH_FORM),
                refused("several such characters in an HTTP path", http(exact("/fo#!?o")), Requirement.HTTP_PATH_FORM),
                refused("an HTTP path that says nothing", http(exact("")), Requirement.HTTP_PATH_NEITHER),
                refused(
                        "an HTTP method twice",
                        ingress(ALLOW.withHttp(methods("GET", "GET", "Foo"))),
                        Requirement.HTTP_METHODS_TWICE));
    }

    private static List<Fact> selectors() {
        return List.of(
                refused(
                        "global() with blanks as selector of an end",
                        ingress(ALLOW.withSource(ANY.withSelector("  global()  "))),
                        Requirement.GLOBAL_PLACE),
                accepted(
                        "global() with blanks as namespaceSelector of an end",
                        ingress(ALLOW.withSource(ANY.withNamespaceSelector("  global()  ")))),
                refused(
                        "global() and something as namespaceSelector of an end",
                        ingress(ALLOW.withSource(ANY.withNamespaceSelector(" global() && all()"))),
                        Requirement.GLOBAL_ALONE),
                refused(
                        "global() or something as namespaceSelector of an end",
                        ingress(ALLOW.withSource(ANY.withNamespaceSelector("global()||all()"))),
                        Requirement.GLOBAL_ALONE),
                refused(
                        "a selector of an end that can't be read",
                        egress(ALLOW.withSource(ANY.withSelector("global() && bad"))),
                        Requirement.SELECTOR_SYNTAX));
    }

    private static CalicoRule of(int protocol) {
        return ALLOW.withProtocol(new Protocol(protocol));
    }

    private static CalicoNetworkPolicy icmpRule(IcmpMatch messages) {
        return ingress(ICMP.withIcmp(messages));
    }

    private static CalicoNetworkPolicy http(HttpMatch.Path... some) {
        return ingress(ALLOW.withHttp(paths(some)));
    }

    private static CalicoRule ends(List<Cidr> source, List<Cidr> destination) {
        return TCP.withSource(ANY.withNets(source)).withDestination(ANY.withNets(destination));
    }
}
