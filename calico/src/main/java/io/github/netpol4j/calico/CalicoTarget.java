package io.github.netpol4j.calico;

import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.compile.Hosts;
import io.github.netpol4j.calico.internal.compile.PolicyCompiler;
import io.github.netpol4j.calico.internal.compile.SentenceCompiler;
import io.github.netpol4j.calico.internal.compile.SentenceCompiler.Compiled;
import io.github.netpol4j.calico.internal.manifest.ResourceFolder;
import io.github.netpol4j.calico.internal.manifest.ResourceFolder.Owned;
import io.github.netpol4j.calico.internal.manifest.ResourceFolder.Owner;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.manifest.ManifestFolder;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.FileChange;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
        return compile(new Unit(checked(policies), List.of()));
    }

    /**
     * Compiles policies with sentences that only Calico has, as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, two share a name, two sentences of a tier have one
     *     order, or two objects one name
     */
    public CalicoPolicies compile(CalicoPolicy... policies) {
        return compile(unit(policies));
    }

    /** What is compiled together. */
    private record Unit(List<Policy> core, List<CalicoPolicy> special) {

        Set<Owner> owners() {
            Set<Owner> owners = new LinkedHashSet<>();
            core.forEach(policy -> owners.add(new Owner(policy.name(), policy.namespace())));
            special.forEach(policy -> owners.add(new Owner(policy.name(), policy.namespace())));
            return owners;
        }
    }

    private static Unit unit(CalicoPolicy... policies) {
        List<CalicoPolicy> special = Given.list("Calico.compile(..)", policies).stream()
                .sorted(Comparator.comparing(CalicoPolicy::name))
                .toList();
        checkNames(special.stream().map(CalicoPolicy::name).toList());
        return new Unit(
                special.stream().flatMap(policy -> policy.policy().stream()).toList(), special);
    }

    private CalicoPolicies compile(Unit unit) {
        List<Gap> gaps = new ArrayList<>();
        List<CalicoResource> resources = new ArrayList<>();
        boolean automatic = false;
        if (!unit.core.isEmpty()) {
            PolicyCompiler compiler = new PolicyCompiler(unit.core, hosts);
            gaps.addAll(compiler.gaps());
            resources.addAll(gaps.isEmpty() ? compiler.resources() : List.of());
            automatic = compiler.guardsHosts() && hosts.named().isEmpty();
        }
        Compiled special = SentenceCompiler.compile(unit.special, policies(resources));
        gaps.addAll(special.gaps());
        resources.addAll(special.resources());
        if (!gaps.isEmpty()) {
            throw new UnenforceableException("Calico", gaps);
        }
        checkObjects(resources);
        boolean everyNode = automatic;
        return new CalicoPolicies(
                resources,
                Kubernetes.of(List.of()),
                FelixSettings.defaults().withAutomaticHostEndpoints(automatic),
                () -> CalicoFindings.compiled(unit.core, everyNode, resources, unit.special.isEmpty()),
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
        return new PolicyCompiler(checked(policies), hosts).gaps();
    }

    /**
     * What Calico can't enforce of policies with sentences that only it has.
     *
     * @param policies one or more, of different names
     * @return every gap; none means that {@code compile} will do
     */
    public List<Gap> gaps(CalicoPolicy... policies) {
        Unit unit = unit(policies);
        List<Gap> gaps = new ArrayList<>(SentenceCompiler.compile(unit.special).gaps());
        if (!unit.core.isEmpty()) {
            gaps.addAll(new PolicyCompiler(unit.core, hosts).gaps());
        }
        return gaps;
    }

    private static List<CalicoPolicyResource> policies(List<CalicoResource> resources) {
        return resources.stream()
                .filter(CalicoPolicyResource.class::isInstance)
                .map(CalicoPolicyResource.class::cast)
                .toList();
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

    /**
     * The objects of policies as one YAML text.
     *
     * @param policies one or more, of different names
     * @return several documents, the same bytes for the same policies
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     */
    public String yaml(Policy... policies) {
        return compile(policies).yaml();
    }

    /**
     * The objects of policies with sentences that only Calico has, as one YAML text.
     *
     * @param policies one or more, of different names
     * @return several documents, the same bytes for the same policies
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     */
    public String yaml(CalicoPolicy... policies) {
        return compile(policies).yaml();
    }

    /**
     * The objects of rules that are in no policy, as one YAML text.
     *
     * @param rules one or more
     * @return several documents, the same bytes for the same rules
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the rules mean
     */
    public String yaml(Rule... rules) {
        return compile(rules).yaml();
    }

    /**
     * Writes a policy's objects into a folder, a file each: {@code folder/_cluster/name_calico-kind.yaml}, and {@code
     * folder/namespace/..} for those of a namespace.
     *
     * <p>Files that this policy wrote before and no longer makes are removed: a policy is known by its name. Tiers and host endpoints,
     * which several policies may need, are written and never removed. Whose a file is, its first line says, if it is where it was
     * written; any other file, those of other targets too, is never touched, and links below the folder are not followed.
     *
     * @param policy the policy
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policy means
     * @throws io.github.netpol4j.finding.InvalidInputException with all of them, if files of others, or links, are in the way
     * @throws java.io.UncheckedIOException if reading or writing fails
     */
    public List<FileChange> write(Policy policy, Path folder) {
        return write(List.of(Given.notNull("Calico.write(..)", policy)), folder);
    }

    /**
     * Writes the objects of policies that are one unit into a folder, as {@link #write(Policy, Path)} does for one.
     *
     * @param policies one or more, of different names
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException with all of them, if files of others, or links, are in the way
     * @throws java.io.UncheckedIOException if reading or writing fails
     */
    public List<FileChange> write(Collection<Policy> policies, Path folder) {
        return folder(new Unit(checked(policies), List.of()), Given.notNull("Calico.write(..)", folder))
                .write();
    }

    /**
     * Writes the objects of a policy with sentences that only Calico has into a folder, as {@link #write(Policy, Path)} does.
     *
     * @param policy the policy
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policy means
     */
    public List<FileChange> write(CalicoPolicy policy, Path folder) {
        return folder(unit(policy), Given.notNull("Calico.write(..)", folder)).write();
    }

    /**
     * What {@link #write(Policy, Path)} would do, without doing it: for drift checks.
     *
     * @param policy the policy
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     */
    public List<FileChange> changes(Policy policy, Path folder) {
        return changes(List.of(Given.notNull("Calico.changes(..)", policy)), folder);
    }

    /**
     * What {@link #write(Collection, Path)} would do, without doing it: for drift checks.
     *
     * @param policies one or more, of different names
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     */
    public List<FileChange> changes(Collection<Policy> policies, Path folder) {
        return folder(new Unit(checked(policies), List.of()), Given.notNull("Calico.changes(..)", folder))
                .changes();
    }

    /**
     * Writes the objects of policies that are one unit, with sentences that only Calico has, into a folder.
     *
     * @param folder made if it does not exist
     * @param policies one or more, of different names
     * @return what was done, by file; nothing if the folder was up to date
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     */
    public List<FileChange> write(Path folder, CalicoPolicy... policies) {
        return folder(unit(policies), Given.notNull("Calico.write(..)", folder)).write();
    }

    /**
     * What {@link #write(CalicoPolicy, Path)} would do, without doing it: for drift checks.
     *
     * @param policy the policy
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     */
    public List<FileChange> changes(CalicoPolicy policy, Path folder) {
        return folder(unit(policy), Given.notNull("Calico.changes(..)", folder)).changes();
    }

    private ManifestFolder folder(Unit unit, Path folder) {
        Map<String, Owner> owners = unit.owners().stream()
                .collect(Collectors.toMap(Owner::name, Function.identity(), (one, same) -> one, TreeMap::new));
        List<Owned> owned = compile(unit).resources().stream()
                .map(resource -> new Owned(
                        resource,
                        Optional.ofNullable(resource.metadata().labels().get(Kubernetes.POLICY_LABEL))
                                .map(owners::get)))
                .toList();
        return ResourceFolder.of(folder, owners.values(), owned);
    }

    private static List<Policy> checked(Collection<Policy> policies) {
        checkNames(Given.noNulls("Calico.compile(..)", policies).stream()
                .map(Policy::name)
                .toList());
        return List.copyOf(policies);
    }

    private static void checkNames(List<String> names) {
        if (names.isEmpty()) {
            throw Messages.nothingToCompile();
        }
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw Messages.sameName(name);
        });
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

    private static void checkObjects(List<CalicoResource> resources) {
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
