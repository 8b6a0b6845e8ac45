package io.github.netpol4j.calico.arbitraries;

import static io.github.netpol4j.calico.arbitraries.CalicoArbitraries.some;

import io.github.netpol4j.calico.resource.KubernetesSpec;
import io.github.netpol4j.calico.resource.KubernetesSpec.Expression;
import io.github.netpol4j.calico.resource.KubernetesSpec.IpBlock;
import io.github.netpol4j.calico.resource.KubernetesSpec.LabelSelector;
import io.github.netpol4j.calico.resource.KubernetesSpec.Peer;
import io.github.netpol4j.calico.resource.KubernetesSpec.Port;
import io.github.netpol4j.calico.resource.KubernetesSpec.Rule;
import io.github.netpol4j.calico.resource.PolicyType;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What staged policies of Kubernetes' form say. */
final class KubernetesSpecArbitraries {

    private KubernetesSpecArbitraries() {}

    static Arbitrary<KubernetesSpec> spec() {
        Arbitrary<List<Rule>> rules = some(rule(), 2);
        Arbitrary<List<PolicyType>> types = Arbitraries.of(
                List.of(),
                List.of(PolicyType.INGRESS),
                List.of(PolicyType.EGRESS),
                List.of(PolicyType.INGRESS, PolicyType.EGRESS));
        return Combinators.combine(selector(), rules, rules, types).as(KubernetesSpec::new);
    }

    private static Arbitrary<Rule> rule() {
        return Combinators.combine(some(peer(), 2), some(port(), 2)).as(Rule::new);
    }

    private static Arbitrary<Peer> peer() {
        Arbitrary<IpBlock> block = Combinators.combine(
                        Arbitraries.of("10.0.0.0/8", "fd00::/8", "10.0.0.1/8"), some(Arbitraries.of("10.1.0.0/16"), 1))
                .as(IpBlock::new);
        Arbitrary<Peer> pods = Combinators.combine(
                        selector().optional(0.6), selector().optional(0.5))
                .as((some, namespaces) -> new Peer(some, namespaces, Optional.empty()));
        return Arbitraries.oneOf(
                pods, block.map(one -> new Peer(Optional.empty(), Optional.empty(), Optional.of(one))));
    }

    private static Arbitrary<Port> port() {
        Arbitrary<Optional<String>> protocol =
                Arbitraries.of("TCP", "UDP", "SCTP").optional(0.7);
        Arbitrary<Port> numbered = Combinators.combine(
                        protocol,
                        Arbitraries.of(80, 443).optional(0.8),
                        Arbitraries.of(8080).optional(0.3))
                .as((name, number, end) -> new Port(name, number, Optional.empty(), end));
        Arbitrary<Port> named = Combinators.combine(protocol, Arbitraries.of("http", "80"))
                .as((name, port) -> new Port(name, Optional.empty(), Optional.of(port), Optional.empty()));
        return Arbitraries.oneOf(numbered, named);
    }

    private static Arbitrary<LabelSelector> selector() {
        Arbitrary<Expression> expression = Arbitraries.of(
                new Expression("app", "In", List.of("x", "y")),
                new Expression("app", "NotIn", List.of("true")),
                new Expression("tier", "Exists", List.of()),
                new Expression("tier", "DoesNotExist", List.of()));
        return Combinators.combine(CalicoArbitraries.labels(), some(expression, 2))
                .as(LabelSelector::new);
    }
}
