package io.github.netpol4j.internal.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The way from a document's root to one of its values. It prints as the API server writes it: {@code spec.ingress[0].from}, with
 * keys that are no identifiers in brackets, {@code metadata.annotations[example.com/why]}. It is text only when asked, because
 * every value of a document passes through one.
 */
public final class TreePath {

    private static final TreePath ROOT = new TreePath(Optional.empty(), "");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_-]+");

    private final Optional<TreePath> parent;
    private final String step;

    private TreePath(Optional<TreePath> parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    /**
     * The path of the document itself.
     *
     * @return the path that prints as nothing
     */
    public static TreePath root() {
        return ROOT;
    }

    /**
     * The path of a value in the mapping at this path.
     *
     * @param key its key
     * @return one step down
     */
    public TreePath key(String key) {
        return new TreePath(
                Optional.of(this), IDENTIFIER.matcher(key).matches() ? "." + key : "[" + Texts.cut(key) + "]");
    }

    /**
     * The path of an item of the list at this path.
     *
     * @param index from 0
     * @return one step down
     */
    public TreePath index(int index) {
        return new TreePath(Optional.of(this), "[" + index + "]");
    }

    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (Optional<TreePath> at = Optional.of(this); at.isPresent(); at = at.get().parent) {
            steps.addFirst(at.get().step);
        }
        String path = String.join("", steps);
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
