package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.PolicyCases.refused;
import static io.github.netpol4j.calico.internal.validation.PolicyCases.selector;
import static io.github.netpol4j.calico.internal.validation.Samples.ALLOW;
import static io.github.netpol4j.calico.internal.validation.Samples.ANY;
import static io.github.netpol4j.calico.internal.validation.Samples.EMPTY;
import static io.github.netpol4j.calico.internal.validation.Samples.destination;
import static io.github.netpol4j.calico.internal.validation.Samples.egress;
import static io.github.netpol4j.calico.internal.validation.Samples.gnp;
import static io.github.netpol4j.calico.internal.validation.Samples.ingress;
import static io.github.netpol4j.calico.internal.validation.Samples.names;
import static io.github.netpol4j.calico.internal.validation.Samples.nets;
import static io.github.netpol4j.calico.internal.validation.Samples.ports;
import static io.github.netpol4j.calico.internal.validation.Samples.service;
import static io.github.netpol4j.calico.internal.validation.Samples.sgnp;
import static io.github.netpol4j.calico.internal.validation.Samples.snp;
import static io.github.netpol4j.calico.internal.validation.Samples.source;

import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ends of rules: blocks, selectors, services, ports. */
final class EndCases {

    private static final String GLOBAL = "global() can only be used in an EntityRule namespaceSelector";
    private static final String PORT_RANGE = "port range invalid, port number must be between 1 and 65535";
    private static final EntityRule SERVICE = ANY.withServices(service());
    private static final ServiceAccountMatch ACCOUNT = new ServiceAccountMatch(List.of("a"), "");

    private EndCases() {}

    static List<Case> cases() {
        return Stream.of(blocks(), selectors(), services(), portLists())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> blocks() {
        return List.of(
                Case.of(
                        Requirement.NETS_MANY,
                        source(ANY.withNets(nets(257))),
                        "spec.ingress[0].source.nets: Too many: 257: must have at most 256 items",
                        source(ANY.withNets(nets(256)))),
                Case.of(
                        Requirement.NETS_MANY,
                        destination(ANY.withNotNets(nets(257))),
                        "spec.egress[0].destination.notNets: Too many: 257: must have at most 256 items",
                        destination(ANY.withNotNets(nets(256)))),
                Case.of(
                        Requirement.NET_TWICE,
                        source(ANY.withNets(nets("10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/8"))),
                        "spec.ingress[0].source.nets[2]: Duplicate value: \"10.0.0.0/8\"",
                        source(ANY.withNets(nets("10.0.0.0/8", "10.0.0.0/16")))),
                Case.of(
                        Requirement.NET_TWICE,
                        destination(ANY.withNotNets(nets("10.0.0.0/8", "10.0.0.0/8"))),
                        "spec.egress[0].destination.notNets[1]: Duplicate value: \"10.0.0.0/8\"",
                        destination(ANY.withNets(nets("10.0.0.0/8")).withNotNets(nets("10.0.0.0/8")))));
    }

    private static List<Case> selectors() {
        return List.of(
                Case.of(
                        Requirement.SELECTOR_LENGTH,
                        source(ANY.withSelector(selector(1025))),
                        "spec.ingress[0].source.selector: Too long: may not be more than 1024 characters; this is 1025",
                        source(ANY.withSelector(selector(1024)))),
                Case.of(
                        Requirement.SELECTOR_LENGTH,
                        destination(ANY.withNotSelector(selector(1025))),
                        "spec.egress[0].destination.notSelector: Too long: may not be more than 1024 characters; this is"
                                + " 1025",
                        destination(ANY.withNotSelector(selector(1024)))),
                Case.of(
                        Requirement.SELECTOR_LENGTH,
                        destination(ANY.withNamespaceSelector(selector(1025))),
                        "spec.egress[0].destination.namespaceSelector: Too long: may not be more than 1024 characters;"
                                + " this is 1025",
                        destination(ANY.withNamespaceSelector(selector(1024))),
                        destination(ANY.withServiceAccounts(new ServiceAccountMatch(List.of(), selector(2000))))),
                Case.of(
                        Requirement.SELECTOR_SYNTAX,
                        source(ANY.withSelector("a = 'b'")),
                        refused("spec.ingress[0].source.selector", "Selector", "a = 'b'"),
                        source(ANY.withSelector("a == 'b'"))),
                Case.of(
                        Requirement.SELECTOR_SYNTAX,
                        source(ANY.withNotSelector("global() all()")),
                        refused("spec.ingress[0].source.notSelector", "NotSelector", "all()    all()"),
                        source(ANY.withNotSelector("global() || all()"))),
                Case.of(
                        Requirement.SELECTOR_SYNTAX,
                        source(ANY.withNamespaceSelector("a == 'b'\n")),
                        refused("spec.ingress[0].source.namespaceSelector", "NamespaceSelector", "a == 'b'\n"),
                        source(ANY.withNamespaceSelector("a == 'b'\t"))),
                Case.of(
                        Requirement.SELECTOR_SYNTAX,
                        source(ANY.withServiceAccounts(new ServiceAccountMatch(List.of(), "has(a"))),
                        refused("spec.ingress[0].source.serviceAccounts.selector", "Selector", "has(a"),
                        source(ANY.withServiceAccounts(new ServiceAccountMatch(List.of(), "has(a)")))),
                Case.of(
                        Requirement.GLOBAL_PLACE,
                        source(ANY.withSelector("  global()  ")),
                        "spec.ingress[0].source.selector: " + GLOBAL,
                        source(ANY.withNamespaceSelector("  global()  ")),
                        source(ANY.withNotSelector("global()"))),
                Case.of(
                        Requirement.GLOBAL_ALONE,
                        destination(ANY.withNamespaceSelector("global() && all()")),
                        "spec.egress[0].destination.namespaceSelector: global() cannot be combined with other selectors",
                        destination(ANY.withNamespaceSelector("\tglobal( )")),
                        destination(ANY.withNamespaceSelector("all()"))),
                Case.of(
                        Requirement.GLOBAL_ALONE,
                        destination(ANY.withNamespaceSelector("!global()")),
                        "spec.egress[0].destination.namespaceSelector: global() cannot be combined with other selectors"),
                Case.of(
                        Requirement.ACCOUNT_TWICE,
                        source(ANY.withServiceAccounts(new ServiceAccountMatch(List.of("a", "b", "a"), ""))),
                        "spec.ingress[0].source.serviceAccounts.names[2]: Duplicate value: \"a\"",
                        source(ANY.withServiceAccounts(new ServiceAccountMatch(List.of("a", "b"), "")))));
    }

    private static List<Case> services() {
        return List.of(
                Case.of(
                        Requirement.SERVICE_NAME,
                        source(ANY.withServices(new ServiceMatch("", "b"))),
                        "spec.ingress[0].source.services: services must specify a service name",
                        source(ANY.withServices(new ServiceMatch("a", "b")))),
                Case.of(
                        Requirement.SERVICE_LENGTH,
                        source(ANY.withServices(new ServiceMatch("x".repeat(254), ""))),
                        "spec.ingress[0].source.services.name: Too long: may not be more than 253 characters; this is 254",
                        source(ANY.withServices(new ServiceMatch("x".repeat(253), "")))),
                Case.of(
                        Requirement.SERVICE_LENGTH,
                        source(ANY.withServices(new ServiceMatch("a", "x".repeat(254)))),
                        "spec.ingress[0].source.services.namespace: Too long: may not be more than 253 characters; this is"
                                + " 254",
                        source(ANY.withServices(new ServiceMatch("a", "x".repeat(253))))),
                Case.of(
                        Requirement.SERVICE_TAG,
                        source(ANY.withServices(new ServiceMatch("A", ""))),
                        "spec.ingress[0].source.services.name: failed to validate Field: Name because of Tag: name",
                        source(ANY.withServices(new ServiceMatch("a", "")))),
                Case.of(
                        Requirement.SERVICE_TAG,
                        source(ANY.withServices(new ServiceMatch("a", "b_c"))),
                        "spec.ingress[0].source.services.namespace: failed to validate Field: Namespace because of Tag: name",
                        source(ANY.withServices(new ServiceMatch("a", "b-c")))),
                Case.of(
                        Requirement.SERVICE_NAMESPACE_SELECTOR,
                        destination(SERVICE.withNamespaceSelector("all()")),
                        "spec.egress[0].destination.services: cannot specify NamespaceSelector and Services on the same rule",
                        destination(SERVICE),
                        destination(ANY.withNamespaceSelector("all()"))),
                Case.of(
                        Requirement.SERVICE_ACCOUNTS,
                        destination(SERVICE.withServiceAccounts(ACCOUNT)),
                        "spec.egress[0].destination.services: cannot specify ServiceAccounts and Services on the same rule",
                        destination(ANY.withServiceAccounts(ACCOUNT))),
                Case.of(
                        Requirement.SERVICE_SELECTOR,
                        destination(SERVICE.withSelector("all()")),
                        "spec.egress[0].destination.services: cannot specify Selector/NotSelector and Services on the same"
                                + " rule",
                        destination(ANY.withSelector("all()"))),
                Case.of(
                        Requirement.SERVICE_SELECTOR,
                        destination(SERVICE.withNotSelector("all()")),
                        "spec.egress[0].destination.services: cannot specify Selector/NotSelector and Services on the same"
                                + " rule",
                        destination(ANY.withNotSelector("all()"))),
                Case.of(
                        Requirement.SERVICE_NETS,
                        destination(SERVICE.withNets(nets("10.0.0.0/8"))),
                        "spec.egress[0].destination.services: cannot specify Nets/NotNets and Services on the same rule",
                        destination(ANY.withNets(nets("10.0.0.0/8")))),
                Case.of(
                        Requirement.SERVICE_NETS,
                        destination(SERVICE.withNotNets(nets("10.0.0.0/8"))),
                        "spec.egress[0].destination.services: cannot specify Nets/NotNets and Services on the same rule",
                        destination(ANY.withNotNets(nets("10.0.0.0/8")))),
                Case.of(
                        Requirement.SERVICE_PORTS,
                        destination(SERVICE.withPorts(ports(80))),
                        "spec.egress[0].destination.services: ports and notPorts cannot be specified with services",
                        source(SERVICE.withPorts(ports(80)))),
                Case.of(
                        Requirement.SERVICE_PORTS,
                        destination(SERVICE.withNotPorts(ports(80))),
                        "spec.egress[0].destination.services: ports and notPorts cannot be specified with services",
                        source(SERVICE.withNotPorts(ports(80)))),
                Case.of(
                        Requirement.SERVICE_EGRESS_SOURCE,
                        egress(ALLOW.withSource(SERVICE)),
                        "spec.egress[0].source.services: not allowed in egress rule source",
                        egress(ALLOW.withDestination(SERVICE))),
                Case.of(
                        Requirement.SERVICE_EGRESS_SOURCE,
                        snp("a", Optional.empty(), EMPTY.withEgress(List.of(ALLOW.withSource(SERVICE)))),
                        "spec.egress[0].source.services: not allowed in egress rule source"),
                Case.of(
                        Requirement.SERVICE_INGRESS_DESTINATION,
                        ingress(ALLOW.withDestination(SERVICE)),
                        "spec.ingress[0].destination.services: not allowed in ingress rule destination",
                        ingress(ALLOW.withSource(SERVICE))),
                Case.of(
                        Requirement.SERVICE_INGRESS_DESTINATION,
                        sgnp("a", Optional.empty(), EMPTY.withIngress(List.of(ALLOW.withDestination(SERVICE)))),
                        "spec.ingress[0].destination.services: not allowed in ingress rule destination"),
                Case.of(
                        Requirement.SERVICE_NAMESPACE,
                        gnp(EMPTY.withIngress(List.of(ALLOW.withSource(ANY.withServices(new ServiceMatch("a", "")))))),
                        "spec.ingress[0].source.services: must specify a namespace",
                        gnp(EMPTY.withIngress(List.of(ALLOW.withSource(ANY.withServices(new ServiceMatch("a", "b")))))),
                        source(ANY.withServices(new ServiceMatch("a", "")))),
                Case.of(
                        Requirement.SERVICE_NAMESPACE,
                        gnp(EMPTY.withEgress(
                                List.of(ALLOW.withDestination(ANY.withServices(new ServiceMatch("a", "")))))),
                        "spec.egress[0].destination.services: must specify a namespace",
                        gnp(EMPTY.withEgress(
                                List.of(ALLOW.withDestination(ANY.withServices(new ServiceMatch("a", "b"))))))));
    }

    private static List<Case> portLists() {
        int[] fifty = IntStream.rangeClosed(1, 50).toArray();
        int[] more = IntStream.rangeClosed(1, 51).toArray();
        return List.of(
                Case.of(
                        Requirement.PORTS_MANY,
                        source(ANY.withPorts(ports(more))),
                        "spec.ingress[0].source.ports: Too many: 51: must have at most 50 items",
                        source(ANY.withPorts(ports(fifty)))),
                Case.of(
                        Requirement.PORTS_MANY,
                        destination(ANY.withNotPorts(ports(more))),
                        "spec.egress[0].destination.notPorts: Too many: 51: must have at most 50 items",
                        destination(ANY.withNotPorts(ports(fifty)))),
                Case.of(
                        Requirement.PORTS_PROTOCOL,
                        ingress(ALLOW.withProtocol(Protocol.ICMP).withDestination(ANY.withPorts(names("http")))),
                        "spec.ingress[0].destination.ports: rules that specify ports must set protocol to TCP or UDP or SCTP",
                        ingress(ALLOW.withProtocol(Protocol.UDP).withDestination(ANY.withPorts(names("http")))),
                        ingress(ALLOW.withProtocol(Protocol.SCTP).withDestination(ANY.withPorts(ports(1)))),
                        ingress(ALLOW.withProtocol(Protocol.ICMP))),
                Case.of(
                        Requirement.PORTS_PROTOCOL,
                        ingress(ALLOW.withProtocol(new Protocol(136)).withSource(ANY.withNotPorts(ports(1)))),
                        "spec.ingress[0].source.notPorts: rules that specify ports must set protocol to TCP or UDP or SCTP"),
                Case.of(
                        Requirement.PORTS_NO_PROTOCOL,
                        ingress(ALLOW.withDestination(
                                ANY.withPorts(List.of(PortMatch.of("http"), PortMatch.of(80, 90))))),
                        "spec.ingress[0].destination.ports: rules with numeric port or port range must set protocol to TCP or"
                                + " UDP or SCTP",
                        destination(ANY.withPorts(List.of(PortMatch.of("http"), PortMatch.of(80, 90))))),
                Case.of(
                        Requirement.NAMED_PORTS_NO_PROTOCOL,
                        ingress(ALLOW.withSource(ANY.withPorts(names("http", "https")))),
                        "spec.ingress[0].source.ports: rules that specify ports must set protocol to TCP or UDP or SCTP",
                        source(ANY.withPorts(names("http", "https")))),
                Case.of(
                        Requirement.PORT_RANGE,
                        destination(ANY.withPorts(ports(80, 0))),
                        "spec.egress[0].destination.ports[1]: " + PORT_RANGE,
                        destination(ANY.withPorts(ports(1, 65535)))),
                Case.of(
                        Requirement.PORT_RANGE,
                        destination(ANY.withNotPorts(ports(65536))),
                        "spec.egress[0].destination.notPorts[0]: " + PORT_RANGE),
                Case.of(
                        Requirement.PORT_RANGE,
                        destination(ANY.withPorts(List.of(PortMatch.of(0, 100)))),
                        "spec.egress[0].destination.ports[0]: " + PORT_RANGE,
                        destination(ANY.withPorts(List.of(PortMatch.of(1, 65535))))),
                Case.of(
                        Requirement.PORT_RANGE,
                        destination(ANY.withPorts(List.of(PortMatch.of(100, 70000)))),
                        "spec.egress[0].destination.ports[0]: " + PORT_RANGE),
                Case.of(
                        Requirement.PORT_RANGE,
                        destination(ANY.withPorts(List.of(PortMatch.of(100, 0)))),
                        "spec.egress[0].destination.ports[0]: " + PORT_RANGE),
                Case.of(
                        Requirement.PORT_ORDER,
                        source(ANY.withPorts(List.of(PortMatch.of(200, 100)))),
                        "spec.ingress[0].source.ports[0]: minimum port number (200) is greater than maximum port number (100)"
                                + " in port range",
                        source(ANY.withPorts(List.of(PortMatch.of(100, 200), PortMatch.of(100, 100))))),
                Case.of(
                        Requirement.PORT_NAME_OR_NUMBER,
                        destination(ANY.withPorts(List.of(new PortMatch(123, 456, "foo")))),
                        "spec.egress[0].destination.ports[0]: named port invalid, if name is specified, min and max should be"
                                + " 0",
                        destination(ANY.withPorts(names("foo")))),
                Case.of(
                        Requirement.PORT_NAME_OR_NUMBER,
                        destination(ANY.withPorts(List.of(new PortMatch(0, 456, "foo")))),
                        "spec.egress[0].destination.ports[0]: named port invalid, if name is specified, min and max should be"
                                + " 0"),
                Case.of(
                        Requirement.PORT_NAME_FORM,
                        destination(ANY.withPorts(names("ht tp"))),
                        "spec.egress[0].destination.ports[0]: invalid name for named port (ht tp)",
                        destination(ANY.withPorts(names("ht-tp")))),
                Case.of(
                        Requirement.PORT_NAME_FORM,
                        destination(ANY.withPorts(names("x".repeat(129)))),
                        "spec.egress[0].destination.ports[0]: invalid name for named port (" + "x".repeat(129) + ")"),
                Case.of(
                        Requirement.PORT_NAME_TAG,
                        destination(ANY.withPorts(names("x".repeat(16)))),
                        "spec.egress[0].destination.ports[0]: failed to validate Field: PortName because of Tag: portName"
                                + " (must be no more than 15 characters)",
                        destination(ANY.withPorts(names("x".repeat(15))))),
                Case.of(
                        Requirement.PORT_NAME_TAG,
                        destination(ANY.withPorts(names("80"))),
                        "spec.egress[0].destination.ports[0]: failed to validate Field: PortName because of Tag: portName"
                                + " (must contain at least one letter (a-z))",
                        destination(ANY.withPorts(names("p80")))));
    }
}
