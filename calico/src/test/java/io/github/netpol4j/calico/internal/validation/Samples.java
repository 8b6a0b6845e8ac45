package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Objects and parts of objects, said shortly. */
final class Samples {

    static final CalicoRule ALLOW = CalicoRule.of(Action.ALLOW);
    static final CalicoRule DENY = CalicoRule.of(Action.DENY);
    static final CalicoRule TCP = ALLOW.withProtocol(Protocol.TCP);
    static final PolicySpec EMPTY = PolicySpec.EMPTY;
    static final EntityRule ANY = EntityRule.ANY;

    private Samples() {}

    static CalicoNetworkPolicy np(PolicySpec spec) {
        return np("thing", spec);
    }

    static CalicoNetworkPolicy np(String name, PolicySpec spec) {
        return new CalicoNetworkPolicy(Metadata.named(name).in("apps"), spec);
    }

    static GlobalNetworkPolicy gnp(PolicySpec spec) {
        return gnp("thing", spec);
    }

    static GlobalNetworkPolicy gnp(String name, PolicySpec spec) {
        return new GlobalNetworkPolicy(Metadata.named(name), spec);
    }

    static StagedNetworkPolicy snp(String name, Optional<StagedAction> action, PolicySpec spec) {
        return new StagedNetworkPolicy(Metadata.named(name).in("apps"), action, spec);
    }

    static StagedGlobalNetworkPolicy sgnp(String name, Optional<StagedAction> action, PolicySpec spec) {
        return new StagedGlobalNetworkPolicy(Metadata.named(name), action, spec);
    }

    /** A policy with this rule for ingress. */
    static CalicoNetworkPolicy ingress(CalicoRule rule) {
        return np(EMPTY.withIngress(List.of(rule)));
    }

    /** A policy with this rule for egress. */
    static CalicoNetworkPolicy egress(CalicoRule rule) {
        return np(EMPTY.withEgress(List.of(rule)));
    }

    /** A policy that allows TCP from this end. */
    static CalicoNetworkPolicy source(EntityRule source) {
        return ingress(TCP.withSource(source));
    }

    /** A policy that allows TCP to this end. */
    static CalicoNetworkPolicy destination(EntityRule destination) {
        return egress(TCP.withDestination(destination));
    }

    static Tier tier(String name, Optional<Double> order, Optional<Action> defaultAction) {
        return new Tier(Metadata.named(name), order, defaultAction);
    }

    static HostEndpoint endpoint(String node, String interfaceName, String... expectedIps) {
        return endpoint(node, interfaceName, List.of(expectedIps), List.of(), List.of());
    }

    static HostEndpoint endpoint(
            String node,
            String interfaceName,
            List<String> expectedIps,
            List<String> profiles,
            List<EndpointPort> ports) {
        return new HostEndpoint(
                Metadata.named("host"),
                node,
                interfaceName,
                expectedIps.stream().map(IpAddress::of).toList(),
                profiles,
                ports);
    }

    static List<Cidr> nets(String... nets) {
        return Stream.of(nets).map(Cidr::of).toList();
    }

    /** Different blocks. */
    static List<Cidr> nets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Cidr.of("10." + i / 256 + "." + i % 256 + ".0/24"))
                .toList();
    }

    static List<PortMatch> ports(int... numbers) {
        return IntStream.of(numbers).mapToObj(PortMatch::of).toList();
    }

    static List<PortMatch> names(String... names) {
        return Stream.of(names).map(PortMatch::of).toList();
    }

    static ServiceMatch service() {
        return new ServiceMatch("service1", "default");
    }

    static IcmpMatch icmp(int type) {
        return new IcmpMatch(Optional.of(type), Optional.empty());
    }

    static IcmpMatch icmp(int type, int code) {
        return new IcmpMatch(Optional.of(type), Optional.of(code));
    }

    static HttpMatch methods(String... methods) {
        return new HttpMatch(List.of(methods), List.of());
    }

    static HttpMatch paths(HttpMatch.Path... paths) {
        return new HttpMatch(List.of(), List.of(paths));
    }

    static HttpMatch.Path exact(String path) {
        return new HttpMatch.Path(path, "");
    }

    static HttpMatch.Path prefix(String path) {
        return new HttpMatch.Path("", path);
    }

    static PolicySpec flags(boolean doNotTrack, boolean preDnat, boolean applyOnForward) {
        return new PolicySpec(
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                List.of(),
                doNotTrack,
                preDnat,
                applyOnForward,
                List.of());
    }

    static PolicySpec hints(String... hints) {
        return new PolicySpec(
                "", Optional.empty(), List.of(), List.of(), "", "", "", List.of(), false, false, false, List.of(hints));
    }
}
