package io.github.netpol4j.flow;

import io.github.netpol4j.flow.Standing.Left;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.diagram.Diagram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A {@link Meaning} made ready for being asked, pair by pair, what passes between given ends: the whole set of protocols and
 * ports at once.
 *
 * <p>Ends are put into the sets one by one, so that N of them take N steps, and what is asked of a pair is little. Nothing is
 * kept of pairs. What no policy can block ({@link Semantics#exemption(Flow)}) is left aside here too. Thread-safe.
 */
public final class Passages {

    private final FlowSpace space;
    private final Layout layout;
    private final Semantics semantics;
    private final List<Gate> gates;
    private final PassageAnswers surely;
    private final PassageAnswers possibly;
    private final List<Gate> sureGates;
    private final List<Gate> possibleGates;
    /** Those that are known, if something is to be said of ends that are not. */
    private final Optional<SortedMap<String, SortedMap<String, String>>> namespaces;

    private final Map<End, Audiences> audiences = new ConcurrentHashMap<>();
    private final Map<Standing.Key, Standing> standings = new ConcurrentHashMap<>();
    private final Map<List<NamedPort>, Integer> ports = new ConcurrentHashMap<>();
    private final AtomicInteger nextPorts = new AtomicInteger();

    private Passages(
            FlowSpace space,
            Semantics semantics,
            List<FlowSet> sets,
            int sure,
            Optional<SortedMap<String, SortedMap<String, String>>> namespaces) {
        this.namespaces = namespaces;
        this.space = space;
        this.layout = space.layout();
        this.semantics = semantics;
        int[] strangeSource = strangers(End.SOURCE);
        int[] strangeDestination = strangers(End.DESTINATION);
        List<Gate> made = new ArrayList<>();
        for (int i = 0; i < sets.size(); i += 2) {
            made.add(Gate.of(space, sets.get(i).node(), sets.get(i + 1).node(), strangeSource, strangeDestination));
        }
        gates = List.copyOf(made);
        int half = sure / 2;
        surely = new PassageAnswers(space, gates, IntStream.range(0, half).toArray(), true);
        int[] more = half == gates.size()
                ? IntStream.range(0, half).toArray()
                : IntStream.range(half, gates.size()).toArray();
        possibly = new PassageAnswers(space, gates, more, false);
        sureGates = gates.subList(0, half);
        possibleGates = Arrays.stream(more).mapToObj(gates::get).toList();
    }

    static Passages of(
            Stops surely,
            Stops possibly,
            Semantics semantics,
            Optional<SortedMap<String, SortedMap<String, String>>> namespaces) {
        List<FlowSet> sets = new ArrayList<>(withoutOpenDoors(surely.sets()));
        int sure = sets.size();
        if (surely != possibly) {
            sets.addAll(withoutOpenDoors(possibly.sets()));
            // Where nothing is in the way of what possibly passes, that must not be taken for what surely does.
            if (sets.size() == sure) {
                sets.addAll(List.of(FlowSet.none(), FlowSet.none()));
            }
        }
        int size = sets.size();
        sets.add(namespaces.map(known -> FlowSet.of(mentioning(known.keySet()))).orElse(FlowSet.none()));
        List<FlowSet> joint = FlowSet.together(sets);
        return new Passages(joint.get(0).space(), semantics, joint.subList(0, size), sure, namespaces);
    }

    /** Whatever it holds, it tells apart what must be told apart. */
    private static Region mentioning(Set<String> namespaces) {
        Region addresses = Region.all().address(End.SOURCE, Cidr.IPV4, List.of());
        return namespaces.isEmpty() ? addresses : addresses.at(End.SOURCE, Location.podsIn(namespaces));
    }

    /** Pairs of what is closed and what is open all the same, without those that close nothing. */
    private static List<FlowSet> withoutOpenDoors(List<FlowSet> sets) {
        List<FlowSet> kept = new ArrayList<>();
        for (int i = 0; i < sets.size(); i += 2) {
            if (!sets.get(i).isNothing()) {
                kept.addAll(sets.subList(i, i + 2));
            }
        }
        return kept;
    }

    /** The values of a pod at one end that no policy has a word for. */
    private int[] strangers(End end) {
        int[] values = new int[layout.dimensions().size()];
        for (int variable = 0; variable < values.length; variable++) {
            Dimension dimension = layout.dimension(variable);
            boolean here = PassageAnswers.isAbout(dimension, end);
            values[variable] = !here
                    ? Restriction.FREE
                    : dimension.kind() == Dimension.Kind.ADDRESS ? layout.unknownSegment() : layout.unmentioned();
        }
        return values;
    }

    /**
     * What policies can tell of an end.
     *
     * @param end the end
     * @param address the address in use there; empty if not known: then it is in no block
     * @return the same for all ends that they don't tell apart
     */
    public Standing standing(Endpoint end, Optional<IpAddress> address) {
        Given.noneNull("standing(..)", end, address);
        EndValues known = new EndValues(layout, end, address, semantics);
        int[] values = new int[layout.dimensions().size()];
        for (int variable = 0; variable < values.length; variable++) {
            Dimension dimension = layout.dimension(variable);
            values[variable] = ConnectionsBelow.isOfEnd(dimension.kind()) ? known.value(dimension) : Restriction.FREE;
        }
        List<NamedPort> named = known.ports().stream()
                .filter(port -> layout.variable(Dimension.portName(port.name())) >= 0)
                .toList();
        Optional<IpAddress> family = address.map(one -> one.isIpv6() ? Cidr.IPV6.address() : Cidr.IPV4.address());
        return standings.computeIfAbsent(
                new Standing.Key(values, named, known.unmentionedNamespace(), family), this::made);
    }

    private Standing made(Standing.Key key) {
        Integer number = ports.computeIfAbsent(key.ports(), some -> nextPorts.getAndIncrement());
        List<Left> left = gates.stream().map(gate -> left(gate, key)).toList();
        return new Standing(this, key, number, left);
    }

    private Left left(Gate gate, Standing.Key key) {
        int[] values = PassageAnswers.only(layout, gate.first(), key.values());
        Diagram apart = space.make(diagrams -> gate.passing(diagrams, values));
        if (gate.first() == End.DESTINATION || key.namespace().isEmpty()) {
            return new Left(apart, apart);
        }
        values[layout.variable(Dimension.location(End.SOURCE))] = layout.number(Location.SAME);
        return new Left(space.make(diagrams -> gate.passing(diagrams, values)), apart);
    }

    /**
     * What surely passes: whatever the flow does not say here, such as a declared source port or a rate.
     *
     * @param source the standing of who opens connections
     * @param destination the standing of who is connected to
     * @return protocols and ports; none if the two have addresses of different families
     */
    public Connections surely(Standing source, Standing destination) {
        return answer(surely, source, destination);
    }

    /**
     * What possibly passes.
     *
     * @param source the standing of who opens connections
     * @param destination the standing of who is connected to
     * @return at least what surely passes
     */
    public Connections possibly(Standing source, Standing destination) {
        return answer(possibly, source, destination);
    }

    private Connections answer(PassageAnswers answers, Standing source, Standing destination) {
        Given.noneNull("passages", source, destination);
        if (!source.isBy(this) || !destination.isBy(this)) {
            throw Messages.foreignStanding();
        }
        return source.meets(destination) ? answers.between(source, destination) : Connections.none();
    }

    /**
     * Everyone else there could be, in this cluster or in it one day, by what passes between them and given ends. Each is in just one audience,
     * unless its address is not known, or of no family of theirs.
     *
     * @param end the end of flows that the given ones are at
     * @param ends the standings of the given ones, at least one
     * @return together everyone; namespaces that are known have the labels that they are known to have
     * @throws FlowSetLimitException if there are too many to say
     * @throws io.github.netpol4j.finding.InvalidInputException if the namespace of one is not among those that are known
     */
    public List<Audience> audiences(End end, Collection<Standing> ends) {
        Given.notNull("audiences(..)", end);
        for (Standing one : Given.notEmpty("audiences(..)", "standing", ends)) {
            if (!one.isBy(this)) {
                throw Messages.foreignStanding();
            }
            if (namespaces.isEmpty() || one.shares(one)) {
                throw Messages.unknownNamespace();
            }
        }
        return space.make(diagrams -> audiences
                .computeIfAbsent(end, one -> new Audiences(layout, diagrams, one, namespaces.orElseThrow()))
                .of(ends, sureGates, possibleGates));
    }

    /**
     * All addresses, cut wherever policies tell two neighbours apart.
     *
     * @return ascending, IPv4 first
     */
    public List<AddressRange> ranges() {
        return IntStream.range(0, layout.unknownSegment())
                .mapToObj(layout::addresses)
                .toList();
    }
}
