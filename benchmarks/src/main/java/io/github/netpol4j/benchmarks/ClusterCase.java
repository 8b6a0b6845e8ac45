package io.github.netpol4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Focus;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.report.ConnectivityReport;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** One question about a cluster, in a process of its own: how long it takes from a cold start, and how much memory. */
public final class ClusterCase {

    private ClusterCase() {}

    /**
     * Asks, and prints a line.
     *
     * @param arguments the folder of a case of np-guard; or the numbers of pods, policies and replicas, and {@code focus} for one pod alone
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Supplier<Cluster> cluster = arguments.length == 1
                ? () -> Cluster.read(Path.of(arguments[0], "manifests"))
                : () -> GeneratedCluster.of(number(arguments[0]), number(arguments[1]), number(arguments[2]));
        long start = System.nanoTime();
        Cluster read = cluster.get();
        long made = System.nanoTime();
        Connectivity connectivity = arguments.length == 1
                ? Connectivity.of(read, ClusterSemantics.likeNetpolAnalyzer())
                : Connectivity.of(read);
        long parties = connectivity.parties().size();
        long known = System.nanoTime();
        long rows = arguments.length == 1
                ? ConnectivityReport.csvRecords(connectivity).count() - 1
                : (arguments.length == 4
                                ? connectivity.focusedOn(
                                        Focus.on(read.workloads().get(0).id()))
                                : connectivity)
                        .cells()
                        .count();
        long end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%d pods, %d parties, %d rows: cluster %d ms, Connectivity %d ms, rows %d ms; CPU %d ms with start and compilation; peak %s%n",
                read.pods().size(),
                parties,
                rows,
                (made - start) / 1_000_000,
                (known - made) / 1_000_000,
                (end - known) / 1_000_000,
                system.getProcessCpuTime() / 1_000_000,
                peak());
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    /** The most that was in use of the heap, as the pools say. */
    private static String peak() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return bytes / (1 << 20) + " MB heap";
    }
}
