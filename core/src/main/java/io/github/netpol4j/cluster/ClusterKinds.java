package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.manifest.Kinds;
import io.github.netpol4j.internal.manifest.ReadScope;
import io.github.netpol4j.internal.manifest.ReaderMessages;
import io.github.netpol4j.internal.manifest.TypeMeta;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the objects that a cluster consists of. */
final class ClusterKinds implements Kinds<Item> {

    private static final List<String> TOP = List.of("metadata", "spec");
    private static final List<String> SLICE = List.of("metadata", "endpoints", "ports", "addressType");
    private static final Set<String> POLICY_FIELDS = Set.of("podSelector", "policyTypes", "ingress", "egress");
    private static final Set<String> NODE_ADDRESSES = Set.of("InternalIP", "ExternalIP");

    private final List<Finding> findings = new ArrayList<>();
    private final OtherKinds others = new OtherKinds();

    /** What may surprise in the objects that were read so far, and what of the others matters. */
    List<Finding> findings() {
        return Stream.concat(findings.stream(), others.findings().stream()).toList();
    }

    @Override
    public void passOver(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        others.passOver(type, object, scope.place(object, path));
    }

    @Override
    public boolean isOneByContent(TypeMeta type, Mapping object) {
        return OtherKinds.isWorkload(type, object);
    }

    @Override
    public boolean isOneOrMeantSo(TypeMeta type) {
        return InventoryKind.meant(type).isPresent();
    }

    @Override
    public boolean isList(TypeMeta type) {
        return InventoryKind.isList(type);
    }

    /** If it has the fields of a policy, or of something with containers. */
    @Override
    public boolean looksLikeOne(Mapping object) {
        return object.value("spec").flatMap(YamlNode::mapping).stream()
                .anyMatch(spec -> isPolicy(spec) || hasContainers(spec));
    }

    private static boolean isPolicy(Mapping spec) {
        return spec.entries().stream().anyMatch(entry -> POLICY_FIELDS.contains(entry.key()));
    }

    private static boolean hasContainers(Mapping spec) {
        return spec.value("containers").isPresent()
                || spec.value("template").flatMap(YamlNode::mapping).stream()
                        .flatMap(template -> template.value("spec").flatMap(YamlNode::mapping).stream())
                        .anyMatch(inner -> inner.value("containers").isPresent());
    }

    @Override
    public void check(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        if (OtherKinds.isWorkload(type, object)) {
            return;
        }
        Optional<InventoryKind> meant = type.isMissing() ? Optional.empty() : InventoryKind.meant(type);
        if (meant.isEmpty()) {
            scope.add(Messages.noKind(scope.place(object, path)));
            return;
        }
        InventoryKind kind = meant.get();
        if (kind == InventoryKind.NETWORK_POLICY && !isList(type)) {
            // The target that reads policies says this in its own words.
            return;
        }
        if (!InventoryKind.single(type.kind()).equals(kind.title())) {
            Place place = scope.place(object.value("kind").orElse(object), path.key("kind"));
            scope.add(ReaderMessages.kind(place, type.kind(), kind.title() + (isList(type) ? TypeMeta.LIST : "")));
        }
        if (!kind.isServedBy(type)) {
            Place place = scope.place(object.value("apiVersion").orElse(object), path.key("apiVersion"));
            scope.add(Messages.apiVersion(place, type, kind));
        }
    }

    @Override
    public TypeMeta item(TypeMeta list) {
        return new TypeMeta(list.apiVersion(), InventoryKind.single(list.kind()));
    }

    @Override
    public Optional<Item> read(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        Optional<InventoryKind> meant = type.isMissing() ? Optional.empty() : InventoryKind.meant(type);
        Place place = scope.place(object, path);
        boolean isOther = meant.isEmpty() && OtherKinds.isWorkload(type, object);
        if (meant.isEmpty() && !isOther) {
            return Optional.empty();
        }
        InventoryKind kind = meant.orElse(InventoryKind.OTHER_WORKLOAD);
        if (kind == InventoryKind.NETWORK_POLICY) {
            return policy(scope, object, path, place);
        }
        Fields fields = Fields.open(scope, object, path, kind == InventoryKind.ENDPOINT_SLICE ? SLICE : TOP);
        Head head = Head.of(kind, isOther ? type.kind() : kind.title(), fields, place);
        Consumer<Draft> part = part(head, fields, object);
        scope.takeDoubts().forEach(doubt -> findings.add(Messages.doubt(doubt)));
        return Optional.of(new Item(place, head.identity(), part));
    }

    private Optional<Item> policy(ReadScope scope, Mapping object, TreePath path, Place place) {
        boolean isItem = !path.toString().isEmpty();
        return PolicyTrees.read(scope, object, path, isItem, findings::add).map(policy -> {
            ClusterPolicy read = new ClusterPolicy(
                    policy,
                    Origin.of(
                            place,
                            Optional.ofNullable(policy.getMetadata().getAnnotations())
                                    .orElseGet(TreeMap::new),
                            object));
            Optional<String> identity = Optional.of(InventoryKind.NETWORK_POLICY.title() + " " + read)
                    .filter(name -> !read.name().isEmpty());
            return new Item(place, identity, draft -> draft.policies.add(read));
        });
    }

    private Consumer<Draft> part(Head head, Fields fields, Mapping object) {
        Origin origin = Origin.of(head.place(), head.annotations(), object);
        return switch (head.kind()) {
            case NAMESPACE -> namespace(head, fields, origin);
            case NODE -> node(head, fields);
            case POD -> pod(head, fields);
            case SERVICE -> {
                Service service = ServiceFields.service(head, fields, origin);
                yield draft -> {
                    draft.services.add(service);
                    draft.entries.addAll(ServiceEntries.of(service));
                };
            }
            case ENDPOINT_SLICE -> {
                EndpointSlice slice = ServiceFields.slice(head, fields, origin);
                yield draft -> draft.endpointSlices.add(slice);
            }
            case INGRESS -> entries(EntryFields.ingress(head, fields, origin));
            case ROUTE -> entries(EntryFields.route(head, fields, origin));
            default -> {
                Draft.Owner owner = WorkloadFields.read(head, fields);
                yield draft -> draft.owners.add(owner);
            }
        };
    }

    private static Consumer<Draft> entries(List<EntryPoint> entries) {
        return draft -> draft.entries.addAll(entries);
    }

    /** The server itself sets the label with the name, whatever the manifest says. */
    private Consumer<Draft> namespace(Head head, Fields fields, Origin origin) {
        SortedMap<String, String> labels = new TreeMap<>(head.labels());
        String given = labels.put(Pod.NAMESPACE_NAME_LABEL, head.name());
        if (given != null && !given.equals(head.name())) {
            findings.add(Messages.namespaceLabel(fields.place("metadata"), head.name(), given));
        }
        return draft -> draft.namespaces.put(head.name(), new Namespace(head.name(), labels, true, origin));
    }

    private static Consumer<Draft> node(Head head, Fields fields) {
        List<IpAddress> addresses = fields.open("status", List.of()).stream()
                .flatMap(status -> status.openList("addresses", List.of()).stream())
                .filter(address ->
                        address.string("type").filter(NODE_ADDRESSES::contains).isPresent())
                .flatMap(one -> one.string("address").flatMap(text -> Numbers.address(one, "address", text)).stream())
                .toList();
        return draft ->
                draft.nodes.add(new ClusterNode(new Node(head.name(), addresses), head.labels(), head.origin()));
    }

    private static Consumer<Draft> pod(Head head, Fields fields) {
        PodFields spec = PodFields.of(fields);
        List<IpAddress> addresses = PodFields.addresses(fields);
        boolean isFinished = PodFields.isFinished(fields);
        Optional<ClusterPod> pod = spec.pod(head.namespace(), head.name(), head.labels(), addresses)
                .map(one -> new ClusterPod(one, spec.ports(), true, isFinished, head.origin()));
        return draft -> pod.ifPresent(one -> draft.pods.add(new Draft.OwnedPod(head, one)));
    }

    @Override
    public Optional<String> identity(Item item) {
        return item.identity();
    }
}
