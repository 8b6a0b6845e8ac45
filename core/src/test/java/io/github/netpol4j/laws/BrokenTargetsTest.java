package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** Every law is seen to fail for the targets that break it: a law that can't fail proves nothing. */
class BrokenTargetsTest {

    private static final Map<Fault, List<Law<Subject, Case>>> COMPILERS = new LinkedHashMap<>();

    static {
        breaks(Fault.IGNORES_PORTS, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.DROPS_EXCEPT, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.FORGETS_A_NAMESPACE, List.of(FaithfulLaws.LAW, NothingLostLaws.LAW, PromiseLaws.LAW));
        breaks(Fault.READS_NOT_IN_WRONGLY, List.of(FaithfulLaws.LAW, PromiseLaws.LAW));
        breaks(Fault.OPENS_ON_AN_EMPTY_LIST, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW));
        breaks(Fault.OPENS_FOR_A_CONTRADICTORY_PEER, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW));
        breaks(Fault.FORGETS_EGRESS_OF_GRANTS, List.of(FaithfulLaws.LAW, PromiseLaws.LAW));
        breaks(Fault.FORGETS_EGRESS_OBJECTS, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.ISOLATES_THE_WHOLE_SOURCE, List.of(FaithfulLaws.LAW, MoreAllowsLaws.LAW));
        breaks(Fault.GRANTS_AT_THE_UNNAMED_END, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW));
        breaks(Fault.OVERWRITES_A_REPEATED_KEY, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW));
        breaks(Fault.MERGES_PEERS_AND_PORTS_APART, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW));
        breaks(Fault.GRANTS_LABEL_CHOSEN_SOURCES_WHOLE, List.of(FaithfulLaws.LAW));
        breaks(Fault.SKIPS_LABEL_CHOSEN_SOURCES, List.of(FaithfulLaws.LAW, PromiseLaws.LAW));
        breaks(Fault.ISOLATES_THE_DNS, List.of(FaithfulLaws.LAW));
        breaks(Fault.COMPILES_POLICIES_APART, List.of(FaithfulLaws.LAW, PromiseLaws.LAW));
        breaks(Fault.FORGETS_ALLOWS_OF_LATER_POLICIES, List.of(FaithfulLaws.LAW, TogetherLaws.LAW, PromiseLaws.LAW));
        breaks(Fault.KEEPS_THE_LAST_RULE_OF_AN_END, List.of(FaithfulLaws.LAW, MoreAllowsLaws.LAW, TogetherLaws.LAW));
        breaks(Fault.COMPILES_IN_SPITE_OF_GAPS, List.of(FaithfulLaws.LAW));
        breaks(Fault.FORGETS_ISOLATES, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.LOSES_NAMED_PORTS, List.of(FaithfulLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.LOSES_SCTP, List.of(FaithfulLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.LOSES_GRANTS_TO_DNS, List.of(FaithfulLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.LOSES_BLOCKS, List.of(FaithfulLaws.LAW, NothingLostLaws.LAW));
        breaks(Fault.MATCHES_EXACT_LABELS, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW));
        breaks(Fault.HEEDS_A_LABEL_NOBODY_MENTIONS, List.of(FaithfulLaws.LAW, DefaultDenyLaws.LAW));
        breaks(Fault.NAMES_OBJECTS_BY_THE_ORDER_OF_RULES, List.of(OrderLaws.LAW));
        breaks(Fault.PRINTS_IN_HASH_ORDER, List.of(OrderLaws.LAW));
        breaks(Fault.REPEATS_REPEATED_RULES, List.of(OrderLaws.LAW));
        breaks(Fault.NAMES_OBJECTS_WITH_UNDERSCORES, List.of(ValidLaws.LAW));
        breaks(Fault.WRITES_ALL_PORTS_FROM_ZERO, List.of(ValidLaws.LAW));
        breaks(Fault.WRITES_EMPTY_PEERS, List.of(ValidLaws.LAW));
    }

    private static void breaks(Fault fault, List<Law<Subject, Case>> laws) {
        COMPILERS.put(fault, laws);
    }

    /** As many tries as nearly every fault needs. */
    private static final int UNBROKEN = 400;

    private final Hunt hunt = new Hunt();

    @Example
    void withoutFaultsNothingIsCaught() {
        COMPILERS.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(law -> assertThat(
                                law.falsify(new MutantCompiler(), law.name().hashCode(), UNBROKEN))
                        .as(law.name())
                        .isEmpty());
        assertThat(EngineLaws.LAW.falsify(objects -> new MutantEvaluator(objects, Set.of())::allows, 17, UNBROKEN))
                .isEmpty();
    }

    @Example
    void brokenCompilersAreCaught() {
        COMPILERS.forEach((fault, laws) -> laws.forEach(law -> hunt.on(fault, law, new MutantCompiler(fault))));
        assertThat(COMPILERS.keySet()).containsExactlyInAnyOrder(Fault.values());
        hunt.caughtAll();
    }

    @Example
    void brokenEvaluatorsAreCaught() {
        for (MutantEvaluator.Fault fault : MutantEvaluator.Fault.values()) {
            Function<List<NetworkPolicy>, BiPredicate<Flow, Semantics>> broken =
                    objects -> new MutantEvaluator(objects, Set.of(fault))::allows;
            hunt.on(fault, EngineLaws.LAW, broken);
        }
        hunt.caughtAll();
    }

    @Example
    void wrongKnowledgeOfNamespacesIsCaught() {
        hunt.on(
                "KNOWS_NO_LABELS",
                KnownNamespacesLaws.LAW,
                cluster -> Kubernetes.knowing(cluster.namespaces().keySet().stream()
                        .collect(Collectors.toMap(name -> name, name -> Map.<String, String>of()))));
        hunt.on(
                "KNOWS_ONE_NAMESPACE",
                KnownNamespacesLaws.LAW,
                cluster -> Kubernetes.knowing(Map.of("a", cluster.namespaces().get("a"))));
        hunt.caughtAll();
    }

    @Example
    void brokenMeaningsAreCaught() {
        hunt.on("IGNORES_DENIES", MeaningLaws.LAW, without(Deny.class::isInstance));
        hunt.on("IGNORES_ISOLATES", MeaningLaws.LAW, without(Isolate.class::isInstance));
        hunt.on("IGNORES_ALLOWS", MeaningLaws.LAW, without(Allow.class::isInstance));
        hunt.on(
                "NEVER_SEES_PODS_IN_BLOCKS",
                MeaningLaws.LAW,
                policy -> (flow, semantics) -> policy.permits(flow, semantics.withPodIpsInIpBlocks(false)));
        hunt.on(
                "SEES_HOST_NETWORK_PODS_AS_PODS",
                MeaningLaws.LAW,
                policy -> (flow, semantics) ->
                        policy.permits(flow, semantics.withHostNetworkPods(Semantics.HostNetworkPods.AS_POD)));
        hunt.on(
                "LETS_OTHER_PROTOCOLS_PASS",
                MeaningLaws.LAW,
                policy -> (flow, semantics) ->
                        policy.permits(flow, semantics.withOtherProtocols(Semantics.OtherProtocols.OPEN)));
        hunt.caughtAll();
    }

    /** A meaning that takes no notice of some rules. */
    private static Function<Policy, BiPredicate<Flow, Semantics>> without(Predicate<Rule> ignored) {
        return policy -> {
            List<Rule> rest = policy.rules().stream().filter(ignored.negate()).toList();
            return rest.isEmpty()
                    ? (flow, semantics) -> true
                    : Policy.of(policy.name(), policy.namespace(), policy.appLabel(), rest)::permits;
        };
    }

    @Example
    void brokenWritersAndReadersAreCaught() {
        hunt.on(
                "WRITES_NO_END_PORT",
                ReadBackLaws.LAW,
                writing(it -> ports(it).forEach(port -> port.setEndPort(null))));
        hunt.on(
                "WRITES_NO_PROTOCOL",
                ReadBackLaws.LAW,
                writing(it -> ports(it).forEach(port -> port.setProtocol(null))));
        hunt.on(
                "READS_NO_POLICY_TYPES",
                ReadBackLaws.LAW,
                reading(it -> it.getSpec().setPolicyTypes(List.of())));
        hunt.on(
                "READS_NO_EXCEPT",
                ReadBackLaws.LAW,
                reading(it -> peers(it)
                        .map(NetworkPolicyPeer::getIpBlock)
                        .filter(Objects::nonNull)
                        .forEach(block -> block.setExcept(List.of()))));
        hunt.on(
                "READS_NO_EXPRESSIONS",
                ReadBackLaws.LAW,
                reading(it -> it.getSpec().getPodSelector().setMatchExpressions(List.of())));
        hunt.on(
                "WRITES_THE_FIRST_OBJECT_ALONE",
                ReadBackLaws.LAW,
                new ReadBackLaws.Codec(
                        objects -> ReadBackLaws.LIBRARY.write().apply(objects.subList(0, Math.min(1, objects.size()))),
                        ReadBackLaws.LIBRARY.read()));
        hunt.on(
                "WRITES_NUMBERS_AS_TEXT",
                ReadBackLaws.LAW,
                new ReadBackLaws.Codec(
                        objects -> ReadBackLaws.LIBRARY.write().apply(objects).replace("port: 80", "port: \"80\""),
                        ReadBackLaws.LIBRARY.read()));
        hunt.caughtAll();
    }

    private static ReadBackLaws.Codec writing(Consumer<NetworkPolicy> damage) {
        return new ReadBackLaws.Codec(
                objects -> ReadBackLaws.LIBRARY.write().apply(damaged(Kubernetes.of(objects), damage)),
                ReadBackLaws.LIBRARY.read());
    }

    private static ReadBackLaws.Codec reading(Consumer<NetworkPolicy> damage) {
        return new ReadBackLaws.Codec(
                ReadBackLaws.LIBRARY.write(),
                text -> Kubernetes.of(damaged(ReadBackLaws.LIBRARY.read().apply(text), damage)));
    }

    private static List<NetworkPolicy> damaged(KubernetesPolicies policies, Consumer<NetworkPolicy> damage) {
        List<NetworkPolicy> objects = policies.objects();
        objects.forEach(damage);
        return objects;
    }

    private static Stream<NetworkPolicyPort> ports(NetworkPolicy object) {
        return Stream.concat(
                object.getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream()),
                object.getSpec().getEgress().stream().flatMap(rule -> rule.getPorts().stream()));
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicy object) {
        return Stream.concat(
                object.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                object.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()));
    }
}
