package io.github.netpol4j.calico.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.calico.CalicoPolicies;
import io.github.netpol4j.calico.CalicoTarget;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.laws.arbitraries.FlowArbitraries;
import io.github.netpol4j.laws.arbitraries.Flows;
import io.github.netpol4j.laws.arbitraries.NetworkPolicyArbitraries;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What the laws are proved of: policies, whether the hosts are named, Kubernetes policies of others beside, and flows to sample.
 */
final class CalicoCase {

    /** How policies become objects: the library, or something broken. */
    interface Compiler extends Function<CalicoCase, CalicoPolicies> {}

    static final Compiler LIBRARY = tried -> tried.target().compile(tried.policies());

    private static final Node HOST = Node.named("n1").at("10.8.0.1", "fd00:8::1");

    private static final FlowSet PODS = FlowSet.of(
            Region.all().at(End.SOURCE, Location.pods()), Region.all().at(End.DESTINATION, Location.pods()));

    private static final FlowSet WITH_PORTS =
            FlowSet.of(Region.all().protocols(List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)));

    private final List<Policy> policies;
    private final boolean namesHosts;
    private final List<NetworkPolicy> foreign;
    private final Flows flows;
    private final Policy together;
    private final Lazy<Meaning> meant;

    private CalicoCase(List<Policy> policies, boolean namesHosts, List<NetworkPolicy> foreign, Flows flows) {
        this.policies = policies;
        this.namesHosts = namesHosts;
        this.foreign = foreign;
        this.flows = flows;
        this.together = policies.stream().reduce(Policy::plus).orElseThrow();
        this.meant = new Lazy<>(together::meaning);
    }

    static Arbitrary<CalicoCase> any() {
        return Combinators.combine(
                        PolicyArbitraries.policies(),
                        Arbitraries.of(false, false, true),
                        NetworkPolicyArbitraries.objects(),
                        FlowArbitraries.flows(FlowArbitraries.semantics()))
                .as(CalicoCase::new);
    }

    /** The same with other policies. */
    CalicoCase with(List<Policy> others) {
        return new CalicoCase(others, namesHosts, foreign, flows);
    }

    List<Policy> policies() {
        return policies;
    }

    Policy together() {
        return together;
    }

    /** Policies of others in the same cluster. */
    List<NetworkPolicy> foreign() {
        return foreign;
    }

    Flows flows() {
        return flows;
    }

    CalicoTarget target() {
        return namesHosts ? Calico.guarding(HOST) : Calico.guardingEveryNode();
    }

    /** What the policies mean together. */
    Meaning meant() {
        return meant.get();
    }

    /**
     * The flows that the policies can be enforced on: those with a pod, and those with a host, if the policies speak of hosts; of
     * hosts that are named, those with their addresses.
     */
    FlowSet domain() {
        boolean hosts = together.rules().stream().anyMatch(rule -> rule.peers().contains(new Peer.Host()));
        if (!hosts) {
            return PODS;
        }
        FlowSet domain = PODS;
        FlowSet unguarded = FlowSet.none();
        for (End end : End.values()) {
            FlowSet guarded = FlowSet.of(hosts(end));
            domain = domain.or(guarded);
            unguarded = unguarded.or(FlowSet.of(Region.all().at(end, Location.hosts()))
                    .or(FlowSet.of(atHosts(end)))
                    .minus(guarded));
        }
        // Also from a guarded host to another one: what policies say of the other is enforced by nobody.
        return domain.minus(unguarded);
    }

    private List<Region> hosts(End end) {
        Region hosts = Region.all().at(end, Location.hosts());
        Region named = hosts.with(Dimension.host(end), Names.in(List.of(HOST.name())));
        return namesHosts
                ? atHosts(end).stream().flatMap(at -> at.and(named).stream()).toList()
                : List.of(hosts);
    }

    /** Nobody else has the addresses of a named host. */
    private List<Region> atHosts(End end) {
        return namesHosts
                ? HOST.addresses().stream()
                        .map(address -> Region.all().address(end, new Cidr(address, address.bits()), List.of()))
                        .toList()
                : List.of();
    }

    /** What Kubernetes can enforce: flows with a pod, of protocols with ports. */
    static FlowSet podsWithPorts() {
        return PODS.and(WITH_PORTS);
    }

    @Override
    public String toString() {
        return policies.stream().map(Policy::toString).collect(Collectors.joining(",\n"))
                + (namesHosts ? "\nguarding " + HOST : "") + "\n" + flows;
    }
}
