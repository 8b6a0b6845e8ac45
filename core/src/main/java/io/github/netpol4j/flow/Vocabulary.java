package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The dimensions, names and addresses that some regions mention. All else, what exists in no cluster yet included, is alike
 * to them: that makes the space of flows finite.
 */
public final class Vocabulary {

    private final SortedMap<Dimension, SortedSet<String>> names;
    private final SortedSet<IpAddress> cuts;

    private Vocabulary(SortedMap<Dimension, SortedSet<String>> names, SortedSet<IpAddress> cuts) {
        checkDeclared(names.keySet());
        this.names = Collections.unmodifiableSortedMap(names);
        this.cuts = Collections.unmodifiableSortedSet(cuts);
    }

    /** A flow has one value by each name. */
    private static void checkDeclared(Collection<Dimension> dimensions) {
        Map<String, Dimension> declared = new HashMap<>();
        for (Dimension dimension : dimensions) {
            Dimension other = dimension.isDeclared() ? declared.put(dimension.name(), dimension) : null;
            if (other != null) {
                throw Messages.declaredTwice(other, dimension);
            }
        }
    }

    /**
     * What regions mention.
     *
     * @param regions any number
     * @return their vocabulary
     * @throws io.github.netpol4j.finding.InvalidInputException if one name is declared in two ways
     */
    public static Vocabulary of(Collection<Region> regions) {
        Map<Dimension, Set<String>> mentioned = new HashMap<>();
        SortedSet<IpAddress> cuts = new TreeSet<>();
        // Regions of one policy say the same in most dimensions.
        Map<Dimension, Values> last = new HashMap<>();
        for (Region region : Given.noNulls("vocabulary", regions)) {
            region.forEach((dimension, values) -> {
                if (last.put(dimension, values) != values) {
                    Set<String> known = mentioned.computeIfAbsent(dimension, key -> new HashSet<>());
                    values.fold(
                            some -> known.addAll(some.names()), numbers -> false, addresses -> cut(addresses, cuts));
                }
            });
        }
        SortedMap<Dimension, SortedSet<String>> names = new TreeMap<>();
        mentioned.forEach((dimension, known) -> {
            TreeSet<String> words = new TreeSet<>(known);
            words.removeAll(Location.WORDS);
            names.put(dimension, Collections.unmodifiableSortedSet(words));
        });
        return new Vocabulary(names, cuts);
    }

    private static boolean cut(Addresses addresses, Set<IpAddress> cuts) {
        for (AddressRange range : addresses.ranges()) {
            cuts.add(range.first());
            range.last().successor().ifPresent(cuts::add);
        }
        return true;
    }

    /**
     * This vocabulary and another.
     *
     * @param other another
     * @return what either has
     */
    public Vocabulary plus(Vocabulary other) {
        if (includes(other)) {
            return this;
        }
        SortedMap<Dimension, SortedSet<String>> all = new TreeMap<>(names);
        other.names.forEach((dimension, more) -> all.merge(dimension, more, (some, others) -> {
            SortedSet<String> both = new TreeSet<>(some);
            both.addAll(others);
            return Collections.unmodifiableSortedSet(both);
        }));
        SortedSet<IpAddress> allCuts = new TreeSet<>(cuts);
        allCuts.addAll(other.cuts);
        return new Vocabulary(all, allCuts);
    }

    /**
     * Whether this has all that another has.
     *
     * @param other another
     * @return whether adding it would change nothing
     */
    public boolean includes(Vocabulary other) {
        return cuts.containsAll(Given.notNull("includes(..)", other).cuts)
                && other.names.entrySet().stream()
                        .allMatch(entry -> names.containsKey(entry.getKey())
                                && names.get(entry.getKey()).containsAll(entry.getValue()));
    }

    /**
     * The dimensions that are mentioned, with the names that are mentioned in each.
     *
     * @return no names for dimensions that have numbers or addresses
     */
    public SortedMap<Dimension, SortedSet<String>> names() {
        return names;
    }

    /** Where ranges of addresses begin, or the one before them ends. */
    SortedSet<IpAddress> cuts() {
        return cuts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && names.equals(that.names) && cuts.equals(that.cuts);
    }

    @Override
    public int hashCode() {
        return names.hashCode() * 31 + cuts.hashCode();
    }

    @Override
    public String toString() {
        return names + (cuts.isEmpty() ? "" : ", addresses cut at " + cuts);
    }
}
