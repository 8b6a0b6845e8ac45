package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every gap of this target, in one place. */
final class Gaps {

    private Gaps() {}

    static Gap deny(Rule rule) {
        return new Gap(
                "DENY",
                rule.toString(),
                "a NetworkPolicy can only allow: nothing in it forbids what another rule allows",
                "narrow the Allow, for instance from everyPod() to everyPod().except(\"batch\"), or use a target that has"
                        + " denies (Calico)");
    }

    static Gap host(Rule rule) {
        return new Gap(
                "HOST",
                rule.toString(),
                "a NetworkPolicy guards pods, never hosts, and no selector finds a host",
                "name the node's addresses, such as cidr(\"192.0.2.7/32\"), where they are the other end; guard the host itself"
                        + " with ufw or a Calico HostEndpoint");
    }

    static Gap protocol(Rule rule, Port port) {
        String instead = rule.fold(allow -> without(port, allow), deny -> "", isolate -> "");
        return new Gap(
                "PROTOCOL",
                rule.toString(),
                "a NetworkPolicy knows TCP, UDP and SCTP alone, and says nothing of " + port,
                instead + "use a target that knows it (Calico)");
    }

    private static String without(Port port, Allow rule) {
        List<Port> others =
                rule.ports().stream().filter(other -> !other.equals(port)).toList();
        return Stream.of(others, List.<Port>of(new Port.Any()))
                .filter(ports -> !ports.isEmpty())
                .map(ports -> new Allow(rule.sources(), rule.destinations(), ports).toString())
                .collect(Collectors.joining(" or ", "write ", ", or "));
    }

    static Gap namespaceNotNamed(Rule rule, Pods pods, String namespace) {
        return new Gap(
                "NAMESPACE_NOT_NAMED",
                rule.toString(),
                "a NetworkPolicy lives in one named namespace, and the pods that this isolates are in "
                        + pods.namespaces(),
                "name their namespaces, " + asIn(pods, namespace));
    }

    /** The same pods in a namespace that has a name. */
    private static String asIn(Pods pods, String namespace) {
        Set<String> names = pods.namespaces().names();
        Namespaces where = Namespaces.named(names.isEmpty() ? Set.of(namespace) : names);
        return "as in " + new Pods(where, pods.apps(), pods.exceptApps(), pods.labels())
                + ", or tell the labels of every namespace, as in Kubernetes.knowing(Map.of("
                + Literals.quote(namespace) + ", Map.of(\"team\", \"t\")))";
    }

    static Gap labelMeetsIsolated(Rule rule, Pods pods, String isolated) {
        return new Gap(
                "NAMESPACE_LABEL_UNKNOWN",
                rule.toString(),
                "the egress of pods in namespace \"" + isolated + "\" is isolated, and whether that namespace is among "
                        + pods.namespaces() + " is not known, so neither granting nor withholding would be right",
                "name the source's namespaces, " + asIn(pods, isolated));
    }
}
