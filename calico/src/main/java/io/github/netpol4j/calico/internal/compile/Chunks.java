package io.github.netpol4j.calico.internal.compile;

import java.util.List;
import java.util.stream.IntStream;

/** Lists in pieces that are no longer than Calico takes. */
final class Chunks {

    private Chunks() {}

    /** The pieces, in order; none for an empty list. */
    static <T> List<List<T>> of(List<T> some, int most) {
        return IntStream.iterate(0, from -> from < some.size(), from -> from + most)
                .mapToObj(from -> some.subList(from, Math.min(some.size(), from + most)))
                .toList();
    }
}
