package io.github.netpol4j;

import io.github.netpol4j.analysis.Assumptions;
import io.github.netpol4j.analysis.Proof;
import io.github.netpol4j.analysis.Verifier;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.target.Enforcement;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Claims about an enforcement that lack what is claimed. Immutable: one can begin any number of claims.
 *
 * <p>A claim that does not hold is an {@link AssertionError}, whatever the test framework: it has the claim, a flow that shows
 * it, and the policies and rules that led to it. One that holds returns its {@link Proof}.
 */
public final class ProofStage {

    private final Enforcement enforcement;
    private final Assumptions assumptions;
    private final Verifier verifier;

    ProofStage(Enforcement enforcement, Assumptions assumptions) {
        this.enforcement = Given.notNull("prove(..)", enforcement);
        this.assumptions = assumptions;
        this.verifier = new Verifier(enforcement, assumptions);
    }

    private ProofStage assuming(Assumptions changed) {
        return new ProofStage(enforcement, changed);
    }

    /**
     * Says in which namespace bare names are, those in {@code except(..)} too; without it, a bare name is that application in
     * every namespace.
     *
     * @param namespace the namespace's name
     * @return claims that read names so
     */
    public ProofStage in(String namespace) {
        return assuming(assumptions.in(namespace));
    }

    /**
     * Says which label names a pod's application, instead of {@code app}.
     *
     * @param key the label's key
     * @return claims that read names so
     */
    public ProofStage labelledBy(String key) {
        return assuming(assumptions.labelledBy(key));
    }

    /**
     * Chooses where Kubernetes leaves a choice.
     *
     * @param semantics the choices
     * @return claims about clusters that do it so
     */
    public ProofStage under(Semantics semantics) {
        return assuming(assumptions.under(semantics));
    }

    /**
     * Assumes that the cluster has just these namespaces, with just these labels.
     *
     * @param namespaces the labels of each namespace by its name
     * @return claims about such clusters alone
     */
    public ProofStage knowing(Map<String, ? extends Map<String, String>> namespaces) {
        return assuming(assumptions.knowing(namespaces));
    }

    /**
     * Assumes that pods have addresses in these blocks, and that nobody else has.
     *
     * @param blocks such as {@code 10.244.0.0/16}; of both families where pods have both
     * @return claims about such clusters alone
     */
    public ProofStage podsAt(String... blocks) {
        return podsAt(Given.list("podsAt(..)", blocks));
    }

    /**
     * Assumes that pods have addresses in these blocks, and that nobody else has.
     *
     * @param blocks such as {@code 10.244.0.0/16}; of both families where pods have both
     * @return claims about such clusters alone
     */
    public ProofStage podsAt(Collection<String> blocks) {
        return assuming(assumptions.podsAt(blocks));
    }

    /**
     * Begins a claim about flows.
     *
     * @param sources {@code from(..)}
     * @return the claim so far; go on with {@code .to(..)}
     */
    public ToStage<FlowClaim> that(Sources sources) {
        return new ToStage<>(
                "that",
                (from, to, ports) -> new FlowClaim(verifier, from, to, ports),
                Given.notNull("that(..)", sources));
    }

    /**
     * Begins a claim about applications.
     *
     * @param apps one or more
     * @return the claim so far; go on with {@code .isReachableOnlyFrom(..)} or {@code .isDefaultDeny()}
     */
    public SubjectClaim that(String... apps) {
        return new SubjectClaim(verifier, Arguments.apps("that(..)", apps));
    }

    /**
     * Begins a claim about pods or hosts.
     *
     * @param subjects one or more peers
     * @return the claim so far; go on with {@code .isReachableOnlyFrom(..)} or {@code .isDefaultDeny()}
     */
    public SubjectClaim that(Peer... subjects) {
        return new SubjectClaim(verifier, Arguments.peers("that(..)", Given.list("that(..)", subjects)));
    }

    /**
     * Begins a claim about pods or hosts.
     *
     * @param subjects one or more applications or peers
     * @return the claim so far; go on with {@code .isReachableOnlyFrom(..)} or {@code .isDefaultDeny()}
     */
    public SubjectClaim that(Collection<?> subjects) {
        return new SubjectClaim(verifier, Arguments.peers("that(..)", subjects));
    }

    /**
     * Claims that just those flows pass that policies mean to pass, together.
     *
     * @param policies one or more
     * @return the proof
     * @throws AssertionError if a flow passes that should not, or the reverse
     */
    public Proof permitsExactly(Policy... policies) {
        List<Policy> all = Given.notEmpty("permitsExactly(..)", "policy", Given.list("permitsExactly(..)", policies));
        Policy together = all.stream().reduce(Policy::plus).orElseThrow();
        return verifier.permitsExactly("permitsExactly(" + names(all) + ")", together)
                .orFail();
    }

    private static String names(List<Policy> policies) {
        return String.join(", ", policies.stream().map(Policy::name).toList());
    }

    /**
     * Claims that no flow passes which another enforcement stops.
     *
     * @param before the other enforcement
     * @return the proof
     * @throws AssertionError if a flow passes that did not
     */
    public Proof permitsNothingNewComparedTo(Enforcement before) {
        Given.notNull("permitsNothingNewComparedTo(..)", before);
        return verifier.permitsNothingNew("permitsNothingNewComparedTo(" + before + ")", before)
                .orFail();
    }

    /** What is claimed of, and what is missing. */
    @Override
    public String toString() {
        return "prove(" + enforcement + ") (unfinished: add .that(..) or .permitsExactly(policy))";
    }
}
