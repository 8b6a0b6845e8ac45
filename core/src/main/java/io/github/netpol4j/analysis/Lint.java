package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.lint.IsolatedPods;
import io.github.netpol4j.internal.lint.LintCode;
import io.github.netpol4j.internal.lint.Linter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What in a cluster does not do what it seems to, or may surprise: policies that select nothing, isolation that cuts DNS, ways in
 * from the internet.
 *
 * <pre>{@code
 * Lint lint = Lint.of(Cluster.read(folder));
 * lint.findings().forEach(System.out::println);
 * }</pre>
 *
 * <p>Each finding has a code, of which {@link #rules()} tells. An annotation {@code suppress.netpol4j.github.io/CODE} on the object
 * that a finding is about, or on its namespace, suppresses it; the annotation's value is the reason, and without one nothing is
 * suppressed. Immutable and thread-safe.
 */
public final class Lint {

    private static final List<LintRule> RULES = Arrays.stream(LintCode.values())
            .map(code -> new LintRule(code.name(), code.severity(), code.summary()))
            .toList();

    private final List<Finding> findings;
    private final List<Suppressed> suppressed;
    private final Coverage coverage;

    private Lint(List<Finding> findings, List<Suppressed> suppressed, Coverage coverage) {
        this.findings = findings;
        this.suppressed = suppressed;
        this.coverage = coverage;
    }

    /**
     * A finding that someone knows of.
     *
     * @param finding the finding
     * @param reason why it is meant
     */
    public record Suppressed(Finding finding, String reason) {

        /**
         * A finding that someone knows of.
         *
         * @param finding the finding
         * @param reason why it is meant
         */
        public Suppressed {
            Given.noneNull("new Suppressed(..)", finding, reason);
        }

        /** The finding, and the reason. */
        @Override
        public String toString() {
            return finding + " (suppressed: " + reason + ")";
        }
    }

    /**
     * What is found in a cluster, looked at as most clusters do it.
     *
     * @param cluster the cluster, with what is enforced in it
     * @return the findings
     */
    public static Lint of(Cluster cluster) {
        return of(cluster, ClusterSemantics.defaults());
    }

    /**
     * What is found in a cluster.
     *
     * @param cluster the cluster, with what is enforced in it
     * @param semantics how it is looked at
     * @return the findings
     */
    public static Lint of(Cluster cluster, ClusterSemantics semantics) {
        Given.noneNull("Lint.of(..)", cluster, semantics);
        Linter linter = Linter.of(cluster, semantics);
        List<Suppressed> suppressed = new ArrayList<>();
        linter.suppressed().forEach((finding, reason) -> suppressed.add(new Suppressed(finding, reason)));
        SortedMap<String, Coverage.Isolated> namespaces = new TreeMap<>();
        linter.isolated().forEach((name, isolated) -> namespaces.put(name, isolated(isolated)));
        Coverage coverage = new Coverage(namespaces, isolated(IsolatedPods.sum(linter.isolated())));
        return new Lint(linter.findings(), List.copyOf(suppressed), coverage);
    }

    private static Coverage.Isolated isolated(IsolatedPods counted) {
        return new Coverage.Isolated(counted.pods(), counted.ingress(), counted.egress());
    }

    /**
     * Everything that is looked for. A target may have findings of its own besides.
     *
     * @return each code once
     */
    public static List<LintRule> rules() {
        return RULES;
    }

    /**
     * What was found and is not suppressed.
     *
     * @return sorted by place
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * What was found and is suppressed by an annotation.
     *
     * @return sorted by place
     */
    public List<Suppressed> suppressed() {
        return suppressed;
    }

    /**
     * How many pods have their ingress and egress isolated.
     *
     * @return by namespace, and for the whole cluster
     */
    public Coverage coverage() {
        return coverage;
    }

    /** The findings, a line each. */
    @Override
    public String toString() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
