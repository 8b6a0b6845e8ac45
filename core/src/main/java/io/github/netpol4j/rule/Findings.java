package io.github.netpol4j.rule;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every finding about policies, in one place. */
final class Findings {

    private Findings() {}

    static Finding egressClosed(Rule rule, String source, List<Port> missingDns) {
        String dns = missingDns.isEmpty() ? "" : "DNS (" + ports(missingDns) + "), ";
        return new Finding(
                "EGRESS_CLOSED_BY_ALLOW",
                Severity.WARNING,
                Place.of(rule.toString()),
                "this also closes the egress of " + source
                        + ": from now on it may reach only what rules allow, and is cut off"
                        + " from all else, such as " + dns + "other pods, the API server and outside addresses",
                "if that is meant, add isolate(" + source + ").egress()"
                        + (missingDns.isEmpty() ? "" : " and allow(from(" + source + ")).to(dns())")
                        + "; if not, leave this Allow out: without it nothing is closed");
    }

    static Finding ingressClosed(Rule rule, Peer source, String destination) {
        boolean addresses = Containment.block(source).isPresent();
        return new Finding(
                "INGRESS_CLOSED_BY_ALLOW",
                Severity.WARNING,
                Place.of(rule.toString()),
                "this also closes the ingress of " + destination + " to all else: "
                        + (addresses ? "pods outside " + source + ", other addresses and " : "")
                        + "every other port",
                "if that is meant, add isolate(" + destination + ").ingress(); if not, allow the others too, pods with"
                        + " allow(from(everyPod())).to(" + destination + ").ports(anyPort())");
    }

    static Finding isolatedOnlyByAllow(Isolation isolation, String subject) {
        int rules = isolation.because().size();
        return new Finding(
                "ISOLATED_ONLY_BY_ALLOW",
                Severity.INFO,
                Place.of(isolation.because().get(0).toString()),
                "the " + isolation.direction() + " of " + subject + " is closed by "
                        + (rules == 1 ? "this Allow alone" : rules + " Allows alone")
                        + ": whoever removes the last one opens it to everyone",
                "add isolate(" + subject + ")." + isolation.direction() + "()");
    }

    static Finding dnsAlreadyOpen(Rule rule, String source) {
        return new Finding(
                "NO_EFFECT",
                Severity.INFO,
                Place.of(rule.toString()),
                "the egress of " + source + " is open, so it reaches DNS already; an Allow to dns() isolates nothing",
                "leave it out, or isolate(" + source + ").egress() too");
    }

    static Finding denied(Rule rule) {
        return new Finding(
                "NO_EFFECT",
                Severity.WARNING,
                Place.of(rule.toString()),
                "a Deny forbids all that this allows; what is left of it is that it isolates its ends",
                "leave out the Allow, or narrow the Deny");
    }

    static Finding alreadyAllowed(Rule rule) {
        return new Finding(
                "NO_EFFECT",
                Severity.INFO,
                Place.of(rule.toString()),
                "other rules already allow all of this",
                "leave it out");
    }

    static Finding repeated(Rule rule) {
        return new Finding(
                "NO_EFFECT",
                Severity.INFO,
                Place.of(rule.toString()),
                "this rule is here more than once, and said once it does the same",
                "leave the others out");
    }

    static Finding contradictoryPeer(Rule rule, String peer) {
        String otherEnd = rule.fold(
                allow -> "; the ends that the rule guards otherwise are still isolated", deny -> "", isolate -> "");
        return new Finding(
                "CONTRADICTORY_PEER",
                Severity.ERROR,
                Place.of(rule.toString()),
                "nobody can ever be " + peer
                        + ", because its requirements contradict each other: for that peer the rule does" + " nothing"
                        + otherEnd,
                "correct the labels, or leave the peer out");
    }

    static Finding otherEndIsolated(Rule rule, String near, String closed, List<Port> ports, Direction direction) {
        String all = ")" + Sentences.ports(ports);
        String missing = direction == Direction.INGRESS
                ? "allow(from(" + near + ")).to(" + closed + all
                : "allow(from(" + closed + ")).to(" + near + all;
        return new Finding(
                "OTHER_END_ISOLATED",
                Severity.WARNING,
                Place.of(rule.toString()),
                "anywhere() speaks for no end: the " + direction + " of " + closed
                        + " is isolated, and this does not open it",
                "if it is meant to, add " + missing);
    }

    static Finding noDns(Isolation isolation, String subject, List<Port> missing) {
        return new Finding(
                "NO_DNS",
                Severity.WARNING,
                Place.of(isolation.because().get(0).toString()),
                "the egress of " + subject + " is isolated, and nothing opens " + ports(missing)
                        + " to DNS for all of it: names will not resolve",
                "add allow(from(" + subject
                        + ")).to(dns()); where a node-local cache answers, allow its address, such as" + " allow(from("
                        + subject + ")).to(cidr(\"169.254.20.10/32\"))" + Sentences.ports(missing));
    }

    static Finding hostClosed(Rule rule) {
        return new Finding(
                "HOST_CLOSED_BY_ANY_PORT",
                Severity.ERROR,
                Place.of(rule.toString()),
                "an Allow to host() closes the ports that it names to everyone else, and anyPort() names all of them, the"
                        + " one that you administer the host by included",
                "name the ports, or add isolate(host()).ingress() if the whole host is meant to be closed");
    }

    static Finding blockHoldsPods(Rule rule, IpBlock block, Cidr range) {
        boolean isAllPods = range.contains(block.block());
        return new Finding(
                "BLOCK_HOLDS_PODS",
                Severity.WARNING,
                Place.of(rule.toString()),
                block + " overlaps " + range + ", where pods have their addresses: pods there match too, or not, as the"
                        + " network plugin has it",
                isAllPods
                        ? "name the pods by label instead; if all of them are meant, everyPod()"
                        : "write " + without(block, range) + ", or name the pods by label");
    }

    private static IpBlock without(IpBlock block, Cidr range) {
        Stream<Cidr> others = block.except().stream().filter(hole -> !range.contains(hole));
        return new IpBlock(
                block.block(), Stream.concat(others, Stream.of(range)).toList());
    }

    private static String ports(List<Port> ports) {
        return ports.stream().map(Port::toString).collect(Collectors.joining(", "));
    }
}
