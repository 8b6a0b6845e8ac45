package io.github.netpol4j.laws;

import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * A law, apart from what it is asked of: the library and the broken targets run the same check over the same cases.
 *
 * @param name what it promises, in a few words
 * @param cases what it is tried on
 * @param check finds a counterexample in one case, if there is one
 * @param <S> what it is asked of
 * @param <C> what it is tried on
 */
public record Law<S, C>(String name, Supplier<Arbitrary<C>> cases, BiFunction<S, C, Optional<String>> check) {

    private static final int SHRINKING_STEPS = 40;

    /**
     * How a broken target was caught.
     *
     * @param tries how many cases it took
     * @param counterexample what it got wrong, as small as shrinking makes it
     */
    public record Caught(int tries, String counterexample) {}

    /** Fails with the counterexample, if there is one. */
    public void holds(S subject, C tried) {
        check.apply(subject, tried).ifPresent(counterexample -> {
            throw new AssertionError(name + ":\n" + counterexample);
        });
    }

    /** Tries cases until one is a counterexample, and makes that one small. */
    public Optional<Caught> falsify(S subject, long seed, int bound) {
        Random random = new Random(seed);
        RandomGenerator<C> generator = cases.get().generator(1000, false);
        for (int tries = 1; tries <= bound; tries++) {
            Shrinkable<C> tried = generator.next(random);
            Optional<String> found = attempt(subject, tried.value());
            if (found.isPresent()) {
                return Optional.of(new Caught(tries, smallest(subject, tried, found.get())));
            }
        }
        return Optional.empty();
    }

    private String smallest(S subject, Shrinkable<C> first, String found) {
        Shrinkable<C> best = first;
        String text = found;
        int steps = 0;
        boolean smaller = true;
        while (smaller && steps < SHRINKING_STEPS) {
            smaller = false;
            for (Shrinkable<C> candidate : (Iterable<Shrinkable<C>>) best.shrink()::iterator) {
                steps++;
                Optional<String> still = candidate.distance().compareTo(best.distance()) < 0
                        ? attempt(subject, candidate.value())
                        : Optional.empty();
                if (still.isPresent() || steps >= SHRINKING_STEPS) {
                    smaller = still.isPresent();
                    best = smaller ? candidate : best;
                    text = still.orElse(text);
                    break;
                }
            }
        }
        return text;
    }

    /** A target that throws keeps no promise. */
    private Optional<String> attempt(S subject, C tried) {
        try {
            return check.apply(subject, tried);
        } catch (RuntimeException e) {
            return Optional.of(e + "\n" + tried);
        }
    }
}
