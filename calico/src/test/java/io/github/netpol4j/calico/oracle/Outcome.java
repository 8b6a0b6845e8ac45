package io.github.netpol4j.calico.oracle;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an evaluator says of a connection.
 *
 * @param verdict what becomes of it
 * @param reasons what it hangs on, if it is undecided; evaluators need not agree on the words
 */
public record Outcome(Verdict verdict, SortedSet<String> reasons) {

    public static Outcome of(Verdict verdict) {
        return new Outcome(verdict, new TreeSet<>());
    }

    public boolean saysTheSameAs(Outcome other) {
        return verdict == other.verdict;
    }

    @Override
    public String toString() {
        return reasons.isEmpty() ? verdict.toString() : verdict + " " + reasons;
    }
}
