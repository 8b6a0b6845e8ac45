package io.github.netpol4j.benchmarks;

import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Focus;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Who reaches whom in a cluster, and how long it takes to ask for each pair of pods and each port instead. One thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp() first
public class ConnectivityBenchmark {

    /** How many policies there are. */
    static final int POLICIES = 1000;

    /** How many pods there are, each with a row of its own. */
    @Param({"1000", "3000"})
    int pods;

    private Cluster cluster;
    private List<Flow> sample;

    /** Makes the cluster: reading it is not measured. */
    @Setup(Level.Trial)
    public void setUp() {
        cluster = GeneratedCluster.of(pods, POLICIES, 1);
        List<Pod> all = cluster.pods().stream().map(ClusterPod::pod).toList();
        Random random = new Random(pods);
        sample = IntStream.range(0, SampleCluster.FLOWS)
                .mapToObj(i -> Flow.from(all.get(random.nextInt(all.size())))
                        .to(all.get(random.nextInt(all.size())))
                        .tcp(Workload.PORTS.get(random.nextInt(Workload.PORTS.size()))))
                .toList();
    }

    /**
     * What passes between each two, all protocols and ports, addresses outside and nodes too.
     *
     * @return how many pairs there are that anything passes between
     */
    @Benchmark
    public long allCells() {
        return Connectivity.of(cluster).cells().count();
    }

    /**
     * What one pod reaches, and what reaches it.
     *
     * @return how many pairs there are that anything passes between
     */
    @Benchmark
    public long cellsOfOnePod() {
        return Connectivity.of(cluster)
                .focusedOn(Focus.on(cluster.workloads().get(0).id()))
                .cells()
                .count();
    }

    /**
     * Asks flow by flow.
     *
     * @return how many of them pass
     */
    @Benchmark
    public long thousandFlows() {
        return sample.stream()
                .filter(flow -> cluster.enforcement().evaluate(flow).isAllowed())
                .count();
    }
}
