package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.target.Gap;

/** What ufw can't enforce. */
final class Gaps {

    private Gaps() {}

    static Gap pods(Object sentence, Peer peer) {
        return new Gap(
                "PODS",
                sentence.toString(),
                "ufw knows addresses, and " + peer + " is pods, which have others tomorrow",
                "name addresses: cidr(..) for the pods or their nodes and host() for the machine that ufw guards, as"
                        + " Ufw.forHost(policy, podSubnet, nodeSubnet) does");
    }

    static Gap hostToHost(Object sentence) {
        return new Gap(
                "HOST_AT_BOTH_ENDS",
                sentence.toString(),
                "from one host to another, ufw knows the other by its addresses alone, and host() is none",
                "write the other host as cidr(..)");
    }

    static Gap protocol(Object sentence, Port port) {
        return new Gap(
                "PROTOCOL",
                sentence.toString(),
                "ufw has no rules about the ports of SCTP, such as " + port,
                "leave it out, or close the host with isolate(host()).ingress()");
    }

    static Gap ping(Object sentence) {
        return new Gap(
                "PING",
                sentence.toString(),
                "ufw has no rules about ICMP: /etc/ufw/before.rules decide, and let ping pass before any other rule",
                "leave ping() out; to stop ping, edit before.rules and before6.rules");
    }

    static Gap namedPort(Object sentence, Port port) {
        return new Gap(
                "NAMED_PORT",
                sentence.toString(),
                port + " is not a name that /etc/services surely has",
                "write the port's number");
    }

    static Gap namedPortElsewhere(Object sentence, Port port) {
        return new Gap(
                "NAMED_PORT",
                sentence.toString(),
                port + " is declared by the other end, and ufw can't ask it",
                "write the port's number");
    }

    static Gap anyPort(Object sentence, String direction) {
        return new Gap(
                "ANY_PORT_CLOSES_HOST",
                sentence.toString(),
                "an Allow closes what it names to all others, and with this one that is every port in this direction"
                        + (direction.equals("ingress") ? ", SSH included" : ", DNS included"),
                "name the ports, or say that it is meant: isolate(host())." + direction
                        + "() as a rule of the policy, not in ufw(..)");
    }

    static Gap guardsAnyPort(Object sentence, Port port, boolean ofTcp) {
        return new Gap(
                "ANY_PORT",
                sentence.toString(),
                "on the host, " + port + " would close every such port of it" + (ofTcp ? ", SSH included" : ""),
                "name the ports");
    }

    static Gap guardsNamedPort(Object sentence, Port port) {
        return new Gap(
                "NAMED_PORT",
                sentence.toString(),
                "which number " + port + " is, the pods declare, and the host declares none",
                "write the port's number");
    }

    static Gap guardsPing(Object sentence) {
        return new Gap(
                "PING",
                sentence.toString(),
                "ufw lets ping pass before any rule, so ping() can't be guarded on the host",
                "leave ping() out of what is rewritten");
    }
}
