package io.github.netpol4j.laws.arbitraries;

import static io.github.netpol4j.NetPol.anywhere;
import static io.github.netpol4j.NetPol.app;
import static io.github.netpol4j.NetPol.cidr;
import static io.github.netpol4j.NetPol.dns;
import static io.github.netpol4j.NetPol.everyNamespace;
import static io.github.netpol4j.NetPol.everyPod;
import static io.github.netpol4j.NetPol.host;
import static io.github.netpol4j.NetPol.label;
import static io.github.netpol4j.NetPol.namespace;
import static io.github.netpol4j.NetPol.namespaces;
import static io.github.netpol4j.NetPol.pods;

import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Peers of every kind. What comes first is what shrinking ends at. */
public final class PeerArbitraries {

    private static final Arbitrary<String> NAME = Arbitraries.of("a", "a", "b", "b", "a", "c", Alphabet.KUBE_SYSTEM);
    private static final Arbitrary<String> VALUE = Arbitraries.of(Alphabet.VALUES);
    private static final Arbitrary<Requirement> OF_PODS =
            Arbitraries.of(requirements(Alphabet.KEYS, List.of(Alphabet.TEAM)));
    private static final Arbitrary<Requirement> OF_NAMESPACES =
            Arbitraries.of(requirements(List.of(Alphabet.TEAM), Alphabet.KEYS));
    private static final Arbitrary<Requirement> OF_NAMES = Arbitraries.of(
            Requirement.of(Pod.NAMESPACE_NAME_LABEL, Operator.IN, List.of("a", "b")),
            Requirement.of(Pod.NAMESPACE_NAME_LABEL, Operator.NOT_IN, List.of("a", Alphabet.KUBE_SYSTEM)),
            Requirement.of(Pod.NAMESPACE_NAME_LABEL, Operator.EXISTS, List.of()),
            Requirement.of(Pod.NAMESPACE_NAME_LABEL, Operator.DOES_NOT_EXIST, List.of()));
    private static final Arbitrary<IpBlock> BLOCK = Arbitraries.of(blocks());
    private static final Arbitrary<Pods> LABELLED = Arbitraries.of(
            app("x"),
            app("y"),
            app("x"),
            app("y"),
            pods(label("tier", "x")),
            pods(label("tier", "y")),
            pods(label("app", "x")),
            app("x", "y"),
            pods(label("app", "y"), label("tier", "x")),
            pods(label("app", "x"), label("app", "y")));

    private PeerArbitraries() {}

    /** Every requirement of some keys, of all four operators, and a few of the keys of what else carries labels. */
    private static List<Requirement> requirements(List<String> keys, List<String> others) {
        List<Requirement> all = new ArrayList<>();
        for (String key : keys) {
            for (List<String> values : List.of(List.of("x"), List.of("y"), List.of("x", "y"))) {
                all.add(Requirement.of(key, Operator.IN, values));
                all.add(Requirement.of(key, Operator.NOT_IN, values));
            }
            all.add(Requirement.of(key, Operator.EXISTS, List.of()));
            all.add(Requirement.of(key, Operator.DOES_NOT_EXIST, List.of()));
        }
        for (String key : others) {
            all.add(Requirement.of(key, Operator.IN, List.of("x")));
            all.add(Requirement.of(key, Operator.NOT_IN, List.of("x")));
        }
        return all;
    }

    private static List<IpBlock> blocks() {
        List<IpBlock> all = new ArrayList<>();
        for (Alphabet.Block block : Alphabet.BLOCKS) {
            all.add(cidr(block.cidr()));
            block.holes().forEach(hole -> all.add(cidr(block.cidr()).except(hole)));
            if (block.holes().size() > 1) {
                all.add(cidr(block.cidr()).except(block.holes().subList(0, 2)));
            }
        }
        return all;
    }

    /** The same, narrowed now and then; two requirements on one key are frequent. */
    private static Arbitrary<Pods> narrowed(Arbitrary<Pods> wide) {
        Arbitrary<List<Requirement>> more = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.of())),
                Tuple.of(2, OF_PODS.list().ofMinSize(1).ofMaxSize(2)));
        Arbitrary<Set<String>> without =
                Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(Set.of())), Tuple.of(1, VALUE.map(Set::of)));
        return Combinators.combine(wide, more, without).as((pods, requirements, names) -> {
            Pods narrow = pods;
            for (Requirement requirement : requirements) {
                narrow = narrow.where(requirement.key(), requirement.operator(), requirement.values());
            }
            return names.isEmpty() ? narrow : narrow.except(names);
        });
    }

    /** Pods whose namespace is named, or is the policy's. */
    private static Arbitrary<Pods> pinned() {
        Arbitrary<Function<Pods, Pods>> where = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(pods -> pods)),
                Tuple.of(3, NAME.map(name -> pods -> pods.in(name))),
                Tuple.of(1, Arbitraries.just(pods -> pods.in("a", "b"))));
        return Arbitraries.frequencyOf(
                Tuple.of(5, narrowed(Combinators.combine(LABELLED, where).as((pods, in) -> in.apply(pods)))),
                Tuple.of(2, narrowed(NAME.map(name -> everyPod().in(name)))));
    }

    /** Namespaces by label, or all. */
    private static Arbitrary<Namespaces> byLabel() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, VALUE.map(value -> namespaces(label(Alphabet.TEAM, value)))),
                Tuple.of(1, Arbitraries.just(everyNamespace())),
                Tuple.of(1, NAME.map(name -> everyNamespace().except(name))),
                Tuple.of(1, NAME.map(name -> namespaces(label(Pod.NAMESPACE_NAME_LABEL, name)))),
                Tuple.of(2, OF_NAMESPACES.map(PeerArbitraries::fulfilling)),
                Tuple.of(1, OF_NAMES.map(PeerArbitraries::fulfilling)),
                Tuple.of(
                        1,
                        Combinators.combine(NAME, VALUE)
                                .as((name, value) -> namespace(name).where(Alphabet.TEAM, Operator.IN, value))));
    }

    private static Namespaces fulfilling(Requirement requirement) {
        return everyNamespace().where(requirement.key(), requirement.operator(), requirement.values());
    }

    /** Pods of namespaces that are chosen by label. */
    private static Arbitrary<Peer> anyNamespace() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, byLabel().map(namespaces -> (Peer) namespaces)),
                Tuple.of(1, narrowed(Arbitraries.just(everyPod())).map(pods -> (Peer) pods)),
                Tuple.of(
                        2,
                        narrowed(Combinators.combine(LABELLED, byLabel()).as(Pods::in))
                                .map(pods -> (Peer) pods)));
    }

    /**
     * Pods of named namespaces.
     *
     * @return peers that Kubernetes can isolate
     */
    public static Arbitrary<Peer> pinnedPods() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, pinned().map(pods -> (Peer) pods)), Tuple.of(1, NAME.map(name -> (Peer) namespace(name))));
    }

    /**
     * Pods, which most often are of named namespaces.
     *
     * @param named how often, of 100
     * @return peers that name pods
     */
    public static Arbitrary<Peer> mostlyNamed(int named) {
        return Arbitraries.frequencyOf(Tuple.of(named, pinnedPods()), Tuple.of(100 - named, anyNamespace()));
    }

    /**
     * Blocks of addresses, most of which hold pods.
     *
     * @return peers
     */
    public static Arbitrary<IpBlock> block() {
        return BLOCK;
    }

    /**
     * Descriptions of the other side: addresses, anywhere.
     *
     * @return peers that no rule can guard
     */
    public static Arbitrary<Peer> addresses() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, BLOCK.map(block -> (Peer) block)), Tuple.of(1, Arbitraries.just((Peer) anywhere())));
    }

    /**
     * The cluster's DNS.
     *
     * @return one peer
     */
    public static Arbitrary<Peer> theDns() {
        return Arbitraries.just(dns());
    }

    /**
     * The host.
     *
     * @return one peer
     */
    public static Arbitrary<Peer> theHost() {
        return Arbitraries.just(host());
    }
}
