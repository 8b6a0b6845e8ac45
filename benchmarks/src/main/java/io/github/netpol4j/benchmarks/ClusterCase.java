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
        Supplier<Cluster> cluster = arguments.length == 1
                ? () -> Cluster.read(Path.of(arguments[0], "manifests"))
                : () -> GeneratedCluster.of(number(arguments[0]), number(arguments[1]), number(arguments[2]));
        long start = System.nanoTime();
        long before = cpu();
        Cluster read = cluster.get();
        long made = cpu();
        Connectivity connectivity = arguments.length == 1
                ? Connectivity.of(read, ClusterSemantics.likeNetpolAnalyzer())
                : Connectivity.of(read);
        long parties = connectivity.parties().size();
        long known = cpu();
        long rows = arguments.length == 1
                ? ConnectivityReport.csvRecords(connectivity).count() - 1
                : (arguments.length == 4
                                ? connectivity.focusedOn(
                                        Focus.on(read.workloads().get(0).id()))
                                : connectivity)
                        .cells()
                        .count();
        long done = cpu();
        System.out.printf(
                Locale.ROOT,
                "%d pods, %d parties, %d rows: CPU %d ms for the cluster, %d ms for Connectivity, %d ms for the rows; %d ms in all; peak %s%n",
                read.pods().size(),
                parties,
                rows,
                made - before,
                known - made,
                done - known,
                (System.nanoTime() - start) / 1_000_000,
                peak());
    }

    /** CPU time, because others may be using the machine; that of compilation and garbage collection counts. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1_000_000;
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
