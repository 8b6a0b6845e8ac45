package io.github.netpol4j.calico.internal.findings;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Cidr;
import java.util.List;
import java.util.Locale;

/** The findings of this package, in one place; their codes are stable. */
final class Telling {

    private Telling() {}

    static Finding noDns(PolicyView policy, String missing) {
        return new Finding(
                "DEFAULT_DENY_WITHOUT_DNS",
                Severity.WARNING,
                Place.of(policy.name(), ""),
                "the egress of the pods that this selects is closed, and nothing here opens " + missing
                        + " to the cluster's DNS for all of them: names will not resolve",
                "add egress rules that allow UDP and TCP to port 53 of selector k8s-app == 'kube-dns' with namespaceSelector"
                        + " kubernetes.io/metadata.name == 'kube-system'; where a node-local cache answers, to its address,"
                        + " such as 169.254.20.10/32");
    }

    static Finding globalOnHosts(PolicyView policy, List<String> hosts) {
        return new Finding(
                "GLOBAL_POLICY_ON_HOSTS",
                Severity.WARNING,
                Place.of(policy.name(), "spec.selector"),
                "this names no namespaces and asks for no label, so it also selects host endpoints"
                        + (hosts.isEmpty()
                                ? ", those that Calico makes for nodes included"
                                : ", here " + String.join(", ", hosts))
                        + ": what it does not allow is closed on the hosts too, but for the failsafe ports",
                "add namespaceSelector: all(), which only pods match; if hosts are meant, select them by a label that they have");
    }

    static Finding hostLockout(String host, PolicyType direction, String ports) {
        boolean in = direction == PolicyType.INGRESS;
        return new Finding(
                "HOST_LOCKOUT",
                Severity.WARNING,
                Place.of(host, ""),
                "nothing lets " + ports + (in ? " in" : " out") + ", and the failsafe ports don't cover that",
                "allow it in a GlobalNetworkPolicy that selects this host endpoint, "
                        + (in ? "from those who administer it, " : "")
                        + "or give the host endpoint the profile projectcalico-default-allow while you find out");
    }

    static Finding passInLastTier(PolicyView policy, String path) {
        return new Finding(
                "PASS_IN_LAST_TIER",
                Severity.WARNING,
                Place.of(policy.name(), path),
                "no tier behind " + policy.tier()
                        + " has a policy here, so Pass leads to the profiles, and those of pods allow everything: this opens",
                "write Allow if that is meant, or Deny");
    }

    static Finding serviceAddress(PolicyView policy, String path, Cidr net, Cidr range) {
        return new Finding(
                "SERVICE_ADDRESS_AS_PEER",
                Severity.WARNING,
                Place.of(policy.name(), path),
                net + " is within " + range
                        + ", where Services here, or in most clusters, have their addresses; policies are applied after these are"
                        + " rewritten to the addresses of pods, so this matches nothing",
                "select the pods behind the Service by their labels, or name the Service in destination.services");
    }

    static Finding tiedOrder(List<String> names, String tier, String order, PolicyType direction) {
        return new Finding(
                "TIED_ORDER",
                Severity.WARNING,
                Place.of(names.get(0), "spec.order"),
                "in the tier " + tier + " this has " + order + ", as has "
                        + String.join(", ", names.subList(1, names.size()))
                        + ", and " + direction.toString().toLowerCase(Locale.ROOT)
                        + " of some endpoint may ask both: names decide which comes first, and releases compare them differently",
                "give each its own order");
    }

    static Finding tiedTiers(List<String> names, String order) {
        return new Finding(
                "TIED_ORDER",
                Severity.WARNING,
                Place.of("Tier " + names.get(0), "spec.order"),
                "this has " + order + ", as has " + String.join(", ", names.subList(1, names.size()))
                        + ": names decide which comes first",
                "give each tier its own order");
    }

    static Finding crdV1(Place place, String kind) {
        return new Finding(
                "CRD_V1_INPUT",
                Severity.ERROR,
                place,
                kind
                        + " of crd.projectcalico.org/v1 is how Calico stores its objects: nobody checks it, and nobody fills in"
                        + " what is left out",
                "write projectcalico.org/v3, and apply it with calicoctl, or with kubectl where the cluster serves it");
    }

    static Finding onlyDenies(PolicyView policy, PolicyType direction) {
        return new Finding(
                "ONLY_DENIES",
                Severity.WARNING,
                Place.of(policy.name(), path(direction)),
                "all rules here deny, and no other policy of the tier " + policy.tier()
                        + " lets anything pass: what they don't match is denied at the tier's end too",
                policy.tier().equals(PolicySpec.DEFAULT_TIER)
                        ? "put it into a tier before default whose defaultAction is Pass; a last rule with Allow or Pass would open"
                                + " everything else here"
                        : "add a last rule with Pass, or set the tier's defaultAction to Pass");
    }

    static Finding ruleNeverReached(PolicyView policy, PolicyType direction, int rule, int before) {
        return new Finding(
                "RULE_NEVER_REACHED",
                Severity.WARNING,
                Place.of(policy.name(), path(direction) + "[" + rule + "]"),
                "the rule " + path(direction) + "[" + before
                        + "] matches all that this does, so this is never looked at",
                "move it up, or leave it out");
    }

    static Finding policyNeverReached(PolicyView policy, PolicyView before, PolicyType direction, CalicoRule end) {
        return new Finding(
                "POLICY_NEVER_REACHED",
                Severity.WARNING,
                Place.of(policy.name(), path(direction)),
                before.name() + " comes before this in the tier " + policy.tier()
                        + ", for all that this selects, and has a rule" + " that matches everything (" + end.action()
                        + "): this is never looked at; a lower order comes first",
                "give this a lower order than " + before.name() + ", or let that end otherwise");
    }

    static Finding namespaceInSelector(PolicyView policy, String path, String key) {
        return new Finding(
                "NAMESPACE_IN_SELECTOR",
                Severity.WARNING,
                Place.of(policy.name(), path),
                key.equals(Labels.NAMESPACE)
                        ? "this selects by the name of another namespace, and without a namespaceSelector only the policy's own"
                                + " is looked at: it matches nothing"
                        : key + " is a label of namespaces, which endpoints don't have",
                path.equals("spec.selector") && policy.subject().namespace().isPresent()
                        ? "make it a GlobalNetworkPolicy with a namespaceSelector, or leave it out"
                        : "write namespaceSelector: kubernetes.io/metadata.name == '...' beside the selector");
    }

    static Finding outsideMatches(PolicyView policy, String path) {
        return new Finding(
                "NOT_SELECTOR_MATCHES_OUTSIDE",
                Severity.WARNING,
                Place.of(policy.name(), path),
                "a notSelector alone also matches every address that no endpoint has, the internet included, and this allows it",
                "write it as selector: !(...), which matches endpoints alone, or name the nets that are meant too");
    }

    static Finding staged(String name) {
        return new Finding(
                "STAGED_NOT_ENFORCED",
                Severity.INFO,
                Place.of(name, ""),
                "a staged policy enforces nothing: flow logs tell what it would do",
                "when it does what is meant, apply the same spec under the kind without Staged");
    }

    private static String path(PolicyType direction) {
        return direction == PolicyType.INGRESS ? "spec.ingress" : "spec.egress";
    }
}
