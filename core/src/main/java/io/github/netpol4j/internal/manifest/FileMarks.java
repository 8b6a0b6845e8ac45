package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.internal.yaml.YamlNode;

/** How the files that policies wrote are told from all others: by their first line, and by being where they were written. */
public interface FileMarks {

    /**
     * Whether these policies write such a file, so that they may change it.
     *
     * @param firstLine a file's first line
     * @return false for the files of others
     */
    boolean mayChange(String firstLine);

    /**
     * Whether such a file goes when these policies no longer make it.
     *
     * @param firstLine a file's first line
     * @return false for files that others need too
     */
    boolean mayRemove(String firstLine);

    /**
     * Where the file of an object is.
     *
     * @param object the object in it
     * @return such as {@code namespace/name.yaml}
     */
    String place(YamlNode object);

    /**
     * A text in an object.
     *
     * @param object any value
     * @param path the keys that lead to it
     * @return empty if it is not there
     */
    static String text(YamlNode object, String... path) {
        YamlNode at = object;
        for (String key : path) {
            YamlNode from = at;
            at = from.mapping().flatMap(mapping -> mapping.value(key)).orElse(from);
            if (at == from) {
                return "";
            }
        }
        return at.string().orElse("");
    }
}
