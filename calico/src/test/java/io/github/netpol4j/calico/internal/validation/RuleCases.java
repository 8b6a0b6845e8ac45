package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Samples.ALLOW;
import static io.github.netpol4j.calico.internal.validation.Samples.ANY;
import static io.github.netpol4j.calico.internal.validation.Samples.DENY;
import static io.github.netpol4j.calico.internal.validation.Samples.EMPTY;
import static io.github.netpol4j.calico.internal.validation.Samples.TCP;
import static io.github.netpol4j.calico.internal.validation.Samples.egress;
import static io.github.netpol4j.calico.internal.validation.Samples.exact;
import static io.github.netpol4j.calico.internal.validation.Samples.gnp;
import static io.github.netpol4j.calico.internal.validation.Samples.icmp;
import static io.github.netpol4j.calico.internal.validation.Samples.ingress;
import static io.github.netpol4j.calico.internal.validation.Samples.methods;
import static io.github.netpol4j.calico.internal.validation.Samples.nets;
import static io.github.netpol4j.calico.internal.validation.Samples.np;
import static io.github.netpol4j.calico.internal.validation.Samples.paths;
import static io.github.netpol4j.calico.internal.validation.Samples.prefix;
import static io.github.netpol4j.calico.internal.validation.Samples.sgnp;
import static io.github.netpol4j.calico.internal.validation.Samples.snp;

import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rules as a whole: protocols, ICMP, HTTP, the IP version of their blocks. */
final class RuleCases {

    private static final IcmpMatch CODE_ALONE = new IcmpMatch(Optional.empty(), Optional.of(0));
    private static final CalicoRule ICMP = ALLOW.withProtocol(Protocol.ICMP);
    private static final CalicoRule ICMPV6 = ALLOW.withProtocol(Protocol.ICMPV6);
    private static final CalicoRule HTTP = ALLOW.withHttp(methods("GET"));

    private RuleCases() {}

    static List<Case> cases() {
        return List.of(
                Case.of(
                        Requirement.PROTOCOL_NUMBER,
                        ingress(ALLOW.withProtocol(new Protocol(0))),
                        "spec.ingress[0].protocol: protocol number invalid",
                        ingress(ALLOW.withProtocol(new Protocol(1))),
                        ingress(ALLOW.withProtocol(new Protocol(255)))),
                Case.of(
                        Requirement.PROTOCOL_NUMBER,
                        ingress(ALLOW.withNotProtocol(new Protocol(0))),
                        "spec.ingress[0].notProtocol: protocol number invalid",
                        ingress(ALLOW.withNotProtocol(new Protocol(255)))),
                Case.of(
                        Requirement.ICMP_PROTOCOL,
                        ingress(TCP.withIcmp(icmp(8))),
                        "spec.ingress[0].icmp: ICMP fields require protocol to be ICMP or ICMPv6",
                        ingress(ICMP.withIcmp(icmp(8))),
                        ingress(ICMPV6.withIcmp(icmp(128))),
                        ingress(TCP.withNotIcmp(icmp(8)))),
                Case.of(
                        Requirement.ICMP_PROTOCOL,
                        ingress(ALLOW.withIcmp(icmp(8))),
                        "spec.ingress[0].icmp: ICMP fields require protocol to be ICMP or ICMPv6"),
                Case.of(
                        Requirement.ICMP_CODE_ALONE,
                        ingress(ICMP.withIcmp(CODE_ALONE)),
                        "spec.ingress[0].icmp: ICMP code specified without an ICMP type",
                        ingress(ICMP.withIcmp(icmp(0, 0)))),
                Case.of(
                        Requirement.ICMP_CODE_ALONE,
                        ingress(ICMP.withNotIcmp(CODE_ALONE)),
                        "spec.ingress[0].notICMP: ICMP code specified without an ICMP type",
                        ingress(ICMP.withNotIcmp(icmp(0, 0)))),
                Case.of(
                        Requirement.ICMP_TYPE,
                        ingress(ICMP.withIcmp(icmp(255))),
                        "spec.ingress[0].icmp.type: Invalid value: 255: type must be between 0 and 254",
                        ingress(ICMP.withIcmp(icmp(254))),
                        ingress(ICMP.withIcmp(icmp(0)))),
                Case.of(
                        Requirement.ICMP_TYPE,
                        ingress(ICMP.withNotIcmp(icmp(-1))),
                        "spec.ingress[0].notICMP.type: Invalid value: -1: type must be between 0 and 254"),
                Case.of(
                        Requirement.ICMP_CODE,
                        ingress(ICMP.withIcmp(icmp(3, 256))),
                        "spec.ingress[0].icmp.code: Invalid value: 256: code must be between 0 and 255",
                        ingress(ICMP.withIcmp(icmp(3, 255)))),
                Case.of(
                        Requirement.ICMP_CODE,
                        ingress(ICMP.withNotIcmp(icmp(3, -1))),
                        "spec.ingress[0].notICMP.code: Invalid value: -1: code must be between 0 and 255",
                        ingress(ICMP.withNotIcmp(icmp(3, 0)))),
                Case.of(
                        Requirement.ICMP_VERSION,
                        ingress(ICMP.withIpVersion(6)),
                        "spec.ingress[0].protocol: protocol ICMP requires ipVersion 4",
                        ingress(ICMP.withIpVersion(4)),
                        ingress(ICMP)),
                Case.of(
                        Requirement.ICMP_VERSION,
                        ingress(ALLOW.withNotProtocol(Protocol.ICMP).withIpVersion(6)),
                        "spec.ingress[0].notProtocol: protocol ICMP requires ipVersion 4",
                        ingress(ALLOW.withNotProtocol(Protocol.ICMP).withIpVersion(4))),
                Case.of(
                        Requirement.ICMPV6_VERSION,
                        ingress(ICMPV6.withIpVersion(4)),
                        "spec.ingress[0].protocol: protocol ICMPv6 requires ipVersion 6",
                        ingress(ICMPV6.withIpVersion(6)),
                        ingress(ICMPV6)),
                Case.of(
                        Requirement.ICMPV6_VERSION,
                        ingress(ALLOW.withNotProtocol(Protocol.ICMPV6).withIpVersion(4)),
                        "spec.ingress[0].notProtocol: protocol ICMPv6 requires ipVersion 6",
                        ingress(ALLOW.withNotProtocol(Protocol.ICMPV6).withIpVersion(6))),
                Case.of(
                        Requirement.HTTP_PROTOCOL,
                        ingress(HTTP.withProtocol(Protocol.UDP)),
                        "spec.ingress[0].http: rules with HTTP match must have protocol TCP or unset",
                        ingress(HTTP.withProtocol(Protocol.TCP)),
                        ingress(HTTP)),
                Case.of(
                        Requirement.HTTP_ACTION,
                        ingress(DENY.withHttp(methods("GET"))),
                        "spec.ingress[0].http: HTTP match is only valid on Allow rules",
                        ingress(HTTP)),
                Case.of(
                        Requirement.HTTP_EGRESS,
                        egress(HTTP),
                        "spec.egress[0].http: not allowed in egress rule",
                        ingress(HTTP),
                        egress(ALLOW)),
                Case.of(
                        Requirement.HTTP_EGRESS,
                        snp("a", Optional.empty(), EMPTY.withEgress(List.of(HTTP))),
                        "spec.egress[0].http: not allowed in egress rule"),
                Case.of(
                        Requirement.HTTP_GLOBAL_EGRESS,
                        gnp(EMPTY.withEgress(List.of(HTTP))),
                        "spec.egress[0].http: not allowed in egress rules",
                        gnp(EMPTY.withIngress(List.of(HTTP)))),
                Case.of(
                        Requirement.HTTP_GLOBAL_EGRESS,
                        sgnp("a", Optional.empty(), EMPTY.withEgress(List.of(HTTP))),
                        "spec.egress[0].http: not allowed in egress rules"),
                Case.of(
                        Requirement.HTTP_METHODS_MANY,
                        http(new HttpMatch(numbered(21), List.of())),
                        "spec.ingress[0].http.methods: Too many: 21: must have at most 20 items",
                        http(new HttpMatch(numbered(20), List.of()))),
                Case.of(
                        Requirement.HTTP_METHODS_TWICE,
                        http(methods("GET", "PUT", "GET")),
                        "spec.ingress[0].http.methods: Invalid methods (duplicates): [GET PUT GET]",
                        http(methods("GET", "PUT", "get"))),
                Case.of(
                        Requirement.HTTP_PATHS_MANY,
                        http(new HttpMatch(List.of(), slashed(21))),
                        "spec.ingress[0].http.paths: Too many: 21: must have at most 20 items",
                        http(new HttpMatch(List.of(), slashed(20)))),
                Case.of(
                        Requirement.HTTP_PATH_LENGTH,
                        http(paths(exact("/a"), exact("/" + "x".repeat(1024)))),
                        "spec.ingress[0].http.paths[1].exact: Too long: may not be more than 1024 characters; this is 1025",
                        http(paths(exact("/" + "x".repeat(1023))))),
                Case.of(
                        Requirement.HTTP_PATH_LENGTH,
                        http(paths(prefix("/" + "x".repeat(1024)))),
                        "spec.ingress[0].http.paths[0].prefix: Too long: may not be more than 1024 characters; this is 1025",
                        http(paths(prefix("/" + "x".repeat(1023))))),
                Case.of(
                        Requirement.HTTP_PATH_BOTH,
                        http(paths(new HttpMatch.Path("/foo", "/bar"))),
                        "spec.ingress[0].http.paths[0]: Invalid path match. Both 'exact' and 'prefix' are set",
                        http(paths(exact("/foo"), prefix("/bar")))),
                Case.of(
                        Requirement.HTTP_PATH_NEITHER,
                        http(paths(exact(""))),
                        "spec.ingress[0].http.paths[0]: Invalid path match. Either 'exact' or 'prefix' must be set",
                        http(paths(exact("/")))),
                Case.of(
                        Requirement.HTTP_PATH_FORM,
                        http(paths(exact("foo"))),
                        "spec.ingress[0].http.paths[0]: Invalid path foo. (must start with `/` and not contain `?` or `#`",
                        http(paths(exact("/foo")))),
                Case.of(
                        Requirement.HTTP_PATH_FORM,
                        http(paths(prefix("/fo o"))),
                        "spec.ingress[0].http.paths[0]: Invalid path /fo o. (must start with `/` and not contain `?` or"
                                + " `#`"),
                Case.of(
                        Requirement.HTTP_PATH_FORM,
                        http(paths(prefix("/f?o"))),
                        "spec.ingress[0].http.paths[0]: Invalid path /f?o. (must start with `/` and not contain `?` or `#`"),
                Case.of(
                        Requirement.HTTP_PATH_FORM,
                        http(paths(prefix("/f#o"))),
                        "spec.ingress[0].http.paths[0]: Invalid path /f#o. (must start with `/` and not contain `?` or `#`"),
                Case.of(
                        Requirement.NETS_VERSIONS,
                        ingress(ALLOW.withSource(ANY.withNets(nets("10.0.0.0/8", "fd00::/8")))),
                        "spec.ingress[0].source.nets: rule contains both IPv4 and IPv6 CIDRs",
                        np(EMPTY.withIngress(List.of(
                                ALLOW.withSource(ANY.withNets(nets("10.0.0.0/8"))),
                                ALLOW.withSource(ANY.withNets(nets("fd00::/8"))))))),
                Case.of(
                        Requirement.NETS_VERSIONS,
                        egress(ALLOW.withSource(ANY.withNets(nets("10.0.0.0/8")))
                                .withDestination(ANY.withNotNets(nets("fd00::/8")))),
                        "spec.egress[0].destination.notNets: rule contains both IPv4 and IPv6 CIDRs",
                        egress(ALLOW.withSource(ANY.withNets(nets("fc00::/8")))
                                .withDestination(ANY.withNotNets(nets("fd00::/8"))))),
                new Case(
                        Requirement.NETS_VERSIONS,
                        List.of(egress(ALLOW.withSource(ANY.withNotNets(nets("fd00::/8")))
                                .withDestination(
                                        ANY.withNets(nets("10.0.0.0/8")).withNotNets(nets("fc00::/8"))))),
                        List.of(
                                "spec.egress[0].destination.nets: rule contains both IPv4 and IPv6 CIDRs",
                                "spec.egress[0].destination.notNets: rule contains both IPv4 and IPv6 CIDRs"),
                        List.of()),
                Case.of(
                        Requirement.NETS_OTHER_VERSION,
                        ingress(ALLOW.withIpVersion(6).withSource(ANY.withNets(nets("10.0.0.0/8")))),
                        "spec.ingress[0].source.nets: rule IP version doesn't match CIDR version",
                        ingress(ALLOW.withIpVersion(4).withSource(ANY.withNets(nets("10.0.0.0/8"))))),
                Case.of(
                        Requirement.NETS_OTHER_VERSION,
                        ingress(ALLOW.withIpVersion(4).withDestination(ANY.withNotNets(nets("fd00::/8")))),
                        "spec.ingress[0].destination.notNets: rule IP version doesn't match CIDR version",
                        ingress(ALLOW.withIpVersion(6).withDestination(ANY.withNotNets(nets("fd00::/8"))))),
                Case.of(
                        Requirement.NOT_NETS_ALL,
                        ingress(ALLOW.withSource(ANY.withNotNets(nets("10.0.0.0/8", "0.0.0.0/0")))),
                        "spec.ingress[0].source.notNets[1]: catch-all CIDR in negation creates logical contradiction"
                                + " (matches no traffic)",
                        ingress(ALLOW.withSource(ANY.withNotNets(nets("0.0.0.0/1", "128.0.0.0/1")))),
                        ingress(ALLOW.withSource(ANY.withNets(nets("0.0.0.0/0"))))),
                Case.of(
                        Requirement.NOT_NETS_ALL,
                        egress(ALLOW.withDestination(ANY.withNotNets(nets("::/0")))),
                        "spec.egress[0].destination.notNets[0]: catch-all CIDR in negation creates logical contradiction"
                                + " (matches no traffic)",
                        egress(ALLOW.withDestination(ANY.withNets(nets("::/0"))))));
    }

    private static CalicoNetworkPolicy http(HttpMatch requests) {
        return ingress(ALLOW.withHttp(requests));
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "M" + i).toList();
    }

    private static List<HttpMatch.Path> slashed(int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix("/" + i)).toList();
    }
}
