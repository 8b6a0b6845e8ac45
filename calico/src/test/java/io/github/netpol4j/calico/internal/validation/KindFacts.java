package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Fact.accepted;
import static io.github.netpol4j.calico.internal.validation.Fact.refused;
import static io.github.netpol4j.calico.internal.validation.Samples.endpoint;
import static io.github.netpol4j.calico.internal.validation.Samples.nets;
import static io.github.netpol4j.calico.internal.validation.Samples.tier;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts about tiers, host endpoints and network sets; see {@link CalicosFactsTest} for where they are from. */
final class KindFacts {

    private static final Optional<Action> DENY = Optional.of(Action.DENY);
    private static final Optional<Action> PASS = Optional.of(Action.PASS);
    private static final Map<String, String> LABELS = Map.of("a", "b");
    private static final Map<String, String> RESERVED = Map.of("projectcalico.org/namespace", "foo");

    private KindFacts() {}

    static List<Fact> facts() {
        return Stream.of(tiers(), endpoints(), sets()).flatMap(List::stream).toList();
    }

    private static List<Fact> tiers() {
        return List.of(
                accepted("a tier", at("foo", 100)),
                accepted("a tier with a dash in its name", at("fo-o", 100)),
                refused("a tier with a dot in its name", at("fo.o", 100), Requirement.TIER_NAME_FORM),
                accepted("a tier with a name of 63 characters", at("x".repeat(63), 100)),
                refused("a tier with a name of 64 characters", at("x".repeat(64), 100), Requirement.TIER_NAME_LENGTH),
                refused("a tier named with ~ and !", at("t~!s.h.i.ng", 100), Requirement.NAME_FORM),
                refused("the tier default elsewhere", at("default", 10), Requirement.DEFAULT_TIER_ORDER),
                accepted("the tier default in its place", at("default", 1_000_000)),
                refused(
                        "the tier adminnetworkpolicy elsewhere",
                        at("adminnetworkpolicy", 10),
                        Requirement.ADMIN_TIER_ORDER),
                accepted("the tier adminnetworkpolicy in its place", at("adminnetworkpolicy", 1_000)),
                refused(
                        "the tier baselineadminnetworkpolicy elsewhere",
                        at("baselineadminnetworkpolicy", 10),
                        Requirement.BASELINE_TIER_ORDER),
                accepted(
                        "the tier baselineadminnetworkpolicy in its place",
                        at("baselineadminnetworkpolicy", 10_000_000)),
                accepted("the tier default that denies", tier("default", Optional.of(1_000_000.0), DENY)),
                refused(
                        "the tier default that passes",
                        tier("default", Optional.of(1_000_000.0), PASS),
                        Requirement.DEFAULT_TIER_ACTION),
                accepted("the tier kube-admin that passes", tier("kube-admin", Optional.of(1_000.0), PASS)),
                refused(
                        "the tier kube-admin that denies",
                        tier("kube-admin", Optional.of(1_000.0), DENY),
                        Requirement.KUBE_ADMIN_ACTION),
                accepted("a tier that passes", tier("my-tier", Optional.of(100.0), PASS)),
                refused(
                        "the tier default elsewhere that passes",
                        tier("default", Optional.of(999.0), PASS),
                        Requirement.DEFAULT_TIER_ORDER));
    }

    private static List<Fact> endpoints() {
        return List.of(
                accepted("a host endpoint with a port", port("a-valid-port")),
                refused("a host endpoint with a port without a name", port(""), Requirement.ENDPOINT_PORT_NAME),
                refused(
                        "a host endpoint with a port without a node",
                        endpoint(
                                "",
                                "eth0",
                                List.of(),
                                List.of(),
                                List.of(new EndpointPort("a-valid-port", Protocol.TCP, 1234))),
                        Requirement.ENDPOINT_NODE),
                accepted(
                        "a host endpoint with two ports of one name",
                        endpoint(
                                "node01",
                                "eth0",
                                List.of(),
                                List.of(),
                                List.of(
                                        new EndpointPort("a-valid-port", Protocol.TCP, 1234),
                                        new EndpointPort("a-valid-port", Protocol.UDP, 5456)))),
                accepted("a host endpoint at all interfaces", endpoint("node01", "*")),
                accepted("a host endpoint at an interface", endpoint("node01", "eth0")),
                accepted("a host endpoint by its addresses", endpoint("node01", "", "1.2.3.4", "aabb:aabb::ffff")),
                accepted("a host endpoint by both", endpoint("node01", "eth0", "1.2.3.4", "aabb:aabb::ffff")),
                refused("a host endpoint that says nothing", endpoint("", ""), Requirement.ENDPOINT_NODE),
                refused("a host endpoint of a node alone", endpoint("node01", ""), Requirement.ENDPOINT_INTERFACE),
                refused("a host endpoint of no node", endpoint("", "eth0"), Requirement.ENDPOINT_NODE),
                accepted(
                        "profiles named with prefixes",
                        endpoint(
                                "node01",
                                "eth0",
                                List.of(),
                                List.of("knp.default.fun", "knp.default.funner.11234-a"),
                                List.of())),
                accepted(
                        "a profile named without prefix",
                        endpoint("node01", "eth0", List.of(), List.of("fun-funner1234"), List.of())),
                refused(
                        "a profile named with a dot first",
                        endpoint("node01", "eth0", List.of(), List.of(".fun"), List.of()),
                        Requirement.PROFILE_TAG));
    }

    private static List<Fact> sets() {
        return List.of(
                accepted("a GlobalNetworkSet with blocks of both IP versions", set("testset", LABELS)),
                refused(
                        "a GlobalNetworkSet with the namespace's label",
                        set("testset", RESERVED),
                        Requirement.NAMESPACE_LABEL),
                refused("a GlobalNetworkSet named with $", set("test$set", Map.of()), Requirement.NAME_FORM),
                accepted("a NetworkSet with labels", namespaced("testset", LABELS)),
                refused(
                        "a NetworkSet with the namespace's label",
                        namespaced("testset", RESERVED),
                        Requirement.NAMESPACE_LABEL),
                refused("a NetworkSet named with $", namespaced("test$set", Map.of()), Requirement.NAME_FORM));
    }

    private static Tier at(String name, double order) {
        return tier(name, Optional.of(order), Optional.empty());
    }

    private static HostEndpoint port(String name) {
        return endpoint("node01", "eth0", List.of(), List.of(), List.of(new EndpointPort(name, Protocol.TCP, 1234)));
    }

    private static GlobalNetworkSet set(String name, Map<String, String> labels) {
        return new GlobalNetworkSet(
                Metadata.named(name).withLabels(labels),
                nets("10.0.0.1/32", "11.0.0.0/8", "dead:beef::/128", "dead:beef::/96"));
    }

    private static NetworkSet namespaced(String name, Map<String, String> labels) {
        return new NetworkSet(Metadata.named(name).in("apps").withLabels(labels), nets("10.0.0.1/32"));
    }
}
