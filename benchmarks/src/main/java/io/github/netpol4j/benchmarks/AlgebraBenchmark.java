package io.github.netpol4j.benchmarks;

import static io.github.netpol4j.NetPol.everyPod;
import static io.github.netpol4j.NetPol.prove;

import io.github.netpol4j.NetPol;
import io.github.netpol4j.analysis.Difference;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Questions about all clusters, and how long it takes to ask one flow after another instead. One thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp() first
public class AlgebraBenchmark {

    /** How many policies there are. */
    @Param({"100", "300", "1000", "3000"})
    int policies;

    /** Over how many namespaces. */
    @Param({"50", "1"})
    int namespaces;

    private KubernetesPolicies plain;
    private KubernetesPolicies otherwise;
    private KubernetesPolicies shuffled;
    private KubernetesPolicies edited;
    private KubernetesPolicies editedOtherwise;
    private List<Flow> sample;

    /** Makes the objects: reading them is not measured. */
    @Setup(Level.Trial)
    public void setUp() {
        Workload workload = Workload.ofApps(policies, namespaces);
        plain = workload.plain();
        otherwise = workload.otherwise();
        shuffled = workload.shuffled().plain();
        edited = workload.withOneEdit().plain();
        editedOtherwise = workload.withOneEdit().otherwise();
        sample = SampleCluster.of(workload).someFlows();
    }

    /**
     * Whether two sets of policies mean the same that have no rule in common.
     *
     * @return yes
     */
    @Benchmark
    public boolean builtAndCompared() {
        return plain.meaning().equals(otherwise.meaning());
    }

    /**
     * Whether policies mean the same in another order.
     *
     * @return yes
     */
    @Benchmark
    public boolean builtAndComparedShuffled() {
        return plain.meaning().equals(shuffled.meaning());
    }

    /**
     * What an edit of one policy changes.
     *
     * @return the difference
     */
    @Benchmark
    public Difference differenceOfOneEdit() {
        return Difference.between(plain, edited);
    }

    /**
     * What an edit of one policy changes, where all the others are written differently too.
     *
     * @return the difference
     */
    @Benchmark
    public Difference differenceOfOneEditWrittenDifferently() {
        return Difference.between(plain, editedOtherwise);
    }

    /**
     * Whether one application alone reaches the database.
     *
     * @return the proof
     */
    @Benchmark
    public Object oneClaim() {
        return prove(plain)
                .in(Workload.namespace(0))
                .that(NetPol.from(everyPod().except("app-0")))
                .to("db")
                .port(Workload.DATABASE_PORT)
                .isDenied();
    }

    /**
     * Asks flow by flow.
     *
     * @return how many of them pass
     */
    @Benchmark
    public long thousandFlows() {
        return sample.stream().filter(flow -> plain.evaluate(flow).isAllowed()).count();
    }
}
