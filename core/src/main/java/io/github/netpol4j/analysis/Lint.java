package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
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
    private final FindingNames names;
    private final List<Known> known;
    private final List<Baseline.Entry> stale;
    private final boolean hasBaseline;

    private Lint(
            List<Finding> findings,
            List<Suppressed> suppressed,
            Coverage coverage,
            FindingNames names,
            List<Known> known,
            List<Baseline.Entry> stale,
            boolean hasBaseline) {
        this.findings = findings;
        this.suppressed = suppressed;
        this.coverage = coverage;
        this.names = names;
        this.known = known;
        this.stale = stale;
        this.hasBaseline = hasBaseline;
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
     * A finding that a baseline has.
     *
     * @param finding the finding
     * @param reason why it is known and left, as the baseline says; may be empty
     */
    public record Known(Finding finding, String reason) {

        /**
         * A finding that a baseline has.
         *
         * @param finding the finding
         * @param reason why it is known and left; may be empty
         */
        public Known {
            Given.noneNull("new Known(..)", finding, reason);
        }

        /** The finding, and the reason. */
        @Override
        public String toString() {
            return finding + " (known" + (reason.isEmpty() ? "" : ": " + reason) + ")";
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
        FindingNames names = FindingNames.of(linter.findings(), suppressed, linter.objects());
        return new Lint(linter.findings(), List.copyOf(suppressed), coverage, names, List.of(), List.of(), false);
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

    /**
     * The same, with what is known told apart. An earlier baseline is replaced.
     *
     * @param baseline what is known
     * @return of the findings only those that are new; {@link #known()} has the others
     */
    public Lint withBaseline(Baseline baseline) {
        return Given.notNull("withBaseline(..)", baseline).divide(this);
    }

    /** The same findings, divided otherwise. */
    Lint divided(List<Finding> left, List<Known> others, List<Baseline.Entry> gone) {
        return new Lint(List.copyOf(left), suppressed, coverage, names, List.copyOf(others), List.copyOf(gone), true);
    }

    /**
     * What was found, is not suppressed, and is in the baseline.
     *
     * @return sorted by place; none without a baseline
     */
    public List<Known> known() {
        return known;
    }

    /**
     * What is in the baseline and is found no more.
     *
     * @return sorted, with how often it is missing; none without a baseline
     */
    public List<Baseline.Entry> stale() {
        return stale;
    }

    /**
     * Whether what was found was compared with a baseline.
     *
     * @return true also for an empty one
     */
    public boolean hasBaseline() {
        return hasBaseline;
    }

    /**
     * The object that a finding is about.
     *
     * @param finding one of these findings
     * @return such as {@code shop/db}; the name of the file where that is all that is known, or empty
     */
    public String object(Finding finding) {
        return names.object(Given.notNull("object(..)", finding));
    }

    /**
     * What tells a finding from others, however files are called, ordered and laid out.
     *
     * @param finding one of these findings
     * @return the same as long as its code, its object and its sentence are, numbers of pods and places in lists aside
     */
    public String fingerprint(Finding finding) {
        return names.fingerprint(Given.notNull("fingerprint(..)", finding));
    }

    /**
     * The fingerprint of what is found no more.
     *
     * @param entry of a baseline
     * @return the one that the last of its findings had
     */
    public String fingerprint(Baseline.Entry entry) {
        Given.notNull("fingerprint(..)", entry);
        long left = known.stream()
                .map(Known::finding)
                .filter(finding -> finding.code().equals(entry.code())
                        && object(finding).equals(entry.object())
                        && FindingNames.said(finding).equals(entry.sentence()))
                .count();
        return FindingNames.fingerprint(entry, left);
    }

    /**
     * Whether a build that accepts nothing of a severity fails.
     *
     * @param severity the least that is not accepted
     * @return whether something of it, or worse, was found that is neither suppressed nor in the baseline
     */
    public boolean failsOn(Severity severity) {
        Given.notNull("failsOn(..)", severity);
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) >= 0);
    }

    /**
     * The exit status of such a build.
     *
     * @param severity the least that is not accepted
     * @return 1 if it {@link #failsOn(Severity) fails}, else 0
     */
    public int exitStatus(Severity severity) {
        return failsOn(severity) ? 1 : 0;
    }

    /** The findings, a line each. */
    @Override
    public String toString() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
