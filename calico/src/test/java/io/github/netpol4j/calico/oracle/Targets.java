package io.github.netpol4j.calico.oracle;

import io.github.netpol4j.calico.oracle.Policy.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Between whom the rules of policies are, for whoever looks for connections that meet them. Nothing is judged by it. */
public final class Targets {

    private final Felix felix;
    private final List<End> ends;

    public Targets(List<Map<String, Object>> objects, List<End> ends) {
        this.felix = Oracle.FELIX.felix(objects);
        this.ends = ends;
    }

    /**
     * One rule, or a policy without rules.
     *
     * @param sources those it may be about as sources
     * @param destinations those it may be about as destinations
     * @param rule the rule as on the wire, or nothing
     */
    public record Target(List<End> sources, List<End> destinations, Map<String, Object> rule) {}

    /** Every rule, and every policy without rules. */
    public List<Target> all() {
        List<Target> targets = new ArrayList<>();
        for (Policy policy : felix.policies()) {
            List<End> own = ends.stream().filter(end -> selects(policy, end)).toList();
            for (Direction direction : Direction.values()) {
                List<Map<String, Object>> rules = policy.rules(direction);
                boolean speaks = felix.types(policy).contains(direction.word());
                if (speaks && rules.isEmpty()) {
                    rules = List.of(Map.of());
                }
                for (Map<String, Object> rule : speaks ? rules : List.<Map<String, Object>>of()) {
                    targets.add(target(policy, own, direction == Direction.INGRESS, rule));
                }
            }
        }
        return targets;
    }

    /** What is forwarded for pods goes by the host endpoint of their node, so its rules are about them too. */
    private boolean selects(Policy policy, End end) {
        if (end.isPod() && felix.selects(policy, felix.labels(end))) {
            return true;
        }
        return felix.heps().stream()
                .filter(hep -> hep.node().equals(end.node()))
                .anyMatch(hep -> felix.selects(policy, hep.labels()));
    }

    private Target target(Policy policy, List<End> own, boolean ingress, Map<String, Object> rule) {
        List<End> sources = matching(ingress ? ends : own, Tree.child(rule, "source"), policy);
        List<End> destinations = matching(ingress ? own : ends, Tree.child(rule, "destination"), policy);
        return new Target(sources, destinations, rule);
    }

    private List<End> matching(List<End> some, Map<String, Object> entity, Policy policy) {
        return some.stream()
                .filter(end -> felix.netsMatch(entity, end) && felix.selectorsMatch(entity, policy.namespace(), end))
                .toList();
    }
}
