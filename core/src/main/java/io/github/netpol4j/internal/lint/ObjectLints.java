package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Direction;
import java.util.HashMap;
import java.util.Map;

/** What a NetworkPolicy alone tells, whatever the cluster. */
final class ObjectLints {

    private ObjectLints() {}

    static void look(Scene scene, Found found) {
        for (PolicyView policy : scene.policies()) {
            for (Direction direction : Direction.values()) {
                ignored(policy, direction, found);
            }
            emptyEgress(policy, found);
            policy.effective().forEach(rule -> {
                everyone(policy, rule, found);
                twice(policy, rule, found);
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

    /** Of what isn't in an object, the place is that of what would hold it. */
    private static void emptyEgress(PolicyView policy, Found found) {
        NetworkPolicySpec spec = policy.policy().object().getSpec();
        if (spec == null
                || !spec.getPolicyTypes().isEmpty()
                || !spec.getEgress().isEmpty()) {
            return;
        }
        Place list = policy.subject().place("spec.egress");
        Place none = policy.subject().place("spec.none");
        if (list.line() != none.line() || list.column() != none.column()) {
            found.add(
                    LintCode.EMPTY_EGRESS,
                    policy.subject(),
                    "spec.egress",
                    policy.name()
                            + " has an empty list of egress and no policyTypes: that isolates no egress, so everything"
                            + " goes out",
                    "to let nothing out, write policyTypes with Egress; otherwise remove the list");
        }
    }

    private static void twice(PolicyView policy, RuleView rule, Found found) {
        Map<Object, String> first = new HashMap<>();
        for (int i = 0; i < rule.peers().size(); i++) {
            twice(policy, rule, rule.peers().get(i), rule.peerPath(i), first, found);
        }
        for (int i = 0; i < rule.ports().size(); i++) {
            twice(policy, rule, RulePorts.text(rule.ports().subList(i, i + 1)), rule.portPath(i), first, found);
        }
    }

    private static void twice(
            PolicyView policy, RuleView rule, Object said, String path, Map<Object, String> first, Found found) {
        String before = first.putIfAbsent(said, path);
        if (before != null) {
            int rest = rule.path().length() + 1;
            found.add(
                    LintCode.SAID_TWICE,
                    policy.subject(),
                    path,
                    policy.name() + ", " + rule.path() + ", has the same at " + before.substring(rest) + " and "
                            + path.substring(rest),
                    "remove one of the two, or correct it if another was meant");
        }
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
                        + (isWhole ? "everything " : RulePorts.text(rule.ports()) + " ") + who,
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
