package io.github.netpol4j.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link AlgebraBenchmark}, and prints how it compares with asking flow by flow. */
public final class Figures {

    private static final String BY_FLOW = "thousandFlows";

    /** How many flows the naive answer to each question evaluates. */
    private static final Map<String, Long> NAIVE_FLOWS = Map.of(
            "builtAndCompared", 2 * SampleCluster.ALL_FLOWS,
            "builtAndComparedShuffled", 2 * SampleCluster.ALL_FLOWS,
            "differenceOfOneEdit", 2 * SampleCluster.ALL_FLOWS,
            "differenceOfOneEditWrittenDifferently", 2 * SampleCluster.ALL_FLOWS,
            "oneClaim", (long) SampleCluster.PODS);

    private Figures() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments the numbers of policies; without any, 100, 300, 1000 and 3000
     * @throws RunnerException if JMH fails
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(AlgebraBenchmark.class.getName())
                .addProfiler(CpuTime.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (arguments.length > 0) {
            options.param("policies", arguments);
        }
        System.out.print(table(new Runner(options.build()).run()));
    }

    private static String table(Collection<RunResult> results) {
        Map<String, RunResult> byFlow = results.stream()
                .filter(result -> name(result).equals(BY_FLOW))
                .collect(Collectors.toMap(Figures::policies, result -> result, (one, other) -> one, TreeMap::new));
        StringBuilder table = new StringBuilder();
        table.append("One thread, serial collector. Naive is an estimate from 1,000 flows: every flow between ")
                .append(SampleCluster.PODS)
                .append(" pods of one cluster on ")
                .append(Workload.PORTS.size())
                .append(" ports is evaluated, which says nothing of other clusters; for a claim, one for each pod.\n\n")
                .append("| case | policies | namespaces | CPU ms | ms | naive ms | naive / ms |\n")
                .append("|---|--:|--:|--:|--:|--:|--:|\n");
        for (RunResult result : results) {
            Long flows = NAIVE_FLOWS.get(name(result));
            RunResult naive = byFlow.get(policies(result));
            if (flows != null && naive != null) {
                double ms = score(result);
                double slow = score(naive) * flows / SampleCluster.FLOWS;
                double cpu = Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.NAME))
                        .getScore();
                table.append("| %s | %s | %.1f | %.1f | %.1f | %.1f |%n"
                        .formatted(name(result), policies(result), cpu, ms, slow, slow / ms));
            }
        }
        return table.toString();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static String policies(RunResult result) {
        return List.of("policies", "namespaces").stream()
                .map(result.getParams()::getParam)
                .collect(Collectors.joining(" | "));
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
