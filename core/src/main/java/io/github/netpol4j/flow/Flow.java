package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One connection attempt: from one endpoint to another, by a protocol, to a port of the destination.
 *
 * <p>The port is that of the destination itself, after any Service has been resolved. The address in use at either end is
 * part of the flow, because a dual-stack pod matches an address block by family. Replies are not flows: what is allowed is
 * answered (kubernetes.io, "Network Policies").
 *
 * @param source who opens the connection
 * @param sourceAddress the address that it comes from; empty if not known
 * @param destination who is connected to
 * @param destinationAddress the address that is connected to; empty if not known
 * @param protocol the IP protocol
 * @param port the destination's port; 0 for protocols without ports
 * @param more what is said in dimensions that a target declares, by their names
 */
public record Flow(
        Endpoint source,
        Optional<IpAddress> sourceAddress,
        Endpoint destination,
        Optional<IpAddress> destinationAddress,
        Protocol protocol,
        int port,
        SortedMap<String, String> more) {

    /**
     * A flow.
     *
     * @param source who opens the connection
     * @param sourceAddress the address that it comes from; empty if not known
     * @param destination who is connected to
     * @param destinationAddress the address that is connected to; empty if not known
     * @param protocol the IP protocol
     * @param port the destination's port; 0 for protocols without ports
     * @param more what is said in dimensions that a target declares, by their names
     * @throws io.github.netpol4j.finding.InvalidInputException if the port or an address is not one of this flow
     */
    public Flow {
        Given.noneNull("new Flow(..)", source, sourceAddress, destination, destinationAddress, protocol);
        more = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("new Flow(..)", more)));
        if (protocol.hasPorts()) {
            Ports.check(protocol.toString(), port);
        } else if (port != 0) {
            throw Messages.portlessPort(protocol);
        }
        checkAddress(source, sourceAddress);
        checkAddress(destination, destinationAddress);
        if (sourceAddress.isPresent()
                && destinationAddress.isPresent()
                && !sourceAddress.get().sameFamily(destinationAddress.get())) {
            throw Messages.families(source, destination);
        }
    }

    /**
     * A flow of which nothing is said in dimensions that a target declares.
     *
     * @param source who opens the connection
     * @param sourceAddress the address that it comes from; empty if not known
     * @param destination who is connected to
     * @param destinationAddress the address that is connected to; empty if not known
     * @param protocol the IP protocol
     * @param port the destination's port; 0 for protocols without ports
     * @throws io.github.netpol4j.finding.InvalidInputException if the port or an address is not one of this flow
     */
    public Flow(
            Endpoint source,
            Optional<IpAddress> sourceAddress,
            Endpoint destination,
            Optional<IpAddress> destinationAddress,
            Protocol protocol,
            int port) {
        this(source, sourceAddress, destination, destinationAddress, protocol, port, new TreeMap<>());
    }

    /**
     * The same flow, with its value in a dimension that a target declares.
     *
     * @param dimension made by {@link Dimension#names(String)} or {@link Dimension#numbers(String, int, int)}
     * @param value the name, or the number in digits
     * @return the changed flow
     * @throws io.github.netpol4j.finding.InvalidInputException if the dimension is one of core's, or has no such value
     */
    public Flow with(Dimension dimension, String value) {
        Given.noneNull(this + ".with(..)", dimension, value);
        dimension.check(value);
        SortedMap<String, String> all = new TreeMap<>(more);
        all.put(dimension.name(), value);
        return new Flow(source, sourceAddress, destination, destinationAddress, protocol, port, all);
    }

    /**
     * Starts a flow.
     *
     * @param source who opens the connection
     * @return the flow so far; go on with {@code .to(..)}
     */
    public static From from(Endpoint source) {
        return new From(source);
    }

    /**
     * A flow of which only the source is said.
     *
     * @param source who opens the connection
     */
    public record From(Endpoint source) {

        /**
         * An unfinished flow.
         *
         * @param source who opens the connection
         */
        public From {
            Given.notNull("Flow.from(..)", source);
        }

        /**
         * Says where the flow goes. If both ends have addresses, the first family that both have is used.
         *
         * @param destination who is connected to
         * @return the flow so far; go on with {@code .tcp(port)} or another protocol
         * @throws io.github.netpol4j.finding.InvalidInputException if both have addresses, but none of one family
         */
        public Between to(Endpoint destination) {
            Given.notNull("Flow.from(" + source + ").to(..)", destination);
            Optional<IpAddress> here = source.addresses().stream().findFirst();
            Optional<IpAddress> there = destination.addresses().stream().findFirst();
            if (here.isPresent() && there.isPresent()) {
                here = source.addresses().stream()
                        .filter(address -> destination.addresses().stream().anyMatch(address::sameFamily))
                        .findFirst();
                IpAddress chosen = here.orElseThrow(() -> Messages.families(source, destination));
                there = destination.addresses().stream()
                        .filter(chosen::sameFamily)
                        .findFirst();
            }
            return new Between(source, here, destination, there);
        }

        @Override
        public String toString() {
            return "Flow.from(" + source + ") (unfinished: add .to(..))";
        }
    }

    /**
     * A flow of which protocol and port are still to be said.
     *
     * @param source who opens the connection
     * @param sourceAddress the address that it comes from
     * @param destination who is connected to
     * @param destinationAddress the address that is connected to
     */
    public record Between(
            Endpoint source,
            Optional<IpAddress> sourceAddress,
            Endpoint destination,
            Optional<IpAddress> destinationAddress) {

        /**
         * An unfinished flow.
         *
         * @param source who opens the connection
         * @param sourceAddress the address that it comes from
         * @param destination who is connected to
         * @param destinationAddress the address that is connected to
         */
        public Between {
            Given.noneNull("Flow.from(..).to(..)", source, sourceAddress, destination, destinationAddress);
        }

        /**
         * Chooses the addresses in use, where an end has several.
         *
         * @param from one of the source's addresses
         * @param to one of the destination's addresses, of the same family
         * @return the flow so far
         */
        public Between over(String from, String to) {
            Given.noneNull("over(..)", from, to);
            return new Between(source, Optional.of(IpAddress.of(from)), destination, Optional.of(IpAddress.of(to)));
        }

        /**
         * A TCP connection.
         *
         * @param port the destination's port
         * @return the flow
         */
        public Flow tcp(int port) {
            return with(Protocol.TCP, port);
        }

        /**
         * A UDP datagram.
         *
         * @param port the destination's port
         * @return the flow
         */
        public Flow udp(int port) {
            return with(Protocol.UDP, port);
        }

        /**
         * An SCTP association.
         *
         * @param port the destination's port
         * @return the flow
         */
        public Flow sctp(int port) {
            return with(Protocol.SCTP, port);
        }

        /**
         * An echo request, of the family in use: IPv4 where no address is known.
         *
         * @return the flow
         */
        public Flow ping() {
            boolean v6 = sourceAddress
                    .or(() -> destinationAddress)
                    .map(IpAddress::isIpv6)
                    .orElse(false);
            return with(v6 ? Protocol.ICMPV6 : Protocol.ICMP, 0);
        }

        /**
         * A packet of a protocol without ports.
         *
         * @param number the protocol's IANA number
         * @return the flow
         * @throws io.github.netpol4j.finding.InvalidInputException for TCP, UDP and SCTP, which need a port
         */
        public Flow protocol(int number) {
            Protocol protocol = new Protocol(number);
            if (protocol.hasPorts()) {
                throw Messages.protocolWithPorts(protocol);
            }
            return with(protocol, 0);
        }

        private Flow with(Protocol protocol, int port) {
            return new Flow(source, sourceAddress, destination, destinationAddress, protocol, port);
        }

        @Override
        public String toString() {
            return ends(source, sourceAddress, destination, destinationAddress)
                    + " (unfinished: add .tcp(port), .udp(port), .sctp(port), .ping() or .protocol(number))";
        }
    }

    /** The expression that makes this flow; what a target's dimensions say is in brackets behind it. */
    @Override
    public String toString() {
        return traffic(ends(source, sourceAddress, destination, destinationAddress))
                + (more.isEmpty() ? "" : " " + more);
    }

    private String traffic(String head) {
        boolean v6 = sourceAddress
                .or(() -> destinationAddress)
                .map(IpAddress::isIpv6)
                .orElse(false);
        if (protocol.equals(v6 ? Protocol.ICMPV6 : Protocol.ICMP)) {
            return head + ".ping()";
        }
        return protocol.hasPorts()
                ? head + "." + protocol.toString().toLowerCase(Locale.ROOT) + "(" + port + ")"
                : head + ".protocol(" + protocol.number() + ")";
    }

    private static String ends(
            Endpoint source, Optional<IpAddress> sourceAddress, Endpoint destination, Optional<IpAddress> there) {
        String head = "Flow.from(" + source + ").to(" + destination + ")";
        boolean chosen = sourceAddress.isPresent()
                && there.isPresent()
                && !new From(source).to(destination).equals(new Between(source, sourceAddress, destination, there));
        return chosen ? head + ".over(\"" + sourceAddress.get() + "\", \"" + there.get() + "\")" : head;
    }

    private static void checkAddress(Endpoint end, Optional<IpAddress> address) {
        address.filter(used -> !end.addresses().contains(used)).ifPresent(used -> {
            throw Messages.foreignAddress(end.toString(), used);
        });
    }
}
