package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.FileMarks;
import io.github.netpol4j.internal.manifest.Kinds;
import io.github.netpol4j.internal.manifest.NearestName;
import io.github.netpol4j.internal.manifest.ProblemLocator;
import io.github.netpol4j.internal.manifest.ReadScope;
import io.github.netpol4j.internal.manifest.ReaderMessages;
import io.github.netpol4j.internal.manifest.TypeMeta;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The objects of projectcalico.org/v3 that carry policy, and lists of them. */
final class CalicoKinds implements Kinds<CalicoResource> {

    private static final String GROUP = "projectcalico.org";
    private static final String BACKING_GROUP = "crd.projectcalico.org";
    private static final List<String> KINDS =
            ResourceMapper.ALL.stream().map(ResourceMapper::kind).toList();
    private static final List<String> NAMES = KINDS.stream()
            .flatMap(kind -> Stream.of(kind, kind + TypeMeta.LIST))
            .toList();
    private static final Set<String> ONLY_CALICO = Set.of("tier", "order", "types", "applyOnForward");
    private static final int SLIPS = 3;

    private final Function<? super CalicoResource, List<Problem>> validator;
    private final List<BackingObject> backing = new ArrayList<>();

    /**
     * The kinds.
     *
     * @param validator what Calico would refuse, each with its path in the object
     */
    CalicoKinds(Function<? super CalicoResource, List<Problem>> validator) {
        this.validator = validator;
    }

    /** What was passed over and is of Calico's own storage. */
    List<BackingObject> backing() {
        return List.copyOf(backing);
    }

    @Override
    public boolean isOneOrMeantSo(TypeMeta type) {
        if (type.apiVersion().isEmpty()) {
            // Without an apiVersion, this is as well one of Kubernetes.
            return NAMES.contains(type.kind()) && !type.kind().startsWith("NetworkPolicy");
        }
        return isNearGroup(type.group())
                && (NAMES.contains(type.kind()) || nearest(type).isPresent());
    }

    /** Whether a group is that of the API, or was meant to be; Calico's own storage is not. */
    static boolean isNearGroup(String group) {
        boolean isNear = group.toLowerCase(Locale.ROOT).contains("calico") || NearestName.isNear(group, GROUP, SLIPS);
        return isNear && !group.equals(BACKING_GROUP);
    }

    private static Optional<String> nearest(TypeMeta type) {
        return NearestName.of(type.kind(), NAMES);
    }

    @Override
    public boolean isList(TypeMeta type) {
        return NAMES.contains(type.kind()) && type.kind().endsWith(TypeMeta.LIST);
    }

    @Override
    public boolean looksLikeOne(Mapping object) {
        TypeMeta type = TypeMeta.of(object);
        boolean hasOurFields = object.value("spec").flatMap(YamlNode::mapping).stream()
                .filter(spec -> spec.value("ingress").isPresent()
                        || spec.value("egress").isPresent())
                .flatMap(spec -> spec.entries().stream())
                .anyMatch(entry -> ONLY_CALICO.contains(entry.key()));
        return type.apiVersion().isEmpty() ? hasOurFields : isNearGroup(type.group());
    }

    @Override
    public void check(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        if (type.isMissing()) {
            scope.add(Messages.noKind(scope.place(object, path)));
        } else if (!NAMES.contains(type.kind())) {
            scope.add(ReaderMessages.kind(
                    scope.place(object.value("kind").orElse(object), path.key("kind")),
                    type.kind(),
                    nearest(type).orElse("")));
        }
        if (type.apiVersion().isEmpty() && !type.isMissing()) {
            scope.add(Messages.noApiVersion(scope.place(object, path), type.kind()));
        } else if (!type.apiVersion().isEmpty() && !type.apiVersion().equals(CalicoResource.API_VERSION)) {
            scope.add(Messages.apiVersion(
                    scope.place(object.value("apiVersion").orElse(object), path.key("apiVersion")), type.apiVersion()));
        }
    }

    @Override
    public TypeMeta item(TypeMeta list) {
        String kind = list.kind();
        return new TypeMeta(CalicoResource.API_VERSION, kind.substring(0, kind.length() - TypeMeta.LIST.length()));
    }

    @Override
    public Optional<CalicoResource> read(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        Optional<CalicoResource> resource = ResourceMapper.of(type.kind())
                .or(() -> nearest(type).flatMap(ResourceMapper::of))
                .map(mapper -> mapper.map(scope, object, path));
        resource.ifPresent(read -> ProblemLocator.tell(scope, object, path, validator.apply(read)));
        return resource;
    }

    @Override
    public Optional<String> identity(CalicoResource resource) {
        return resource.metadata().name().isEmpty()
                ? Optional.empty()
                : Optional.of(resource.kind() + " " + resource.id());
    }

    @Override
    public void passOver(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        if (type.group().equals(BACKING_GROUP) && NAMES.contains(type.kind())) {
            String namespace = FileMarks.text(object, "metadata", "namespace");
            String name = FileMarks.text(object, "metadata", "name");
            backing.add(new BackingObject(
                    type.apiVersion(),
                    type.kind(),
                    namespace.isEmpty() ? name : namespace + "/" + name,
                    scope.place(object, path)));
        }
    }
}
