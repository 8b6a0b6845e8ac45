package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;

/**
 * What has to change on a host so that it has the rules wanted. Ours, known by the tag in their comment, form one block at the head of each
 * family; those of others stay behind it, in their order.
 *
 * @param there the files that it was planned on
 * @param result the files that it leads to
 * @param before the rules of those files, as far as they can be read
 * @param after the rules that it leads to
 * @param changes what is added, removed and moved
 * @param overruled rules of others that lose packets to ours
 */
public record UfwPlan(
        RulesFiles there,
        RulesFiles result,
        UfwState before,
        UfwState after,
        List<PlanChange> changes,
        List<OverruledRule> overruled) {

    /** How the comment of each of our rules begins. */
    public static final String TAG = "netpol4j:";

    /**
     * A plan.
     *
     * @param there the files that it was planned on
     * @param result the files that it leads to
     * @param before the rules of those files, as far as they can be read
     * @param after the rules that it leads to
     * @param changes what is added, removed and moved
     * @param overruled rules of others that lose packets to ours
     */
    public UfwPlan {
        Given.noneNull("a plan", there, result, before, after);
        changes = List.copyOf(Given.noNulls("a plan", changes));
        overruled = List.copyOf(Given.noNulls("a plan", overruled));
    }

    /**
     * Whether there is nothing to do.
     *
     * @return whether the files are already what they shall be
     */
    public boolean isEmpty() {
        return there.equals(result);
    }
}
