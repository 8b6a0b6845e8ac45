package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was read of a selector, or of what a parenthesis opened, until it is closed. */
final class Open {

    private final List<CalicoSelector> union = new ArrayList<>();
    private final List<CalicoSelector> conjunction = new ArrayList<>();
    private boolean negated;
    private int depth;

    /** What is added next is negated; twice is not at all. */
    void negate() {
        negated = !negated;
    }

    void add(CalicoSelector operand, int itsDepth) {
        if (!negated) {
            put(operand, itsDepth);
        } else if (operand instanceof Not not) {
            put(not.operand(), itsDepth - 1);
        } else {
            put(new Not(operand), itsDepth + 1);
        }
        negated = false;
    }

    private void put(CalicoSelector operand, int itsDepth) {
        conjunction.add(operand);
        depth = Math.max(depth, itsDepth);
    }

    /** Ends a conjunction. */
    void or() {
        union.add(join(conjunction, And::new));
        conjunction.clear();
    }

    CalicoSelector close() {
        or();
        return join(union, Or::new);
    }

    private CalicoSelector join(
            List<CalicoSelector> operands, Function<List<CalicoSelector>, CalicoSelector> operator) {
        if (operands.size() == 1) {
            return operands.get(0);
        }
        depth++;
        return operator.apply(operands);
    }

    /** No less than how deep it is nested. */
    int depth() {
        return depth;
    }
}
