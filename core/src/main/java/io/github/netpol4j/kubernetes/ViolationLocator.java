package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.ReadScope;
import io.github.netpol4j.internal.yaml.Position;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place in a tree that a violation's path means, and tells violations that only follow from other problems. */
final class ViolationLocator {

    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]|([^.\\[\\]]+)");

    private ViolationLocator() {}

    /** The violation with its place: that of the value, or, if it is missing, of what should hold it. */
    static Problem locate(ReadScope scope, Mapping object, TreePath base, Violation violation) {
        YamlNode at = object;
        Matcher step = STEP.matcher(violation.path());
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
        String prefix = base.toString();
        String path = prefix.isEmpty() ? violation.path() : prefix + "." + violation.path();
        return Messages.violation(scope.place(label(at, violation), base), path, violation.message());
    }

    /**
     * Whether a violation is only what a problem leaves behind: whoever misspells {@code ipBlock} need not read that the peer is
     * empty too.
     */
    static boolean followsFrom(Collection<String> wrongPaths, TreePath base, Violation violation) {
        String prefix = base.toString();
        String path = prefix.isEmpty() ? violation.path() : prefix + "." + violation.path();
        String parent = parent(path);
        // Siblings explain each other in the small mappings of rules, and a missing field everywhere.
        boolean isTight =
                parent(violation.path()).contains("[") || violation.message().startsWith("Required value");
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
    private static Position label(YamlNode node, Violation violation) {
        return node.mapping().stream()
                .flatMap(mapping -> mapping.entries().stream())
                .filter(entry -> isAbout(entry, violation.message()))
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
