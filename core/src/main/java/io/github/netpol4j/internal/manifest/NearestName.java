package io.github.netpol4j.internal.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt name was meant to be. */
public final class NearestName {

    /** Beyond this length, nothing is a slip of the pen, and comparing would only cost time. */
    private static final int LONGEST = 64;

    private NearestName() {}

    /**
     * The nearest of the known names, if it is near: the same but for case, or a slip in every third letter at most.
     *
     * @param name as written
     * @param known what could be meant
     * @return empty if none is near
     */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(name, candidate, Math.min(3, Math.max(1, candidate.length() / 3))))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /**
     * Whether two names differ in case alone, or in a few letters.
     *
     * @param name as written
     * @param known what could be meant
     * @param slips how many letters may differ
     * @return whether it could be meant
     */
    public static boolean isNear(String name, String known, int slips) {
        return name.length() <= LONGEST
                && Math.abs(name.length() - known.length()) <= slips
                && (name.equalsIgnoreCase(known)
                        || distance(name.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT)) <= slips);
    }

    /** How many letters must be inserted, removed, replaced or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean isSame = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + (isSame ? 0 : 1));
                boolean isSwap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = isSwap ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
