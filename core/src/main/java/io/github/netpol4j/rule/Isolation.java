package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An end that a policy closes to whatever it does not grant.
 *
 * @param subject the pods, by namespace and label, or the host
 * @param direction the side that is closed
 * @param ports what is closed there: everything for pods, the named ports where an Allow closes a host
 * @param because the rules that close it, as they were written
 */
public record Isolation(Peer subject, Direction direction, List<Port> ports, List<Rule> because) {

    /**
     * An isolation, its lists copied.
     *
     * @param subject the pods, by namespace and label, or the host
     * @param direction the side that is closed
     * @param ports what is closed there: everything for pods, the named ports where an Allow closes a host
     * @param because the rules that close it, as they were written
     */
    public Isolation {
        Given.noneNull("new Isolation(..)", subject, direction);
        ports = List.copyOf(Given.noNulls("new Isolation(..)", ports));
        because = List.copyOf(Given.noNulls("new Isolation(..)", because));
    }

    /**
     * Whether an {@code isolate(..)} says so, and not only an Allow.
     *
     * @return whether the end stays closed when its last Allow is removed
     */
    public boolean isExplicit() {
        return because.stream().anyMatch(rule -> rule.fold(allow -> false, deny -> false, isolate -> true));
    }

    @Override
    public String toString() {
        String rules = because.stream().map(Rule::toString).collect(Collectors.joining(" and "));
        return "the " + direction + " of " + subject + " on "
                + ports.stream().map(Port::toString).collect(Collectors.joining(", ")) + ", by " + rules;
    }
}
