package io.github.netpol4j.calico;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.compile.Hosts;
import io.github.netpol4j.calico.internal.manifest.ResourceReader;
import io.github.netpol4j.calico.internal.validation.CalicoValidator;
import io.github.netpol4j.calico.internal.validation.Refused;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.FileChange;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.ReadLimits;
import io.github.netpol4j.target.UnenforceableException;
import io.github.netpol4j.target.Verdict;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Calico target: compiles rules to objects of projectcalico.org/v3, writes them, reads them back, checks and evaluates them.
 *
 * <p>Several policies that are enforced together are one unit: compile them in one call. Compiled apart, they permit less than they
 * mean together.
 */
public final class Calico {

    private static final CalicoTarget TARGET = new CalicoTarget(Hosts.EVERY_NODE);
    private static final ResourceReader READER = new ResourceReader(Calico::located);

    private Calico() {}

    /**
     * A target that knows which hosts {@code host()} stands for: it makes a HostEndpoint for each.
     *
     * @param hosts one or more, with their addresses
     * @return the target
     * @throws io.github.netpol4j.finding.InvalidInputException if one has no address, or is named twice
     */
    public static CalicoTarget guarding(Node... hosts) {
        return guarding(Given.list("Calico.guarding(..)", hosts));
    }

    /**
     * A target that knows which hosts {@code host()} stands for: it makes a HostEndpoint for each.
     *
     * @param hosts one or more, with their addresses
     * @return the target
     * @throws io.github.netpol4j.finding.InvalidInputException if one has no address, or is named twice
     */
    public static CalicoTarget guarding(Collection<Node> hosts) {
        Given.notEmpty("Calico.guarding(..)", "host", hosts);
        Set<String> names = new HashSet<>();
        for (Node host : hosts) {
            if (!names.add(host.name())) {
                throw Messages.sameHost(host.name());
            }
            if (host.addresses().isEmpty()) {
                throw Messages.hostWithoutAddress(host.name());
            }
        }
        return new CalicoTarget(new Hosts(List.copyOf(hosts)));
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, or two share a name
     */
    public static CalicoPolicies compile(Policy... policies) {
        return TARGET.compile(policies);
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, or two share a name
     */
    public static CalicoPolicies compile(Collection<Policy> policies) {
        return TARGET.compile(policies);
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
    public static CalicoPolicies compile(CalicoPolicy... policies) {
        return TARGET.compile(policies);
    }

    /**
     * What Calico can't enforce of policies with sentences that only it has.
     *
     * @param policies one or more, of different names
     * @return every gap; none means that {@code compile} will do
     */
    public static List<Gap> gaps(CalicoPolicy... policies) {
        return TARGET.gaps(policies);
    }

    /**
     * The objects of policies with sentences that only Calico has, as one YAML text.
     *
     * @param policies one or more, of different names
     * @return several documents, the same bytes for the same policies
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     */
    public static String yaml(CalicoPolicy... policies) {
        return TARGET.yaml(policies);
    }

    /**
     * Writes the objects of a policy with sentences that only Calico has; see {@link CalicoTarget#write(CalicoPolicy, Path)}.
     *
     * @param policy the policy
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     */
    public static List<FileChange> write(CalicoPolicy policy, Path folder) {
        return TARGET.write(policy, folder);
    }

    /**
     * What {@link #write(CalicoPolicy, Path)} would do, without doing it: for drift checks.
     *
     * @param policy the policy
     * @param folder need not exist
     * @return what would be done, by file; nothing if the folder is up to date
     */
    public static List<FileChange> changes(CalicoPolicy policy, Path folder) {
        return TARGET.changes(policy, folder);
    }

    /**
     * Compiles rules that are in no policy: they belong to one named {@code netpol4j} in the namespace {@code default}.
     *
     * @param rules one or more
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the rules mean
     */
    public static CalicoPolicies compile(Rule... rules) {
        return TARGET.compile(rules);
    }

    /**
     * What Calico can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Policy... policies) {
        return TARGET.gaps(policies);
    }

    /**
     * What Calico can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Collection<Policy> policies) {
        return TARGET.gaps(policies);
    }

    /**
     * What Calico can't enforce of rules that are in no policy.
     *
     * @param rules one or more
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Rule... rules) {
        return TARGET.gaps(rules);
    }

    /**
     * A target for which {@code host()} is every node of the cluster, by the host endpoints that Calico makes if it is told to. It is the
     * one that the methods of this class use.
     *
     * @return the target
     */
    public static CalicoTarget guardingEveryNode() {
        return TARGET;
    }

    /**
     * The objects of policies as one YAML text.
     *
     * @param policies one or more, of different names
     * @return several documents, the same bytes for the same policies
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     */
    public static String yaml(Policy... policies) {
        return TARGET.yaml(policies);
    }

    /**
     * The objects of rules that are in no policy, as one YAML text.
     *
     * @param rules one or more
     * @return several documents, the same bytes for the same rules
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the rules mean
     */
    public static String yaml(Rule... rules) {
        return TARGET.yaml(rules);
    }

    /**
     * Writes a policy's objects into a folder; see {@link CalicoTarget#write(Policy, Path)}.
     *
     * @param policy the policy
     * @param folder made if it does not exist
     * @return what was done, by file; nothing if the folder was up to date
     */
    public static List<FileChange> write(Policy policy, Path folder) {
        return TARGET.write(policy, folder);
    }

    /**
     * Writes the objects of policies that are one unit into a folder; see {@link CalicoTarget#write(Policy, Path)}.
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
     * <p>YAML or JSON, of any number of documents and lists. Objects of projectcalico.org/v3 are read strictly: fields that the API does
     * not know, duplicate fields, wrong types, and whatever Calico would refuse are problems. NetworkPolicies of Kubernetes are read
     * too, because Calico enforces them. Documents of other kinds are counted and passed over.
     *
     * @param text YAML or JSON
     * @return the objects, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its document, line, column and path
     */
    public static CalicoPolicies read(String text) {
        return read(ReadLimits.defaults(), text);
    }

    /**
     * Reads manifests from a text, as {@link #read(String)} does, within other limits.
     *
     * @param limits how much to take
     * @param text YAML or JSON
     * @return the objects, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its document, line, column and path
     */
    public static CalicoPolicies read(ReadLimits limits, String text) {
        Given.noneNull("Calico.read(..)", limits, text);
        return policies(READER.read(limits, text));
    }

    /**
     * Reads manifests from a stream of UTF-8, as {@link #read(String)} does from a text. The stream is not closed.
     *
     * @param stream YAML or JSON
     * @return the objects, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its document, line, column and path
     */
    public static CalicoPolicies read(InputStream stream) {
        return read(ReadLimits.defaults(), stream);
    }

    /**
     * Reads manifests from a stream of UTF-8, as {@link #read(String)} does from a text, within other limits.
     *
     * @param limits how much to take
     * @param stream YAML or JSON
     * @return the objects, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its document, line, column and path
     */
    public static CalicoPolicies read(ReadLimits limits, InputStream stream) {
        Given.noneNull("Calico.read(..)", limits, stream);
        return policies(READER.read(limits, stream));
    }

    /**
     * Reads manifests from files and folders, as {@link #read(String)} does from a text. Of a folder, all files below it are read that
     * end in {@code .yaml}, {@code .yml} or {@code .json}.
     *
     * <p>A folder that has a whole cluster in it is read twice, each reader taking what is its own: {@code
     * Cluster.read(folder).enforcedBy(Calico.read(folder))}. NetworkPolicies of Kubernetes count there beside Calico's.
     *
     * @param paths one or more files or folders, which are one unit
     * @return the objects of all of them, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems of all files, each with its file, document, line, column
     *     and path
     */
    public static CalicoPolicies read(Path... paths) {
        return read(ReadLimits.defaults(), paths);
    }

    /**
     * Reads manifests from files and folders, as {@link #read(Path...)} does, within other limits.
     *
     * @param limits how much to take of each file
     * @param paths one or more files or folders, which are one unit
     * @return the objects of all of them, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems of all files, each with its file, document, line, column
     *     and path
     */
    public static CalicoPolicies read(ReadLimits limits, Path... paths) {
        String call = "Calico.read(..)";
        return policies(READER.read(
                Given.notNull(call, limits), Given.notEmpty(call, "a file or folder", Given.list(call, paths))));
    }

    /**
     * Objects that a program has at hand, such as a client's lists of those in a cluster.
     *
     * @param objects Calico's as generic resources, and NetworkPolicies of Kubernetes; they are copied, others are counted and passed over
     * @return the same, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, if Calico or Kubernetes would refuse one of them
     */
    public static CalicoPolicies of(Collection<? extends HasMetadata> objects) {
        return policies(READER.of(Given.noNulls("Calico.of(..)", objects)));
    }

    /**
     * Objects that a program has made.
     *
     * @param resources any number, no two of one kind and name
     * @return the same, with their evaluation
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, if Calico would refuse one of them
     */
    public static CalicoPolicies of(CalicoResource... resources) {
        List<CalicoResource> all = Given.list("Calico.of(..)", resources);
        List<Problem> problems = CalicoValidator.validateAll(all);
        if (!problems.isEmpty()) {
            throw Messages.refused(problems);
        }
        return new CalicoPolicies(
                all,
                Kubernetes.of(List.of()),
                FelixSettings.defaults(),
                () -> CalicoFindings.read(all, List.of(), List.of()),
                new TreeMap<>());
    }

    private static CalicoPolicies policies(ResourceReader.Result read) {
        return new CalicoPolicies(
                read.resources(),
                read.kubernetes(),
                FelixSettings.defaults(),
                () -> CalicoFindings.read(read.resources(), read.kubernetes().objects(), read.crdV1()),
                read.passedOver());
    }

    private static List<Problem> located(CalicoResource resource) {
        return CalicoValidator.violations(resource).stream()
                .filter(violation -> violation.refused() != Refused.BY_SOME_RELEASES)
                .map(violation -> new Problem(
                        Place.of(violation.path()),
                        violation.message(),
                        violation.requirement().remedy()))
                .toList();
    }

    /**
     * What Calico would refuse in a new object, in its words: all that the schemas of v3.34 refuse, and all that only Calico's own
     * validator does, which clusters with native CRDs do not ask.
     *
     * @param resource any object
     * @return every problem, in the order of the fields; none means that it is valid
     */
    public static List<Problem> validate(CalicoResource resource) {
        return CalicoValidator.validate(Given.notNull("Calico.validate(..)", resource));
    }

    /**
     * What any release from v3.30 to v3.34 would refuse in a new object, in its words.
     *
     * @param resource any object
     * @return every problem, in the order of the fields; none means that it is valid everywhere
     */
    public static List<Problem> validateForEveryRelease(CalicoResource resource) {
        return CalicoValidator.validateStrictly(Given.notNull("Calico.validate(..)", resource));
    }

    /**
     * Whether a flow passes, and why: a shorthand for {@code Calico.of(objects).evaluate(flow)}.
     *
     * @param objects Calico's as generic resources, and NetworkPolicies of Kubernetes
     * @param flow any flow
     * @return the answer with its reasons
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, if Calico or Kubernetes would refuse one of them
     */
    public static Verdict evaluate(Collection<? extends HasMetadata> objects, Flow flow) {
        return of(objects).evaluate(Given.notNull("Calico.evaluate(..)", flow));
    }
}
