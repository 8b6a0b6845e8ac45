package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.Kinds;
import io.github.netpol4j.internal.manifest.NearestName;
import io.github.netpol4j.internal.manifest.ProblemLocator;
import io.github.netpol4j.internal.manifest.ReadScope;
import io.github.netpol4j.internal.manifest.ReaderMessages;
import io.github.netpol4j.internal.manifest.TypeMeta;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * NetworkPolicies of Kubernetes, and lists of them.
 *
 * @param validator what the API server would refuse; its violations are told with their places
 */
record PolicyKinds(Function<PolicyObject, List<Violation>> validator) implements Kinds<PolicyObject> {

    private static final String POLICY_LIST = Fabric8.KIND + TypeMeta.LIST;
    private static final String GROUP = "networking.k8s.io";
    private static final Set<String> POLICY_FIELDS = Set.of("podSelector", "policyTypes", "ingress", "egress");
    private static final int SLIPS = 3;

    /** Other projects have policies of this kind too. */
    @Override
    public boolean isOneOrMeantSo(TypeMeta type) {
        boolean isNearKind = List.of(Fabric8.KIND, POLICY_LIST).stream()
                .anyMatch(name -> NearestName.isNear(type.kind(), name, SLIPS));
        return isNearKind && (!type.group().contains(".") || NearestName.isNear(type.group(), GROUP, SLIPS));
    }

    @Override
    public boolean isList(TypeMeta type) {
        return type.kind().equals(POLICY_LIST);
    }

    /** If it has the fields of a NetworkPolicy, or its name somewhere at the top. */
    @Override
    public boolean looksLikeOne(Mapping object) {
        return object.value("spec").flatMap(YamlNode::mapping).stream()
                        .flatMap(spec -> spec.entries().stream())
                        .anyMatch(entry -> POLICY_FIELDS.contains(entry.key()))
                || object.entries().stream()
                        .anyMatch(entry -> entry.value()
                                .string()
                                .filter(Fabric8.KIND::equals)
                                .isPresent());
    }

    @Override
    public void check(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        if (type.isMissing()) {
            scope.add(Messages.noKind(scope.place(object, path)));
            return;
        }
        if (!type.kind().equals(Fabric8.KIND) && !isList(type)) {
            Place place = scope.place(object.value("kind").orElse(object), path.key("kind"));
            scope.add(ReaderMessages.kind(place, type.kind(), nearest(type.kind())));
        }
        if (!type.apiVersion().equals(Fabric8.API_VERSION)) {
            Place place = scope.place(object.value("apiVersion").orElse(object), path.key("apiVersion"));
            scope.add(
                    type.apiVersion().isEmpty()
                            ? Messages.noApiVersion(place)
                            : Messages.apiVersion(place, type.apiVersion()));
        }
    }

    private static String nearest(String kind) {
        return NearestName.of(kind, List.of(Fabric8.KIND, POLICY_LIST)).orElse(Fabric8.KIND);
    }

    @Override
    public TypeMeta item(TypeMeta list) {
        return new TypeMeta(Fabric8.API_VERSION, Fabric8.KIND);
    }

    @Override
    public Optional<PolicyObject> read(ReadScope scope, Mapping object, TypeMeta type, TreePath path) {
        PolicyObject policy = PolicyMapper.map(scope, object, path);
        ProblemLocator.tell(
                scope,
                object,
                path,
                validator.apply(policy).stream()
                        .map(violation -> new Problem(Place.of(violation.path()), violation.message(), ""))
                        .toList());
        return Optional.of(policy);
    }

    @Override
    public Optional<String> identity(PolicyObject policy) {
        return policy.name().isEmpty() ? Optional.empty() : Optional.of(Fabric8.KIND + " " + policy.id());
    }
}
