package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Values.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sets are shared by threads without care. */
class FlowSetThreadsTest {

    private static final int THREADS = 8;
    private static final int STEPS = 200;

    private static List<FlowSet> sets() {
        List<Collection<Region>> unions = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Region region = Region.all()
                    .label(End.SOURCE, "k" + i % 5, Names.in(List.of("v" + i % 3, "v" + i % 7)))
                    .namespaceLabel(End.DESTINATION, "n" + i % 4, Names.notIn(List.of("w" + i % 3)))
                    .ports(Protocol.TCP, 80 + i, 90 + 2 * i);
            unions.add(List.of(region, Region.all().at(End.SOURCE, Location.podsIn(List.of("ns" + i % 6)))));
        }
        return FlowSet.each(unions);
    }

    /** What a walk through the sets sees: the same for the same seed. */
    private static List<String> walk(List<FlowSet> sets, long seed) {
        Random random = new Random(seed);
        List<String> seen = new ArrayList<>();
        FlowSet current = sets.get(0);
        for (int step = 0; step < STEPS; step++) {
            FlowSet other = sets.get(random.nextInt(sets.size()));
            current = switch (random.nextInt(4)) {
                case 0 -> current.and(other.not());
                case 1 -> other.minus(current);
                case 2 -> sets.get(random.nextInt(sets.size())).and(other);
                default -> current.or(other);
            };
            seen.add(current.sample() + " " + current.isEmpty() + " " + current.equals(other));
            if (step % 20 == 0) {
                seen.add(current.toString());
            }
        }
        return seen;
    }

    @Test
    void manyThreadsSeeWhatOneSees() throws Exception {
        List<FlowSet> shared = sets();
        List<List<String>> expected = new ArrayList<>();
        for (int seed = 0; seed < THREADS; seed++) {
            expected.add(walk(sets(), seed));
        }
        List<Callable<List<String>>> walks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            long seed = thread;
            walks.add(() -> walk(shared, seed));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> seen = threads.invokeAll(walks, 60, TimeUnit.SECONDS);
            for (int thread = 0; thread < THREADS; thread++) {
                assertThat(seen.get(thread).get()).isEqualTo(expected.get(thread));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
