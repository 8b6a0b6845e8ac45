package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One thing that a region is told, with what it means: written down a second time, naively, from the documentation.
 *
 * <p>Ends are seen as policies see them: a pod on the network of its node is that node.
 */
record Saying(
        String text,
        UnaryOperator<Region> told,
        Predicate<Endpoint> source,
        Predicate<Endpoint> destination,
        Predicate<Optional<IpAddress>> from,
        Predicate<Optional<IpAddress>> to,
        Predicate<Traffic> traffic) {

    /** What asks nothing, one for all, so that it need not be asked. */
    static final Predicate<Endpoint> ANYONE = any -> true;

    static final Predicate<Optional<IpAddress>> ANYWHERE = any -> true;
    static final Predicate<Traffic> ANYTHING = any -> true;

    /** What the name of something may be: none at all, one of some, or any other. */
    record Choice(boolean absent, boolean others, Set<String> names) {

        boolean has(Optional<String> name) {
            return name.map(given -> others ? !names.contains(given) : names.contains(given))
                    .orElse(absent);
        }

        Names told() {
            return new Names(absent, others, new TreeSet<>(names));
        }
    }

    static Saying location(End end, Choice where, Names told) {
        return ofEnd(
                end, "location " + where, region -> region.at(end, told), one -> where.has(Optional.of(place(one))));
    }

    /** A namespace's name, or a word for what is in none. */
    private static String place(Endpoint end) {
        return end.fold(Pod::namespace, node -> "(host)", external -> "(external)");
    }

    static Saying label(End end, String key, Choice label) {
        return ofPod(
                end,
                "label " + key + " " + label,
                region -> region.label(end, key, label.told()),
                pod -> label.has(Optional.ofNullable(pod.labels().get(key))));
    }

    static Saying namespaceLabel(End end, String key, Choice label) {
        return ofPod(
                end,
                "namespace label " + key + " " + label,
                region -> region.namespaceLabel(end, key, label.told()),
                pod -> label.has(Optional.ofNullable(pod.namespaceLabels().get(key))));
    }

    static Saying block(End end, Block block, List<Block> except) {
        Predicate<Optional<IpAddress>> in = address -> address.filter(
                        used -> block.has(used) && except.stream().noneMatch(hole -> hole.has(used)))
                .isPresent();
        List<Cidr> holes = except.stream().map(Block::cidr).toList();
        return ofAddress(
                end, "block " + block + " but " + except, region -> region.address(end, block.cidr(), holes), in);
    }

    static Saying addresses(End end, List<Block> ends) {
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; i + 1 < ends.size(); i += 2) {
            ranges.add(new AddressRange(ends.get(i).first(), ends.get(i + 1).first()));
        }
        Predicate<Optional<IpAddress>> in = address -> address.filter(used -> IntStream.range(0, ends.size() / 2)
                        .anyMatch(i -> Block.isBetween(
                                ends.get(2 * i).first(), ends.get(2 * i + 1).first(), used)))
                .isPresent();
        Addresses told = new Addresses(ranges);
        return ofAddress(end, "addresses " + ranges, region -> region.with(Dimension.address(end), told), in);
    }

    static Saying protocols(Collection<Protocol> protocols) {
        return ofTraffic(
                "protocols " + protocols,
                region -> region.protocols(protocols),
                traffic -> protocols.contains(traffic.protocol()));
    }

    static Saying ports(Protocol protocol, int first, int last) {
        return ofTraffic(
                "ports " + protocol + " " + first + "-" + last,
                region -> region.ports(protocol, first, last),
                traffic -> traffic.protocol().equals(protocol) && first <= traffic.port() && traffic.port() <= last);
    }

    static Saying ports(Collection<Integer> ports) {
        return ofTraffic(
                "ports " + ports,
                region -> region.with(Dimension.port(), Numbers.of(ports)),
                traffic -> traffic.hasPort() && ports.contains(traffic.port()));
    }

    static Saying portName(Protocol protocol, String name) {
        return ofNamed(
                "port name " + protocol + " " + name,
                region -> region.portName(protocol, name),
                traffic ->
                        traffic.protocol().equals(protocol) && traffic.names().contains(name));
    }

    static Saying notPortName(String name) {
        return ofNamed(
                "not port name " + name,
                region -> region.with(Dimension.portName(name), Numbers.of(0, 0)),
                traffic -> traffic.hasPort() && !traffic.names().contains(name));
    }

    static Saying device(Choice device) {
        return ofTraffic(
                "device " + device,
                region -> region.with(Traffic.DEVICE, device.told()),
                traffic -> device.has(traffic.device()));
    }

    static Saying marks(Collection<Integer> marks) {
        return ofTraffic(
                "marks " + marks,
                region -> region.with(Traffic.MARK, Numbers.of(marks)),
                traffic -> marks.contains(traffic.mark()));
    }

    private static Saying ofPod(End end, String text, UnaryOperator<Region> told, Predicate<Pod> pod) {
        Function<Endpoint, Boolean> holds = one -> one.fold(pod::test, node -> false, external -> false);
        return ofEnd(end, text, told, holds::apply);
    }

    private static Saying ofEnd(End end, String text, UnaryOperator<Region> told, Predicate<Endpoint> holds) {
        boolean source = end == End.SOURCE;
        return new Saying(
                end + " " + text, told, source ? holds : ANYONE, source ? ANYONE : holds, ANYWHERE, ANYWHERE, ANYTHING);
    }

    private static Saying ofAddress(
            End end, String text, UnaryOperator<Region> told, Predicate<Optional<IpAddress>> holds) {
        boolean source = end == End.SOURCE;
        return new Saying(
                end + " " + text, told, ANYONE, ANYONE, source ? holds : ANYWHERE, source ? ANYWHERE : holds, ANYTHING);
    }

    private static Saying ofTraffic(String text, UnaryOperator<Region> told, Predicate<Traffic> holds) {
        return new Saying(text, told, ANYONE, ANYONE, ANYWHERE, ANYWHERE, holds);
    }

    /** Only pods declare ports. */
    private static Saying ofNamed(String text, UnaryOperator<Region> told, Predicate<Traffic> holds) {
        Predicate<Endpoint> pods = end -> end.fold(pod -> true, node -> false, external -> false);
        return new Saying(text, told, ANYONE, pods, ANYWHERE, ANYWHERE, holds);
    }

    @Override
    public String toString() {
        return text;
    }
}
