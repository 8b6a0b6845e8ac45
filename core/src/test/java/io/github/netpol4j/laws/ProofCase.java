package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.laws.arbitraries.FlowArbitraries;
import io.github.netpol4j.laws.arbitraries.NetworkPolicyArbitraries;
import io.github.netpol4j.laws.arbitraries.PolicyArbitraries;
import io.github.netpol4j.laws.arbitraries.RuleArbitraries;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What the laws are proved of, and what several of them want to know of it, made once: policies, the same with one Allow more,
 * and objects that no compiler made.
 */
final class ProofCase {

    private final Case tried;
    private final Allow more;
    private final List<NetworkPolicy> objects;
    private final Policy together;
    private final Lazy<Meaning> meant;
    private final Lazy<FlowSet> meantSurely;
    private final Lazy<List<DefinedSets>> defined;
    private final Lazy<Optional<List<NetworkPolicy>>> compiled;

    private ProofCase(Case tried, Allow more, List<NetworkPolicy> objects) {
        this.tried = tried;
        this.more = more;
        this.objects = objects;
        this.together = tried.together();
        this.meant = new Lazy<>(() -> together.meaning(semantics()));
        this.meantSurely = new Lazy<>(() -> meant.get().surely());
        this.defined = new Lazy<>(() -> DefinedSets.each(definition(), definitionWithOneMore()));
        this.compiled = new Lazy<>(() -> Kubernetes.gaps(policies()).isEmpty()
                ? Optional.of(Kubernetes.compile(policies()).objects())
                : Optional.empty());
    }

    static Arbitrary<ProofCase> any() {
        return Combinators.combine(
                        PolicyArbitraries.policies(),
                        FlowArbitraries.flows(FlowArbitraries.everySemantics()),
                        RuleArbitraries.allow(),
                        NetworkPolicyArbitraries.objects())
                .as((policies, flows, more, objects) -> new ProofCase(new Case(policies, flows), more, objects));
    }

    /** The policies, with flows to sample. */
    Case tried() {
        return tried;
    }

    List<Policy> policies() {
        return tried.policies();
    }

    Semantics semantics() {
        return tried.flows().semantics();
    }

    Policy together() {
        return together;
    }

    /** What the policies mean together. */
    Meaning meant() {
        return meant.get();
    }

    /** The same as one set. */
    FlowSet meantSurely() {
        return meantSurely.get();
    }

    Definition definition() {
        return new Definition(tried.rules(), semantics());
    }

    /** What is isolated and granted by the definition. */
    DefinedSets defined() {
        return defined.get().get(0);
    }

    /** The Allow that comes on top. */
    Allow oneMore() {
        return more;
    }

    /** The policies, the last of them with one Allow more. */
    List<Policy> withOneMore() {
        List<Policy> longer = new ArrayList<>(policies());
        int last = longer.size() - 1;
        longer.set(last, longer.get(last).with(more));
        return longer;
    }

    private Definition definitionWithOneMore() {
        return new Definition(new Case(withOneMore(), tried.flows()).rules(), semantics());
    }

    /** What is isolated and granted with one Allow more, by the definition. */
    DefinedSets definedWithOneMore() {
        return defined.get().get(1);
    }

    /** The same rules as more than one policy, if there are as many rules. */
    List<Policy> apart() {
        List<Rule> rules = together.rules();
        if (policies().size() > 1 || rules.size() == 1) {
            return policies();
        }
        int half = 1 + tried.flows().seed() % (rules.size() - 1);
        return List.of(part("one", rules.subList(0, half)), part("two", rules.subList(half, rules.size())));
    }

    private Policy part(String name, List<Rule> rules) {
        return Policy.of(name, together.namespace(), together.appLabel(), rules);
    }

    /** Objects as people and other tools write them. */
    List<NetworkPolicy> objects() {
        return objects;
    }

    /** What the library makes of the policies; empty if there are gaps. */
    Optional<List<NetworkPolicy>> compiled() {
        return compiled.get();
    }

    /** The policies as Java. */
    String java() {
        return tried.java() + Counterexamples.semantics(semantics());
    }

    @Override
    public String toString() {
        return tried + "\none Allow more: " + more + "\nobjects: " + new ObjectCase(objects, tried.flows()).yaml();
    }
}
