package io.github.netpol4j.internal.manifest;

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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Finds a target's objects in one document, which is one itself, a list of them, or something else to be counted.
 *
 * @param <T> what an object becomes
 */
final class DocumentMapper<T> {

    private static final List<String> LIST = List.of("apiVersion", "kind", "metadata", "items");
    private static final List<String> LIST_METADATA =
            List.of("continue", "remainingItemCount", "resourceVersion", "selfLink");

    private final Document document;
    private final ReadScope scope;
    private final Kinds<T> kinds;
    private final List<Found<T>> found = new ArrayList<>();
    private final List<Place> claimed = new ArrayList<>();
    private final SortedMap<String, Integer> passedOver = new TreeMap<>();
    private final List<String> passedPaths = new ArrayList<>();

    /**
     * An object and its place.
     *
     * @param object the object
     * @param place where it is
     * @param <T> what an object becomes
     */
    record Found<T>(T object, Place place) {}

    /**
     * All that a document holds.
     *
     * @param objects of use only if there is no problem
     * @param passedOver how many objects of each other {@code apiVersion kind} there were
     * @param claimed where the target's own objects and lists are
     * @param problems what is wrong with them
     * @param <T> what an object becomes
     */
    record Result<T>(
            List<Found<T>> objects,
            SortedMap<String, Integer> passedOver,
            List<Place> claimed,
            List<Problem> problems) {}

    private DocumentMapper(Document document, Kinds<T> kinds) {
        this.document = document;
        this.scope = new ReadScope(document);
        this.kinds = kinds;
    }

    /**
     * What a document holds.
     *
     * @param document a document
     * @param kinds what the target reads
     * @param <T> what an object becomes
     * @return its objects, or its problems
     */
    static <T> Result<T> map(Document document, Kinds<T> kinds) {
        DocumentMapper<T> mapper = new DocumentMapper<>(document, kinds);
        document.root().ifPresent(root -> mapper.object(root, TreePath.root()));
        return new Result<>(mapper.found, mapper.passedOver, mapper.claimed, mapper.problems());
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
        boolean holdsOurs = node.sequence().stream()
                .flatMap(sequence -> sequence.items().stream())
                .flatMap(item -> item.mapping().stream())
                .anyMatch(item -> kinds.isOneOrMeantSo(TypeMeta.of(item)) || kinds.looksLikeOne(item));
        if (node.isNull()) {
            scope.add(ReaderMessages.emptyItem(scope.place(node, path)));
        } else if (isItem || holdsOurs || node.sequence().isEmpty()) {
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
        TypeMeta type = TypeMeta.of(object);
        if (!kindIsText(object, path)) {
            return;
        }
        if (type.isMissing()) {
            withoutKind(object, type, path);
        } else if (type.isList()) {
            list(object, path, this::object);
        } else if (kinds.isOneOrMeantSo(type) || kinds.isOneByContent(type, object)) {
            claimed.add(scope.place(object, path));
            kinds.check(scope, object, type, path);
            if (kinds.isList(type)) {
                list(object, path, (item, at) -> item(item, type, at));
            } else {
                read(object, type, path);
            }
        } else {
            kinds.passOver(scope, object, type, path);
            passOver(type.count(), path);
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

    private void withoutKind(Mapping object, TypeMeta type, TreePath path) {
        if (kinds.looksLikeOne(object)) {
            claimed.add(scope.place(object, path));
            kinds.check(scope, object, type, path);
            read(object, type, path);
        } else if (document.flaws().stream()
                .noneMatch(flaw -> flaw.place().path().equals(path.toString()))) {
            passOver("(no kind)", path);
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
    private void item(YamlNode node, TypeMeta list, TreePath path) {
        Optional<TypeMeta> type = node.mapping().map(TypeMeta::of);
        if (type.isEmpty() || kinds.isOneOrMeantSo(type.get())) {
            object(node, path);
        } else if (type.get().isMissing() && type.get().apiVersion().isEmpty()) {
            node.mapping().ifPresent(item -> read(item, kinds.item(list), path));
        } else {
            YamlNode kind = node.mapping().flatMap(item -> item.value("kind")).orElse(node);
            scope.add(ReaderMessages.kind(
                    scope.place(kind, path.key("kind")),
                    type.get().kind(),
                    kinds.item(list).kind()));
        }
    }

    private void read(Mapping object, TypeMeta type, TreePath path) {
        kinds.read(scope, object, type, path).ifPresent(one -> found.add(new Found<>(one, scope.place(object, path))));
    }

    private void passOver(String kind, TreePath path) {
        passedOver.merge(kind, 1, Integer::sum);
        passedPaths.add(path.toString());
    }
}
