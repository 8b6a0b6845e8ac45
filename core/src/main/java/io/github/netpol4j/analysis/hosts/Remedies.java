package io.github.netpol4j.analysis.hosts;

/** What to do about guards that guard in appearance only, or perhaps. */
final class Remedies {

    private final Way way;
    private final Target target;

    Remedies(Way way, Target target) {
        this.way = way;
        this.target = target;
    }

    /** {@code ufw of minikube}. */
    static String name(Machine machine) {
        return machine.rules()
                .map(rules -> rules.target() + " of " + machine.name())
                .orElse(machine.name());
    }

    private String port() {
        return way.protocol() + " " + target.port();
    }

    private String address() {
        if (target instanceof Target.OnPod on && !on.pod().pod().addresses().isEmpty()) {
            return on.pod().pod().addresses().get(0).toString();
        }
        return target instanceof Target.Outside outside ? outside.address().toString() : "the pod's address";
    }

    String rewritten(Machine node) {
        return "guard " + way.subject() + " by a policy of the cluster about its pods and " + port()
                + "; externalTrafficPolicy: Local lets it see who asks. Where no orchestrator accepts first, a rule of "
                + name(node)
                + " about what it forwards to " + address() + " on " + port() + " does it too";
    }

    String tooLate(Machine node) {
        return "guard " + way.subject() + " by a policy of the cluster: rules of " + name(node)
                + " about what it forwards are not asked";
    }

    String findOut(Machine node) {
        return "find out whether an orchestrator accepts what " + node.name()
                + " forwards before its rules are asked, as Docker, Calico, Flannel and kube-proxy do, and say so in the options; a policy of"
                + " the cluster holds in either case";
    }

    String beforeRewriting(String policies) {
        return "make the policy of " + policies
                + " about the node one that is asked before destinations are rewritten: preDNAT and"
                + " applyOnForward";
    }

    String besideBalancer() {
        return "guard " + way.subject()
                + " by a policy of the cluster with blocks of addresses and externalTrafficPolicy: Local, or have no"
                + " node ports: allocateLoadBalancerNodePorts: false";
    }

    String onHostNetwork(Machine node) {
        return "guard " + port() + " of " + node.name()
                + " by its firewall's rules about what comes in, or by a policy about the host itself, such as one of Calico for a host endpoint;"
                + " or take the pod off the network of its node";
    }

    String outside() {
        return "close the way out to " + (target instanceof Target.Outside ? address() : "it") + " on " + port()
                + " by policies about the egress of all pods that must not reach it, and guard the machine there by its own firewall";
    }

    String tellAddress() {
        return "tell the machine's address and firewall: Hosts.none().machine(node(\""
                + (target instanceof Target.Unknown unknown ? unknown.name() : "") + "\").at(..), ..)";
    }
}
