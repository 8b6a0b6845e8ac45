package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Direction;

/** What a NetworkPolicy alone tells, whatever the cluster. */
final class ObjectLints {

    private ObjectLints() {}

    static void look(Scene scene, Found found) {
        for (PolicyView policy : scene.policies()) {
            for (Direction direction : Direction.values()) {
                ignored(policy, direction, found);
            }
            policy.effective().forEach(rule -> {
                everyone(policy, rule, found);
                ranges(policy, rule, found);
            });
        }
    }

    private static void ignored(PolicyView policy, Direction direction, Found found) {
        long rules = policy.rules().stream()
                .filter(rule -> rule.direction() == direction)
                .count();
        if (rules == 0 || policy.directions().contains(direction)) {
            return;
        }
        String type = direction == Direction.INGRESS ? "Ingress" : "Egress";
        found.add(
                LintCode.RULES_IGNORED,
                policy.subject(),
                "spec." + direction,
                policy.name() + " has " + (rules == 1 ? "a rule" : rules + " rules") + " of " + direction
                        + ", and its policyTypes leave " + type + " out: they count for nothing, and no " + direction
                        + " is isolated",
                "add " + type + " to spec.policyTypes, or remove the rules");
    }

    private static void everyone(PolicyView policy, RuleView rule, Found found) {
        if (!rule.peers().isEmpty()) {
            return;
        }
        String list = rule.isIngress() ? "from" : "to";
        boolean isWhole = rule.ports().isEmpty();
        String who = rule.isIngress()
                ? "from every pod of every namespace, every node and every address outside"
                : "to every pod, node and address outside";
        found.add(
                LintCode.OPEN_TO_EVERYONE,
                isWhole && rule.isIngress() ? Severity.WARNING : Severity.INFO,
                policy.subject(),
                rule.path(),
                policy.name() + ", " + rule.path() + ", has no " + list
                        + ", or an empty one, which means everyone: it lets" + " pass "
                        + (isWhole ? "everything" : RulePorts.text(rule.ports())) + " " + who,
                "name the peers in " + list
                        + "; if nobody is meant, remove the rule; if everyone is, suppress this and say" + " why");
    }

    private static void ranges(PolicyView policy, RuleView rule, Found found) {
        for (int i = 0; i < rule.ports().size(); i++) {
            NetworkPolicyPort port = rule.ports().get(i);
            Integer first = port.getPort() == null ? null : port.getPort().getIntVal();
            if (first != null && port.getEndPort() != null && first.equals(port.getEndPort())) {
                found.add(
                        LintCode.END_PORT_EQUALS_PORT,
                        policy.subject(),
                        rule.portPath(i),
                        policy.name() + ", " + rule.path() + ", has a range from " + first + " to " + first
                                + ", which is one port",
                        "leave endPort out: not every network plugin knows it");
            }
        }
    }
}
