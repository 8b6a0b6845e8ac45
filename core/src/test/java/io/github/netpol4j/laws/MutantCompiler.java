package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.laws.MutantIsolation.End;
import io.github.netpol4j.laws.MutantIsolation.Found;
import io.github.netpol4j.laws.MutantPeers.Grant;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The compile scheme for Kubernetes once more, straight and small, with a switch for each fault. Without faults it must pass
 * every law; with one, the laws must catch it. It shares no code with the library's compiler.
 */
final class MutantCompiler implements Subject {

    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final MutantIsolation isolation;
    private final MutantGrants granting;
    private final MutantObjects merging;

    MutantCompiler(Fault... faults) {
        this.faults.addAll(List.of(faults));
        this.isolation = new MutantIsolation(this.faults);
        this.granting = new MutantGrants(this.faults);
        this.merging = new MutantObjects(this.faults);
    }

    private record Output(Map<End, List<Grant>> grants, List<String> gaps) {}

    private Output output(List<Policy> policies) {
        Found found = isolation.found(policies);
        return new Output(granting.grants(found), found.gaps());
    }

    @Override
    public List<String> gaps(List<Policy> policies) {
        return MutantObjects.sorted(new HashSet<>(output(policies).gaps));
    }

    @Override
    public boolean refuses(List<Policy> policies) {
        return !faults.contains(Fault.COMPILES_IN_SPITE_OF_GAPS);
    }

    @Override
    public Compiled compile(List<Policy> policies) {
        List<NetworkPolicy> objects = new ArrayList<>();
        if (faults.contains(Fault.COMPILES_POLICIES_APART)) {
            policies.forEach(policy -> objects.addAll(merging.objects(output(List.of(policy)).grants)));
        } else {
            objects.addAll(merging.objects(output(policies).grants));
        }
        return enforcing(objects);
    }

    @Override
    public Compiled enforcing(List<NetworkPolicy> objects) {
        MutantEvaluator evaluator = new MutantEvaluator(
                objects,
                faults.contains(Fault.MATCHES_EXACT_LABELS)
                        ? Set.of(MutantEvaluator.Fault.MATCHES_EXACT_LABELS)
                        : Set.of());
        return new Compiled() {
            @Override
            public boolean allows(Flow flow, Semantics semantics) {
                return evaluator.allows(flow, semantics);
            }

            @Override
            public Meaning meaning(Semantics semantics) {
                return Kubernetes.of(objects).meaning(semantics);
            }

            @Override
            public List<NetworkPolicy> objects() {
                return objects;
            }

            @Override
            public String text() {
                List<NetworkPolicy> printed = new ArrayList<>(objects);
                if (faults.contains(Fault.PRINTS_IN_HASH_ORDER)) {
                    printed.sort(Comparator.comparing(System::identityHashCode));
                }
                return printed.toString();
            }
        };
    }
}
