package io.github.netpol4j.internal.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Diagrams say what sets of points say. A point is a number here: one digit for the value of each variable. */
class DiagramsProperties {

    /** Even variables have open-ended values, odd ones ordered values that begin at -1. */
    private static final int VARIABLES = 5;

    /** Values of a variable that are looked at; nodes only mention those from 0 to 2, or begin there. */
    private static final int[] OPEN = {0, 1, 2, 7};

    private static final int[] ORDERED = {-1, 0, 1, 2, 3};

    private static final int POINTS = points();

    /** So few that tasks do run out. */
    private static final int BUDGET = 2;

    private static int points() {
        int points = 1;
        for (int variable = 0; variable < VARIABLES; variable++) {
            points *= values(variable).length;
        }
        return points;
    }

    private static int[] values(int variable) {
        return isOpen(variable) ? OPEN : ORDERED;
    }

    private static boolean isOpen(int variable) {
        return variable % 2 == 0;
    }

    private static int value(int point, int variable) {
        int rest = point;
        for (int before = 0; before < variable; before++) {
            rest /= values(before).length;
        }
        return values(variable)[rest % values(variable).length];
    }

    /** One step of a calculation: a set of those whose value of a variable is one of some, or two earlier ones combined. */
    record Step(int kind, int variable, int bits, int first, int second) {}

    /** A set twice: as a diagram, and point by point. */
    private record Pair(Diagram diagram, BitSet points) {}

    @Property
    void operationsOnDiagramsAreThoseOnSets(@ForAll("steps") List<Step> steps) {
        Diagrams diagrams = new Diagrams(100_000);

        for (Pair pair : calculate(diagrams, steps)) {
            assertThat(points(pair.diagram)).isEqualTo(pair.points);
        }
    }

    @Property
    void equalSetsAreOneNode(@ForAll("steps") List<Step> steps) {
        Diagrams diagrams = new Diagrams(100_000);
        List<Pair> all = calculate(diagrams, steps);

        for (Pair one : all) {
            for (Pair other : all) {
                assertThat(one.diagram == other.diagram).isEqualTo(one.points.equals(other.points));
            }
            assertThat(diagrams.not(diagrams.not(one.diagram))).isSameAs(one.diagram);
            assertThat(rebuilt(diagrams, one.points, 0, 0, 1)).isSameAs(one.diagram);
        }
    }

    @Property
    void aUnionIsThatOfAll(@ForAll("steps") List<Step> steps) {
        Diagrams diagrams = new Diagrams(100_000);
        List<Pair> all = calculate(diagrams, steps);
        BitSet expected = new BitSet();
        all.forEach(pair -> expected.or(pair.points));

        Diagram union = diagrams.union(all.stream().map(Pair::diagram).toList());

        assertThat(points(union)).isEqualTo(expected);
    }

    @Property
    void noTaskMakesMoreNodesThanItMay(@ForAll("steps") @Size(min = 8) List<Step> steps) {
        Diagrams rich = new Diagrams(100_000);
        List<Pair> expected = calculate(rich, steps);
        Diagrams poor = new Diagrams(BUDGET);
        List<Pair> made = new ArrayList<>();
        int refused = 0;

        for (int i = 0; i < steps.size(); i++) {
            int before = poor.size();
            // A task that ran out goes on from what was made, so that it ends in a number of tasks.
            for (boolean done = false; !done; ) {
                before = poor.size();
                poor.begin();
                try {
                    made.add(new Pair(diagram(poor, steps.get(i), made), expected.get(i).points));
                    done = true;
                } catch (TooManyNodesException e) {
                    refused++;
                    assertThat(e.nodes()).isEqualTo(BUDGET);
                    assertThat(e).hasMessage("more than " + BUDGET + " nodes");
                    assertThat(Arrays.stream(e.variables()).boxed().toList())
                            .isNotEmpty()
                            .allMatch(variable -> variable >= 0 && variable < VARIABLES);
                    assertThat(poor.size())
                            .as("nodes or results are kept, so that the next task gets further")
                            .isGreaterThanOrEqualTo(before);
                }
                assertThat(poor.size()).isLessThanOrEqualTo(before + BUDGET);
                assertThat(refused).isLessThan(10_000);
            }
            assertThat(points(made.get(i).diagram)).isEqualTo(made.get(i).points);
        }
    }

    private static List<Pair> calculate(Diagrams diagrams, List<Step> steps) {
        List<Pair> done = new ArrayList<>();
        for (Step step : steps) {
            BitSet points = points(step, done);
            done.add(new Pair(diagram(diagrams, step, done), points));
        }
        return done;
    }

    private static Diagram diagram(Diagrams diagrams, Step step, List<Pair> done) {
        if (done.isEmpty() || step.kind < 2) {
            return single(diagrams, step);
        }
        Diagram first = done.get(step.first % done.size()).diagram;
        Diagram second = done.get(step.second % done.size()).diagram;
        return switch (step.kind) {
            case 2 -> diagrams.and(first, second);
            case 3 -> diagrams.or(first, second);
            case 4 -> diagrams.minus(first, second);
            default -> diagrams.not(first);
        };
    }

    private static BitSet points(Step step, List<Pair> done) {
        BitSet result = new BitSet();
        if (done.isEmpty() || step.kind < 2) {
            for (int point = 0; point < POINTS; point++) {
                result.set(point, isIn(step, value(point, step.variable)));
            }
            return result;
        }
        BitSet second = done.get(step.second % done.size()).points;
        result.or(done.get(step.first % done.size()).points);
        switch (step.kind) {
            case 2 -> result.and(second);
            case 3 -> result.or(second);
            case 4 -> result.andNot(second);
            default -> result.flip(0, POINTS);
        }
        return result;
    }

    /** Bit 3 stands for all values that are not listed, or those from -1 to 0. */
    private static boolean isIn(Step step, int value) {
        if (isOpen(step.variable)) {
            return (step.bits >> (value == 7 ? 3 : value) & 1) != 0;
        }
        return (step.bits >> (value == -1 ? 3 : Math.min(value, 2)) & 1) != 0;
    }

    private static Diagram single(Diagrams diagrams, Step step) {
        Diagram[] children = new Diagram[4];
        for (int bit = 0; bit < 4; bit++) {
            children[bit] = (step.bits >> bit & 1) == 0 ? diagrams.none() : diagrams.all();
        }
        if (isOpen(step.variable)) {
            Diagram[] listed = {children[0], children[1], children[2]};
            return diagrams.choice(step.variable, new int[] {0, 1, 2}, listed, children[3]);
        }
        Diagram[] ordered = {children[3], children[0], children[1], children[2]};
        return diagrams.range(step.variable, new int[] {-1, 0, 1, 2}, ordered);
    }

    /** The diagram of a set of points, made from its points alone. */
    private static Diagram rebuilt(Diagrams diagrams, BitSet points, int variable, int chosen, int weight) {
        if (variable == VARIABLES) {
            return points.get(chosen) ? diagrams.all() : diagrams.none();
        }
        int[] values = values(variable);
        SortedMap<Integer, Diagram> children = new TreeMap<>();
        for (int digit = 0; digit < values.length; digit++) {
            int next = chosen + digit * weight;
            children.put(values[digit], rebuilt(diagrams, points, variable + 1, next, weight * values.length));
        }
        Diagram otherwise = isOpen(variable) ? children.remove(7) : diagrams.none();
        int[] keys = children.keySet().stream().mapToInt(Integer::intValue).toArray();
        Diagram[] nodes = children.values().toArray(Diagram[]::new);
        return isOpen(variable)
                ? diagrams.choice(variable, keys, nodes, otherwise)
                : diagrams.range(variable, keys, nodes);
    }

    private static BitSet points(Diagram root) {
        BitSet result = new BitSet();
        for (int point = 0; point < POINTS; point++) {
            Diagram node = root;
            int last = -1;
            while (!(node instanceof Leaf)) {
                assertThat(node.variable()).isGreaterThan(last);
                last = node.variable();
                node = node.child(value(point, last));
            }
            result.set(point, ((Leaf) node).isAll());
        }
        return result;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1 << 22);
        return any.map(DiagramsProperties::step)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(Collections::unmodifiableList);
    }

    private static Step step(int number) {
        int kind = number % 7;
        int rest = number / 7;
        return new Step(kind, rest % VARIABLES, rest / VARIABLES % 16, rest / 80 % 14, rest / 1120 % 14);
    }
}
