package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.internal.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of a {@link Lint} that are known and left, so that only new ones count. It is a text that people read and review:
 *
 * <pre>{@code
 * netpol4j-baseline 1
 *
 * POLICY_SELECTS_NOTHING shop/old-policy
 *   no pod of this cluster is selected
 *   reason: its pods come back in spring
 * }</pre>
 *
 * <p>An entry says the code, the object and the sentence of a finding, not the file, line and rule, so that it stays when files are moved and laid out anew. What is
 * found more often than the entry says is new. The reason is optional, and is kept when the baseline is made anew. Immutable; sorted.
 */
public final class Baseline {

    private final List<Entry> entries;

    private Baseline(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Findings that are alike.
     *
     * @param code their code
     * @param object the name of the object that they are about, may be empty
     * @param sentence what they say, without numbers of pods and places in lists
     * @param times how many there are, from 1
     * @param reason why they are left, may be empty
     */
    public record Entry(String code, String object, String sentence, int times, String reason)
            implements Comparable<Entry> {

        private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::object)
                .thenComparing(Entry::code)
                .thenComparing(Entry::sentence)
                .thenComparing(Entry::times)
                .thenComparing(Entry::reason);

        /**
         * Findings that are alike.
         *
         * @param code their code, in capitals, digits and underscores
         * @param object the name of the object that they are about, may be empty
         * @param sentence what they say, without numbers of pods and places in lists
         * @param times how many there are, from 1
         * @param reason why they are left, may be empty
         * @throws io.github.netpol4j.finding.InvalidInputException if there are none, or the code is none
         */
        public Entry {
            Given.noneNull("new Entry(..)", code, object, sentence, reason);
            if (!BaselineText.CODE.matcher(code).matches() || times < 1) {
                throw Messages.baselineEntry(code, times);
            }
        }

        Entry found(int other) {
            return new Entry(code, object, sentence, other, reason);
        }

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return code + (object.isEmpty() ? "" : " " + object) + ": " + sentence
                    + (times == 1 ? "" : " (" + times + " times)");
        }
    }

    /** What an entry is about. */
    private record Key(String code, String object, String sentence) {

        static Key of(Entry entry) {
            return new Key(entry.code, entry.object, entry.sentence);
        }

        static Key of(Finding finding, Lint lint) {
            return new Key(finding.code(), lint.object(finding), FindingNames.said(finding));
        }
    }

    /**
     * A baseline with nothing in it.
     *
     * @return no entries
     */
    public static Baseline empty() {
        return new Baseline(List.of());
    }

    /**
     * All that was found and is not suppressed. What is in the baseline that the lint was divided by keeps its reason; what is stale there is left out.
     *
     * @param lint what was found
     * @return a baseline that leaves nothing new
     */
    public static Baseline of(Lint lint) {
        Given.notNull("Baseline.of(..)", lint);
        List<Entry> all = new ArrayList<>();
        lint.findings().forEach(finding -> all.add(entry(finding, lint, "")));
        lint.known().forEach(known -> all.add(entry(known.finding(), lint, known.reason())));
        return of(all);
    }

    private static Entry entry(Finding finding, Lint lint, String reason) {
        return new Entry(finding.code(), lint.object(finding), FindingNames.said(finding), 1, reason);
    }

    /**
     * These entries.
     *
     * @param entries in any order; those that are alike count together, with the reason of the first that has one
     * @return a baseline
     */
    public static Baseline of(Collection<Entry> entries) {
        Map<Key, Entry> joined = new HashMap<>();
        for (Entry entry : Given.noNulls("Baseline.of(..)", entries)) {
            joined.merge(
                    Key.of(entry),
                    entry,
                    (one, more) -> new Entry(
                            one.code,
                            one.object,
                            one.sentence,
                            Math.addExact(one.times, more.times),
                            one.reason.isEmpty() ? more.reason : one.reason));
        }
        return new Baseline(joined.values().stream().sorted().toList());
    }

    /**
     * Reads a baseline from a file.
     *
     * @param file a text as {@link #text()} makes it
     * @return the baseline
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its line, or if the file can't be read
     */
    public static Baseline read(Path file) {
        return BaselineText.read(BaselineFile.read(Given.notNull("Baseline.read(..)", file)), file.toString());
    }

    /**
     * Reads a baseline from a text.
     *
     * @param text as {@link #text()} makes it
     * @return the baseline
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems, each with its line
     */
    public static Baseline parse(String text) {
        return BaselineText.read(Given.notNull("Baseline.parse(..)", text), "");
    }

    /**
     * Writes this baseline to a file, in place of what is there.
     *
     * @param file where to
     * @throws io.github.netpol4j.finding.InvalidInputException if it can't be written
     */
    public void write(Path file) {
        BaselineFile.write(Given.notNull("write(..)", file), text());
    }

    /**
     * This baseline as a text.
     *
     * @return the same for equal baselines; it reads back as this one
     */
    public String text() {
        return BaselineText.of(entries);
    }

    /**
     * What is known.
     *
     * @return sorted by object, then by code and sentence
     */
    public List<Entry> entries() {
        return entries;
    }

    /** Divides what was found into what is new and what is known. */
    Lint divide(Lint lint) {
        List<Finding> all = new ArrayList<>(lint.findings());
        lint.known().forEach(known -> all.add(known.finding()));
        all.sort(Comparator.comparing(Finding::place)
                .thenComparing(Finding::code)
                .thenComparing(Finding::sentence)
                .thenComparing(Finding::remedy)
                .thenComparing(Finding::severity));
        Map<Key, Entry> left = new HashMap<>();
        entries.forEach(entry -> left.put(Key.of(entry), entry));
        List<Finding> fresh = new ArrayList<>();
        List<Lint.Known> known = new ArrayList<>();
        for (Finding finding : all) {
            Key key = Key.of(finding, lint);
            Entry entry = left.get(key);
            if (entry == null) {
                fresh.add(finding);
            } else {
                known.add(new Lint.Known(finding, entry.reason));
                if (entry.times == 1) {
                    left.remove(key);
                } else {
                    left.put(key, entry.found(entry.times - 1));
                }
            }
        }
        return lint.divided(fresh, known, left.values().stream().sorted().toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Baseline that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** As {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
