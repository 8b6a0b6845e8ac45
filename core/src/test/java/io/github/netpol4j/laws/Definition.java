package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Barrier;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What rules mean, as regions of flows: the definition of a policy's meaning, transcribed as it stands. It shares nothing with
 * the library but the rules and the regions. Broken meanings are made by overriding one statement of it.
 */
class Definition {

    /** One source and one destination of an Allow or a Deny. */
    record Pair(Peer s, Peer d, List<Port> ports) {}

    private final List<Pair> allows = new ArrayList<>();
    private final List<Pair> denies = new ArrayList<>();
    private final List<Peer> isolatedEgress = new ArrayList<>();
    private final List<Peer> isolatedIngress = new ArrayList<>();
    private final Semantics semantics;

    /** The meaning of rules with nothing left to a policy. */
    Definition(List<Rule> rules, Semantics semantics) {
        this.semantics = semantics;
        for (Rule rule : rules) {
            if (rule instanceof Allow allow) {
                expand(allows, allow.sources(), allow.destinations(), allow.ports());
            } else if (rule instanceof Deny deny) {
                expand(denies, deny.sources(), deny.destinations(), deny.ports());
            } else if (rule instanceof Isolate isolate) {
                for (Direction direction : isolate.directions()) {
                    (direction == Direction.EGRESS ? isolatedEgress : isolatedIngress).addAll(isolate.subjects());
                }
            }
        }
    }

    private static void expand(List<Pair> pairs, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        for (Peer s : sources) {
            for (Peer d : destinations) {
                pairs.add(new Pair(s, d, ports));
            }
        }
    }

    /** Passes: not isoE or grantE, not isoI or grantI, and no Deny. */
    Meaning meaning() {
        return Meaning.of(
                new Barrier(isoE(), and(grantE(), untouched())),
                new Barrier(isoI(), and(grantI(), untouched())),
                new Barrier(denied(), untouched()));
    }

    private static List<Region> and(List<Region> some, List<Region> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    List<Region> isoE() {
        Stream<Region> isolates = isolatedEgress.stream().flatMap(peer -> guarded(End.SOURCE, peer, List.of()));
        Stream<Region> byAllow =
                allows.stream().filter(this::isolatesSource).flatMap(pair -> guarded(End.SOURCE, pair.s, pair.ports));
        return Stream.concat(isolates, byAllow).toList();
    }

    List<Region> isoI() {
        Stream<Region> isolates = isolatedIngress.stream().flatMap(peer -> guarded(End.DESTINATION, peer, List.of()));
        Stream<Region> byAllow = allows.stream()
                .filter(this::isolatesDestination)
                .flatMap(pair -> guarded(End.DESTINATION, pair.d, pair.ports));
        return Stream.concat(isolates, byAllow).toList();
    }

    /** Whether an Allow closes its source, where that is one that can be closed. */
    boolean isolatesSource(Pair pair) {
        return pair.d instanceof IpBlock || pair.d instanceof Peer.Anywhere;
    }

    /** Whether an Allow closes its destination, where that is one that can be closed. */
    boolean isolatesDestination(Pair pair) {
        return true;
    }

    /** An end that a rule names: pods as a whole, a host on the ports in question. */
    private Stream<Region> guarded(End end, Peer peer, List<Port> ports) {
        if (!isGuarded(peer)) {
            return Stream.empty();
        }
        Region there = match(Region.all(), end, peer);
        return peer instanceof Peer.Host && !ports.isEmpty()
                ? ports.stream().map(port -> port(there, port))
                : Stream.of(there);
    }

    List<Region> grantE() {
        return hits(allows, this::grantsSource);
    }

    List<Region> grantI() {
        return hits(allows, this::grantsDestination);
    }

    /** The named-end rule, at the source. */
    boolean grantsSource(Pair pair) {
        return isGuarded(pair.s);
    }

    /** The named-end rule, at the destination. */
    boolean grantsDestination(Pair pair) {
        return isGuarded(pair.d) || pair.d instanceof Peer.Dns;
    }

    List<Region> denied() {
        return hits(denies, pair -> true);
    }

    /** What Allows between pods cover. */
    List<Region> promised() {
        return hits(allows, pair -> isPods(pair.s) && isPods(pair.d));
    }

    /** The flows at whose one end is what a pods, host or DNS peer of an Allow matches. */
    List<Region> spokenOf(End end) {
        return allows.stream()
                .flatMap(pair -> Stream.of(pair.s, pair.d))
                .filter(peer -> isGuarded(peer) || peer instanceof Peer.Dns)
                .distinct()
                .map(peer -> match(Region.all(), end, peer))
                .toList();
    }

    /** What no policy touches, if isolation means nothing to protocols without ports. */
    List<Region> untouched() {
        Numbers others = new Numbers(List.of(new Span(0, 5), new Span(7, 16), new Span(18, 131), new Span(133, 255)));
        return semantics.otherProtocols() == Semantics.OtherProtocols.OPEN
                ? List.of(Region.all().with(Dimension.protocol(), others))
                : List.of();
    }

    private List<Region> hits(List<Pair> pairs, Predicate<Pair> which) {
        List<Region> regions = new ArrayList<>();
        for (Pair pair : pairs) {
            if (which.test(pair)) {
                Region ends = match(match(Region.all(), End.SOURCE, pair.s), End.DESTINATION, pair.d);
                pair.ports.forEach(port -> regions.add(port(ends, port)));
            }
        }
        return regions;
    }

    static boolean isPods(Peer peer) {
        return peer instanceof Pods || peer instanceof Namespaces;
    }

    static boolean isGuarded(Peer peer) {
        return isPods(peer) || peer instanceof Peer.Host;
    }

    private Region match(Region region, End end, Peer peer) {
        if (peer instanceof Pods pods) {
            Region there = namespaces(region, end, pods.namespaces());
            for (Requirement requirement : pods.labels().requirements()) {
                there = there.label(end, requirement.key(), allowed(requirement));
            }
            return there;
        }
        if (peer instanceof Namespaces namespaces) {
            return namespaces(region, end, namespaces);
        }
        if (peer instanceof IpBlock block) {
            Region inside = region.with(Dimension.address(end), addresses(block));
            return semantics.podIpsInIpBlocks() ? inside : inside.at(end, Location.noPods());
        }
        if (peer instanceof Peer.Dns) {
            return region.at(end, Location.podsIn(List.of("kube-system")))
                    .label(end, "k8s-app", Names.in(List.of("kube-dns")));
        }
        return peer instanceof Peer.Host ? region.at(end, Location.hosts()) : region;
    }

    Addresses addresses(IpBlock block) {
        return Addresses.of(block.block(), block.except());
    }

    Region namespaces(Region region, End end, Namespaces namespaces) {
        Region there = region.at(end, Location.pods());
        Collection<String> names = namespaces.names();
        there = names.isEmpty() ? there : there.at(end, Location.podsIn(names));
        for (Requirement requirement : namespaces.labels().requirements()) {
            there = there.namespaceLabel(end, requirement.key(), allowed(requirement));
        }
        return there;
    }

    Names allowed(Requirement requirement) {
        return switch (requirement.operator()) {
            case IN -> new Names(false, false, requirement.values());
            case NOT_IN -> new Names(true, true, requirement.values());
            case EXISTS -> new Names(false, true, new TreeSet<>());
            case DOES_NOT_EXIST -> new Names(true, false, new TreeSet<>());
        };
    }

    Region port(Region region, Port port) {
        if (port instanceof Port.All all) {
            return region.protocols(List.of(all.protocol()));
        }
        if (port instanceof Port.Numbers numbers) {
            return region.ports(
                    numbers.protocol(), numbers.range().from(), numbers.range().to());
        }
        if (port instanceof Port.Named named) {
            return region.portName(named.protocol(), named.name());
        }
        return port instanceof Port.Ping ? region.protocols(List.of(Protocol.ICMP, Protocol.ICMPV6)) : region;
    }
}
