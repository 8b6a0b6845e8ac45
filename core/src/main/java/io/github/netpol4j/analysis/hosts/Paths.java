package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.analysis.hosts.HostOptions.Leaving;
import io.github.netpol4j.analysis.hosts.HostOptions.ServiceProxy;
import io.github.netpol4j.analysis.hosts.Scenario.About;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.target.Enforcement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every path that a connection can take, as far as it is not known which it takes. */
final class Paths {

    private final HostOptions options;
    private final Policies policies;
    private final Firewalls firewalls;

    Paths(Enforcement enforcement, HostOptions options) {
        this.options = options;
        this.policies = new Policies(enforcement, options.flows());
        this.firewalls = new Firewalls(options.flows());
    }

    /** None if the way is of no use to who asks. */
    List<Scenario> of(Asker asker, Entry entry) {
        List<Scenario> all = new ArrayList<>();
        for (boolean ipvs : proxies(asker, entry)) {
            for (Target target : targets(asker, entry)) {
                Optional<Boolean> six = family(asker, target);
                six.ifPresent(family -> all.addAll(to(target, asker, entry, ipvs, family)));
            }
        }
        return all.stream().distinct().toList();
    }

    private List<Scenario> to(Target target, Asker asker, Entry entry, boolean ipvs, boolean six) {
        List<Scenario> all = new ArrayList<>();
        for (Optional<Machine> from : orNone(asker.places())) {
            for (Optional<Machine> arrival : orNone(entry.arrivals())) {
                for (Optional<Machine> place : places(target, from, arrival, asker, entry)) {
                    if (isPassedBy(entry, target, place)) {
                        continue;
                    }
                    Hop hop = new Hop(from, arrival, place, ipvs, six);
                    for (Seen seen : seen(asker, entry, target, hop)) {
                        SortedMap<About, String> suppositions = new TreeMap<>();
                        suppositions.put(About.PROXY, "with kube-proxy in " + (ipvs ? "IPVS" : "iptables") + " mode");
                        from.ifPresent(
                                node -> suppositions.put(About.ASKER, Words.asker(asker.end()) + " on " + node.name()));
                        arrival.ifPresent(node -> suppositions.put(About.ARRIVAL, "through " + node.name()));
                        suppositions.put(About.TARGET, "answered by " + target.words());
                        place.ifPresent(node -> suppositions.put(About.PLACE, "it being on " + node.name()));
                        suppositions.put(About.SEEN, seen.words());
                        Path path = new Path(policies, firewalls, options, asker, entry, target, hop, seen);
                        all.add(new Scenario(suppositions, path.steps()));
                    }
                }
            }
        }
        return all;
    }

    /** A load balancer finds out which nodes have pods of a Service whose externalTrafficPolicy is Local, and asks no others. */
    private static boolean isPassedBy(Entry entry, Target target, Optional<Machine> place) {
        boolean inCluster = target instanceof Target.OnPod || target instanceof Target.OnHost;
        return entry.way().kind() == Way.Kind.LOAD_BALANCER && inCluster && place.isEmpty();
    }

    private static List<Optional<Machine>> orNone(Collection<Machine> machines) {
        return machines.isEmpty()
                ? List.of(Optional.empty())
                : machines.stream().map(Optional::of).toList();
    }

    private List<Boolean> proxies(Asker asker, Entry entry) {
        boolean rewritten = entry.way().kind() != Way.Kind.HOST_PORT
                && (!entry.arrivals().isEmpty() || (asker.kind() != Asker.Kind.OUTSIDE && entry.isService()));
        if (!rewritten || options.proxy() == ServiceProxy.REWRITING) {
            return List.of(false);
        }
        return options.proxy() == ServiceProxy.IPVS ? List.of(true) : List.of(false, true);
    }

    /** Addresses of pods and of Services lead nowhere from outside. */
    private static List<Target> targets(Asker asker, Entry entry) {
        boolean direct = asker.kind() == Asker.Kind.OUTSIDE && entry.arrivals().isEmpty();
        return entry.targets().stream()
                .filter(target -> !direct || !(target instanceof Target.OnPod))
                .toList();
    }

    /** The nodes that a target is on, for a connection that comes by one. */
    private static List<Optional<Machine>> places(
            Target target, Optional<Machine> from, Optional<Machine> arrival, Asker asker, Entry entry) {
        List<Machine> all = target instanceof Target.OnPod pod
                ? pod.places()
                : target instanceof Target.OnHost host ? host.places() : List.of();
        boolean stays = entry.keepsClients() && arrival.isPresent() && asker.kind() == Asker.Kind.OUTSIDE;
        if (stays && !all.isEmpty()) {
            // A pod whose node is not known may be on this one; if it is known to be on another, nobody answers here.
            boolean known =
                    target instanceof Target.OnPod pod ? pod.pod().pod().node().isPresent() : all.size() == 1;
            return known && !all.get(0).name().equals(arrival.get().name())
                    ? List.of(Optional.empty())
                    : List.of(arrival);
        }
        // Of the nodes without a firewall that take no part otherwise, one stands for all.
        List<Optional<Machine>> some = new ArrayList<>();
        boolean stands = false;
        for (Machine node : all) {
            Optional<Machine> one = Optional.of(node);
            boolean own = node.rules().isPresent() || Hop.same(one, from) || Hop.same(one, arrival);
            if (own || !stands) {
                some.add(one);
            }
            stands |= !own;
        }
        // A node that asks is one of the cluster, though the cluster may not list it.
        boolean open =
                target instanceof Target.OnPod pod && pod.pod().pod().node().isEmpty();
        if (open && asker.kind() == Asker.Kind.HOST && some.stream().noneMatch(one -> Hop.same(one, from))) {
            some.add(from);
        }
        return some.isEmpty() ? orNone(all) : some;
    }

    private static Optional<Boolean> family(Asker asker, Target target) {
        boolean preferred = asker.end().addresses().stream()
                .findFirst()
                .map(IpAddress::isIpv6)
                .orElse(false);
        List<IpAddress> there = target instanceof Target.OnPod pod
                ? pod.pod().pod().addresses()
                : target instanceof Target.OnHost host
                        ? host.places().get(0).node().addresses()
                        : target instanceof Target.Outside outside ? List.of(outside.address()) : List.of();
        if (there.isEmpty()) {
            return Optional.of(preferred);
        }
        return there.stream().map(IpAddress::isIpv6).filter(asker::speaks).findFirst();
    }

    /** As whom the target can see who asks. */
    private List<Seen> seen(Asker asker, Entry entry, Target target, Hop hop) {
        boolean six = hop.six();
        Endpoint end =
                asker.kind() == Asker.Kind.HOST ? hop.from().orElseThrow().node() : asker.end();
        Seen itself = asker.kind() == Asker.Kind.HOST
                ? new Seen(end, hop.from().orElseThrow().blocks(six), false)
                : Seen.asItself(asker, end, six);
        List<Seen> all = new ArrayList<>(List.of(itself));
        boolean elsewhere = hop.arrival().isPresent() && !hop.arrival().equals(hop.from());
        boolean onPod = target instanceof Target.OnPod;
        if (asker.kind() == Asker.Kind.POD && !onPod && !hop.from().equals(hop.place())) {
            Seen node = Seen.as(hop.from().orElseThrow(), six);
            if (options.leaving() == Leaving.AS_NODE) {
                all.clear();
            }
            if (options.leaving() != Leaving.AS_POD) {
                all.add(node);
            }
        }
        boolean keeps = entry.keepsClients();
        if (hop.arrival().isPresent() && !keeps && (elsewhere || asker.kind() == Asker.Kind.POD)) {
            all.add(Seen.as(hop.arrival().get(), six));
        }
        return all.stream().distinct().toList();
    }
}
