package io.github.netpol4j.internal.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes decision diagrams and combines them. Equal sets are the same node, so equality is identity.
 *
 * <p>Sources of the technique: R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation" (1986); A. Srinivasan
 * and others, "Algorithms for discrete function manipulation" (1990) for nodes with many values.
 *
 * <p>Not thread-safe; nodes, once made, may be read by any thread.
 */
public final class Diagrams {

    private static final int AND = 1;
    private static final int OR = 2;
    private static final int MINUS = 3;

    /** Results kept from one task to the next; beyond that they are forgotten between tasks. */
    private static final int REMEMBERED = 1 << 20;

    /** How many steps a task may take for each node that it may make. */
    private static final int STEPS_PER_NODE = 4;

    private final DiagramTable table = new DiagramTable();
    private final Memo memo = new Memo();
    private final Leaf none = new Leaf(0, false);
    private final Leaf all = new Leaf(1, true);
    private final int budget;
    private int nextId = 2;
    private int limit;
    private long steps;

    /**
     * Diagrams without nodes.
     *
     * @param budget how many nodes one task may make
     */
    public Diagrams(int budget) {
        this.budget = budget;
        begin();
    }

    /**
     * The empty set.
     *
     * @return the leaf
     */
    public Leaf none() {
        return none;
    }

    /**
     * Everything.
     *
     * @return the leaf
     */
    public Leaf all() {
        return all;
    }

    /**
     * How many nodes there are, wanted or not.
     *
     * @return their number
     */
    public int size() {
        return table.size();
    }

    /**
     * A node for a variable with open-ended values.
     *
     * @param variable its place in the order, before those of all children
     * @param values ascending
     * @param children where each of them leads; may be equal to {@code otherwise}
     * @param otherwise where all others lead
     * @return the node for that set
     */
    public Diagram choice(int variable, int[] values, Diagram[] children, Diagram otherwise) {
        int kept = 0;
        for (Diagram child : children) {
            kept += child == otherwise ? 0 : 1;
        }
        if (kept == 0) {
            return otherwise;
        }
        int[] ownValues = values;
        Diagram[] ownChildren = children;
        if (kept < values.length) {
            ownValues = new int[kept];
            ownChildren = new Diagram[kept];
            int next = 0;
            for (int i = 0; i < values.length; i++) {
                if (children[i] != otherwise) {
                    ownValues[next] = values[i];
                    ownChildren[next++] = children[i];
                }
            }
        }
        return unique(new Choice(nextId, variable, ownValues, ownChildren, otherwise));
    }

    /**
     * A node for a variable with ordered values.
     *
     * @param variable its place in the order, before those of all children
     * @param starts the first value of each interval, ascending from the variable's least value
     * @param children where each interval leads; neighbours may be equal
     * @return the node for that set
     */
    public Diagram range(int variable, int[] starts, Diagram[] children) {
        int kept = 1;
        for (int i = 1; i < children.length; i++) {
            kept += children[i] == children[i - 1] ? 0 : 1;
        }
        if (kept == 1) {
            return children[0];
        }
        int[] ownStarts = starts;
        Diagram[] ownChildren = children;
        if (kept < starts.length) {
            ownStarts = new int[kept];
            ownChildren = new Diagram[kept];
            int next = 0;
            for (int i = 0; i < starts.length; i++) {
                if (i == 0 || children[i] != children[i - 1]) {
                    ownStarts[next] = starts[i];
                    ownChildren[next++] = children[i];
                }
            }
        }
        return unique(new Range(nextId, variable, ownStarts, ownChildren));
    }

    private Diagram unique(Diagram fresh) {
        int slot = table.slot(fresh);
        Diagram there = table.at(slot);
        if (there != null) {
            return there;
        }
        if (table.size() >= limit) {
            throw tooMany();
        }
        nextId++;
        table.put(slot, fresh);
        return fresh;
    }

    /**
     * What is in both sets.
     *
     * @param a a set of these diagrams
     * @param b another
     * @return the intersection
     * @throws TooManyNodesException if it takes more than the budget
     */
    public Diagram and(Diagram a, Diagram b) {
        return apply(AND, a, b);
    }

    /**
     * What is in either set.
     *
     * @param a a set of these diagrams
     * @param b another
     * @return the union
     * @throws TooManyNodesException if it takes more than the budget
     */
    public Diagram or(Diagram a, Diagram b) {
        return apply(OR, a, b);
    }

    /**
     * What is in the first set and not in the second.
     *
     * @param a a set of these diagrams
     * @param b another
     * @return the difference
     * @throws TooManyNodesException if it takes more than the budget
     */
    public Diagram minus(Diagram a, Diagram b) {
        return apply(MINUS, a, b);
    }

    /**
     * What is not in the set.
     *
     * @param a a set of these diagrams
     * @return the complement
     * @throws TooManyNodesException if it takes more than the budget
     */
    public Diagram not(Diagram a) {
        return minus(all, a);
    }

    /**
     * What is in any of the sets.
     *
     * @param sets in any number
     * @return the union
     * @throws TooManyNodesException if it takes more than the budget
     */
    public Diagram union(Collection<Diagram> sets) {
        if (sets.size() < 2) {
            return sets.isEmpty() ? none : sets.iterator().next();
        }
        steps -= sets.size();
        if (steps < 0) {
            throw tooMany();
        }
        int variable = Leaf.LAST;
        for (Diagram set : sets) {
            variable = Math.min(variable, set.variable());
        }
        List<Diagram> joined = new ArrayList<>();
        List<Choice> listed = new ArrayList<>();
        List<Diagram> later = new ArrayList<>();
        for (Diagram set : sets) {
            if (set.variable() != variable) {
                later.add(set);
            } else if (set instanceof Choice choice && choice.otherwise() == none) {
                listed.add(choice);
            } else {
                joined.add(set);
            }
        }
        // Those that ask for the same come together first: in any other order most of what is made on the way is not
        // needed.
        joined.add(listed(variable, listed));
        joined.add(union(later));
        return inPairs(joined);
    }

    /** The union of nodes for one variable that hold nothing for values which they do not list. */
    private Diagram listed(int variable, List<Choice> nodes) {
        if (nodes.size() < 2) {
            return nodes.isEmpty() ? none : nodes.get(0);
        }
        SortedMap<Integer, List<Diagram>> byValue = new TreeMap<>();
        for (Choice node : nodes) {
            for (int i = 0; i < node.size(); i++) {
                byValue.computeIfAbsent(node.value(i), value -> new ArrayList<>())
                        .add(node.at(i));
            }
        }
        int[] values = new int[byValue.size()];
        Diagram[] children = new Diagram[values.length];
        int next = 0;
        for (Map.Entry<Integer, List<Diagram>> entry : byValue.entrySet()) {
            values[next] = entry.getKey();
            children[next++] = union(entry.getValue());
        }
        return choice(variable, values, children, none);
    }

    /** In pairs, so that a wide node is copied once a level and not once a set. */
    private Diagram inPairs(List<Diagram> sets) {
        List<Diagram> level = sets;
        while (level.size() > 1) {
            List<Diagram> next = new ArrayList<>(level.size() / 2 + 1);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                next.add(apply(OR, level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                next.add(level.get(level.size() - 1));
            }
            level = next;
        }
        return level.get(0);
    }

    /** Begins a task: from here on the budget counts anew. */
    public void begin() {
        limit = (int) Math.min(Integer.MAX_VALUE, (long) table.size() + budget);
        steps = (long) budget * STEPS_PER_NODE;
        if (memo.size() > REMEMBERED) {
            memo.clear();
        }
    }

    private @Nullable Diagram trivial(int operation, Diagram a, Diagram b) {
        return switch (operation) {
            case AND -> a == b || b == all ? a : a == all ? b : a == none || b == none ? none : null;
            case OR -> a == b || b == none ? a : a == none ? b : a == all || b == all ? all : null;
            default -> a == b || a == none || b == all ? none : b == none ? a : null;
        };
    }

    private Diagram apply(int operation, Diagram left, Diagram right) {
        Diagram trivial = trivial(operation, left, right);
        if (trivial != null) {
            return trivial;
        }
        boolean swap = operation != MINUS && left.id() > right.id();
        Diagram a = swap ? right : left;
        Diagram b = swap ? left : right;
        long key = Memo.key(operation, a, b);
        Diagram known = memo.get(key);
        if (known != null) {
            return known;
        }
        if (--steps < 0) {
            throw tooMany();
        }
        int variable = Math.min(a.variable(), b.variable());
        Diagram top = a.variable() == variable ? a : b;
        Diagram result = top instanceof Choice ? choices(operation, a, b, variable) : ranges(operation, a, b, variable);
        memo.put(key, result);
        return result;
    }

    private Diagram choices(int operation, Diagram a, Diagram b, int variable) {
        Choice first = a.variable() == variable ? (Choice) a : null;
        Choice second = b.variable() == variable ? (Choice) b : null;
        Diagram otherwise =
                apply(operation, first == null ? a : first.otherwise(), second == null ? b : second.otherwise());
        int sizeA = first == null ? 0 : first.size();
        int sizeB = second == null ? 0 : second.size();
        int[] values = new int[sizeA + sizeB];
        Diagram[] children = new Diagram[sizeA + sizeB];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < sizeA || j < sizeB) {
            int valueA = first != null && i < sizeA ? first.value(i) : Integer.MAX_VALUE;
            int valueB = second != null && j < sizeB ? second.value(j) : Integer.MAX_VALUE;
            Diagram childA = first == null ? a : valueA <= valueB ? first.at(i) : first.otherwise();
            Diagram childB = second == null ? b : valueB <= valueA ? second.at(j) : second.otherwise();
            Diagram child = apply(operation, childA, childB);
            if (child != otherwise) {
                values[size] = Math.min(valueA, valueB);
                children[size++] = child;
            }
            i += valueA <= valueB ? 1 : 0;
            j += valueB <= valueA ? 1 : 0;
        }
        return choice(variable, Arrays.copyOf(values, size), Arrays.copyOf(children, size), otherwise);
    }

    private Diagram ranges(int operation, Diagram a, Diagram b, int variable) {
        Range first = a.variable() == variable ? (Range) a : null;
        Range second = b.variable() == variable ? (Range) b : null;
        int sizeA = first == null ? 1 : first.size();
        int sizeB = second == null ? 1 : second.size();
        int[] starts = new int[sizeA + sizeB];
        Diagram[] children = new Diagram[sizeA + sizeB];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < sizeA && j < sizeB) {
            int start = Math.max(
                    first == null ? Integer.MIN_VALUE : first.start(i),
                    second == null ? Integer.MIN_VALUE : second.start(j));
            Diagram child = apply(operation, first == null ? a : first.at(i), second == null ? b : second.at(j));
            if (size == 0 || children[size - 1] != child) {
                starts[size] = start;
                children[size++] = child;
            }
            long endA = first != null && i + 1 < sizeA ? first.start(i + 1) : Long.MAX_VALUE;
            long endB = second != null && j + 1 < sizeB ? second.start(j + 1) : Long.MAX_VALUE;
            i += endA <= endB ? 1 : 0;
            j += endB <= endA ? 1 : 0;
        }
        return range(variable, Arrays.copyOf(starts, size), Arrays.copyOf(children, size));
    }

    private TooManyNodesException tooMany() {
        Map<Integer, Integer> counts = new TreeMap<>();
        List<Diagram> nodes = table.nodes();
        nodes.forEach(node -> counts.merge(node.variable(), 1, Integer::sum));
        int few = nodes.size() / 100;
        int[] most = counts.entrySet().stream()
                .filter(count -> count.getValue() >= few)
                .sorted(Comparator.comparing((Map.Entry<Integer, Integer> count) -> -count.getValue())
                        .thenComparing(Map.Entry::getKey))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        return new TooManyNodesException(budget, most);
    }
}
