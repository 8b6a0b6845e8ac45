package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** A description of endpoints: who a rule speaks about. Peers are values and print as the expression that makes them. */
public sealed interface Peer permits Pods, Namespaces, IpBlock, Peer.Anywhere, Peer.Dns, Peer.Host {

    /**
     * One result for each kind of peer.
     *
     * @param pods for pods by label
     * @param namespaces for all pods of namespaces
     * @param block for addresses
     * @param anywhere for every endpoint
     * @param dns for the cluster's DNS
     * @param host for the host
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(
            Function<Pods, R> pods,
            Function<Namespaces, R> namespaces,
            Function<IpBlock, R> block,
            Supplier<R> anywhere,
            Supplier<R> dns,
            Supplier<R> host);

    /**
     * The pods that the peer names by label or namespace.
     *
     * @return those pods; empty for addresses, {@code anywhere()}, {@code dns()} and {@code host()}
     */
    default Optional<Pods> asPods() {
        return fold(
                Optional::of,
                namespaces -> Optional.of(Pods.allIn(namespaces)),
                block -> Optional.empty(),
                Optional::empty,
                Optional::empty,
                Optional::empty);
    }

    /**
     * Whether the peer names endpoints that rules can guard: pods or the host. An Allow speaks only for such ends.
     *
     * @return false for addresses, {@code anywhere()} and {@code dns()}
     */
    default boolean isGuardable() {
        return fold(pods -> true, namespaces -> true, block -> false, () -> false, () -> false, () -> true);
    }

    /**
     * Peers as the words in {@code from(..)} or {@code isolate(..)}: bare names if that is all they are, else the expressions
     * that make them.
     *
     * @param peers one or more
     * @return the words, with commas between
     */
    static String sentence(Collection<? extends Peer> peers) {
        return Sentences.peers(Given.noNulls("sentence(..)", peers));
    }

    /**
     * Peers as the words in {@code to(..)}. There, {@code dns()} alone would end the sentence, so it is put in a list.
     *
     * @param peers one or more
     * @return the words, with commas between
     */
    static String destinations(Collection<? extends Peer> peers) {
        String words = sentence(peers);
        return List.copyOf(peers).equals(List.of(new Dns())) ? "List.of(" + words + ")" : words;
    }

    /**
     * Ends and ports as they are written in a rule or claim: {@code from(..)).to(..).port(..)}, with a verb before.
     *
     * @param verb what the sentence begins with, such as {@code allow}
     * @param sources one or more
     * @param destinations one or more
     * @param ports one or more
     * @return the sentence
     */
    static String sentence(String verb, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        Given.notNull("sentence(..)", verb);
        Given.noNulls("sentence(..)", sources);
        Given.noNulls("sentence(..)", destinations);
        Given.noNulls("sentence(..)", ports);
        return Sentences.between(verb, sources, destinations, ports);
    }

    /** Every endpoint there is: pods, nodes and outside addresses, of both IP families. */
    record Anywhere() implements Peer {
        @Override
        public <R> R fold(
                Function<Pods, R> pods,
                Function<Namespaces, R> namespaces,
                Function<IpBlock, R> block,
                Supplier<R> anywhere,
                Supplier<R> dns,
                Supplier<R> host) {
            return anywhere.get();
        }

        @Override
        public String toString() {
            return "anywhere()";
        }
    }

    /**
     * The cluster's DNS: the pods labelled {@code k8s-app=kube-dns} in {@code kube-system}. As a destination it grants
     * and isolates nothing.
     */
    record Dns() implements Peer {

        /** The pods that serve DNS in a cluster set up by kubeadm, Minikube or most providers. */
        public static final Pods PODS = new Pods(
                Namespaces.named("kube-system"),
                new TreeSet<>(),
                new TreeSet<>(),
                Selector.of(List.of(new Label("k8s-app", "kube-dns"))));

        /** What DNS is asked on, unless a rule names other ports: UDP 53, and TCP 53 for long answers (RFC 7766). */
        public static final List<Port> PORTS = List.of(
                new Port.Numbers(Protocol.UDP, PortRange.only(53)), new Port.Numbers(Protocol.TCP, PortRange.only(53)));

        @Override
        public <R> R fold(
                Function<Pods, R> pods,
                Function<Namespaces, R> namespaces,
                Function<IpBlock, R> block,
                Supplier<R> anywhere,
                Supplier<R> dns,
                Supplier<R> host) {
            return dns.get();
        }

        @Override
        public String toString() {
            return "dns()";
        }
    }

    /** The host itself: any node. For targets that guard hosts. */
    record Host() implements Peer {
        @Override
        public <R> R fold(
                Function<Pods, R> pods,
                Function<Namespaces, R> namespaces,
                Function<IpBlock, R> block,
                Supplier<R> anywhere,
                Supplier<R> dns,
                Supplier<R> host) {
            return host.get();
        }

        @Override
        public String toString() {
            return "host()";
        }
    }
}
