package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Position;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the place in a tree that the path of a validator's problem means, and tells problems that only follow from others.
 */
public final class ProblemLocator {

    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]|([^.\\[\\]]+)");

    private ProblemLocator() {}

    /**
     * Tells the scope what a validator found, but for what only follows from what is told already.
     *
     * @param scope takes the problems
     * @param object what was validated
     * @param base where it is
     * @param problems what is wrong, each with a path from the object on
     */
    public static void tell(ReadScope scope, Mapping object, TreePath base, List<Problem> problems) {
        Set<String> wrongPaths = scope.wrongPaths();
        problems.stream()
                .filter(problem -> !followsFrom(wrongPaths, base, problem))
                .map(problem -> locate(scope, object, base, problem))
                .forEach(scope::add);
    }

    /**
     * Where a part of an object is.
     *
     * @param object the object
     * @param path the way to the part, such as {@code spec.ingress[0].from}
     * @return where its value starts; if it is missing, where what should hold it starts
     */
    public static Position nearest(Mapping object, String path) {
        return nearestNode(object, path).at();
    }

    private static YamlNode nearestNode(Mapping object, String path) {
        YamlNode at = object;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            String index = step.group(1);
            Optional<YamlNode> next = index != null && at.sequence().isPresent()
                    ? item(at, index)
                    : value(at, index != null ? index : step.group(2));
            if (next.isEmpty() || next.get().isNull()) {
                break;
            }
            at = next.get();
        }
        return at;
    }

    /** The problem with its place: that of the value, or, if it is missing, of what should hold it. */
    private static Problem locate(ReadScope scope, Mapping object, TreePath base, Problem problem) {
        YamlNode at = nearestNode(object, problem.place().path());
        Place place = scope.place(label(at, problem), base);
        return new Problem(
                new Place(place.source(), place.document(), place.line(), place.column(), path(base, problem)),
                problem.what(),
                problem.remedy());
    }

    private static String path(TreePath base, Problem problem) {
        String prefix = base.toString();
        String path = problem.place().path();
        return prefix.isEmpty() ? path : prefix + "." + path;
    }

    /**
     * Whether a problem is only what another one leaves behind: whoever misspells {@code ipBlock} need not read that the peer is
     * empty too.
     */
    private static boolean followsFrom(Collection<String> wrongPaths, TreePath base, Problem problem) {
        String path = path(base, problem);
        String parent = parent(path);
        // Siblings explain each other in the small mappings of rules, and a missing field everywhere.
        boolean isTight =
                parent(problem.place().path()).contains("[") || problem.what().startsWith("Required value");
        return wrongPaths.stream()
                .filter(wrong -> !wrong.isEmpty())
                .anyMatch(wrong -> path.equals(wrong)
                        || path.startsWith(wrong + ".")
                        || path.startsWith(wrong + "[")
                        || parent(wrong).equals(path)
                        || (isTight && parent(wrong).equals(parent)));
    }

    private static String parent(String path) {
        int end = path.endsWith("]") ? path.lastIndexOf('[') : path.lastIndexOf('.');
        return end < 0 ? "" : path.substring(0, end);
    }

    private static Optional<YamlNode> item(YamlNode node, String index) {
        return node.sequence()
                .map(YamlNode.Sequence::items)
                .filter(items -> index.matches("[0-9]{1,9}") && Integer.parseInt(index) < items.size())
                .map(items -> items.get(Integer.parseInt(index)));
    }

    private static Optional<YamlNode> value(YamlNode node, String key) {
        return node.mapping().flatMap(mapping -> mapping.value(key));
    }

    /** The API names the mapping where a label is wrong, and the label only in its words. */
    private static Position label(YamlNode node, Problem problem) {
        return node.mapping().stream()
                .flatMap(mapping -> mapping.entries().stream())
                .filter(entry -> isAbout(entry, problem.what()))
                .map(Entry::at)
                .findFirst()
                .orElse(node.at());
    }

    private static boolean isAbout(Entry entry, String message) {
        return isAbout(entry.key(), message)
                || entry.value().string().filter(text -> isAbout(text, message)).isPresent();
    }

    private static boolean isAbout(String text, String message) {
        return message.startsWith("Invalid value: \"" + text + "\"");
    }
}
