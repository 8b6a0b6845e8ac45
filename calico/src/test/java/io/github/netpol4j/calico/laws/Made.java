package io.github.netpol4j.calico.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.calico.CalicoPolicies;
import io.github.netpol4j.calico.laws.CalicoCase.Compiler;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Gap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a compiler makes of a case, and what that means: made once for all laws. */
final class Made {

    private final Compiler compiler;
    private final CalicoCase tried;
    private final Lazy<CalicoPolicies> policies;
    private final Lazy<CalicoPolicies> open;
    private final Lazy<Meaning> meaning;
    private final Lazy<Meaning> besideOthers;
    private final Lazy<List<Gap>> kubernetesGaps;

    Made(Compiler compiler, CalicoCase tried) {
        this.compiler = compiler;
        this.tried = tried;
        this.policies = new Lazy<>(() -> compiler.apply(tried));
        this.open =
                new Lazy<>(() -> policies.get().with(policies.get().settings().withoutFailsafes()));
        this.meaning = new Lazy<>(() -> open.get().meaning());
        this.besideOthers = new Lazy<>(() -> Calico.of(Stream.concat(open.get().objects().stream(), others().stream())
                        .toList())
                .with(open.get().settings())
                .meaning());
        this.kubernetesGaps = new Lazy<>(() -> Kubernetes.gaps(tried.policies()));
    }

    Compiler compiler() {
        return compiler;
    }

    CalicoCase tried() {
        return tried;
    }

    CalicoPolicies policies() {
        return policies.get();
    }

    /** The same in a cluster without failsafe ports: they pass whatever policies say. */
    CalicoPolicies open() {
        return open.get();
    }

    /** What those mean. */
    Meaning meaning() {
        return meaning.get();
    }

    /** What those mean beside the policies of others. */
    Meaning besideOthers() {
        return besideOthers.get();
    }

    boolean compilesToKubernetes() {
        return kubernetesGaps.get().isEmpty();
    }

    /** Policies of others, of which a cluster has one of each name. */
    List<NetworkPolicy> others() {
        Map<String, NetworkPolicy> byName = new LinkedHashMap<>();
        tried.foreign()
                .forEach(object -> byName.putIfAbsent(
                        object.getMetadata().getNamespace() + "/"
                                + object.getMetadata().getName(),
                        object));
        return List.copyOf(byName.values());
    }
}
