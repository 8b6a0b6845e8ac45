package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
     * @param items one or more, without repetition, in the order in which they were said
     * @throws io.github.netpol4j.finding.InvalidInputException if there are none
     */
    public Ports {
        items = Given.notEmpty("ports(..)", "port", items).stream().distinct().toList();
    }

    /**
     * One port.
     *
     * @param port what a rule says about protocol and port
     * @return that alone
     */
    public static Ports of(Port port) {
        return new Ports(List.of(Given.notNull("ports(..)", port)));
    }

    /**
     * Ports by number.
     *
     * @param protocol TCP, UDP or SCTP
     * @param numbers one or more
     * @return the ports
     */
    public static Ports of(Protocol protocol, int... numbers) {
        String call = call(protocol);
        List<Port> items = new ArrayList<>();
        for (int number : Given.notNull(call, numbers)) {
            items.add(new Port.Numbers(protocol, PortRange.only(number)));
        }
        return new Ports(Given.notEmpty(call, "port", items));
    }

    /**
     * Ports by range.
     *
     * @param protocol TCP, UDP or SCTP
     * @param ranges one or more
     * @return the ports
     */
    public static Ports of(Protocol protocol, PortRange... ranges) {
        String call = call(protocol);
        return new Ports(Given.notEmpty(call, "range", Given.list(call, ranges)).stream()
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
        String call = call(protocol);
        return new Ports(Given.notEmpty(call, "name", Given.list(call, names)).stream()
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
        return new Ports(Given.noNulls("ports(..)", lists).stream()
                .flatMap(ports -> ports.items.stream())
                .toList());
    }

    private static String call(Protocol protocol) {
        return Given.notNull("ports(..)", protocol).toString().toLowerCase(Locale.ROOT) + "(..)";
    }

    /** The expressions that make them, with commas between. */
    @Override
    public String toString() {
        return items.stream().map(Port::toString).collect(Collectors.joining(", "));
    }
}
