package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.Templates;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Finds the NetworkPolicies of one document, which is one itself, a list of them, or something else to be counted. */
final class DocumentMapper {

    private static final List<String> LIST = List.of("apiVersion", "kind", "metadata", "items");
    private static final List<String> LIST_METADATA =
            List.of("continue", "remainingItemCount", "resourceVersion", "selfLink");

    private final Document document;
    private final ReadScope scope;
    private final Function<PolicyObject, List<Violation>> validator;
    private final List<Found> found = new ArrayList<>();
    private final SortedMap<String, Integer> passedOver = new TreeMap<>();
    private final List<String> passedPaths = new ArrayList<>();

    /** A policy and its place. */
    record Found(PolicyObject policy, Place place) {}

    /** All that a document holds; the policies are of use only if there is no problem. */
    record Result(List<Found> policies, SortedMap<String, Integer> passedOver, List<Problem> problems) {}

    private DocumentMapper(Document document, Function<PolicyObject, List<Violation>> validator) {
        this.document = document;
        this.scope = new ReadScope(document);
        this.validator = validator;
    }

    static Result map(Document document, Function<PolicyObject, List<Violation>> validator) {
        DocumentMapper mapper = new DocumentMapper(document, validator);
        document.root().ifPresent(root -> mapper.object(root, TreePath.root()));
        return new Result(mapper.found, mapper.passedOver, mapper.problems());
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(document.errors());
        document.flaws().stream()
                .filter(flaw -> !isPassedOver(flaw.place().path()))
                .forEach(problems::add);
        problems.addAll(scope.problems());
        return problems;
    }

    /** What is flawed in an object of another kind is not our business; what kind it is, is. */
    private boolean isPassedOver(String path) {
        return passedPaths.stream().anyMatch(passed -> {
            String inside = passed.isEmpty() ? "" : passed + ".";
            boolean isInside = path.equals(passed) || path.startsWith(inside) || path.startsWith(passed + "[");
            return isInside && !path.equals(inside + "kind") && !path.equals(inside + "apiVersion");
        });
    }

    private void object(YamlNode node, TreePath path) {
        node.mapping().ifPresentOrElse(mapping -> object(mapping, path), () -> noObject(node, path));
    }

    /** A document that is a list is no manifest, but a patch or the like; inside a List, nothing else than objects belongs. */
    private void noObject(YamlNode node, TreePath path) {
        boolean isItem = !path.toString().isEmpty();
        boolean holdsPolicies = node.sequence().stream()
                .flatMap(sequence -> sequence.items().stream())
                .flatMap(item -> item.mapping().stream())
                .anyMatch(item -> ObjectKind.of(item).isPolicyOrMeantSo() || ObjectKind.looksLikePolicy(item));
        if (node.isNull()) {
            scope.add(ReaderMessages.emptyItem(scope.place(node, path)));
        } else if (isItem || holdsPolicies || node.sequence().isEmpty()) {
            if (node.string().filter(Templates::isIn).isPresent()) {
                scope.add(Templates.value(scope.place(node, path)));
            } else {
                scope.add(ReaderMessages.notAnObject(scope.place(node, path), node));
            }
        } else {
            passOver("(no kind)", path);
        }
    }

    private void object(Mapping object, TreePath path) {
        ObjectKind kind = ObjectKind.of(object);
        if (!kindIsText(object, path)) {
            return;
        }
        if (kind.isMissing()) {
            withoutKind(object, path);
        } else if (kind.isList()) {
            list(object, path, this::object);
        } else if (kind.isPolicyOrMeantSo()) {
            checkKind(object, kind, path);
            if (kind.isPolicyList()) {
                list(object, path, this::policyItem);
            } else {
                policy(object, path);
            }
        } else {
            passOver(kind.count(), path);
        }
    }

    private boolean kindIsText(Mapping object, TreePath path) {
        YamlNode kind = object.value("kind").filter(node -> !node.isNull()).orElse(object);
        TreePath kindPath = path.key("kind");
        if (kind == object) {
            return true;
        }
        if (kind.string().isEmpty()) {
            scope.wrongType(kind, kindPath, "string");
            return false;
        }
        return scope.isRendered(kind.string().get(), kind.at(), kindPath);
    }

    private void withoutKind(Mapping object, TreePath path) {
        if (ObjectKind.looksLikePolicy(object)) {
            scope.add(ReaderMessages.noKind(scope.place(object, path)));
            policy(object, path);
        } else if (document.flaws().stream()
                .noneMatch(flaw -> flaw.place().path().equals(path.toString()))) {
            passOver("(no kind)", path);
        }
    }

    private void checkKind(Mapping object, ObjectKind kind, TreePath path) {
        if (!kind.hasRightKind()) {
            Place place = scope.place(object.value("kind").orElse(object), path.key("kind"));
            scope.add(ReaderMessages.kind(place, kind.kind(), kind.nearestKind()));
        }
        if (!kind.hasRightApiVersion()) {
            Place place = scope.place(object.value("apiVersion").orElse(object), path.key("apiVersion"));
            scope.add(
                    kind.apiVersion().isEmpty()
                            ? ReaderMessages.noApiVersion(place)
                            : ReaderMessages.apiVersion(place, kind.apiVersion()));
        }
    }

    private void list(Mapping list, TreePath path, BiConsumer<YamlNode, TreePath> item) {
        Fields fields = Fields.of(scope, list, path, LIST);
        fields.mapping("metadata", LIST_METADATA);
        fields.list("items", (node, at) -> {
            item.accept(node, at);
            return at;
        });
    }

    /** The server leaves the kind out in the items of a list that has one kind. */
    private void policyItem(YamlNode node, TreePath path) {
        Optional<ObjectKind> kind = node.mapping().map(ObjectKind::of);
        if (kind.isEmpty() || kind.get().isPolicyOrMeantSo()) {
            object(node, path);
        } else if (kind.get().isMissing() && kind.get().apiVersion().isEmpty()) {
            node.mapping().ifPresent(item -> policy(item, path));
        } else {
            Place place = scope.place(
                    node.mapping().flatMap(item -> item.value("kind")).orElse(node), path.key("kind"));
            scope.add(ReaderMessages.kind(place, kind.get().kind(), ObjectKind.POLICY));
        }
    }

    private void policy(Mapping object, TreePath path) {
        PolicyObject policy = PolicyMapper.map(scope, object, path);
        Set<String> wrongPaths = scope.wrongPaths();
        validator.apply(policy).stream()
                .filter(violation -> !ViolationLocator.followsFrom(wrongPaths, path, violation))
                .map(violation -> ViolationLocator.locate(scope, object, path, violation))
                .forEach(scope::add);
        found.add(new Found(policy, scope.place(object, path)));
    }

    private void passOver(String kind, TreePath path) {
        passedOver.merge(kind, 1, Integer::sum);
        passedPaths.add(path.toString());
    }
}
