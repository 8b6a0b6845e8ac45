package io.github.netpol4j.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Who reaches whom in large clusters: time and memory from a cold start, each case in a process of its own, then {@link
 * ConnectivityBenchmark} as a ratio to asking flow by flow.
 */
public final class Clusters {

    private static final String BY_FLOW = "thousandFlows";

    private Clusters() {}

    /**
     * Prints both.
     *
     * @param arguments the numbers of pods of the ratios; without any, 1000 and 3000
     * @throws IOException if no process can be started
     * @throws InterruptedException if this is interrupted
     * @throws RunnerException if JMH fails
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException, InterruptedException, RunnerException {
        Optional<String> vectors = Optional.ofNullable(System.getenv("NETPOL4J_VECTORS"))
                .filter(name -> !name.isEmpty() && !name.equals("none"));
        if (vectors.isPresent()) {
            cold(
                    "ipblockstest_4 of np-guard, the whole CSV",
                    Path.of(vectors.get(), "np-guard", "ipblockstest_4").toString());
        }
        String policies = String.valueOf(ConnectivityBenchmark.POLICIES);
        cold("10,000 pods of 500 Deployments, 1,000 policies, all cells", "10000", policies, "20");
        cold("10,000 pods with a row each, 1,000 policies, all cells", "10000", policies, "1");
        cold("10,000 pods with a row each, 1,000 policies, the cells of one", "10000", policies, "1", "focus");
        OptionsBuilder options = new OptionsBuilder();
        options.include(ConnectivityBenchmark.class.getName())
                .addProfiler(CpuTime.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (arguments.length > 0) {
            options.param("pods", arguments);
        }
        System.out.print(table(new Runner(options.build()).run()));
    }

    @SuppressWarnings("SystemOut")
    private static void cold(String what, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                ClusterCase.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(what + ": " + said.strip() + (process.waitFor() == 0 ? "" : " (FAILED)"));
    }

    private static String table(Collection<RunResult> results) {
        Map<String, RunResult> byFlow = results.stream()
                .filter(result -> name(result).equals(BY_FLOW))
                .collect(Collectors.toMap(Clusters::pods, result -> result));
        StringBuilder table = new StringBuilder();
        table.append("\nOne thread, serial collector, warm; ")
                .append(ConnectivityBenchmark.POLICIES)
                .append(
                        " policies, each pod with a row of its own. Naive is an estimate from 1,000 flows: every pair of pods is")
                .append(" evaluated on ")
                .append(Workload.PORTS.size())
                .append(" TCP ports, which says nothing of all others, nor of addresses outside.\n\n")
                .append("| case | pods | CPU ms | ms | naive ms | naive / ms |\n")
                .append("|---|--:|--:|--:|--:|--:|\n");
        for (RunResult result : results) {
            RunResult naive = byFlow.get(pods(result));
            if (naive != null && !name(result).equals(BY_FLOW)) {
                long pods = Long.parseLong(pods(result));
                long pairs = name(result).equals("allCells") ? pods * pods : 2 * pods;
                double ms = result.getPrimaryResult().getScore();
                double slow = naive.getPrimaryResult().getScore() * pairs * Workload.PORTS.size() / SampleCluster.FLOWS;
                double cpu = Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.NAME))
                        .getScore();
                table.append("| %s | %s | %.1f | %.1f | %.1f | %.1f |%n"
                        .formatted(name(result), pods(result), cpu, ms, slow, slow / ms));
            }
        }
        return table.toString();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static String pods(RunResult result) {
        return result.getParams().getParam("pods");
    }
}
