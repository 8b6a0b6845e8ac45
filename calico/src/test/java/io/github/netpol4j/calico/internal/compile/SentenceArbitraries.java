package io.github.netpol4j.calico.internal.compile;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.calico.policy.CalicoPol.*;

import io.github.netpol4j.calico.policy.CalicoEnd;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.policy.CalicoSentence;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random sentences about the parties of {@link Party}, and connections between those. */
public final class SentenceArbitraries {

    private static final Arbitrary<Peer> PEERS = Arbitraries.of(
            app("web"),
            app("db"),
            app("web", "db").where("tier", DOES_NOT_EXIST),
            app("db").in("b"),
            app("web").where("tier", IN, "front"),
            app("db").where("tier", IN, "a").where("tier", IN, "b"),
            everyPod(),
            everyPod().except("web"),
            namespace("b"),
            namespaces(label("team", "x")),
            everyNamespace().except("b"),
            cidr("10.0.0.0/8").except("10.0.0.0/29", "10.1.0.0/25"),
            cidr("10.1.0.0/16"),
            cidr("2001:db8::/32"),
            cidr("2001:db8::/31").except("2001:db8::/64"),
            anywhere(),
            dns(),
            host());

    private static final Arbitrary<Ports> PORTS = Arbitraries.of(
            tcp(80), tcp(80, 81), tcp(range(79, 90)), tcp("http"), tcp(), udp(53), udp(), sctp(80), ping(), anyPort());

    private static final Arbitrary<UnaryOperator<CalicoEnd>> ENDS = Arbitraries.of(
            end -> end.serviceAccount("w"),
            end -> end.serviceAccount("w", "x"),
            end -> end.serviceAccountSelector("role == 'front'"),
            end -> end.not("web"),
            end -> end.not(app("db").in("b"), everyPod().where("tier", IN, "back")),
            end -> end.notSelector("tier == 'front'"),
            end -> end.notNets("10.0.0.0/30", "2001:db8::/126"),
            end -> end.notNets("10.1.0.0/25"),
            end -> end.notPorts(80),
            end -> end.notPorts("http"),
            end -> end.notPorts(range(8000, 9000)));

    private static final Arbitrary<UnaryOperator<CalicoSentence>> CALLS = Arbitraries.of(
            CalicoSentence::log,
            CalicoSentence::pass,
            CalicoSentence::global,
            CalicoSentence::global,
            CalicoSentence::global,
            CalicoSentence::staged,
            CalicoSentence::atSource,
            CalicoSentence::atSource,
            sentence -> sentence.hosts("role == 'db'"),
            CalicoSentence::preDnat,
            CalicoSentence::doNotTrack,
            CalicoSentence::applyOnForward,
            sentence -> sentence.tier("security"),
            sentence -> sentence.order(7.5));

    private SentenceArbitraries() {}

    /** Policies of one sentence. */
    public static Arbitrary<CalicoPolicy> policies() {
        return sentences()
                .map(SentenceArbitraries::inPolicy)
                .filter(1_000_000, Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static Optional<CalicoPolicy> inPolicy(Optional<CalicoSentence> sentence) {
        try {
            return sentence.map(one -> CalicoPolicy.of(policy("p").in("a")).with(one));
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }

    /** Empty where the words don't fit together. */
    private static Arbitrary<Optional<CalicoSentence>> sentences() {
        Arbitrary<Optional<CalicoEnd>> ends = ENDS.list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(calls -> calls.stream().reduce(end(), (one, call) -> call.apply(one), (one, other) -> other))
                .optional(0.3);
        return Combinators.combine(rules(), ends, ends, CALLS.list().ofMaxSize(3))
                .as(SentenceArbitraries::sentence);
    }

    private static Optional<CalicoSentence> sentence(
            Optional<Rule> rule,
            Optional<CalicoEnd> source,
            Optional<CalicoEnd> destination,
            List<UnaryOperator<CalicoSentence>> calls) {
        try {
            return rule.map(one -> {
                CalicoSentence made = calico(one);
                made = source.map(made::source).orElse(made);
                made = destination.map(made::destination).orElse(made);
                for (UnaryOperator<CalicoSentence> call : calls) {
                    made = call.apply(made);
                }
                return made;
            });
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }

    private static Arbitrary<Optional<Rule>> rules() {
        Arbitrary<List<Peer>> peers = PEERS.list().ofMinSize(1).ofMaxSize(2);
        Arbitrary<List<Port>> ports = PORTS.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(some -> Ports.joined(some).items());
        Arbitrary<Optional<Rule>> between = Combinators.combine(Arbitraries.of(true, false), peers, peers, ports)
                .as(SentenceArbitraries::between);
        Arbitrary<Optional<Rule>> isolates = Arbitraries.of(
                        isolate("db").ingress(),
                        isolate(everyPod().in("b")).egress(),
                        isolate(host()).ingress().egress(),
                        isolate("web", "db").ingress().egress())
                .map(Optional::of);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(8, between), net.jqwik.api.Tuple.of(1, isolates));
    }

    private static Optional<Rule> between(
            boolean allow, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        try {
            return Optional.of(
                    allow ? new Allow(sources, destinations, ports) : new Deny(sources, destinations, ports));
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }

    static Arbitrary<Attempt> attempts() {
        Arbitrary<Party> parties = Arbitraries.of(Party.ALL);
        return Combinators.combine(
                        parties,
                        parties,
                        Arbitraries.of(4, 6),
                        Arbitraries.of(
                                Protocol.TCP,
                                Protocol.TCP,
                                Protocol.UDP,
                                Protocol.SCTP,
                                Protocol.ICMP,
                                new Protocol(47)),
                        Arbitraries.of(53, 80, 81, 90, 8080))
                .as((source, destination, version, protocol, port) -> {
                    Protocol used = protocol.equals(Protocol.ICMP) && version == 6 ? Protocol.ICMPV6 : protocol;
                    return new Attempt(source, destination, version, used, used.hasPorts() ? port : 0);
                });
    }
}
