package io.github.netpol4j;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Label;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of every kind that a sentence can make, for tests of how they print. */
final class SentenceArbitraries {

    private static final Arbitrary<String> NAMES = Arbitraries.of("web", "db", "x-1");
    private static final Arbitrary<String> VALUES = Arbitraries.of("", "a", "B.c_d", "1");
    private static final Arbitrary<String> KEYS = Arbitraries.of("tier", "role", "example.com/Team", "app");

    private SentenceArbitraries() {}

    static Arbitrary<Policy> policies() {
        Arbitrary<String> keys = Arbitraries.of("app", "app.kubernetes.io/name");
        return Combinators.combine(
                        NAMES, NAMES, keys, rules().list().ofMinSize(1).ofMaxSize(3))
                .as((name, namespace, key, rules) ->
                        policy(name).in(namespace).labelledBy(key).with(rules));
    }

    static Arbitrary<Rule> rules() {
        Arbitrary<List<Peer>> peers = peers().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<Ports>> ports = ports().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Rule> allows = accepted(Combinators.combine(peers, peers, ports)
                .as((from, to, on) -> () -> allow(from(from)).to(to).ports(on)));
        Arbitrary<Rule> denies = accepted(Combinators.combine(peers, peers, ports)
                .as((from, to, on) -> () -> deny(from(from)).to(to).ports(on)));
        Arbitrary<Rule> dns = accepted(peers.map(from -> () -> allow(from(from)).to(dns())));
        Arbitrary<Rule> isolates =
                accepted(Combinators.combine(peers, Arbitraries.integers().between(0, 2))
                        .as((who, how) -> () -> switch (how) {
                            case 0 -> isolate(who).ingress();
                            case 1 -> isolate(who).egress();
                            default -> isolate(who).egress().ingress();
                        }));
        return Arbitraries.oneOf(allows, denies, dns, isolates);
    }

    static Arbitrary<Peer> peers() {
        return Arbitraries.oneOf(
                NAMES.map(name -> app(name)),
                pods(),
                namespaces(),
                blocks(),
                Arbitraries.of(anywhere(), dns(), host(), everyPod(), everyNamespace()));
    }

    private static Arbitrary<Pods> pods() {
        Arbitrary<Pods> start = Arbitraries.oneOf(
                NAMES.list().ofMinSize(1).ofMaxSize(2).map(Pods::ofApps),
                labels().list().ofMinSize(1).ofMaxSize(2).map(Pods::labelled),
                Arbitraries.just(everyPod()));
        Arbitrary<Pods> somewhere = Combinators.combine(start, namespaces().optional())
                .as((pods, where) -> where.map(pods::in).orElse(pods));
        return Combinators.combine(
                        somewhere, requirements().optional(), NAMES.list().ofMaxSize(2))
                .as((pods, label, except) -> {
                    Pods some = label.map(one -> pods.where(one.key(), one.operator(), one.values()))
                            .orElse(pods);
                    return except.isEmpty() ? some : some.except(except);
                });
    }

    private static Arbitrary<Namespaces> namespaces() {
        Arbitrary<Namespaces> start = Arbitraries.oneOf(
                NAMES.list().ofMinSize(1).ofMaxSize(2).map(Namespaces::named),
                labels().list().ofMinSize(1).ofMaxSize(2).map(Namespaces::labelled),
                Arbitraries.just(everyNamespace()));
        return Combinators.combine(start, requirements().optional(), NAMES.optional())
                .as((all, label, except) -> {
                    Namespaces some = label.map(one -> all.where(one.key(), one.operator(), one.values()))
                            .orElse(all);
                    return except.map(name -> some.except(name)).orElse(some);
                });
    }

    private static Arbitrary<IpBlock> blocks() {
        return Arbitraries.of(
                cidr("0.0.0.0/0"),
                cidr("10.0.0.0/8").except("10.1.0.0/16"),
                cidr("10.0.0.0/8").except("10.3.0.0/16", "10.2.0.0/16"),
                cidr("2001:db8::/32").except("2001:db8:1::/48"),
                cidr("::/0"));
    }

    private record Requirement(String key, Operator operator, List<String> values) {}

    private static Arbitrary<Requirement> requirements() {
        return Combinators.combine(
                        KEYS,
                        Arbitraries.of(Operator.class),
                        VALUES.list().ofMinSize(1).ofMaxSize(3))
                .as((key, operator, values) ->
                        new Requirement(key, operator, operator.takesValues() ? values : List.of()));
    }

    private static Arbitrary<Label> labels() {
        return Combinators.combine(KEYS, VALUES).as(Label::new);
    }

    static Arbitrary<Ports> ports() {
        return Arbitraries.of(
                tcp(),
                tcp(80),
                tcp(80, 443),
                tcp(range(8000, 8100), range(1, 65535)),
                tcp("metrics"),
                udp(),
                udp(53),
                udp(range(5, 5)),
                udp("dns", "dns-tcp"),
                sctp(),
                sctp(7),
                sctp("s1ap"),
                ping(),
                anyPort());
    }

    static Arbitrary<Flow> flows() {
        return Combinators.combine(
                        endpoints(), endpoints(), Arbitraries.integers().between(0, 9))
                .as((from, to, how) -> accept(() -> {
                    Flow.Between ends = Flow.from(from).to(to);
                    Flow.Between chosen = how % 2 == 1
                                    && !from.addresses().isEmpty()
                                    && !to.addresses().isEmpty()
                            ? ends.over(last(from), last(to))
                            : ends;
                    return switch (how / 2) {
                        case 0 -> chosen.tcp(1433);
                        case 1 -> chosen.udp(53);
                        case 2 -> chosen.sctp(7);
                        case 3 -> chosen.ping();
                        default -> chosen.protocol(58);
                    };
                }))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static String last(Endpoint end) {
        return end.addresses().get(end.addresses().size() - 1).toString();
    }

    static Arbitrary<Endpoint> endpoints() {
        Arbitrary<List<String>> addresses = Arbitraries.of("10.0.0.1", "2001:db8::1", "::ffff:10.0.0.1", "10.0.0.2")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        Arbitrary<Endpoint> pods = Combinators.combine(podShapes(), addresses)
                .as((pod, at) -> at.isEmpty() ? pod : pod.at(at.toArray(new String[0])));
        Arbitrary<Endpoint> nodes = addresses.map(
                at -> at.isEmpty() ? node("n1") : node("n1.example").at(at.toArray(new String[0])));
        return Arbitraries.oneOf(
                pods, nodes, Arbitraries.of("203.0.113.7", "2001:db8::7", "::").map(NetPol::external));
    }

    private static Arbitrary<Pod> podShapes() {
        return Arbitraries.of(
                pod("a", "web"),
                pod("a", "web").named("web-7c9f.1"),
                pod("a", "web").named("x".repeat(200)).unlabelled("app"),
                pod("a", "web").labelled("app", ""),
                pod("a", "web").labelled("app", "Not_A-name"),
                pod("a", "web").named("other").labelled("tier", "front"),
                pod("a", "web").inNamespaceLabelled("team", "tienda"),
                pod("a", "web").inNamespaceLabelled(Pod.NAMESPACE_NAME_LABEL, "a"),
                pod("a", "web").runningAs("robot"),
                pod("a", "web").listening("metrics", Protocol.TCP, 9090).listening("dns", Protocol.UDP, 53),
                pod("a", "web").on("n1").onHostNetwork());
    }

    /** Most of what is put together at random is a sentence; the rest is refused, which other tests look at. */
    private static <T extends Rule> Arbitrary<Rule> accepted(Arbitrary<Supplier<T>> sentences) {
        return sentences
                .map(SentenceArbitraries::accept)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static <T> Optional<T> accept(Supplier<T> sentence) {
        try {
            return Optional.of(sentence.get());
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }
}
