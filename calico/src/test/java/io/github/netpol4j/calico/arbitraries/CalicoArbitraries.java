package io.github.netpol4j.calico.arbitraries;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedKubernetesNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random objects of every kind, as they can stand in manifests: each field is there at times, each combination too. Not all of
 * them are what Calico accepts: that is for its validator.
 */
public final class CalicoArbitraries {

    private static final List<String> TIERS = List.of("", "", "default", "security", "kube-baseline");
    private static final List<Double> ORDERS =
            List.of(0.0, 1.0, 100.0, 1000.0, 12.5, -3.0, 1e-7, 1e10, 1e300, 1000000.0);

    private CalicoArbitraries() {}

    /**
     * An object of any kind.
     *
     * @return named, or with the beginning of a name
     */
    public static Arbitrary<CalicoResource> resource() {
        return Arbitraries.oneOf(
                networkPolicy().map(CalicoResource.class::cast),
                globalNetworkPolicy().map(CalicoResource.class::cast),
                stagedNetworkPolicy().map(CalicoResource.class::cast),
                stagedGlobalNetworkPolicy().map(CalicoResource.class::cast),
                stagedKubernetesNetworkPolicy().map(CalicoResource.class::cast),
                tier().map(CalicoResource.class::cast),
                hostEndpoint().map(CalicoResource.class::cast),
                networkSet().map(CalicoResource.class::cast),
                globalNetworkSet().map(CalicoResource.class::cast));
    }

    /**
     * Some objects of any kinds, of which no two have kind and name in common.
     *
     * @return none to five objects
     */
    public static Arbitrary<List<CalicoResource>> resources() {
        return resource().list().ofMaxSize(5).map(CalicoArbitraries::distinct);
    }

    /**
     * The same objects, but for those whose kind and name were there before.
     *
     * @param resources any
     * @param <R> their type
     * @return those that one cluster can hold together
     */
    public static <R extends CalicoResource> List<R> distinct(List<R> resources) {
        Set<String> seen = new HashSet<>();
        List<R> distinct = new ArrayList<>();
        for (R resource : resources) {
            if (resource.metadata().name().isEmpty() || seen.add(resource.kind() + " " + resource.id())) {
                distinct.add(resource);
            }
        }
        return distinct;
    }

    /**
     * Enforced policies of a namespace.
     *
     * @return with any spec that they can have
     */
    public static Arbitrary<CalicoNetworkPolicy> networkPolicy() {
        return Combinators.combine(metadata(true), policySpec(false)).as(CalicoNetworkPolicy::new);
    }

    /**
     * Enforced policies of the cluster.
     *
     * @return with any spec
     */
    public static Arbitrary<GlobalNetworkPolicy> globalNetworkPolicy() {
        return Combinators.combine(metadata(false), policySpec(true)).as(GlobalNetworkPolicy::new);
    }

    /**
     * Staged policies of a namespace.
     *
     * @return with any spec that they can have
     */
    public static Arbitrary<StagedNetworkPolicy> stagedNetworkPolicy() {
        return Combinators.combine(metadata(true), stagedAction(), policySpec(false))
                .as(StagedNetworkPolicy::new);
    }

    /**
     * Staged policies of the cluster.
     *
     * @return with any spec
     */
    public static Arbitrary<StagedGlobalNetworkPolicy> stagedGlobalNetworkPolicy() {
        return Combinators.combine(metadata(false), stagedAction(), policySpec(true))
                .as(StagedGlobalNetworkPolicy::new);
    }

    /**
     * Staged policies of Kubernetes' form.
     *
     * @return with any spec
     */
    public static Arbitrary<StagedKubernetesNetworkPolicy> stagedKubernetesNetworkPolicy() {
        return Combinators.combine(metadata(true), stagedAction(), KubernetesSpecArbitraries.spec())
                .as(StagedKubernetesNetworkPolicy::new);
    }

    private static Arbitrary<Optional<StagedAction>> stagedAction() {
        return Arbitraries.of(StagedAction.class).optional(0.7);
    }

    /**
     * Tiers.
     *
     * @return with or without order and default action
     */
    public static Arbitrary<Tier> tier() {
        Arbitrary<Optional<Action>> defaults =
                Arbitraries.of(Optional.empty(), Optional.of(Action.DENY), Optional.of(Action.PASS));
        return Combinators.combine(metadata(false), order(), defaults).as(Tier::new);
    }

    /**
     * Host endpoints.
     *
     * @return of a few nodes, interfaces and addresses
     */
    public static Arbitrary<HostEndpoint> hostEndpoint() {
        Arbitrary<String> node = Arbitraries.of("", "n1", "n2");
        Arbitrary<String> face = Arbitraries.of("", HostEndpoint.ALL_INTERFACES, "eth0");
        Arbitrary<List<IpAddress>> ips = some(
                Arbitraries.of("10.0.0.1", "10.8.0.2", "fd00::1", "192.168.1.20")
                        .map(IpAddress::of),
                2);
        Arbitrary<List<String>> profiles = some(Arbitraries.of(HostEndpoint.DEFAULT_ALLOW, "kns.a"), 2);
        Arbitrary<EndpointPort> port = Combinators.combine(
                        Arbitraries.of("http", "dns", "80"),
                        Arbitraries.of(Protocol.TCP, Protocol.UDP, new Protocol(47)),
                        Arbitraries.of(53, 80, 65535))
                .as(EndpointPort::new);
        return Combinators.combine(metadata(false), node, face, ips, profiles, some(port, 2))
                .as(HostEndpoint::new);
    }

    /**
     * Sets of addresses of a namespace.
     *
     * @return of a few nets
     */
    public static Arbitrary<NetworkSet> networkSet() {
        return Combinators.combine(metadata(true), some(RuleArbitraries.net(), 3))
                .as(NetworkSet::new);
    }

    /**
     * Sets of addresses of the cluster.
     *
     * @return of a few nets
     */
    public static Arbitrary<GlobalNetworkSet> globalNetworkSet() {
        return Combinators.combine(metadata(false), some(RuleArbitraries.net(), 3))
                .as(GlobalNetworkSet::new);
    }

    /**
     * What a policy says.
     *
     * @param isGlobal whether it may say what only policies of the cluster can
     * @return any combination of fields
     */
    public static Arbitrary<PolicySpec> policySpec(boolean isGlobal) {
        Arbitrary<List<PolicyType>> types = Arbitraries.of(
                List.of(),
                List.of(PolicyType.INGRESS),
                List.of(PolicyType.EGRESS),
                List.of(PolicyType.INGRESS, PolicyType.EGRESS),
                List.of(PolicyType.EGRESS, PolicyType.INGRESS));
        Arbitrary<PolicySpec> spec = Combinators.combine(
                        Arbitraries.of(TIERS),
                        order(),
                        some(RuleArbitraries.rule(), 3),
                        some(RuleArbitraries.rule(), 3),
                        RuleArbitraries.selector(),
                        RuleArbitraries.selector(),
                        types,
                        hints())
                .as((tier, order, ingress, egress, selector, accounts, directions, hints) -> new PolicySpec(
                        tier, order, ingress, egress, selector, "", accounts, directions, false, false, false, hints));
        return isGlobal ? global(spec) : spec;
    }

    private static Arbitrary<PolicySpec> global(Arbitrary<PolicySpec> specs) {
        Arbitrary<Boolean> flag = Arbitraries.of(false, false, true);
        return Combinators.combine(specs, RuleArbitraries.namespaceSelector(), flag, flag, flag)
                .as((spec, namespaces, untracked, early, forward) -> new PolicySpec(
                        spec.tier(),
                        spec.order(),
                        spec.ingress(),
                        spec.egress(),
                        spec.selector(),
                        namespaces,
                        spec.serviceAccountSelector(),
                        spec.types(),
                        untracked,
                        early,
                        forward,
                        spec.performanceHints()));
    }

    private static Arbitrary<List<String>> hints() {
        return Arbitraries.of(List.of(), List.of(), List.of("AssumeNeededOnEveryNode"));
    }

    private static Arbitrary<Optional<Double>> order() {
        return Arbitraries.of(ORDERS).optional(0.8);
    }

    /**
     * Names and notes.
     *
     * @param isNamespaced whether the object is in a namespace
     * @return mostly named, with few labels and annotations
     */
    public static Arbitrary<Metadata> metadata(boolean isNamespaced) {
        Arbitrary<Tuple.Tuple2<String, String>> name = Arbitraries.frequencyOf(
                Tuple.of(
                        9,
                        Arbitraries.of("p", "web", "security.web", "1e3", "no").map(one -> Tuple.of(one, ""))),
                Tuple.of(1, Arbitraries.just(Tuple.of("", "web-"))));
        Arbitrary<String> namespace = isNamespaced ? Arbitraries.of("", "a", "b", "123") : Arbitraries.just("");
        return Combinators.combine(name, namespace, labels(), annotations())
                .as((named, where, labels, notes) -> new Metadata(named.get1(), named.get2(), where, labels, notes));
    }

    /**
     * Labels.
     *
     * @return none to two
     */
    public static Arbitrary<SortedMap<String, String>> labels() {
        return map(
                Arbitraries.of("app", "tier", "kubernetes.io/role", "y"), Arbitraries.of("x", "y", "", "true", "010"));
    }

    /**
     * Annotations, with any text.
     *
     * @return none to two
     */
    public static Arbitrary<SortedMap<String, String>> annotations() {
        Arbitrary<String> text = Arbitraries.frequencyOf(
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "",
                                "null",
                                "{{ x }}",
                                "a: b",
                                "# no comment",
                                "line\nline",
                                "line\n",
                                " \n x\t",
                                "'\"\\",
                                "\u00e9\u2028\ud83d\ude00",
                                "---",
                                "&a *a !!x",
                                "12:30",
                                ".5")),
                Tuple.of(
                        1,
                        Arbitraries.strings()
                                .withChars(" \n\t-#:{}[]'\"ab01.,&*!|>%@`\u00e4\u0000\u0085\ufeff")
                                .ofMaxLength(8)));
        return map(Arbitraries.of("note", "example.com/why", "n"), text);
    }

    private static Arbitrary<SortedMap<String, String>> map(Arbitrary<String> keys, Arbitrary<String> values) {
        return Arbitraries.maps(keys, values).ofMaxSize(2).map(TreeMap::new);
    }

    /**
     * A list that is empty about as often as not.
     *
     * @param items what is in it
     * @param most how many at most
     * @param <T> their type
     * @return the list
     */
    static <T> Arbitrary<List<T>> some(Arbitrary<T> items, int most) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(List.of())),
                Tuple.of(1, items.list().ofMinSize(1).ofMaxSize(most)));
    }
}
