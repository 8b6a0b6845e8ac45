package io.github.netpol4j.calico;

import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.compile.Hosts;
import io.github.netpol4j.calico.internal.compile.PolicyCompiler;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compiles to Calico objects, with or without knowing which hosts {@code host()} stands for. Immutable.
 *
 * <p>{@link Calico} has the same methods for the usual case; {@link Calico#guarding} makes one that knows.
 */
public final class CalicoTarget {

    /** The policy that rules without one are compiled in. */
    private static final String UNNAMED = "netpol4j";

    private static final String UNNAMED_IN = "default";

    private final Hosts hosts;

    CalicoTarget(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, or two share a name
     */
    public CalicoPolicies compile(Policy... policies) {
        return compile(Given.list("Calico.compile(..)", policies));
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, or two share a name
     */
    public CalicoPolicies compile(Collection<Policy> policies) {
        PolicyCompiler compiler = compiler(policies);
        if (!compiler.gaps().isEmpty()) {
            throw new UnenforceableException("Calico", compiler.gaps());
        }
        List<CalicoResource> resources = compiler.resources();
        checkNames(resources);
        boolean automatic = compiler.guardsHosts() && hosts.named().isEmpty();
        List<Policy> unit = List.copyOf(policies);
        return new CalicoPolicies(
                resources,
                List.of(),
                FelixSettings.defaults().withAutomaticHostEndpoints(automatic),
                () -> CalicoFindings.compiled(unit, automatic, resources),
                new TreeMap<>());
    }

    /**
     * Compiles rules that are in no policy: they belong to one named {@code netpol4j} in the namespace {@code default}.
     *
     * @param rules one or more
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the rules mean
     */
    public CalicoPolicies compile(Rule... rules) {
        return compile(unnamed(rules));
    }

    /**
     * What Calico can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public List<Gap> gaps(Policy... policies) {
        return gaps(Given.list("Calico.gaps(..)", policies));
    }

    /**
     * What Calico can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public List<Gap> gaps(Collection<Policy> policies) {
        return compiler(policies).gaps();
    }

    /**
     * What Calico can't enforce of rules that are in no policy.
     *
     * @param rules one or more
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public List<Gap> gaps(Rule... rules) {
        return gaps(unnamed(rules));
    }

    private PolicyCompiler compiler(Collection<Policy> policies) {
        if (Given.noNulls("Calico.compile(..)", policies).isEmpty()) {
            throw Messages.nothingToCompile();
        }
        Set<String> names = new HashSet<>();
        for (Policy policy : policies) {
            if (!names.add(policy.name())) {
                throw Messages.sameName(policy.name());
            }
        }
        return new PolicyCompiler(List.copyOf(policies), hosts);
    }

    private static List<Policy> unnamed(Rule... rules) {
        List<Rule> given = Given.list("Calico.compile(..)", rules);
        if (given.isEmpty()) {
            throw Messages.nothingToCompile();
        }
        return List.of(Policy.of(UNNAMED, UNNAMED_IN, Policy.APP_LABEL, given));
    }

    /** Whether this is the policy of rules that were in none. */
    static boolean isUnnamed(Policy policy) {
        return policy.name().equals(UNNAMED) && policy.namespace().equals(UNNAMED_IN);
    }

    private static void checkNames(List<CalicoResource> resources) {
        Map<String, Long> counts = resources.stream()
                .collect(
                        Collectors.groupingBy(one -> one.kind() + " " + one.id(), TreeMap::new, Collectors.counting()));
        List<String> twice = counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (!twice.isEmpty()) {
            throw Messages.sameObject(twice);
        }
    }
}
