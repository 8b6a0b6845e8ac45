package io.github.netpol4j.ufw.kernel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** Several hosts at once, since a probe that is dropped is mostly waiting. */
final class Hosts {

    private static final int HOSTS = 4;
    private static final int MINUTES = 8;

    private Hosts() {}

    /** What a question finds for each seed, on any host of several that have ufw enabled. */
    static List<String> ask(long seeds, BiFunction<HostNamespaces, Long, String> question) {
        Privileges.assume();
        Iterator<Long> next = LongStream.range(0, seeds).iterator();
        ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(HOSTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < HOSTS; i++) {
                running.add(threads.submit(() -> work(next, question, found)));
            }
            threads.shutdown();
            if (!threads.awaitTermination(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("no answers within " + MINUTES + " minutes; so far " + found);
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(found);
    }

    private static void work(
            Iterator<Long> seeds,
            BiFunction<HostNamespaces, Long, String> question,
            ConcurrentLinkedQueue<String> found) {
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable");
            for (long seed = next(seeds); seed >= 0; seed = next(seeds)) {
                String answer = question.apply(host, seed);
                if (!answer.isEmpty()) {
                    found.add("seed " + seed + ": " + answer);
                }
            }
        } catch (RuntimeException | Error e) {
            // The others end after the seed that they are at, and clean up.
            synchronized (seeds) {
                seeds.forEachRemaining(seed -> {});
            }
            throw e;
        }
    }

    /** The next seed; -1 if there is none. */
    private static long next(Iterator<Long> seeds) {
        synchronized (seeds) {
            return seeds.hasNext() ? seeds.next() : -1;
        }
    }
}
