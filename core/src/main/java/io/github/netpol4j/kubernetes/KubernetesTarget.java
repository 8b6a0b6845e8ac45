package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.FileChange;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compiles to NetworkPolicy objects, with or without knowing the cluster's namespaces. Immutable.
 *
 * <p>{@link Kubernetes} has the same methods for the usual case; {@link Kubernetes#knowing(Map)} makes one that knows.
 */
public final class KubernetesTarget {

    /** The policy that rules without one are compiled in. */
    private static final String UNNAMED = "netpol4j";

    private static final String UNNAMED_IN = "default";

    private final KnownNamespaces known;

    KubernetesTarget(KnownNamespaces known) {
        this.known = known;
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     * @throws InvalidInputException if there is no policy, or two share a name
     */
    public KubernetesPolicies compile(Policy... policies) {
        return compile(Given.list("Kubernetes.compile(..)", policies));
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     * @throws InvalidInputException if there is no policy, or two share a name
     */
    public KubernetesPolicies compile(Collection<Policy> policies) {
        Compiler compiler = compiler(policies);
        if (!compiler.gaps().isEmpty()) {
            throw new UnenforceableException("Kubernetes", compiler.gaps());
        }
        List<PolicyObject> objects = compiler.objects();
        checkNames(objects);
        List<Policy> unit = List.copyOf(policies);
        return new KubernetesPolicies(objects, () -> TargetFindings.compiled(unit, known, objects), new TreeMap<>());
    }

    /**
     * Compiles rules that are in no policy: they belong to one named {@code netpol4j} in the namespace {@code default}.
     *
     * @param rules one or more
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the rules mean
     */
    public KubernetesPolicies compile(Rule... rules) {
        return compile(unnamed(rules));
    }

    /**
     * What NetworkPolicies can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public List<Gap> gaps(Policy... policies) {
        return gaps(Given.list("Kubernetes.gaps(..)", policies));
    }

    /**
     * What NetworkPolicies can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public List<Gap> gaps(Collection<Policy> policies) {
        return compiler(policies).gaps();
    }

    /**
     * What NetworkPolicies can't enforce of rules that are in no policy.
     *
     * @param rules one or more
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public List<Gap> gaps(Rule... rules) {
        return gaps(unnamed(rules));
    }

    /**
     * The objects of policies as one YAML text.
     *
     * @param policies one or more, of different names
     * @return several documents, the same bytes for the same policies
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     */
    public String yaml(Policy... policies) {
        return compile(policies).yaml();
    }

    /**
     * The objects of rules that are in no policy, as one YAML text.
     *
     * @param rules one or more
     * @return several documents, the same bytes for the same rules
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the rules mean
     */
    public String yaml(Rule... rules) {
        return compile(rules).yaml();
    }

    /**
     * Writes a policy's objects into a folder, a file each: {@code folder/namespace/name.yaml}.
     *
     * <p>Files that this policy wrote before and no longer makes are removed, also those of a namespace that it was in before:
     * a policy is known by its name. Whose a file is, its first line says, if it is where it was written; a copy elsewhere, and
     * any other file, is never touched, and links below the folder are not followed. Everything is written aside first, then
     * moved into place, so that several may write at once and readers see whole files; if writing aside fails, nothing has
     * changed.
     *
     * @param policy the policy
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policy means
     * @throws InvalidInputException with all of them, if files that the policy did not write, or links, are in the way
     * @throws java.io.UncheckedIOException if reading or writing fails
     */
    public List<FileChange> write(Policy policy, Path folder) {
        return write(List.of(Given.notNull("Kubernetes.write(..)", policy)), folder);
    }

    /**
     * Writes the objects of policies that are one unit into a folder, as {@link #write(Policy, Path)} does for one.
     *
     * @param policies one or more, of different names
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     * @throws InvalidInputException with all of them, if files that the policies did not write, or links, are in the way
     * @throws java.io.UncheckedIOException if reading or writing fails
     */
    public List<FileChange> write(Collection<Policy> policies, Path folder) {
        Given.notNull("Kubernetes.write(..)", folder);
        return PolicyFolder.of(folder, policies, compile(policies).policies()).write();
    }

    /**
     * What {@link #write(Policy, Path)} would do, without doing it: for drift checks.
     *
     * @param policy the policy
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policy means
     * @throws InvalidInputException with all of them, if files that the policy did not write, or links, are in the way
     * @throws java.io.UncheckedIOException if reading fails
     */
    public List<FileChange> changes(Policy policy, Path folder) {
        return changes(List.of(Given.notNull("Kubernetes.changes(..)", policy)), folder);
    }

    /**
     * What {@link #write(Collection, Path)} would do, without doing it: for drift checks.
     *
     * @param policies one or more, of different names
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     * @throws InvalidInputException with all of them, if files that the policies did not write, or links, are in the way
     * @throws java.io.UncheckedIOException if reading fails
     */
    public List<FileChange> changes(Collection<Policy> policies, Path folder) {
        Given.notNull("Kubernetes.changes(..)", folder);
        return PolicyFolder.of(folder, policies, compile(policies).policies()).changes();
    }

    private Compiler compiler(Collection<Policy> policies) {
        if (Given.noNulls("Kubernetes.compile(..)", policies).isEmpty()) {
            throw Messages.nothingToCompile();
        }
        Set<String> names = new HashSet<>();
        for (Policy policy : policies) {
            if (!names.add(policy.name())) {
                throw Messages.sameName(policy.name());
            }
        }
        return new Compiler(List.copyOf(policies), known);
    }

    private static List<Policy> unnamed(Rule... rules) {
        List<Rule> given = Given.list("Kubernetes.compile(..)", rules);
        if (given.isEmpty()) {
            throw Messages.nothingToCompile();
        }
        return List.of(Policy.of(UNNAMED, UNNAMED_IN, Policy.APP_LABEL, given));
    }

    /** Whether this is the policy of rules that were in none. */
    static boolean isUnnamed(Policy policy) {
        return policy.name().equals(UNNAMED) && policy.namespace().equals(UNNAMED_IN);
    }

    private static void checkNames(List<PolicyObject> objects) {
        Map<String, Long> counts =
                objects.stream().collect(Collectors.groupingBy(PolicyObject::id, TreeMap::new, Collectors.counting()));
        List<String> twice = counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (!twice.isEmpty()) {
            throw Messages.sameObject(twice);
        }
    }
}
