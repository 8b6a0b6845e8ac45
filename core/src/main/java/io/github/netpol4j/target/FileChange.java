package io.github.netpol4j.target;

import io.github.netpol4j.internal.Given;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A difference between a folder of manifests and what a policy compiles to.
 *
 * @param kind what writing does, or did
 * @param file which file
 */
public record FileChange(Kind kind, Path file) {

    /**
     * A difference.
     *
     * @param kind what writing does, or did
     * @param file which file
     */
    public FileChange {
        Given.noneNull("new FileChange(..)", kind, file);
    }

    /** What is done to a file. */
    public enum Kind {
        /** There is no such file yet. */
        ADD,
        /** The file has other content. */
        CHANGE,
        /** The policy wrote the file once and no longer makes it. */
        REMOVE
    }

    /** {@code add folder/namespace/name.yaml}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + file;
    }
}
