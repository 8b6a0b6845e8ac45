package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.internal.yaml.YamlNode.Mapping;

/**
 * What an object says that it is.
 *
 * @param apiVersion as written; empty if it is missing
 * @param kind as written; empty if it is missing
 */
public record TypeMeta(String apiVersion, String kind) {

    /** The end of the kind of lists that have one kind of items. */
    public static final String LIST = "List";

    /**
     * What an object says.
     *
     * @param object any
     * @return its two fields
     */
    public static TypeMeta of(Mapping object) {
        return new TypeMeta(text(object, "apiVersion"), text(object, "kind"));
    }

    private static String text(Mapping object, String key) {
        return object.value(key)
                .filter(node -> !node.isNull())
                .map(node -> node.fold(mapping -> "", sequence -> "", scalar -> scalar.text()))
                .orElse("");
    }

    /**
     * Whether there is no kind.
     *
     * @return false if there is one, known or not
     */
    public boolean isMissing() {
        return kind.isEmpty();
    }

    /**
     * Whether it is a list of objects of any kind, as {@code kubectl get -o yaml} prints it.
     *
     * @return false for lists of one kind
     */
    public boolean isList() {
        return apiVersion.equals("v1") && kind.equals(LIST);
    }

    /**
     * The group of the API.
     *
     * @return what comes before the slash; all of it if there is none
     */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? apiVersion : apiVersion.substring(0, slash);
    }

    /** The key under which it is counted when it is passed over. */
    String count() {
        return isMissing() ? "(no kind)" : (apiVersion + " " + kind).trim();
    }
}
