package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.All;
import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Conjunctions and unions without what adds nothing to them. */
final class Joining {

    private Joining() {}

    static CalicoSelector allOf(Collection<? extends CalicoSelector> some) {
        List<CalicoSelector> operands = some.stream()
                .flatMap(one -> one instanceof And and ? and.operands().stream() : Stream.of(one))
                .filter(one -> !(one instanceof All))
                .distinct()
                .toList();
        return operands.isEmpty() ? new All() : operands.size() == 1 ? operands.get(0) : new And(operands);
    }

    static CalicoSelector anyOf(Collection<? extends CalicoSelector> some) {
        List<CalicoSelector> operands = some.stream()
                .flatMap(one -> one instanceof Or or ? or.operands().stream() : Stream.of(one))
                .distinct()
                .toList();
        return operands.contains(new All()) && operands.stream().noneMatch(CalicoSelector::isGlobal)
                ? new All()
                : operands.size() == 1 ? operands.get(0) : new Or(operands);
    }
}
