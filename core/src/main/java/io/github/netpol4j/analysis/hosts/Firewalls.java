package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.Enforcement;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Asks the firewalls of hosts. Where an address or port is not known, all that it can be are asked at once. */
final class Firewalls {

    /** Where Kubernetes chooses node ports, unless it is told another range. */
    static final int FIRST_NODE_PORT = 30000;

    static final int LAST_NODE_PORT = 32767;

    private final Semantics semantics;
    private final Map<Enforcement, Meaning> meanings = new ConcurrentHashMap<>();

    Firewalls(Semantics semantics) {
        this.semantics = semantics;
    }

    /** Which way a packet goes through a host. */
    enum Chain {
        IN("what comes in"),
        OUT("what goes out"),
        THROUGH("what it forwards");

        private final String words;

        Chain(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A packet as a host sees it.
     *
     * @param from the addresses that it can come from
     * @param to the addresses that it can go to
     * @param protocol the protocol
     * @param port the destination port at that moment; 0 for any node port
     */
    record Packet(List<Cidr> from, List<Cidr> to, Protocol protocol, int port) {}

    /**
     * What a firewall says.
     *
     * @param outcome what becomes of the packet
     * @param why by what
     * @param byRule whether a rule matches, and not only a default decides
     */
    record Answer(Outcome outcome, String why, boolean byRule) {}

    Answer ask(Machine here, Enforcement rules, Chain chain, Packet packet) {
        Optional<IpAddress> from = only(packet.from());
        Optional<IpAddress> to = only(packet.to());
        if (from.isPresent() && to.isPresent() && packet.port() > 0) {
            return ofOne(here, rules, chain, packet, from.get(), to.get());
        }
        return ofAll(here, rules, chain, packet);
    }

    private Answer ofOne(Machine here, Enforcement rules, Chain chain, Packet packet, IpAddress from, IpAddress to) {
        Endpoint source = chain == Chain.OUT ? host(here, from) : new External(from);
        Endpoint destination = chain == Chain.IN ? host(here, to) : new External(to);
        int port = packet.port() > 0 ? packet.port() : FIRST_NODE_PORT;
        Flow flow = new Flow(source, Optional.of(from), destination, Optional.of(to), packet.protocol(), port);
        Verdict verdict = rules.evaluate(flow, semantics);
        boolean byRule = Stream.of(verdict.egress(), verdict.ingress())
                .flatMap(side -> side.selecting().stream())
                .anyMatch(Verdict.Selecting::isMatched);
        return new Answer(verdict.outcome(), verdict.reason(), byRule);
    }

    private static Node host(Machine here, IpAddress address) {
        return new Node(here.name(), List.of(address));
    }

    private static Optional<IpAddress> only(List<Cidr> blocks) {
        return blocks.size() == 1
                        && blocks.get(0).prefix() == blocks.get(0).address().bits()
                ? Optional.of(blocks.get(0).address())
                : Optional.empty();
    }

    private Answer ofAll(Machine here, Enforcement rules, Chain chain, Packet packet) {
        List<Region> all = new ArrayList<>();
        for (Cidr from : packet.from()) {
            for (Cidr to : packet.to()) {
                all.add(region(chain, packet, from, to));
            }
        }
        Meaning meaning = meanings.computeIfAbsent(rules, some -> some.meaning(semantics));
        String what = packet.port() == 0 ? "port" : "address";
        boolean never = meaning.possiblyWithin(all).isEmpty();
        if (!never && !FlowSet.of(all).minus(meaning.surelyWithin(all)).isEmpty()) {
            return new Answer(Outcome.UNDECIDED, "by its " + what + ", which is not known", true);
        }
        // All are decided alike, so one of them tells by what; but not a host that speaks to itself.
        IpAddress from = packet.from().get(0).address();
        Cidr there = packet.to().get(0);
        IpAddress to = there.address().equals(from) ? there.last() : there.address();
        Answer one = ofOne(here, rules, chain, packet, from, to);
        return new Answer(never ? Outcome.DENIED : Outcome.ALLOWED, one.why() + ", whatever the " + what, one.byRule());
    }

    private static Region region(Chain chain, Packet packet, Cidr from, Cidr to) {
        Region region = Region.all()
                .at(End.SOURCE, chain == Chain.OUT ? Location.hosts() : Location.outside())
                .at(End.DESTINATION, chain == Chain.IN ? Location.hosts() : Location.outside())
                .address(End.SOURCE, from, List.of())
                .address(End.DESTINATION, to, List.of());
        if (!packet.protocol().hasPorts()) {
            return region.protocols(List.of(packet.protocol()));
        }
        return packet.port() == 0
                ? region.ports(packet.protocol(), FIRST_NODE_PORT, LAST_NODE_PORT)
                : region.ports(packet.protocol(), packet.port(), packet.port());
    }
}
