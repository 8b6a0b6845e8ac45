package io.github.netpol4j.kubernetes;

import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;

/** Every gap of this target, in one place. */
final class Gaps {

    private Gaps() {}

    static Gap deny(Rule rule) {
        return new Gap(
                "DENY",
                rule.toString(),
                "a NetworkPolicy can only allow: nothing in it forbids what another rule allows",
                "narrow the Allow with .except(..), or use a target that has denies (Calico)");
    }

    static Gap host(Rule rule) {
        return new Gap(
                "HOST",
                rule.toString(),
                "a NetworkPolicy guards pods, never hosts, and no selector finds a host",
                "name the node's addresses with cidr(..) where they are the other end; guard the host itself with ufw or a"
                        + " Calico HostEndpoint");
    }

    static Gap protocol(Rule rule, Port port) {
        return new Gap(
                "PROTOCOL",
                rule.toString(),
                "a NetworkPolicy knows TCP, UDP and SCTP alone, and says nothing of " + port,
                "leave " + port + " out, or allow .ports(anyPort()), or use a target that knows it (Calico)");
    }

    static Gap namespaceNotNamed(Rule rule, Namespaces namespaces) {
        return new Gap(
                "NAMESPACE_NOT_NAMED",
                rule.toString(),
                "a NetworkPolicy lives in one named namespace, and the pods that this isolates are in " + namespaces,
                "name their namespaces with .in(..), or compile with Kubernetes.knowing(namespaces)");
    }

    static Gap labelMeetsIsolated(Rule rule, Namespaces namespaces, String isolated) {
        return new Gap(
                "NAMESPACE_LABEL_UNKNOWN",
                rule.toString(),
                "the egress of pods in namespace \"" + isolated + "\" is isolated, and whether that namespace is among "
                        + namespaces + " is not known, so neither granting nor withholding would be right",
                "name the source's namespaces with .in(..), or compile with Kubernetes.knowing(namespaces)");
    }
}
