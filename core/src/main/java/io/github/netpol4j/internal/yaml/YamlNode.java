package io.github.netpol4j.internal.yaml;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value in a YAML or JSON document. Aliases and merge keys are resolved: what an alias stands for is there, with the place where
 * it was written.
 */
public sealed interface YamlNode {

    /**
     * Where the value starts.
     *
     * @return its first character; for a block mapping or list that of its first key or dash
     */
    Position at();

    /**
     * One case after the other.
     *
     * @param mapping for a mapping
     * @param sequence for a list
     * @param scalar for everything else
     * @param <T> what comes out
     * @return what the function for this case returns
     */
    <T> T fold(
            Function<? super Mapping, ? extends T> mapping,
            Function<? super Sequence, ? extends T> sequence,
            Function<? super Scalar, ? extends T> scalar);

    /**
     * Whether this is null: written so, or left out after a colon.
     *
     * @return false for the empty string in quotes
     */
    default boolean isNull() {
        return fold(mapping -> false, sequence -> false, scalar -> scalar.kind() == Kind.NULL);
    }

    /**
     * The text of a string.
     *
     * @return empty if this is anything but a string
     */
    default Optional<String> string() {
        return fold(
                mapping -> Optional.empty(),
                sequence -> Optional.empty(),
                scalar -> scalar.kind() == Kind.STRING ? Optional.of(scalar.text()) : Optional.empty());
    }

    /**
     * This value, if it is a mapping.
     *
     * @return empty if it is something else
     */
    default Optional<Mapping> mapping() {
        return fold(Optional::of, sequence -> Optional.empty(), scalar -> Optional.empty());
    }

    /**
     * This value, if it is a list.
     *
     * @return empty if it is something else
     */
    default Optional<Sequence> sequence() {
        return fold(mapping -> Optional.empty(), Optional::of, scalar -> Optional.empty());
    }

    /** What a scalar is to Kubernetes. */
    enum Kind {
        /** Text. */
        STRING,
        /** A whole number of at most 64 bits. */
        INT,
        /** Any other number, infinity or NaN. */
        FLOAT,
        /** True or false. */
        BOOL,
        /** Nothing. */
        NULL
    }

    /**
     * A key with its value.
     *
     * @param at where the key starts
     * @param key the key
     * @param value the value
     */
    record Entry(Position at, String key, YamlNode value) {}

    /**
     * A mapping; no key is there twice.
     *
     * @param at where it starts
     * @param entries in the order of writing; those that a merge key brought in come last
     */
    record Mapping(Position at, List<Entry> entries) implements YamlNode {

        /**
         * A mapping, its entries copied.
         *
         * @param at where it starts
         * @param entries in the order of writing
         */
        public Mapping {
            entries = List.copyOf(entries);
        }

        /**
         * The entry of a key.
         *
         * @param key the key
         * @return empty if it is not there
         */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        /**
         * The value of a key.
         *
         * @param key the key
         * @return empty if it is not there
         */
        public Optional<YamlNode> value(String key) {
            return entry(key).map(Entry::value);
        }

        @Override
        public <T> T fold(
                Function<? super Mapping, ? extends T> mapping,
                Function<? super Sequence, ? extends T> sequence,
                Function<? super Scalar, ? extends T> scalar) {
            return mapping.apply(this);
        }
    }

    /**
     * A list.
     *
     * @param at where it starts
     * @param items in the order of writing
     */
    record Sequence(Position at, List<YamlNode> items) implements YamlNode {

        /**
         * A list, its items copied.
         *
         * @param at where it starts
         * @param items in the order of writing
         */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public <T> T fold(
                Function<? super Mapping, ? extends T> mapping,
                Function<? super Sequence, ? extends T> sequence,
                Function<? super Scalar, ? extends T> scalar) {
            return sequence.apply(this);
        }
    }

    /**
     * Anything that is neither a mapping nor a list.
     *
     * @param at where it starts
     * @param kind what it is to Kubernetes
     * @param text what was written, without quotes, escapes resolved
     */
    record Scalar(Position at, Kind kind, String text) implements YamlNode {

        /**
         * The number.
         *
         * @return empty if this is not a whole number
         */
        public Optional<BigInteger> integer() {
            return kind == Kind.INT ? PlainScalars.integer(text) : Optional.empty();
        }

        /**
         * The number, whole or not.
         *
         * @return empty if this is no number, or one that is not finite
         */
        public Optional<Double> decimal() {
            return switch (kind) {
                case INT -> PlainScalars.integer(text).map(BigInteger::doubleValue);
                case FLOAT -> PlainScalars.decimal(text);
                default -> Optional.empty();
            };
        }

        /**
         * Whether this is true.
         *
         * @return empty if this is neither true nor false
         */
        public Optional<Boolean> bool() {
            return kind == Kind.BOOL ? Optional.of(PlainScalars.isTrue(text)) : Optional.empty();
        }

        @Override
        public <T> T fold(
                Function<? super Mapping, ? extends T> mapping,
                Function<? super Sequence, ? extends T> sequence,
                Function<? super Scalar, ? extends T> scalar) {
            return scalar.apply(this);
        }
    }
}
