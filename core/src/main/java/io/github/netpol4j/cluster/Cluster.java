package io.github.netpol4j.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Enforcement;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is in a cluster: its namespaces, nodes, pods by their workloads, services and ways in, and what is enforced there.
 *
 * <p>It is read from manifests, taken from what a client lists, or written in a test:
 *
 * <pre>{@code
 * Cluster.empty()
 *         .with(Workload.deployment(pod("shop", "web"), 2))
 *         .with(pod("shop", "db").at("10.0.0.7"), node("n1").at("10.8.0.1"))
 *         .with(Service.of("shop", "db").selecting("app", "db").port(5432))
 *         .enforcedBy(Kubernetes.compile(policy))
 * }</pre>
 *
 * <p>Clusters are immutable, and safe to share between threads.
 */
public final class Cluster {

    /** The namespace of objects that say none. */
    static final String DEFAULT_NAMESPACE = "default";

    private final Contents contents;
    private final Enforcement enforcement;
    private final Backends backends;
    private final Lazy<List<ClusterPolicy>> policies;

    Cluster(Contents contents, Enforcement enforcement) {
        this.contents = contents;
        this.enforcement = enforcement;
        this.backends = new Backends(contents);
        this.policies = new Lazy<>(() -> EnforcedPolicies.of(contents.policies(), enforcement));
    }

    /**
     * A cluster with nothing in it, to add to.
     *
     * @return a cluster without policies
     */
    public static Cluster empty() {
        return new Cluster(Contents.NONE, Kubernetes.of(List.of()));
    }

    /**
     * Reads a cluster from manifests, strictly: {@link #read(ReadOptions, Path...)} with {@link ReadOptions#strict()}.
     *
     * @param paths one or more files or folders
     * @return the cluster
     * @throws InvalidInputException with all problems of all files, each with its file, document, line, column and path
     */
    public static Cluster read(Path... paths) {
        return read(ReadOptions.strict(), paths);
    }

    /**
     * Reads a cluster from manifests. Of a folder, all files below it are read that end in {@code .yaml}, {@code .yml} or {@code
     * .json}; each holds any number of documents and lists, in YAML or JSON.
     *
     * <p>Read are Namespace, Node, Pod, Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, CronJob, ReplicationController, Service,
     * EndpointSlice, Ingress, the Route of OpenShift, the VirtualMachine of KubeVirt, and NetworkPolicy, which becomes the enforcement;
     * and as workloads objects of any other kind that have {@code spec.template.spec.containers}, such as Rollout and DeploymentConfig.
     * Other kinds are counted and passed over; policies and makers of pods among them are told in {@link #findings()}. Neither the order of files nor that of documents matters.
     *
     * @param options how they are read
     * @param paths one or more files or folders
     * @return the cluster
     * @throws InvalidInputException with all problems of all files, each with its file, document, line, column and path, unless the
     *     options are lenient
     */
    public static Cluster read(ReadOptions options, Path... paths) {
        Given.notNull("Cluster.read(..)", options);
        List<Path> given =
                Given.notEmpty("Cluster.read(..)", "a file or folder", Given.list("Cluster.read(..)", paths));
        return ClusterReader.read(options, given.stream().map(Source::path).toList());
    }

    /**
     * Reads a cluster from a text, strictly, as {@link #read(Path...)} does from files.
     *
     * @param text YAML or JSON
     * @return the cluster
     * @throws InvalidInputException with all problems, each with its document, line, column and path
     */
    public static Cluster read(String text) {
        return read(ReadOptions.strict(), text);
    }

    /**
     * Reads a cluster from a text, as {@link #read(ReadOptions, Path...)} does from files.
     *
     * @param options how it is read
     * @param text YAML or JSON
     * @return the cluster
     * @throws InvalidInputException with all problems, each with its document, line, column and path, unless the options are lenient
     */
    public static Cluster read(ReadOptions options, String text) {
        Given.noneNull("Cluster.read(..)", options, text);
        return ClusterReader.read(options, List.of(Source.text(text)));
    }

    /**
     * The cluster of objects that a program has at hand, such as what a client lists, strictly.
     *
     * @param objects typed or generic ones; they are copied
     * @return the cluster
     * @throws InvalidInputException with all problems, each with the object that has it
     */
    public static Cluster of(Collection<? extends HasMetadata> objects) {
        return of(ReadOptions.strict(), objects);
    }

    /**
     * The cluster of objects that a program has at hand, such as what a client lists.
     *
     * @param options how they are read
     * @param objects typed or generic ones; they are copied
     * @return the cluster
     * @throws InvalidInputException with all problems, each with the object that has it, unless the options are lenient
     */
    public static Cluster of(ReadOptions options, Collection<? extends HasMetadata> objects) {
        Given.notNull("Cluster.of(..)", options);
        return ClusterReader.of(options, Given.noNulls("Cluster.of(..)", objects));
    }

    /**
     * The same cluster, with other resources enforced in it; its own NetworkPolicies are not, unless they are among them.
     *
     * @param resources what is enforced, of any target
     * @return the changed cluster
     */
    public Cluster enforcedBy(Enforcement resources) {
        return new Cluster(contents.enforcedOtherwise(), Given.notNull("enforcedBy(..)", resources));
    }

    /**
     * The same cluster with these pods and nodes besides. A pod is a workload of its own; its namespace exists with the labels that
     * the pod says it has.
     *
     * @param ends pods and nodes
     * @return the changed cluster
     * @throws InvalidInputException if one is an external address, or something of its name is there already
     */
    public Cluster with(Endpoint... ends) {
        return new Cluster(contents.with(Given.list("with(..)", ends)), enforcement);
    }

    /**
     * The same cluster with these workloads besides.
     *
     * @param workloads workloads with their pods
     * @return the changed cluster
     * @throws InvalidInputException if something of its name is there already
     */
    public Cluster with(Workload... workloads) {
        return new Cluster(contents.withWorkloads(Given.list("with(..)", workloads)), enforcement);
    }

    /**
     * The same cluster with these Services besides.
     *
     * @param services Services
     * @return the changed cluster
     * @throws InvalidInputException if something of its name is there already
     */
    public Cluster with(Service... services) {
        return new Cluster(contents.withServices(Given.list("with(..)", services)), enforcement);
    }

    /**
     * The same cluster with these ways in besides; those of Services need not be given.
     *
     * @param entries ways in
     * @return the changed cluster
     */
    public Cluster with(EntryPoint... entries) {
        return new Cluster(contents.withEntries(Given.list("with(..)", entries)), enforcement);
    }

    /**
     * The same cluster with a namespace.
     *
     * @param name its name
     * @param labels its labels, besides those that its pods say it has
     * @return the changed cluster
     * @throws InvalidInputException if the name or a label is one that Kubernetes refuses, or a label has another value already
     */
    public Cluster withNamespace(String name, Map<String, String> labels) {
        Given.notNull("withNamespace(..)", name);
        return new Cluster(contents.withNamespace(name, Given.noNulls("withNamespace(..)", labels)), enforcement);
    }

    /**
     * The same cluster, with pods that have finished counting as pods.
     *
     * @return a cluster in whose workloads nothing has finished
     */
    public Cluster countingFinishedPods() {
        return new Cluster(contents.countingFinished(), enforcement);
    }

    /**
     * What is enforced: the NetworkPolicies that were found, unless other resources were given.
     *
     * @return never absent; of a cluster without policies, one that lets everything pass
     */
    public Enforcement enforcement() {
        return enforcement;
    }

    /**
     * The NetworkPolicies that were found, with their places; if others are enforced instead, those.
     *
     * @return sorted by namespace and name
     */
    public List<ClusterPolicy> policies() {
        return policies.get();
    }

    /**
     * The namespaces, those without an object of their own too.
     *
     * @return by name
     */
    public SortedMap<String, Namespace> namespaces() {
        return contents.namespaces();
    }

    /**
     * The nodes.
     *
     * @return sorted by name
     */
    public List<ClusterNode> nodes() {
        return contents.nodes();
    }

    /**
     * The workloads, also those that have no pods that count.
     *
     * @return sorted by namespace, name and kind
     */
    public List<Workload> workloads() {
        return contents.workloads();
    }

    /**
     * The pods of all workloads that count.
     *
     * @return in the order of the workloads
     */
    public List<ClusterPod> pods() {
        return workloads().stream().flatMap(one -> one.pods().stream()).toList();
    }

    /**
     * The Services.
     *
     * @return sorted by namespace and name
     */
    public List<Service> services() {
        return contents.services();
    }

    /**
     * A Service.
     *
     * @param namespace the name of its namespace
     * @param name its name
     * @return empty if it is not there
     */
    public Optional<Service> service(String namespace, String name) {
        Given.noneNull("service(..)", namespace, name);
        return backends.service(namespace, name);
    }

    /**
     * The EndpointSlices.
     *
     * @return sorted by namespace and name
     */
    public List<EndpointSlice> endpointSlices() {
        return contents.endpointSlices();
    }

    /**
     * The ways in: rules of Ingress, Routes, and the ports of Services that are reached from outside.
     *
     * @return sorted by namespace and name
     */
    public List<EntryPoint> entries() {
        return contents.entries();
    }

    /**
     * The pods behind a Service, with the ports that it leads to.
     *
     * @param service a Service
     * @return one for each pod and port; none if it has no selector or selects nothing
     */
    public List<Backend> backends(Service service) {
        return backends.of(Given.notNull("backends(..)", service));
    }

    /**
     * The pods that a way in leads to, with their ports.
     *
     * @param entry a way in
     * @return one for each pod and port; none if its Service is not there or selects nothing
     */
    public List<Backend> backends(EntryPoint entry) {
        return backends.of(Given.notNull("backends(..)", entry));
    }

    /**
     * The EndpointSlices of a Service.
     *
     * @param service a Service
     * @return those that say that they belong to it
     */
    public List<EndpointSlice> endpointSlices(Service service) {
        return backends.slices(Given.notNull("endpointSlices(..)", service));
    }

    /**
     * What may surprise in the objects that were read.
     *
     * @return sorted by place
     */
    public List<Finding> findings() {
        return contents.findings();
    }

    /**
     * What could not be read and is not in this cluster.
     *
     * @return the problems, sorted by place; none of a cluster that was read strictly
     */
    public List<Problem> leftOut() {
        return contents.leftOut();
    }

    /**
     * What was read and is none of the kinds that a cluster holds.
     *
     * @return how many objects of each {@code apiVersion kind}
     */
    public SortedMap<String, Integer> passedOver() {
        return contents.passedOver();
    }

    /** How much is in it. */
    @Override
    public String toString() {
        return "Cluster[%d namespaces, %d nodes, %d workloads, %d pods, %d services, %d policies]"
                .formatted(
                        namespaces().size(),
                        nodes().size(),
                        workloads().size(),
                        pods().size(),
                        services().size(),
                        policies().size());
    }
}
