package io.github.netpol4j.calico.arbitraries;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules that Calico accepts. */
final class CalicoRuleArbitraries {

    private static final Arbitrary<Action> ACTION = Arbitraries.frequency(
            Tuple.of(6, Action.ALLOW), Tuple.of(4, Action.DENY), Tuple.of(3, Action.PASS), Tuple.of(1, Action.LOG));

    /** Up to three rules of ingress. */
    static final Arbitrary<List<CalicoRule>> INGRESS = rule(true).list().ofMaxSize(3);

    /** Up to three rules of egress. */
    static final Arbitrary<List<CalicoRule>> EGRESS = rule(false).list().ofMaxSize(3);

    private CalicoRuleArbitraries() {}

    private static Arbitrary<CalicoRule> rule(boolean ingress) {
        return Arbitraries.frequencyOf(
                Tuple.of(3, rule(ingress, EntityArbitraries.IPV4)), Tuple.of(1, rule(ingress, EntityArbitraries.IPV6)));
    }

    private static Arbitrary<CalicoRule> rule(boolean ingress, Arbitrary<EntityRule> ends) {
        return Combinators.combine(ACTION, ends, ends, narrow(ingress), about(ingress))
                .as((action, peer, own, narrow, about) -> about.apply(narrow.apply(
                        CalicoRule.of(action).withSource(ingress ? peer : own).withDestination(ingress ? own : peer))));
    }

    /** Most rules say nothing of the policy's own end. */
    private static Arbitrary<UnaryOperator<CalicoRule>> narrow(boolean ingress) {
        return Arbitraries.frequency(
                Tuple.of(4, rule -> ingress ? rule.withDestination(EntityRule.ANY) : rule.withSource(EntityRule.ANY)),
                Tuple.of(1, rule -> rule));
    }

    /** What it asks besides the ends. */
    private static Arbitrary<UnaryOperator<CalicoRule>> about(boolean ingress) {
        Arbitrary<Protocol> withPorts =
                Arbitraries.frequency(Tuple.of(4, Protocol.TCP), Tuple.of(2, Protocol.UDP), Tuple.of(1, Protocol.SCTP));
        Arbitrary<UnaryOperator<CalicoRule>> ports = Combinators.combine(withPorts, EntityArbitraries.PORTS)
                .as((protocol, how) ->
                        rule -> rule.withProtocol(protocol).withDestination(how.apply(rule.destination())));
        Arbitrary<UnaryOperator<CalicoRule>> names =
                EntityArbitraries.names().map(how -> rule -> rule.withDestination(how.apply(rule.destination())));
        Arbitrary<UnaryOperator<CalicoRule>> sourcePorts = Combinators.combine(
                        withPorts, EntityArbitraries.sourcePorts())
                .as((protocol, how) -> rule -> rule.withProtocol(protocol).withSource(how.apply(rule.source())));
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(rule -> rule)),
                Tuple.of(6, ports),
                Tuple.of(2, names),
                Tuple.of(1, sourcePorts),
                Tuple.of(2, withPorts.map(protocol -> rule -> rule.withProtocol(protocol))),
                Tuple.of(1, withPorts.map(protocol -> rule -> rule.withNotProtocol(protocol))),
                Tuple.of(1, Arbitraries.just(rule -> rule.withProtocol(new Protocol(47)))),
                Tuple.of(2, icmp()),
                Tuple.of(1, version()),
                Tuple.of(1, Arbitraries.just(rule -> ingress ? withHttp(rule) : rule)),
                Tuple.of(1, EntityArbitraries.service().map(service -> rule -> withService(rule, service, ingress))));
    }

    private static Arbitrary<UnaryOperator<CalicoRule>> icmp() {
        Arbitrary<Optional<IcmpMatch>> messages = Arbitraries.of(
                Optional.empty(),
                Optional.of(new IcmpMatch(Optional.of(8), Optional.empty())),
                Optional.of(new IcmpMatch(Optional.of(128), Optional.empty())),
                Optional.of(new IcmpMatch(Optional.of(3), Optional.of(1))));
        return Combinators.combine(
                        Arbitraries.of(Protocol.ICMP, Protocol.ICMPV6), messages, Arbitraries.of(true, false))
                .as((protocol, message, wanted) -> rule -> {
                    CalicoRule made = consistent(rule, protocol.equals(Protocol.ICMP) ? 4 : 6)
                            .withProtocol(protocol);
                    return message.map(some -> wanted ? made.withIcmp(some) : made.withNotIcmp(some))
                            .orElse(made);
                });
    }

    private static Arbitrary<UnaryOperator<CalicoRule>> version() {
        return Arbitraries.of(4, 4, 6)
                .map(version -> rule -> consistent(rule, version).withIpVersion(version));
    }

    /** Without nets of the other family, which Calico refuses beside a version. */
    private static CalicoRule consistent(CalicoRule rule, int version) {
        return rule.withSource(consistent(rule.source(), version))
                .withDestination(consistent(rule.destination(), version));
    }

    private static EntityRule consistent(EntityRule end, int version) {
        return end.withNets(end.nets().stream()
                        .filter(net -> net.address().isIpv6() == (version == 6))
                        .toList())
                .withNotNets(end.notNets().stream()
                        .filter(net -> net.address().isIpv6() == (version == 6))
                        .toList());
    }

    /** HTTP stands in Allow rules of ingress alone. */
    private static CalicoRule withHttp(CalicoRule rule) {
        return rule.withAction(Action.ALLOW).withHttp(new HttpMatch(List.of("GET"), List.of()));
    }

    /** Services stand at the other end alone, beside nothing. */
    private static CalicoRule withService(CalicoRule rule, EntityRule service, boolean ingress) {
        return ingress ? rule.withSource(service) : rule.withDestination(service);
    }
}
