package io.github.netpol4j.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Flows of every kind that {@link Sayings} can tell apart: the complete space, for what they say.
 *
 * <p>Regions are products, so a flow is judged by parts: its ends, its addresses, its traffic.
 */
final class World {

    /** Of every block: those around its first and around its last address, two on either side. */
    static final List<IpAddress> ADDRESSES = addresses();

    static final List<Traffic> TRAFFIC = traffic();

    /** An end as policies see it, in a namespace with its labels. */
    private record Placed(Endpoint end, Endpoint seen, String place) {}

    private static final List<Placed> PLACED =
            Ends.ALL.stream().map(World::placed).toList();

    private World() {}

    private static List<IpAddress> addresses() {
        Set<IpAddress> all = new TreeSet<>();
        for (Block block : Sayings.BLOCKS) {
            for (IpAddress bound : List.of(block.cidr().address(), block.cidr().last())) {
                all.add(bound);
                bound.successor().ifPresent(all::add);
                bound.successor().flatMap(IpAddress::successor).ifPresent(all::add);
                bound.predecessor().ifPresent(all::add);
                bound.predecessor().flatMap(IpAddress::predecessor).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private static List<Traffic> traffic() {
        List<Traffic> all = new ArrayList<>();
        for (String device : List.of("", "eth0", "eth1", "eth2")) {
            for (int mark : List.of(-1, 0, 1, 2, 3, 5)) {
                Optional<String> named = Optional.of(device).filter(name -> !name.isEmpty());
                for (int protocol : List.of(0, 1, 47, 58, 255)) {
                    all.add(new Traffic(new Protocol(protocol), 0, Set.of(), named, mark));
                }
                for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)) {
                    for (int port : List.of(1, 2, 79, 80, 81, 82, 443, 65534, 65535)) {
                        all.add(new Traffic(protocol, port, Set.of(), named, mark));
                        all.add(new Traffic(protocol, port, Set.of("web"), named, mark));
                        all.add(new Traffic(protocol, port, Set.of("metrics"), named, mark));
                        all.add(new Traffic(protocol, port, Set.of("web", "metrics"), named, mark));
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** What a flow can be made of. */
    record Parts(List<Endpoint> ends, List<IpAddress> used, Traffic traffic) {

        Flow flow() {
            return Ends.flow(ends.get(0), Optional.of(used.get(0)), ends.get(1), Optional.of(used.get(1)), traffic);
        }
    }

    /** Every combination of regions that a flow can be in, with such a flow: bit i says whether it is in region i. */
    static Map<Integer, Parts> combinations(List<Said> regions) {
        Map<Integer, List<Endpoint>> ends = ends(regions);
        Map<Integer, List<IpAddress>> addresses = addresses(regions);
        Map<Integer, Traffic> traffic =
                distinct(TRAFFIC, one -> bits(regions, said -> said.traffic().test(one)));
        // An array, because there are many of all three and few combinations.
        Parts[] found = new Parts[1 << regions.size()];
        ends.forEach((inEnds, pair) -> addresses.forEach((inAddresses, used) -> traffic.forEach((inTraffic, one) -> {
            int all = inEnds & inAddresses & inTraffic;
            if (found[all] == null) {
                found[all] = new Parts(pair, used, one);
            }
        })));
        Map<Integer, Parts> flows = new LinkedHashMap<>();
        for (int all = 0; all < found.length; all++) {
            if (found[all] != null) {
                flows.put(all, found[all]);
            }
        }
        return flows;
    }

    private static Map<Integer, List<Endpoint>> ends(List<Said> regions) {
        Map<String, Map<Integer, Endpoint>> sources =
                byPlace(end -> bits(regions, said -> said.source().test(end)));
        Map<String, Map<Integer, Endpoint>> destinations =
                byPlace(end -> bits(regions, said -> said.destination().test(end)));
        Map<Integer, List<Endpoint>> pairs = new LinkedHashMap<>();
        sources.forEach((here, ofSources) -> destinations.forEach((there, ofDestinations) -> {
            if (canBoth(here, there)) {
                ofSources.forEach((one, source) -> ofDestinations.forEach(
                        (other, destination) -> pairs.putIfAbsent(one & other, List.of(source, destination))));
            }
        }));
        return pairs;
    }

    /** Two pods of one namespace see the same labels of it. */
    private static boolean canBoth(String here, String there) {
        return here.charAt(0) == '(' || here.charAt(0) != there.charAt(0) || here.equals(there);
    }

    /** The ends that differ for the regions, by namespace with its labels. */
    private static Map<String, Map<Integer, Endpoint>> byPlace(ToIntFunction<Endpoint> bits) {
        Map<String, Map<Integer, Endpoint>> places = new LinkedHashMap<>();
        for (Placed one : PLACED) {
            places.computeIfAbsent(one.place, key -> new LinkedHashMap<>())
                    .putIfAbsent(bits.applyAsInt(one.seen), one.end);
        }
        return places;
    }

    private static Placed placed(Endpoint end) {
        Endpoint seen = Said.seen(end);
        String place =
                seen.fold(pod -> pod.namespace() + pod.namespaceLabels(), node -> "(host)", external -> "(external)");
        return new Placed(end, seen, place);
    }

    /** Two different addresses of one family. */
    private static Map<Integer, List<IpAddress>> addresses(List<Said> regions) {
        Map<Integer, List<IpAddress>> pairs = new LinkedHashMap<>();
        List<Integer> froms = ADDRESSES.stream()
                .map(one -> bits(regions, said -> said.from().test(Optional.of(one))))
                .toList();
        List<Integer> tos = ADDRESSES.stream()
                .map(one -> bits(regions, said -> said.to().test(Optional.of(one))))
                .toList();
        for (int i = 0; i < froms.size(); i++) {
            for (int j = 0; j < tos.size(); j++) {
                boolean oneFamily =
                        ADDRESSES.get(i).isIpv6() == ADDRESSES.get(j).isIpv6();
                if (i != j && oneFamily) {
                    pairs.putIfAbsent(froms.get(i) & tos.get(j), List.of(ADDRESSES.get(i), ADDRESSES.get(j)));
                }
            }
        }
        return pairs;
    }

    private static <T> Map<Integer, T> distinct(Collection<T> all, ToIntFunction<T> bits) {
        Map<Integer, T> distinct = new LinkedHashMap<>();
        all.forEach(one -> distinct.putIfAbsent(bits.applyAsInt(one), one));
        return distinct;
    }

    private static int bits(List<Said> regions, Predicate<Said> in) {
        int bits = 0;
        for (int i = 0; i < regions.size(); i++) {
            bits |= in.test(regions.get(i)) ? 1 << i : 0;
        }
        return bits;
    }

    /** The combinations that a formula holds for. */
    static Set<Integer> in(Formula formula, List<Said> regions, Set<Integer> combinations) {
        return combinations.stream()
                .filter(bits -> formula.holds(said -> (bits >> regions.indexOf(said) & 1) != 0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A flow of every combination, told whether a formula holds for it. */
    static Map<Flow, Boolean> judged(Formula formula) {
        Map<Integer, Parts> all = combinations(formula.regions());
        Set<Integer> in = in(formula, formula.regions(), all.keySet());
        Map<Flow, Boolean> judged = new LinkedHashMap<>();
        all.forEach((bits, parts) -> judged.put(parts.flow(), in.contains(bits)));
        return judged;
    }
}
