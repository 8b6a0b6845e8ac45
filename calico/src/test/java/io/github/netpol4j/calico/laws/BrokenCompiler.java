package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.calico.CalicoPolicies;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Compilers that get one thing wrong, each made of the library's output. */
@SuppressWarnings("ImmutableEnumChecker") // Functions do not change.
enum BrokenCompiler implements CalicoCase.Compiler {
    DENIES_IN_THE_DEFAULT_TIER(
            "1 faithful",
            policies(policy -> isDeny(policy)
                    ? renamed(
                            policy,
                            policy.spec()
                                    .inTier("")
                                    .withOrder(1 + policy.spec().order().orElse(0.0) / 1000))
                    : policy)),
    DENIES_IN_THE_DEFAULT_TIER_WITH_A_FINAL_PASS(
            "1 faithful",
            policies(policy -> isDeny(policy)
                    ? renamed(
                            policy,
                            withLast(policy.spec(), CalicoRule.of(Action.PASS))
                                    .inTier("")
                                    .withOrder(1 + policy.spec().order().orElse(0.0) / 1000))
                    : policy)),
    A_TIER_OF_DENIES_THAT_DENIES_THE_REST(
            "1 faithful", tiers(tier -> new Tier(tier.metadata(), tier.order(), Optional.of(Action.DENY)))),
    DENIES_BEHIND_THE_DEFAULT_TIER(
            "1 faithful", tiers(tier -> new Tier(tier.metadata(), Optional.of(2_000_000.0), tier.defaultAction()))),
    IGNORES_PORTS(
            "1 faithful", rules(rule -> rule.withDestination(rule.destination().withPorts(List.of())))),
    IGNORES_PROTOCOLS(
            "1 faithful",
            rules(rule -> new CalicoRule(
                    rule.action(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    rule.source(),
                    rule.destination().withPorts(List.of()),
                    Optional.empty(),
                    rule.annotations()))),
    DROPS_EXCEPT(
            "1 faithful",
            rules(rule -> rule.withSource(rule.source().withNotNets(List.of()))
                    .withDestination(rule.destination().withNotNets(List.of())))),
    FORGETS_NAMESPACES_OF_PEERS(
            "1 faithful",
            rules(rule -> rule.withSource(rule.source().withNamespaceSelector(""))
                    .withDestination(rule.destination().withNamespaceSelector("")))),
    FORGETS_NAMESPACES_OF_POLICIES(
            "1 faithful", policies(policy -> renamed(policy, policy.spec().withNamespaceSelector("")))),
    LOSES_ICMPV6(
            "1 faithful",
            policies(policy -> renamed(
                    policy, keeping(policy.spec(), rule -> !rule.protocol().equals(Optional.of(Protocol.ICMPV6)))))),
    LOSES_EGRESS(
            "1 faithful",
            resources -> resources.stream()
                    .filter(one -> !one.metadata().name().contains("-egress-"))
                    .toList()),
    HOSTS_WITHOUT_PROFILE(
            "1 faithful",
            resources -> resources.stream()
                    .map(one -> one instanceof HostEndpoint host
                            ? new HostEndpoint(
                                    host.metadata(),
                                    host.node(),
                                    host.interfaceName(),
                                    host.expectedIps(),
                                    List.of(),
                                    host.ports())
                            : one)
                    .toList()),
    CLOSES_HOSTS_BEFORE_ALLOWING(
            "1 faithful",
            policies(policy -> policy.metadata().name().contains("-hosts-close-")
                    ? renamed(policy, policy.spec().withOrder(1_500_000))
                    : policy)),
    FORGETS_POLICIES_BUT_THE_LAST(
            "1 faithful", resources -> resources, policies -> policies.subList(policies.size() - 1, policies.size())),
    LOSES_NAMED_PORTS(
            "3 nothing is lost",
            policies(policy -> renamed(
                    policy,
                    keeping(
                            policy.spec(),
                            rule -> rule.destination().ports().stream().noneMatch(PortMatch::isNamed))))),
    LOSES_BLOCKS(
            "3 nothing is lost",
            policies(policy -> renamed(
                    policy,
                    keeping(
                            policy.spec(),
                            rule -> rule.source().nets().isEmpty()
                                    && rule.destination().nets().isEmpty())))),
    NUMBERS_IN_THE_ORDER_OF_RULES("4 order", resources -> resources);

    private final String law;
    private final Function<List<CalicoResource>, List<CalicoResource>> change;
    private final UnaryOperator<List<Policy>> forget;

    BrokenCompiler(String law, Function<List<CalicoResource>, List<CalicoResource>> change) {
        this(law, change, policies -> policies);
    }

    BrokenCompiler(
            String law,
            Function<List<CalicoResource>, List<CalicoResource>> change,
            UnaryOperator<List<Policy>> forget) {
        this.law = law;
        this.change = change;
        this.forget = forget;
    }

    /** The law that must catch it. */
    String law() {
        return law;
    }

    @Override
    public CalicoPolicies apply(CalicoCase tried) {
        CalicoPolicies made = tried.target().compile(forget.apply(tried.policies()));
        List<CalicoResource> changed = this == NUMBERS_IN_THE_ORDER_OF_RULES
                ? policies(policy -> renamed(policy, policy.spec().withOrder(place(policy, tried))))
                        .apply(made.resources())
                : change.apply(made.resources());
        return Calico.of(changed.toArray(CalicoResource[]::new)).with(made.settings());
    }

    /** Where the first rule that a policy comes from is written. */
    private static double place(GlobalNetworkPolicy policy, CalicoCase tried) {
        List<String> sentences = tried.policies().stream()
                .flatMap(one -> one.rules().stream())
                .map(Object::toString)
                .toList();
        return policy.metadata().annotations().values().stream()
                .flatMap(String::lines)
                .mapToInt(sentences::indexOf)
                .min()
                .orElse(0);
    }

    private static boolean isDeny(GlobalNetworkPolicy policy) {
        return policy.spec().tier().equals("netpol4j-deny");
    }

    private static Function<List<CalicoResource>, List<CalicoResource>> policies(
            UnaryOperator<GlobalNetworkPolicy> change) {
        return resources -> resources.stream()
                .<CalicoResource>map(one -> one instanceof GlobalNetworkPolicy policy ? change.apply(policy) : one)
                .toList();
    }

    private static Function<List<CalicoResource>, List<CalicoResource>> tiers(UnaryOperator<Tier> change) {
        return resources -> resources.stream()
                .<CalicoResource>map(one ->
                        one instanceof Tier tier && tier.metadata().name().equals("netpol4j-deny")
                                ? change.apply(tier)
                                : one)
                .toList();
    }

    private static Function<List<CalicoResource>, List<CalicoResource>> rules(UnaryOperator<CalicoRule> change) {
        return policies(policy -> renamed(policy, changed(policy.spec(), change)));
    }

    private static PolicySpec changed(PolicySpec spec, UnaryOperator<CalicoRule> change) {
        return spec.withIngress(spec.ingress().stream().map(change).toList())
                .withEgress(spec.egress().stream().map(change).toList())
                .withTypes(spec.types());
    }

    private static PolicySpec keeping(PolicySpec spec, Predicate<CalicoRule> which) {
        return spec.withIngress(spec.ingress().stream().filter(which).toList())
                .withEgress(spec.egress().stream().filter(which).toList())
                .withTypes(spec.types());
    }

    private static PolicySpec withLast(PolicySpec spec, CalicoRule last) {
        List<CalicoRule> ingress = new ArrayList<>(spec.ingress());
        List<CalicoRule> egress = new ArrayList<>(spec.egress());
        ingress.add(last);
        egress.add(last);
        return spec.withIngress(ingress).withEgress(egress).withTypes(spec.types());
    }

    private static GlobalNetworkPolicy renamed(GlobalNetworkPolicy policy, PolicySpec spec) {
        String name = policy.metadata().name();
        return new GlobalNetworkPolicy(
                new Metadata(
                        spec.tier().isEmpty() ? name.replace('.', '-') : name,
                        "",
                        "",
                        policy.metadata().labels(),
                        policy.metadata().annotations()),
                spec);
    }
}
