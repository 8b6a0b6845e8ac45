package io.github.netpol4j.benchmarks;

import io.github.netpol4j.flow.FlowSetLimitException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One question of {@link Adversarial}, in a process of its own. */
final class AdversarialCase {

    private AdversarialCase() {}

    /**
     * Asks, and prints the answer with what it took.
     *
     * @param arguments the question, how many policies, and over how many labels
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        Workload workload = Workload.adversarial(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Supplier<String> question = Question.valueOf(arguments[0]).about(workload);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        String answer;
        try {
            answer = question.get();
        } catch (FlowSetLimitException e) {
            answer = "error: " + e.getMessage();
        }
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        System.out.printf("%d ms, %d MB: %s%n", TimeUnit.NANOSECONDS.toMillis(cpu), peakOfHeap() >> 20, answer);
    }

    private static long peakOfHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
    }
}
