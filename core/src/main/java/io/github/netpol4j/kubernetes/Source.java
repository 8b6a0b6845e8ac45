package io.github.netpol4j.kubernetes;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;

/** Where manifests are read from. */
sealed interface Source {

    static Source text(String text) {
        return new Text(text);
    }

    static Source stream(InputStream stream) {
        return new Stream(stream);
    }

    /** A file, or a folder with all that is below it. */
    static Source path(Path path) {
        return new At(path);
    }

    /** One case after the other. */
    <T> T fold(
            Function<? super Text, ? extends T> text,
            Function<? super Stream, ? extends T> stream,
            Function<? super At, ? extends T> path);

    /** A string that is YAML or JSON. */
    record Text(String text) implements Source {
        @Override
        public <T> T fold(
                Function<? super Text, ? extends T> text,
                Function<? super Stream, ? extends T> stream,
                Function<? super At, ? extends T> path) {
            return text.apply(this);
        }
    }

    /** A stream of UTF-8; whoever opened it closes it. */
    record Stream(InputStream stream) implements Source {
        @Override
        public <T> T fold(
                Function<? super Text, ? extends T> text,
                Function<? super Stream, ? extends T> stream,
                Function<? super At, ? extends T> path) {
            return stream.apply(this);
        }
    }

    /** A file or a folder. */
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
