package io.github.netpol4j.calico.internal.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.ReaderMessages;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.internal.manifest.SourceReader;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.target.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads Calico objects strictly, and the NetworkPolicies of Kubernetes beside them, which Calico enforces too: everything is
 * understood, or all that is not is told at once, and nothing is returned.
 */
public final class ResourceReader {

    private final Function<? super CalicoResource, List<Problem>> validator;

    /**
     * What was read.
     *
     * @param resources Calico's objects, in the order of reading
     * @param kubernetes the NetworkPolicies of networking.k8s.io/v1
     * @param passedOver how many objects of each other {@code apiVersion kind} there were
     * @param crdV1 those of them that are policies in Calico's own storage
     */
    public record Result(
            List<CalicoResource> resources,
            KubernetesPolicies kubernetes,
            SortedMap<String, Integer> passedOver,
            List<BackingObject> crdV1) {

        /**
         * What was read, copied.
         *
         * @param resources Calico's objects
         * @param kubernetes the NetworkPolicies of networking.k8s.io/v1
         * @param passedOver how many objects of each other {@code apiVersion kind} there were
         * @param crdV1 those of them that are policies in Calico's own storage
         */
        public Result {
            resources = List.copyOf(resources);
            passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
            crdV1 = List.copyOf(crdV1);
        }
    }

    /**
     * A reader.
     *
     * @param validator what Calico would refuse in an object, each with its path in it, such as {@code spec.ingress[0].action};
     *     it is told with its place in the manifest
     */
    public ResourceReader(Function<? super CalicoResource, List<Problem>> validator) {
        this.validator = validator;
    }

    /**
     * Reads a text.
     *
     * @param limits how much to take
     * @param text YAML or JSON
     * @return the objects
     * @throws InvalidInputException with all problems
     */
    public Result read(ReadLimits limits, String text) {
        return read(limits, List.of(Source.text(text)), () -> Kubernetes.read(limits, text));
    }

    /**
     * Reads a stream, which is not closed.
     *
     * @param limits how much to take
     * @param stream YAML or JSON, as UTF-8
     * @return the objects
     * @throws InvalidInputException with all problems
     */
    public Result read(ReadLimits limits, InputStream stream) {
        byte[] bytes;
        try {
            bytes = stream.readNBytes((int) Math.min(limits.maxBytes() + 1, Integer.MAX_VALUE - 8));
        } catch (IOException e) {
            throw Messages.refused(List.of(ReaderMessages.unreadable(Place.of("<stream>", ""), e)));
        }
        return read(
                limits,
                List.of(Source.stream(new ByteArrayInputStream(bytes))),
                () -> Kubernetes.read(limits, new ByteArrayInputStream(bytes)));
    }

    /**
     * Reads files, and folders with all manifests below them.
     *
     * @param limits how much to take of each file
     * @param paths one or more
     * @return the objects of all of them
     * @throws InvalidInputException with all problems of all files
     */
    public Result read(ReadLimits limits, List<Path> paths) {
        return read(
                limits,
                paths.stream().map(Source::path).toList(),
                () -> Kubernetes.read(limits, paths.toArray(Path[]::new)));
    }

    private Result read(ReadLimits limits, List<Source> sources, Supplier<KubernetesPolicies> kubernetes) {
        CalicoKinds kinds = new CalicoKinds(validator);
        SourceReader.Result<CalicoResource> calico = SourceReader.read(sources, limits, kinds);
        Set<Problem> problems = new LinkedHashSet<>(calico.problems());
        try {
            KubernetesPolicies policies = kubernetes.get();
            if (problems.isEmpty()) {
                return new Result(
                        calico.objects(), policies, both(calico.passedOver(), policies.passedOver()), kinds.backing());
            }
        } catch (InvalidInputException e) {
            e.problems().stream()
                    .filter(problem -> calico.claimed().stream().noneMatch(claimed -> isIn(problem.place(), claimed)))
                    .forEach(problems::add);
            if (problems.isEmpty()) {
                throw e;
            }
        }
        throw Messages.refused(problems);
    }

    /** What both readers passed over; of each {@code apiVersion kind}, one of them took all or none. */
    private static SortedMap<String, Integer> both(SortedMap<String, Integer> one, SortedMap<String, Integer> other) {
        SortedMap<String, Integer> both = new TreeMap<>(one);
        both.keySet().retainAll(other.keySet());
        both.replaceAll((kind, count) -> Math.min(count, other.getOrDefault(kind, 0)));
        return both;
    }

    private static boolean isIn(Place place, Place object) {
        String path = object.path();
        return place.source().equals(object.source())
                && place.document() == object.document()
                && (path.isEmpty()
                        || place.path().equals(path)
                        || place.path().startsWith(path + ".")
                        || place.path().startsWith(path + "["));
    }

    /**
     * Objects that a program has at hand, such as a client's lists of those in a cluster: generic ones, and NetworkPolicies of
     * Kubernetes.
     *
     * @param objects any; they are copied
     * @return those that carry policy
     * @throws InvalidInputException with all problems, each with the object that has it
     */
    public Result of(Collection<? extends HasMetadata> objects) {
        List<Document> documents = new ArrayList<>();
        KubernetesObjects kubernetes = new KubernetesObjects();
        for (HasMetadata object : objects) {
            if (object instanceof NetworkPolicy policy) {
                kubernetes.add(policy);
            } else if (object instanceof GenericKubernetesResource generic) {
                Document document = GenericTree.document(generic);
                if (!kubernetes.takes(generic, document)) {
                    documents.add(document);
                }
            } else {
                documents.add(GenericTree.header(object));
            }
        }
        CalicoKinds kinds = new CalicoKinds(validator);
        SourceReader.Result<CalicoResource> calico = SourceReader.read(documents, kinds);
        List<Problem> problems = new ArrayList<>(calico.problems());
        KubernetesPolicies policies = kubernetes.policies(problems);
        if (!problems.isEmpty()) {
            throw Messages.refused(problems);
        }
        return new Result(calico.objects(), policies, KubernetesObjects.others(calico.passedOver()), kinds.backing());
    }
}
