package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to change on a host so that it has the rules wanted. Ours, known by the tag in their comment, form one block at the head of each
 * family; those of others stay behind it, in their order. Defaults change where a policy speaks of them.
 *
 * @param there the files that it was planned on
 * @param result the files that it leads to
 * @param before the rules of those files, as far as they can be read, and the host's defaults
 * @param after the rules and defaults that it leads to
 * @param changes what is added, removed and moved
 * @param overruled rules of others that lose packets to ours
 * @param unread tuple lines of others that can't be read and stand behind ours: whether they lose packets is not known
 */
public record UfwPlan(
        RulesFiles there,
        RulesFiles result,
        UfwState before,
        UfwState after,
        List<PlanChange> changes,
        List<OverruledRule> overruled,
        List<String> unread) {

    /** How the comment of each of our rules begins. */
    public static final String TAG = "netpol4j:";

    /**
     * A plan.
     *
     * @param there the files that it was planned on
     * @param result the files that it leads to
     * @param before the rules of those files, as far as they can be read, and the host's defaults
     * @param after the rules and defaults that it leads to
     * @param changes what is added, removed and moved
     * @param overruled rules of others that lose packets to ours
     * @param unread tuple lines of others that can't be read and stand behind ours: whether they lose packets is not known
     */
    public UfwPlan {
        Given.noneNull("a plan", there, result, before, after);
        changes = List.copyOf(Given.noNulls("a plan", changes));
        overruled = List.copyOf(Given.noNulls("a plan", overruled));
        unread = List.copyOf(Given.noNulls("a plan", unread));
    }

    /**
     * What changes of what no rule matches.
     *
     * @return none, or up to three
     */
    public List<DefaultChange> defaultChanges() {
        UfwDefaults old = before.defaults();
        UfwDefaults next = after.defaults();
        return Stream.of(
                        new DefaultChange("incoming", old.incoming(), next.incoming()),
                        new DefaultChange("outgoing", old.outgoing(), next.outgoing()),
                        new DefaultChange("routed", old.routed(), next.routed()))
                .filter(change -> change.from() != change.to())
                .toList();
    }

    /**
     * Whether there is nothing to do.
     *
     * @return whether the files and the defaults are already what they shall be
     */
    public boolean isEmpty() {
        return there.equals(result) && defaultChanges().isEmpty();
    }
}
