package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.felix.FelixSettings.Failsafe;
import io.github.netpol4j.calico.internal.felix.Chain.Plan;
import io.github.netpol4j.calico.internal.felix.Chain.Step;
import io.github.netpol4j.calico.internal.felix.Chain.Stretch;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.flow.Barrier;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Felix lets pass, as sets of flows: the same ways that {@link FelixEvaluator} follows, for all flows at once. */
public final class FelixMeaning {

    private final Ruleset ruleset;
    private final SelectorRegions selectors;
    private final RuleRegions rules;

    private FelixMeaning(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.selectors = new SelectorRegions(ruleset);
        this.rules = new RuleRegions(ruleset);
    }

    /**
     * What passes.
     *
     * @param ruleset what is enforced
     * @return what surely and possibly passes
     */
    public static Meaning of(Ruleset ruleset) {
        FelixMeaning meaning = new FelixMeaning(ruleset);
        Chain egress = meaning.pods(Direction.EGRESS);
        Chain ingress = meaning.pods(Direction.INGRESS);
        Optional<Meaning> plain = ruleset.hosts().isEmpty() ? plain(egress, ingress) : Optional.empty();
        return plain.orElseGet(() -> meaning.full(egress, ingress));
    }

    private static End end(Direction direction) {
        return direction == Direction.EGRESS ? End.SOURCE : End.DESTINATION;
    }

    private Chain pods(Direction direction) {
        return Chain.of(
                ruleset,
                rules,
                direction,
                new Plan(
                        PolicyEntry.Stage.NORMAL,
                        policy -> selectors.pods(policy.applied(), end(direction)),
                        true,
                        false));
    }

    /**
     * Tiers that only deny and pass on, then at most one that only allows: what most policies are. There, order does not matter, and
     * what is alike in two such rulesets need not be looked at to compare them.
     */
    private static Optional<Meaning> plain(Chain egress, Chain ingress) {
        List<Region> denied = new ArrayList<>();
        Optional<Barrier> there = barrier(egress, denied);
        Optional<Barrier> here = barrier(ingress, denied);
        return there.isEmpty() || here.isEmpty()
                ? Optional.empty()
                : Optional.of(Meaning.of(there.get(), here.get(), new Barrier(denied, List.of())));
    }

    private static Optional<Barrier> barrier(Chain chain, List<Region> denied) {
        Barrier barrier = new Barrier(List.of(), List.of());
        for (Stretch tier : chain.tiers()) {
            boolean exact = tier.applies().isExact()
                    && tier.steps().stream().allMatch(step -> step.hits().isExact());
            Action only =
                    tier.steps().isEmpty() ? tier.atEnd() : tier.steps().get(0).action();
            boolean last = chain.tiers().indexOf(tier) == chain.tiers().size() - 1;
            if (!exact || tier.steps().size() > 1) {
                return Optional.empty();
            }
            if (tier.atEnd() == Action.PASS && only != Action.ALLOW) {
                tier.steps().stream()
                        .filter(step -> step.action() == Action.DENY)
                        .forEach(step -> denied.addAll(step.hits().must()));
            } else if (tier.atEnd() == Action.DENY && last && only != Action.PASS) {
                List<Region> open = tier.steps().stream()
                        .filter(step -> step.action() == Action.ALLOW)
                        .map(Step::hits)
                        .flatMap(hits -> hits.must().stream())
                        .toList();
                barrier = new Barrier(tier.applies().must(), open);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(barrier);
    }

    private Meaning full(Chain egress, Chain ingress) {
        List<FlowSet> surely = new ArrayList<>();
        List<FlowSet> possibly = new ArrayList<>();
        List<FlowSet> closed = new ArrayList<>();
        boolean exact = isExact(egress) && isExact(ingress);
        for (Direction direction : List.of(Direction.EGRESS, Direction.INGRESS)) {
            Extent pods = Extent.exactly(Region.all().at(end(direction), Location.pods()));
            Chain chain = direction == Direction.EGRESS ? egress : ingress;
            Traffic ofPods = Traffic.of(pods, List.of());
            add(ofPods, new Ways(ofPods.may).through(chain).end(true), surely, possibly);
            FlowSet isolated = isolated(chain);
            for (HostEntry host : ruleset.hosts()) {
                HostChains local = new HostChains(host, direction, direction);
                add(local.local(), local.localWays(), surely, possibly);
                isolated = isolated.or(local.isolated());
                exact &= local.isLocalExact();
                for (Direction way : List.of(Direction.INGRESS, Direction.EGRESS)) {
                    HostChains chains = way == direction ? local : new HostChains(host, direction, way);
                    if (chains.isForwarding()) {
                        add(chains.forwarded(), chains.forwardedWays(), surely, possibly);
                        exact &= chains.isForwardingExact();
                    }
                }
            }
            closed.add(isolated);
        }
        return Meaning.of(surely, exact ? surely : possibly, closed.get(0), closed.get(1));
    }

    private static boolean isExact(Chain chain) {
        return chain.tiers().stream()
                .allMatch(tier -> tier.applies().isExact()
                        && tier.steps().stream().allMatch(step -> step.hits().isExact()));
    }

    /** The flows that an endpoint sees, where it may depend on more than flows tell. */
    private record Traffic(FlowSet must, FlowSet may) {

        static Traffic of(Extent extent, List<Region> without) {
            FlowSet untouched = FlowSet.of(without);
            return new Traffic(
                    FlowSet.of(extent.must()).minus(untouched),
                    FlowSet.of(extent.may()).minus(untouched));
        }
    }

    /** Flows that are none of the endpoint's pass, as far as it is concerned. */
    private static void add(Traffic traffic, Ways ways, List<FlowSet> surely, List<FlowSet> possibly) {
        surely.add(ways.denied().not());
        possibly.add(traffic.must.minus(ways.allowed()).not());
    }

    private static FlowSet isolated(Chain chain) {
        FlowSet isolated = FlowSet.none();
        for (Stretch tier : chain.tiers()) {
            isolated = tier.atEnd() == Action.DENY
                    ? isolated.or(FlowSet.of(tier.applies().must()))
                    : isolated;
        }
        return isolated;
    }

    /** What a host endpoint does with flows of its host, and with those that its host forwards for pods at that end. */
    private final class HostChains {

        private final HostEntry host;
        private final Direction direction;
        private final End end;
        private final Extent local;
        private final Extent forwarded;
        private final List<Chain> localChains = new ArrayList<>();
        private final List<Chain> earlyChains = new ArrayList<>();
        private final Chain forwardChain;
        private final Chain normal;

        HostChains(HostEntry host, Direction atEnd, Direction direction) {
            this.host = host;
            this.direction = direction;
            this.end = end(atEnd);
            boolean byOutside = atEnd == direction;
            this.local = Extent.exactly(hosts(end)).and(governed(true));
            this.forwarded = forwarded(byOutside);
            boolean ingress = direction == Direction.INGRESS;
            localChains.add(chain(PolicyEntry.Stage.UNTRACKED, local, true));
            if (ingress) {
                localChains.add(chain(PolicyEntry.Stage.PRE_DNAT, local, false));
                // Ports that are failsafe are so before destinations are rewritten, also for what is forwarded.
                if (byOutside) {
                    earlyChains.add(chain(PolicyEntry.Stage.UNTRACKED, forwarded, true));
                }
                earlyChains.add(chain(PolicyEntry.Stage.PRE_DNAT, forwarded, false));
            }
            normal = chain(PolicyEntry.Stage.NORMAL, local, false);
            localChains.add(normal);
            forwardChain = Chain.of(
                    ruleset,
                    rules,
                    direction,
                    new Plan(
                            PolicyEntry.Stage.NORMAL,
                            policy -> policy.spec().applyOnForward() ? applies(policy, forwarded) : Extent.NONE,
                            true,
                            false));
        }

        /** What a pod of the node sends or gets, as far as this host endpoint sees it on that side of the node. */
        private Extent forwarded(boolean byOutside) {
            End other = end == End.SOURCE ? End.DESTINATION : End.SOURCE;
            Extent ofPods = pods(end).and(Extent.exactly(hosts(other)).not());
            Extent stays = host.node().isPresent() ? pods(other) : Extent.NONE;
            Extent outside = ofPods.and(stays.not()).and(governed(false));
            if (!host.isOnAllInterfaces()) {
                return byOutside ? outside : Extent.NONE;
            }
            if (!isFirstOnAllInterfaces()) {
                return Extent.NONE;
            }
            return byOutside ? outside.or(ofPods.and(stays)) : ofPods;
        }

        private List<HostEntry> before() {
            List<HostEntry> all = ruleset.hosts();
            return all.subList(0, all.indexOf(host)).stream()
                    .filter(other -> other.node().equals(host.node()))
                    .toList();
        }

        private boolean isFirstOnAllInterfaces() {
            return before().stream().noneMatch(HostEntry::isOnAllInterfaces);
        }

        /** What goes through its interface, and is not governed by one that wins over it. */
        private Extent governed(boolean isLocal) {
            Extent governed = through(host, isLocal);
            for (HostEntry other : before()) {
                governed = governed.and(through(other, isLocal).not());
            }
            return governed;
        }

        private Chain chain(PolicyEntry.Stage stage, Extent traffic, boolean isUncertain) {
            boolean tiersEnd = stage == PolicyEntry.Stage.NORMAL;
            return Chain.of(
                    ruleset,
                    rules,
                    direction,
                    new Plan(stage, policy -> applies(policy, traffic), tiersEnd, isUncertain));
        }

        /** Which policies apply to a host endpoint is certain; only which flows are its own may not be. */
        private Extent applies(PolicyEntry policy, Extent traffic) {
            return host.heeds(policy.stage()) && Knowing.selects(policy.applied(), host)
                    ? Extent.exactly(traffic.may())
                    : Extent.NONE;
        }

        private Region hosts(End at) {
            Region hosts = Region.all().at(at, Location.hosts());
            return host.node()
                    .map(name -> hosts.with(Dimension.host(at), Names.in(List.of(name))))
                    .orElseGet(() -> host.others().isEmpty()
                            ? hosts
                            : hosts.with(Dimension.host(at), Names.notIn(host.others())));
        }

        /** Pods of the node; those of which it is not known may be. */
        private Extent pods(End at) {
            Region pods = Region.all().at(at, Location.pods());
            Dimension dimension = Dimension.nodeOfPod(at);
            if (host.node().isEmpty() && host.others().isEmpty()) {
                return Extent.exactly(pods);
            }
            Names here = host.node()
                    .map(name -> Names.in(List.of(name)))
                    .orElseGet(() -> Names.notIn(host.others()).and(Names.PRESENT));
            Region unknown = pods.with(dimension, Names.ABSENT);
            Region known = pods.with(dimension, here);
            return new Extent(List.of(known), List.of(known, unknown));
        }

        private Extent through(HostEntry entry, boolean isLocal) {
            if (entry.isOnAllInterfaces()) {
                return Extent.ALL;
            }
            if (entry.interfaceName().isEmpty()) {
                List<Region> here = SelectorRegions.nets(
                        entry.addresses().stream()
                                .map(address -> new Cidr(address, address.bits()))
                                .toList(),
                        end);
                return isLocal ? Extent.exactly(here) : Extent.maybe(List.of(Region.all()));
            }
            Dimension dimension = CalicoDimensions.interfaceOf(end);
            Names said = Names.in(List.of(entry.interfaceName()));
            Region here = Region.all().with(dimension, said);
            return new Extent(List.of(here), List.of(here, Region.all().with(dimension, Names.ABSENT)));
        }

        Traffic local() {
            return Traffic.of(local, failsafes());
        }

        Traffic forwarded() {
            return Traffic.of(forwarded, List.of());
        }

        private List<Region> failsafes() {
            List<Failsafe> ports = direction == Direction.INGRESS
                    ? ruleset.settings().failsafeInbound()
                    : ruleset.settings().failsafeOutbound();
            return ports.stream()
                    .map(one -> Region.all().ports(one.protocol(), one.port(), one.port()))
                    .toList();
        }

        Ways localWays() {
            return ways(local(), localChains).end(host.allowsByDefault());
        }

        Ways forwardedWays() {
            return forwardWays().end(true);
        }

        private Ways forwardWays() {
            Traffic early = Traffic.of(forwarded, failsafes());
            Traffic all = forwarded();
            Ways ways = ways(early, earlyChains);
            ways.join(all.may.minus(early.may));
            return ways.through(forwardChain);
        }

        /** Whether a policy has a say in what is forwarded. */
        boolean isForwarding() {
            return !forwarded.isNothing()
                    && (!forwardChain.tiers().isEmpty()
                            || earlyChains.stream()
                                    .anyMatch(chain -> !chain.tiers().isEmpty()));
        }

        private static Ways ways(Traffic traffic, List<Chain> chains) {
            Ways ways = new Ways(traffic.may);
            chains.forEach(ways::through);
            return ways;
        }

        FlowSet isolated() {
            FlowSet traffic = local().must;
            return host.allowsByDefault() ? FelixMeaning.isolated(normal).and(traffic) : traffic;
        }

        boolean isLocalExact() {
            return local.isExact() && localChains.stream().allMatch(FelixMeaning::isExact);
        }

        boolean isForwardingExact() {
            return forwarded.isExact()
                    && earlyChains.stream().allMatch(FelixMeaning::isExact)
                    && FelixMeaning.isExact(forwardChain);
        }
    }
}
