package io.github.netpol4j.calico.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Objects as on the wire: maps, lists and scalars, with what is absent read as empty. */
public final class Tree {

    private Tree() {}

    /** Every document of a text. */
    public static List<Map<String, Object>> documents(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            if (document != null) {
                all.add(map(document));
            }
        }
        return all;
    }

    static boolean has(Map<String, Object> tree, String key) {
        return tree.get(key) != null;
    }

    static Map<String, Object> child(Map<String, Object> tree, String key) {
        return map(tree.get(key));
    }

    static List<Map<String, Object>> children(Map<String, Object> tree, String key) {
        return list(tree, key).stream().map(Tree::map).toList();
    }

    static List<Object> list(Map<String, Object> tree, String key) {
        return tree.get(key) == null ? List.of() : Collections.unmodifiableList((List<?>) tree.get(key));
    }

    static List<String> texts(Map<String, Object> tree, String key) {
        return list(tree, key).stream().map(Object::toString).toList();
    }

    static String text(Map<String, Object> tree, String key) {
        return tree.get(key) == null ? "" : tree.get(key).toString();
    }

    static boolean flag(Map<String, Object> tree, String key) {
        return Boolean.TRUE.equals(tree.get(key));
    }

    static Map<String, String> labels(Map<String, Object> tree, String key) {
        Map<String, String> labels = new LinkedHashMap<>();
        child(tree, key).forEach((name, value) -> labels.put(name, value.toString()));
        return labels;
    }

    /** Nobody changes what is read: trees are not copied. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object tree) {
        return tree == null ? Map.of() : (Map<String, Object>) tree;
    }
}
