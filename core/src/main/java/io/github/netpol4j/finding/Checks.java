package io.github.netpol4j.finding;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses null, in the words of the rest of the library, whose checks are built upon this package and can't be used in it. */
final class Checks {

    private Checks() {}

    static void noneNull(String call, @Nullable Object... values) {
        for (Object value : values) {
            notNull(call, value);
        }
    }

    static <T> T notNull(String call, @Nullable T value) {
        if (value == null) {
            throw nullArgument(call);
        }
        return value;
    }

    static <T> List<T> noNulls(String call, @Nullable Collection<T> values) {
        Collection<T> given = notNull(call, values);
        if (given.stream().anyMatch(Objects::isNull)) {
            throw nullArgument(call);
        }
        return List.copyOf(given);
    }

    private static InvalidInputException nullArgument(String call) {
        return new InvalidInputException(new Problem(Place.of(call), "null is not allowed here", "pass a value"));
    }
}
