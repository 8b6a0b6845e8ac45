package io.github.netpol4j.internal.manifest;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;

/** Where manifests are read from. */
public sealed interface Source {

    /**
     * A string.
     *
     * @param text YAML or JSON
     * @return the source
     */
    static Source text(String text) {
        return new Text(text);
    }

    /**
     * A stream.
     *
     * @param stream UTF-8; whoever opened it closes it
     * @return the source
     */
    static Source stream(InputStream stream) {
        return new Stream(stream);
    }

    /**
     * A file, or a folder with all that is below it.
     *
     * @param path which
     * @return the source
     */
    static Source path(Path path) {
        return new At(path);
    }

    /**
     * One case after the other.
     *
     * @param text for a string
     * @param stream for a stream
     * @param path for a file or folder
     * @param <T> what comes out
     * @return what the function for this case returns
     */
    <T> T fold(
            Function<? super Text, ? extends T> text,
            Function<? super Stream, ? extends T> stream,
            Function<? super At, ? extends T> path);

    /**
     * A string that is YAML or JSON.
     *
     * @param text the string
     */
    record Text(String text) implements Source {
        @Override
        public <T> T fold(
                Function<? super Text, ? extends T> text,
                Function<? super Stream, ? extends T> stream,
                Function<? super At, ? extends T> path) {
            return text.apply(this);
        }
    }

    /**
     * A stream of UTF-8; whoever opened it closes it.
     *
     * @param stream the stream
     */
    record Stream(InputStream stream) implements Source {
        @Override
        public <T> T fold(
                Function<? super Text, ? extends T> text,
                Function<? super Stream, ? extends T> stream,
                Function<? super At, ? extends T> path) {
            return stream.apply(this);
        }
    }

    /**
     * A file or a folder.
     *
     * @param path where it is
     */
    record At(Path path) implements Source {
        @Override
        public <T> T fold(
                Function<? super Text, ? extends T> text,
                Function<? super Stream, ? extends T> stream,
                Function<? super At, ? extends T> path) {
            return path.apply(this);
        }
    }
}
