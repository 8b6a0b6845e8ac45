package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ports of one or several protocols, as a rule lists them.
 *
 * @param items one or more, without repetition, in the order in which they were said
 */
public record Ports(List<Port> items) {

    /**
     * Ports.
     *
     * @throws io.github.netpol4j.finding.InvalidInputException if there are none
     */
    public Ports {
        Checks.notEmpty("ports(..)", "a port", items);
        items = items.stream().distinct().toList();
    }

    /**
     * One port.
     *
     * @param port what a rule says about protocol and port
     * @return that alone
     */
    public static Ports of(Port port) {
        return new Ports(List.of(port));
    }

    /**
     * Ports by number.
     *
     * @param protocol TCP, UDP or SCTP
     * @param numbers one or more
     * @return the ports
     */
    public static Ports of(Protocol protocol, int... numbers) {
        List<Port> items = new ArrayList<>();
        for (int number : numbers) {
            items.add(new Port.Numbers(protocol, PortRange.only(number)));
        }
        return new Ports(items);
    }

    /**
     * Ports by range.
     *
     * @param protocol TCP, UDP or SCTP
     * @param ranges one or more
     * @return the ports
     */
    public static Ports of(Protocol protocol, PortRange... ranges) {
        Checks.noNulls("ports(..)", Arrays.asList(ranges));
        return new Ports(Arrays.stream(ranges)
                .<Port>map(range -> new Port.Numbers(protocol, range))
                .toList());
    }

    /**
     * Ports by name.
     *
     * @param protocol TCP, UDP or SCTP
     * @param names one or more
     * @return the ports
     */
    public static Ports of(Protocol protocol, String... names) {
        Checks.noNulls("ports(..)", Arrays.asList(names));
        return new Ports(Arrays.stream(names)
                .<Port>map(name -> new Port.Named(protocol, name))
                .toList());
    }

    /**
     * All that are listed in any of them.
     *
     * @param lists one or more
     * @return the ports together
     */
    public static Ports joined(Collection<Ports> lists) {
        return new Ports(Checks.noNulls("ports(..)", lists).stream()
                .flatMap(ports -> ports.items.stream())
                .toList());
    }

    /** The expressions that make them, with commas between. */
    @Override
    public String toString() {
        return items.stream().map(Port::toString).collect(Collectors.joining(", "));
    }
}
