package io.github.netpol4j.rule;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Intent.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What in a policy may surprise whoever wrote it; each surprise was seen to happen (see the codes in {@link Findings}). */
final class PolicyFindings {

    private final Intent intent;
    /** How the policy's author wrote a peer: findings speak in the policy's own words. */
    private final Map<Peer, Peer> words = new HashMap<>();

    private final Set<Finding> found = new LinkedHashSet<>();

    private PolicyFindings(Policy policy, Intent intent) {
        this.intent = intent;
        for (Rule rule : policy.rules()) {
            for (Peer peer : rule.peers()) {
                Sentences.resolved(List.of(peer), policy.namespace(), policy.appLabel())
                        .forEach(resolved -> words.putIfAbsent(resolved, peer));
            }
        }
    }

    private String said(Peer resolved) {
        return Sentences.peers(List.of(written(resolved)));
    }

    private Peer written(Peer resolved) {
        return words.getOrDefault(resolved, resolved);
    }

    static List<Finding> of(Policy policy, Intent intent, List<Cidr> podRanges) {
        PolicyFindings findings = new PolicyFindings(policy, intent);
        findings.closedByAllow();
        findings.isolatedByAllowsAlone();
        findings.withoutEffect();
        findings.repeated(policy);
        findings.contradictions(policy);
        findings.otherEnds();
        findings.noDns();
        findings.hosts();
        findings.podsInBlocks(podRanges);
        return findings.found.stream()
                .sorted(Comparator.comparing(Finding::place)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::sentence))
                .toList();
    }

    private void closedByAllow() {
        for (Pair pair : intent.allows()) {
            if (Containment.isNobody(pair.source()) || Containment.isNobody(pair.destination())) {
                continue;
            }
            if (Allow.isolatesSource(pair.source(), pair.destination())
                    && Containment.pods(pair.source()).isPresent()
                    && !isExplicit(pair.source(), Direction.EGRESS)) {
                found.add(Findings.egressClosed(pair.written(), said(pair.source()), missingDns(pair.source())));
            }
            boolean fromAddresses =
                    !pair.source().isGuardable() && !pair.source().equals(new Peer.Dns());
            boolean everything =
                    pair.source().equals(new Peer.Anywhere()) && pair.ports().contains(new Port.Any());
            if (fromAddresses
                    && !everything
                    && pair.destination().isGuardable()
                    && Containment.pods(pair.destination()).isPresent()
                    && !isExplicit(pair.destination(), Direction.INGRESS)) {
                found.add(Findings.ingressClosed(pair.written(), pair.source(), said(pair.destination())));
            }
        }
    }

    private void isolatedByAllowsAlone() {
        for (Isolation isolation : intent.isolations()) {
            if (!isolation.isExplicit() && !isExplicit(isolation.subject(), isolation.direction())) {
                found.add(Findings.isolatedOnlyByAllow(isolation, said(isolation.subject())));
            }
        }
    }

    private void withoutEffect() {
        List<Pair> allows = intent.allows();
        for (Pair pair : allows) {
            if (pair.destination().equals(new Peer.Dns())
                    && !Containment.isNobody(pair.source())
                    && isOpenToDns(pair)) {
                found.add(Findings.dnsAlreadyOpen(pair.written(), said(pair.source())));
            }
        }
        Map<Rule, List<Pair>> byRule = new LinkedHashMap<>();
        allows.forEach(pair ->
                byRule.computeIfAbsent(pair.written(), key -> new ArrayList<>()).add(pair));
        List<Rule> order = List.copyOf(byRule.keySet());
        byRule.forEach((rule, own) -> {
            if (own.stream().allMatch(pair -> isWithinOne(pair, intent.denies(), any -> true))) {
                found.add(Findings.denied(rule));
            }
            Predicate<Pair> stronger = other -> isStronger(rule, own, other, byRule, order);
            if (own.stream().allMatch(pair -> isWithinOne(pair, allows, stronger))) {
                found.add(Findings.alreadyAllowed(rule));
            }
        });
    }

    private void repeated(Policy policy) {
        Set<Rule> said = new HashSet<>();
        policy.rules().stream().filter(rule -> !said.add(rule)).forEach(rule -> found.add(Findings.repeated(rule)));
    }

    /** Another rule; of two that allow the same, the one written first. */
    private static boolean isStronger(
            Rule rule, List<Pair> own, Pair other, Map<Rule, List<Pair>> byRule, List<Rule> order) {
        if (other.written().equals(rule)) {
            return false;
        }
        boolean mutual = byRule.getOrDefault(other.written(), List.of()).stream()
                .allMatch(pair -> isWithinOne(pair, own, any -> true));
        return !mutual || order.indexOf(other.written()) < order.indexOf(rule);
    }

    private static boolean isWithinOne(Pair pair, List<Pair> others, Predicate<Pair> filter) {
        return others.stream()
                .filter(other -> Containment.within(pair.source(), other.source())
                        && Containment.within(pair.destination(), other.destination())
                        && (isDeny(other) || isSameKind(pair, other))
                        && Containment.within(pair.ports(), other.ports()))
                .anyMatch(filter);
    }

    /** A Deny names no end: it takes back whatever it covers. */
    private static boolean isDeny(Pair pair) {
        return pair.written().fold(allow -> false, deny -> true, isolate -> false);
    }

    /** Pods within anywhere() are granted another way: one names their end, the other does not. */
    private static boolean isSameKind(Pair one, Pair other) {
        return isSameKind(one.source(), other.source()) && isSameKind(one.destination(), other.destination());
    }

    private static boolean isSameKind(Peer one, Peer other) {
        return one.isGuardable() == other.isGuardable() && one.equals(new Peer.Dns()) == other.equals(new Peer.Dns());
    }

    private boolean isOpenToDns(Pair pair) {
        return Containment.pods(pair.source())
                .map(pods -> !isTouched(pods, Direction.EGRESS) && !isTouched(Peer.Dns.PODS, Direction.INGRESS))
                .orElse(false);
    }

    private boolean isTouched(Pods pods, Direction direction) {
        return intent.isolations().stream()
                .filter(isolation -> isolation.direction() == direction)
                .flatMap(isolation -> Containment.pods(isolation.subject()).stream())
                .anyMatch(subject -> subject.overlaps(pods));
    }

    private void contradictions(Policy policy) {
        for (Rule rule : policy.rules()) {
            for (Peer peer :
                    rule.resolved(policy.namespace(), policy.appLabel()).peers()) {
                if (Containment.isNobody(peer)) {
                    found.add(Findings.contradictoryPeer(rule, said(peer)));
                }
            }
        }
    }

    /** An Allow between pods and anywhere() speaks for the pods alone; the other ends that are isolated stay closed to it. */
    private void otherEnds() {
        for (Pair pair : intent.allows()) {
            if (pair.destination().equals(new Peer.Anywhere())) {
                otherEnds(pair, Direction.INGRESS);
            }
            if (pair.source().equals(new Peer.Anywhere())) {
                otherEnds(pair, Direction.EGRESS);
            }
        }
    }

    private void otherEnds(Pair pair, Direction direction) {
        List<Peer> closed = intent.isolations().stream()
                .filter(isolation -> isolation.direction() == direction)
                .map(Isolation::subject)
                .filter(subject -> Containment.pods(subject).isPresent())
                .filter(subject -> !isGranted(pair, subject, direction))
                .distinct()
                .toList();
        List<Peer> widest = closed.stream()
                .filter(subject -> closed.stream()
                        .noneMatch(other -> !other.equals(subject)
                                && Containment.within(subject, other)
                                && !Containment.within(other, subject)))
                .map(this::written)
                .toList();
        Peer near = direction == Direction.INGRESS ? pair.source() : pair.destination();
        if (!closed.isEmpty()) {
            found.add(Findings.otherEndIsolated(
                    pair.written(), said(near), Sentences.peers(widest), pair.ports(), direction));
        }
    }

    private boolean isGranted(Pair pair, Peer end, Direction direction) {
        boolean in = direction == Direction.INGRESS;
        Peer near = in ? pair.source() : pair.destination();
        return intent.allows().stream()
                .filter(other -> Containment.within(near, in ? other.source() : other.destination()))
                .filter(other -> in
                        ? other.destination().isGuardable() && Containment.within(end, other.destination())
                        : other.source().isGuardable() && Containment.within(end, other.source()))
                .anyMatch(other -> Containment.within(pair.ports(), other.ports()));
    }

    private void noDns() {
        for (Isolation isolation : intent.isolations()) {
            if (isolation.direction() == Direction.EGRESS
                    && Containment.pods(isolation.subject()).isPresent()) {
                List<Port> missing = missingDns(isolation.subject());
                if (!missing.isEmpty()) {
                    found.add(Findings.noDns(isolation, said(isolation.subject()), missing));
                }
            }
        }
    }

    /** The DNS ports that no Allow opens for all of these pods, by the cluster's DNS or by an address that could be one. */
    private List<Port> missingDns(Peer source) {
        List<Port> open = intent.allows().stream()
                .filter(pair -> pair.source().isGuardable() && Containment.within(source, pair.source()))
                .filter(pair -> Containment.block(pair.destination()).isPresent()
                        || Containment.within(Peer.Dns.PODS, pair.destination())
                        || pair.destination().equals(new Peer.Dns()))
                .flatMap(pair -> pair.ports().stream())
                .toList();
        return Containment.missing(Peer.Dns.PORTS, open);
    }

    private void hosts() {
        Peer host = new Peer.Host();
        for (Pair pair : intent.allows()) {
            if (pair.destination().equals(host)
                    && pair.ports().contains(new Port.Any())
                    && !isExplicit(host, Direction.INGRESS)) {
                found.add(Findings.hostClosed(pair.written()));
            }
        }
    }

    private void podsInBlocks(List<Cidr> podRanges) {
        for (Pair pair : intent.allows()) {
            for (Peer peer : List.of(pair.source(), pair.destination())) {
                Optional<IpBlock> block = Containment.block(peer);
                for (Cidr range : podRanges) {
                    if (block.isPresent()
                            && block.get().block().overlaps(range)
                            && block.get().except().stream().noneMatch(hole -> hole.contains(range))) {
                        found.add(Findings.blockHoldsPods(pair.written(), block.get(), range));
                    }
                }
            }
        }
    }

    private boolean isExplicit(Peer subject, Direction direction) {
        return intent.isolations().stream()
                .filter(isolation -> isolation.direction() == direction && isolation.isExplicit())
                .anyMatch(isolation -> Containment.within(subject, isolation.subject()));
    }
}
