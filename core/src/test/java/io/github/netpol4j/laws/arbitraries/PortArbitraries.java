package io.github.netpol4j.laws.arbitraries;

import static io.github.netpol4j.NetPol.anyPort;
import static io.github.netpol4j.NetPol.ping;
import static io.github.netpol4j.NetPol.range;
import static io.github.netpol4j.NetPol.sctp;
import static io.github.netpol4j.NetPol.tcp;
import static io.github.netpol4j.NetPol.udp;

import io.github.netpol4j.rule.Port;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Ports of every kind. The simplest is first, for shrinking. */
public final class PortArbitraries {

    private static final List<Port> NUMBERS = List.of(
            one(tcp(80)),
            one(tcp(81)),
            one(tcp(53)),
            one(udp(53)),
            one(udp(80)),
            one(sctp(80)),
            one(tcp(range(80, 81))),
            one(tcp(range(1, 65535))),
            one(udp(range(53, 80))),
            one(tcp()),
            one(udp()),
            one(sctp()),
            one(anyPort()));

    private static final List<Port> NAMED =
            List.of(one(tcp("http")), one(udp("http")), one(tcp("dns")), one(udp("dns")), one(sctp("http")));

    private PortArbitraries() {}

    /**
     * One port that Kubernetes can say.
     *
     * @param names whether it may be a name
     * @return ports
     */
    public static Arbitrary<Port> port(boolean names) {
        return names
                ? Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.of(NUMBERS)), Tuple.of(1, Arbitraries.of(NAMED)))
                : Arbitraries.of(NUMBERS);
    }

    /**
     * One to three ports, seldom with a ping among them.
     *
     * @param names whether there may be names
     * @return lists of ports
     */
    public static Arbitrary<List<Port>> ports(boolean names) {
        Arbitrary<Port> any =
                Arbitraries.frequencyOf(Tuple.of(60, port(names)), Tuple.of(1, Arbitraries.of(one(ping()))));
        return Arbitraries.frequencyOf(
                Tuple.of(3, any.map(List::of)),
                Tuple.of(2, any.list().ofMinSize(1).ofMaxSize(3)));
    }

    private static Port one(io.github.netpol4j.rule.Ports ports) {
        return ports.items().get(0);
    }
}
