package io.github.netpol4j.target;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import java.util.List;

/**
 * The resources of one target, with their meaning. Whatever asks about enforcement knows targets by this interface alone.
 *
 * <p>Enforcements are immutable and safe to share between threads.
 */
public interface Enforcement {

    /**
     * The target's name.
     *
     * @return such as {@code Kubernetes}
     */
    String target();

    /**
     * Whether a flow passes, and why, where the target's documentation leaves something open.
     *
     * @param flow any flow
     * @param semantics what is chosen there
     * @return the answer with its reasons
     */
    Verdict evaluate(Flow flow, Semantics semantics);

    /**
     * Whether a flow passes, and why, as most clusters do it.
     *
     * @param flow any flow
     * @return the answer with its reasons
     */
    default Verdict evaluate(Flow flow) {
        return evaluate(flow, Semantics.defaults());
    }

    /**
     * The flows that pass, in every cluster there could be, where the target's documentation leaves something open.
     *
     * @param semantics what is chosen there
     * @return what surely and possibly passes
     * @throws io.github.netpol4j.flow.FlowSetLimitException if that is too large to say
     */
    Meaning meaning(Semantics semantics);

    /**
     * The flows that pass, in every cluster there could be, as most clusters do it.
     *
     * @return what surely and possibly passes
     * @throws io.github.netpol4j.flow.FlowSetLimitException if that is too large to say
     */
    default Meaning meaning() {
        return meaning(Semantics.defaults());
    }

    /**
     * What in these resources may surprise.
     *
     * @return sorted, possibly empty
     */
    List<Finding> findings();

    /**
     * What this consists of, if it is parts that only add to each other: no order, and nothing that denies. That something adds
     * nothing is told by these.
     *
     * @param semantics what is chosen where the target's documentation leaves something open
     * @return the parts, in the order of the resources; none if they are of another kind
     */
    default List<Part> parts(Semantics semantics) {
        return List.of();
    }
}
