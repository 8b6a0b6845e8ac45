package io.github.netpol4j.kubernetes;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.FileChange;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.ReadLimits;
import io.github.netpol4j.target.UnenforceableException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Kubernetes target: compiles rules to NetworkPolicy objects of networking.k8s.io/v1, writes them, reads them back,
 * checks and evaluates them.
 *
 * <p>Several policies that are enforced together are one unit: compile them in one call. Compiled apart, they permit less
 * than they mean together.
 */
public final class Kubernetes {

    /** The key of the label that says who made an object; its value is {@link #MANAGED_BY}. */
    public static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";

    /** The value of the label {@link #MANAGED_BY_LABEL} on every object made here. */
    public static final String MANAGED_BY = "netpol4j";

    /**
     * The key of the label that names the policy which an object belongs to, so that apply can prune. For that, the names of
     * the policies of one cluster must differ.
     */
    public static final String POLICY_LABEL = "netpol4j.io/policy";

    /** The key of the annotation that lists the sentences which an object comes from, sorted, a line each. */
    public static final String SENTENCES_ANNOTATION = "netpol4j.io/sentences";

    private static final KubernetesTarget TARGET = new KubernetesTarget(KnownNamespaces.NONE);

    private Kubernetes() {}

    /**
     * A target that knows the cluster's namespaces, so that rules about namespaces by label, or about every namespace, can
     * be compiled where they isolate. What it makes says nothing about namespaces made later; a finding says so.
     *
     * @param namespaces the labels of each namespace by its name; {@code kubernetes.io/metadata.name} is added
     * @return the target
     * @throws InvalidInputException if a name or label is one that Kubernetes refuses
     */
    public static KubernetesTarget knowing(Map<String, ? extends Map<String, String>> namespaces) {
        return new KubernetesTarget(KnownNamespaces.of(namespaces));
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     * @throws InvalidInputException if there is no policy, or two share a name
     */
    public static KubernetesPolicies compile(Policy... policies) {
        return TARGET.compile(policies);
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     * @throws InvalidInputException if there is no policy, or two share a name
     */
    public static KubernetesPolicies compile(Collection<Policy> policies) {
        return TARGET.compile(policies);
    }

    /**
     * Compiles rules that are in no policy: they belong to one named {@code netpol4j} in the namespace {@code default}.
     *
     * @param rules one or more
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the rules mean
     */
    public static KubernetesPolicies compile(Rule... rules) {
        return TARGET.compile(rules);
    }

    /**
     * What NetworkPolicies can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Policy... policies) {
        return TARGET.gaps(policies);
    }

    /**
     * What NetworkPolicies can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Collection<Policy> policies) {
        return TARGET.gaps(policies);
    }

    /**
     * What NetworkPolicies can't enforce of rules that are in no policy.
     *
     * @param rules one or more
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Rule... rules) {
        return TARGET.gaps(rules);
    }

    /**
     * The objects of policies as one YAML text.
     *
     * @param policies one or more, of different names
     * @return several documents, the same bytes for the same policies
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the policies mean
     */
    public static String yaml(Policy... policies) {
        return TARGET.yaml(policies);
    }

    /**
     * The objects of rules that are in no policy, as one YAML text.
     *
     * @param rules one or more
     * @return several documents, the same bytes for the same rules
     * @throws UnenforceableException with all gaps, if NetworkPolicies can't enforce what the rules mean
     */
    public static String yaml(Rule... rules) {
        return TARGET.yaml(rules);
    }

    /**
     * Writes a policy's objects into a folder; see {@link KubernetesTarget#write(Policy, Path)}.
     *
     * @param policy the policy
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     */
    public static List<FileChange> write(Policy policy, Path folder) {
        return TARGET.write(policy, folder);
    }

    /**
     * Writes the objects of policies that are one unit into a folder; see {@link KubernetesTarget#write(Policy, Path)}.
     *
     * @param policies one or more, of different names
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     */
    public static List<FileChange> write(Collection<Policy> policies, Path folder) {
        return TARGET.write(policies, folder);
    }

    /**
     * What {@link #write(Policy, Path)} would do, without doing it: for drift checks.
     *
     * @param policy the policy
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     */
    public static List<FileChange> changes(Policy policy, Path folder) {
        return TARGET.changes(policy, folder);
    }

    /**
     * What {@link #write(Collection, Path)} would do, without doing it: for drift checks.
     *
     * @param policies one or more, of different names
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     */
    public static List<FileChange> changes(Collection<Policy> policies, Path folder) {
        return TARGET.changes(policies, folder);
    }

    /**
     * Reads manifests from a text.
     *
     * <p>YAML or JSON, of any number of documents and lists. NetworkPolicies are read strictly: fields that the API does not
     * know, duplicate fields, wrong types, and whatever the API server would refuse are problems. What the server itself
     * manages in an exported object is left out. Documents of other kinds are counted and passed over.
     *
     * @param text YAML or JSON
     * @return the policies, with their evaluation
     * @throws InvalidInputException with all problems, each with its document, line, column and path
     */
    public static KubernetesPolicies read(String text) {
        return read(ReadLimits.defaults(), text);
    }

    /**
     * Reads manifests from a text, as {@link #read(String)} does, within other limits.
     *
     * @param limits how much to take
     * @param text YAML or JSON
     * @return the policies, with their evaluation
     * @throws InvalidInputException with all problems, each with its document, line, column and path
     */
    public static KubernetesPolicies read(ReadLimits limits, String text) {
        return read(limits, List.of(Source.text(Given.notNull("Kubernetes.read(..)", text))));
    }

    /**
     * Reads manifests from a stream of UTF-8, as {@link #read(String)} does from a text. The stream is not closed.
     *
     * @param stream YAML or JSON
     * @return the policies, with their evaluation
     * @throws InvalidInputException with all problems, each with its document, line, column and path
     */
    public static KubernetesPolicies read(InputStream stream) {
        return read(ReadLimits.defaults(), stream);
    }

    /**
     * Reads manifests from a stream of UTF-8, as {@link #read(String)} does from a text, within other limits.
     *
     * @param limits how much to take
     * @param stream YAML or JSON
     * @return the policies, with their evaluation
     * @throws InvalidInputException with all problems, each with its document, line, column and path
     */
    public static KubernetesPolicies read(ReadLimits limits, InputStream stream) {
        return read(limits, List.of(Source.stream(Given.notNull("Kubernetes.read(..)", stream))));
    }

    /**
     * Reads manifests from files and folders, as {@link #read(String)} does from a text. Of a folder, all files below it are
     * read that end in {@code .yaml}, {@code .yml} or {@code .json}.
     *
     * @param paths one or more files or folders, which are one unit
     * @return the policies of all of them, with their evaluation
     * @throws InvalidInputException with all problems of all files, each with its file, document, line, column and path
     */
    public static KubernetesPolicies read(Path... paths) {
        return read(ReadLimits.defaults(), paths);
    }

    /**
     * Reads manifests from files and folders, as {@link #read(Path...)} does, within other limits.
     *
     * @param limits how much to take of each file
     * @param paths one or more files or folders, which are one unit
     * @return the policies of all of them, with their evaluation
     * @throws InvalidInputException with all problems of all files, each with its file, document, line, column and path
     */
    public static KubernetesPolicies read(ReadLimits limits, Path... paths) {
        return read(
                limits,
                Given.notEmpty("Kubernetes.read(..)", "a file or folder", Given.list("Kubernetes.read(..)", paths))
                        .stream()
                        .map(Source::path)
                        .toList());
    }

    private static KubernetesPolicies read(ReadLimits limits, List<Source> sources) {
        ManifestReader.Result result =
                ManifestReader.read(sources, Given.notNull("Kubernetes.read(..)", limits), Validator::validate);
        return new KubernetesPolicies(
                result.policies(), () -> TargetFindings.read(result.policies()), result.passedOver());
    }

    /**
     * Objects that a program has at hand, such as a client's list of those in a cluster.
     *
     * @param objects NetworkPolicies, which are copied
     * @return the same, with their evaluation
     * @throws InvalidInputException with all problems, if the API server would refuse one of them
     */
    public static KubernetesPolicies of(Collection<NetworkPolicy> objects) {
        List<PolicyObject> policies = Given.noNulls("Kubernetes.of(..)", objects).stream()
                .map(Fabric8::read)
                .toList();
        List<Problem> problems = policies.stream()
                .flatMap(policy -> problems(policy, Validator.validate(policy)).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new KubernetesPolicies(policies, () -> TargetFindings.read(policies), new TreeMap<>());
    }

    /**
     * What the API server would refuse in a new object, in its words.
     *
     * <p>These are the rules of Kubernetes 1.36 and later, which refuse address blocks with bits set beyond the prefix or with
     * leading zeros. Objects that have such blocks already keep them, so {@link #of(Collection)} and reading accept them, with
     * a finding.
     *
     * @param object a NetworkPolicy
     * @return every problem, in the order of the fields; none means that it is valid
     */
    public static List<Problem> validate(NetworkPolicy object) {
        PolicyObject policy = Fabric8.read(Given.notNull("Kubernetes.validate(..)", object));
        return problems(policy, Validator.validateStrictly(policy));
    }

    private static List<Problem> problems(PolicyObject policy, List<Violation> violations) {
        return violations.stream()
                .map(violation -> Messages.invalid(policy.id(), violation))
                .toList();
    }
}
