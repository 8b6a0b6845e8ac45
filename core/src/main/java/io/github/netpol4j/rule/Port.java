package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a rule says about protocol and port. */
public sealed interface Port permits Port.Any, Port.All, Port.Numbers, Port.Named, Port.Ping {

    /**
     * One result for each kind of port.
     *
     * @param any for every protocol and port
     * @param all for every port of a protocol
     * @param numbers for a range of a protocol
     * @param named for a name and a protocol
     * @param ping for ICMP
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(
            Supplier<R> any,
            Function<Protocol, R> all,
            BiFunction<Protocol, PortRange, R> numbers,
            BiFunction<Protocol, String, R> named,
            Supplier<R> ping);

    /**
     * Whether a flow's protocol and port are meant. A name is looked up at the flow's destination.
     *
     * @param flow any flow
     * @param semantics what Kubernetes leaves open
     * @return whether this port covers it
     */
    default boolean matches(Flow flow, Semantics semantics) {
        Given.noneNull("matches(..)", flow, semantics);
        return fold(
                () -> true,
                protocol -> flow.protocol().equals(protocol),
                (protocol, range) -> flow.protocol().equals(protocol) && range.contains(flow.port()),
                (protocol, name) -> flow.protocol().equals(protocol)
                        && flow.destination()
                                .fold(
                                        pod -> pod.declares(name, protocol, flow.port(), semantics),
                                        node -> false,
                                        external -> false),
                () -> flow.protocol().isIcmp());
    }

    /**
     * Whether the port is given by name.
     *
     * @return whether destinations decide which number it is
     */
    default boolean isNamed() {
        return fold(() -> false, all -> false, (p, range) -> false, (p, name) -> true, () -> false);
    }

    /** Every port of every protocol, those without ports included. */
    record Any() implements Port {
        @Override
        public <R> R fold(
                Supplier<R> any,
                Function<Protocol, R> all,
                BiFunction<Protocol, PortRange, R> numbers,
                BiFunction<Protocol, String, R> named,
                Supplier<R> ping) {
            return any.get();
        }

        @Override
        public String toString() {
            return "anyPort()";
        }
    }

    /**
     * Every port of one protocol.
     *
     * @param protocol TCP, UDP or SCTP
     */
    record All(Protocol protocol) implements Port {

        /**
         * Every port of one protocol.
         *
         * @param protocol TCP, UDP or SCTP
         */
        public All {
            Given.notNull("protocol", protocol);
            Checks.hasPorts(protocol);
        }

        @Override
        public <R> R fold(
                Supplier<R> any,
                Function<Protocol, R> all,
                BiFunction<Protocol, PortRange, R> numbers,
                BiFunction<Protocol, String, R> named,
                Supplier<R> ping) {
            return all.apply(protocol);
        }

        @Override
        public String toString() {
            return call(protocol) + "()";
        }
    }

    /**
     * Ports by number.
     *
     * @param protocol TCP, UDP or SCTP
     * @param range which numbers
     */
    record Numbers(Protocol protocol, PortRange range) implements Port {

        /**
         * Ports by number.
         *
         * @param protocol TCP, UDP or SCTP
         * @param range which numbers
         */
        public Numbers {
            Given.noneNull("ports by number", protocol, range);
            Checks.hasPorts(protocol);
        }

        @Override
        public <R> R fold(
                Supplier<R> any,
                Function<Protocol, R> all,
                BiFunction<Protocol, PortRange, R> numbers,
                BiFunction<Protocol, String, R> named,
                Supplier<R> ping) {
            return numbers.apply(protocol, range);
        }

        @Override
        public String toString() {
            return call(protocol) + "(" + range + ")";
        }
    }

    /**
     * A port by the name that the destination declares it under.
     *
     * @param protocol TCP, UDP or SCTP, which must be that of the declaration
     * @param name the name
     */
    record Named(Protocol protocol, String name) implements Port {

        /**
         * A port by name.
         *
         * @param protocol TCP, UDP or SCTP, which must be that of the declaration
         * @param name the name
         */
        public Named {
            Given.noneNull("port by name", protocol, name);
            Checks.hasPorts(protocol);
            Checks.portName(() -> call(protocol) + "(" + Literals.quote(name) + ")", name);
        }

        @Override
        public <R> R fold(
                Supplier<R> any,
                Function<Protocol, R> all,
                BiFunction<Protocol, PortRange, R> numbers,
                BiFunction<Protocol, String, R> named,
                Supplier<R> ping) {
            return named.apply(protocol, name);
        }

        @Override
        public String toString() {
            return call(protocol) + "(" + Literals.quote(name) + ")";
        }
    }

    /** ICMP and ICMPv6. */
    record Ping() implements Port {
        @Override
        public <R> R fold(
                Supplier<R> any,
                Function<Protocol, R> all,
                BiFunction<Protocol, PortRange, R> numbers,
                BiFunction<Protocol, String, R> named,
                Supplier<R> ping) {
            return ping.get();
        }

        @Override
        public String toString() {
            return "ping()";
        }
    }

    private static String call(Protocol protocol) {
        return protocol.toString().toLowerCase(Locale.ROOT);
    }
}
