package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoOnly;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.policy.HostEndpointSentence;
import io.github.netpol4j.calico.policy.NetworkSetSentence;
import io.github.netpol4j.calico.policy.TierSentence;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Gap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiles what only Calico has: a policy for each sentence, and the tiers, host endpoints and network sets declared. */
public final class SentenceCompiler {

    private static final int SENTENCE_LENGTH = 32 * 1024;

    private final Map<String, TierSentence> tiers = new HashMap<>();
    private final List<CalicoResource> resources = new ArrayList<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    private SentenceCompiler(List<CalicoPolicy> policies, Collection<? extends CalicoPolicyResource> beside) {
        for (CalicoPolicy policy : policies) {
            policy.tiers().forEach(this::take);
            policy.hostEndpoints().forEach(endpoint -> take(policy, endpoint));
            policy.networkSets().forEach(set -> take(policy, set));
        }
        Placed.all(policies, beside).forEach(this::take);
        refuseSameObjects();
    }

    /**
     * Compiles the sentences of policies, as one unit.
     *
     * @param policies any number; what they have besides sentences is not looked at
     * @return the objects, and what can't be compiled
     * @throws io.github.netpol4j.finding.InvalidInputException if two sentences of a tier have one order, a tier is declared in
     *     two ways, or two objects have one name
     */
    public static Compiled compile(List<CalicoPolicy> policies) {
        return compile(policies, List.of());
    }

    /**
     * Compiles the sentences of policies, as one unit, beside other policies: no sentence gets the order of one of those.
     *
     * @param policies any number; what they have besides sentences is not looked at
     * @param beside policies that will be in the same tiers
     * @return the objects of the sentences, and what can't be compiled
     * @throws io.github.netpol4j.finding.InvalidInputException if two sentences of a tier have one order, or a sentence that of a
     *     policy beside it, a tier is declared in two ways, or two objects have one name
     */
    public static Compiled compile(List<CalicoPolicy> policies, Collection<? extends CalicoPolicyResource> beside) {
        SentenceCompiler compiler =
                new SentenceCompiler(Given.noNulls("compile(..)", policies), Given.noNulls("compile(..)", beside));
        compiler.resources.sort(Comparator.comparing(CalicoResource::kind)
                .thenComparing(resource -> resource.metadata().namespace())
                .thenComparing(resource -> resource.metadata().name()));
        return new Compiled(compiler.resources, List.copyOf(compiler.gaps));
    }

    /**
     * What comes of policies.
     *
     * @param resources the objects, by kind, namespace and name; not to be used if there are gaps
     * @param gaps what Calico does not take, in the order of the sentences
     */
    public record Compiled(List<CalicoResource> resources, List<Gap> gaps) {

        /**
         * Objects and gaps, copied.
         *
         * @param resources the objects
         * @param gaps what Calico does not take
         */
        public Compiled {
            resources = List.copyOf(resources);
            gaps = List.copyOf(gaps);
        }
    }

    private void take(Placed placed) {
        PolicyDraft draft = new PolicyDraft(placed.policy(), placed.sentence(), gaps::add);
        Optional<PolicySpec> spec = draft.spec(placed.order());
        if (spec.isEmpty()) {
            return;
        }
        String name = SentenceNames.name(placed.policy().name(), placed.policy().namespace(), placed.sentence());
        Metadata metadata = metadata(name, placed.policy(), placed.sentence(), Map.of());
        boolean staged = placed.sentence().isStaged();
        Optional<StagedAction> set = Optional.of(StagedAction.SET);
        if (placed.sentence().isGlobal()) {
            resources.add(
                    staged
                            ? new StagedGlobalNetworkPolicy(metadata, set, spec.get())
                            : new GlobalNetworkPolicy(metadata, spec.get()));
        }
        for (String namespace : draft.namespaces()) {
            resources.add(
                    staged
                            ? new StagedNetworkPolicy(metadata.in(namespace), set, spec.get())
                            : new CalicoNetworkPolicy(metadata.in(namespace), spec.get()));
        }
    }

    /** Policies may declare one tier alike; the first makes it. */
    private void take(TierSentence tier) {
        TierSentence other = tiers.putIfAbsent(tier.name(), tier);
        if (other == null) {
            // A tier belongs to no policy: others, of other units too, may be in it.
            resources.add(new Tier(
                    Metadata.named(tier.name())
                            .withLabels(Marks.shared())
                            .withAnnotations(Map.of(Kubernetes.SENTENCES_ANNOTATION, sentence(tier.toString()))),
                    Optional.of(tier.place()),
                    Optional.of(tier.action())));
        } else if (!other.equals(tier)) {
            throw SentenceMessages.tierTwice(other, tier);
        }
    }

    private void take(CalicoPolicy policy, HostEndpointSentence endpoint) {
        SortedMap<String, String> labels = endpoint.labels();
        labels.put(Selecting.HOST_LABEL, "true");
        resources.add(new HostEndpoint(
                metadata(endpoint.name(), policy, endpoint, labels),
                endpoint.node(),
                endpoint.interfaceName(),
                endpoint.expected(),
                endpoint.profiles(),
                endpoint.ports()));
    }

    private void take(CalicoPolicy policy, NetworkSetSentence set) {
        Metadata metadata = metadata(set.name(), policy, set, set.labels());
        resources.add(
                set.global()
                        ? new GlobalNetworkSet(metadata, set.nets())
                        : new NetworkSet(metadata.in(policy.namespace()), set.nets()));
    }

    private static Metadata metadata(String name, CalicoPolicy policy, CalicoOnly item, Map<String, String> more) {
        SortedMap<String, String> labels = new TreeMap<>(more);
        labels.put(Kubernetes.MANAGED_BY_LABEL, Kubernetes.MANAGED_BY);
        labels.put(Kubernetes.POLICY_LABEL, policy.name());
        return Metadata.named(name)
                .withLabels(labels)
                .withAnnotations(Map.of(Kubernetes.SENTENCES_ANNOTATION, sentence(item.toString())));
    }

    /** All annotations of an object may have 256 KiB together; sentences are ASCII. */
    private static String sentence(String text) {
        return text.length() <= SENTENCE_LENGTH ? text : text.substring(0, SENTENCE_LENGTH) + " ...";
    }

    private void refuseSameObjects() {
        Set<String> seen = new HashSet<>();
        List<CalicoResource> twice = resources.stream()
                .filter(resource ->
                        !seen.add(resource.kind() + "/" + resource.metadata().namespace() + "/"
                                + resource.metadata().name()))
                .toList();
        if (!twice.isEmpty()) {
            throw SentenceMessages.sameObject(twice);
        }
    }
}
