package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Values.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What passes between two ends is what the sets hold, connection by connection: whatever a flow says besides, or for something of it. */
class PassagesProperties {

    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP, new Protocol(0));

    private static final List<Integer> PORTS = List.of(1, 79, 80, 81, 443, 8000, 65535);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void setsPassWhatAllOfThemHold(
            @ForAll("formulas") Formula one,
            @ForAll("formulas") Formula other,
            @ForAll("formulas") Formula more,
            @ForAll("flows") List<Flow> flows) {
        List<FlowSet> sure = List.of(one.apart(), other.apart());
        List<FlowSet> maybe = sure.stream().map(set -> set.or(more.apart())).toList();
        Passages passages =
                Meaning.of(sure, maybe, FlowSet.none(), FlowSet.none()).passages(Semantics.defaults());

        for (Flow flow : flows) {
            check(
                    passages,
                    flow,
                    each -> one.contains(each) && other.contains(each),
                    each -> more.contains(each) || (one.contains(each) && other.contains(each)));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void barriersPassWhatNoneOfThemStops(
            @ForAll("barriers") List<List<Said>> closed,
            @ForAll("barriers") List<List<Said>> open,
            @ForAll("flows") List<Flow> flows) {
        List<Barrier> barriers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            barriers.add(new Barrier(told(closed.get(i)), told(open.get(i))));
        }
        Passages passages =
                Meaning.of(barriers.get(0), barriers.get(1), barriers.get(2)).passages(Semantics.defaults());
        Predicate<Flow> passes = each -> {
            for (int i = 0; i < 3; i++) {
                if (closed.get(i).stream().anyMatch(said -> said.holds(each))
                        && open.get(i).stream().noneMatch(said -> said.holds(each))) {
                    return false;
                }
            }
            return true;
        };

        flows.forEach(flow -> check(passages, flow, passes, passes));
    }

    private static List<Region> told(List<Said> regions) {
        return regions.stream().map(Said::region).toList();
    }

    private static void check(Passages passages, Flow flow, Predicate<Flow> surely, Predicate<Flow> possibly) {
        Standing source = passages.standing(flow.source(), flow.sourceAddress());
        Standing destination = passages.standing(flow.destination(), flow.destinationAddress());
        Connections sure = passages.surely(source, destination);
        Connections maybe = passages.possibly(source, destination);
        for (Protocol protocol : PROTOCOLS) {
            for (int port : protocol.hasPorts() ? PORTS : List.of(0)) {
                List<Flow> all = whatever(flow, protocol, port);
                assertThat(sure.contains(protocol, port))
                        .as("surely %s %d of %s in %s", protocol, port, flow, sure)
                        .isEqualTo(all.stream().allMatch(surely));
                assertThat(maybe.contains(protocol, port))
                        .as("possibly %s %d of %s in %s", protocol, port, flow, maybe)
                        .isEqualTo(all.stream().anyMatch(possibly));
            }
        }
    }

    /** Every flow between the two that such a connection can be. */
    private static List<Flow> whatever(Flow flow, Protocol protocol, int port) {
        List<Flow> all = new ArrayList<>();
        for (String device : List.of("", "eth0", "eth1", "eth2")) {
            for (int mark = -1; mark <= 5; mark++) {
                SortedMap<String, String> more = new TreeMap<>();
                more.put("mark", Integer.toString(mark));
                if (!device.isEmpty()) {
                    more.put("device", device);
                }
                all.add(new Flow(
                        flow.source(),
                        flow.sourceAddress(),
                        flow.destination(),
                        flow.destinationAddress(),
                        protocol,
                        port,
                        more));
            }
        }
        return all;
    }

    @Example
    void whatPassesPossiblyIsMoreWhereNothingIsInTheWayOfIt() {
        Passages passages = Meaning.of(List.of(FlowSet.none()), List.of(FlowSet.all()), FlowSet.none(), FlowSet.none())
                .passages(Semantics.defaults());
        Standing any = passages.standing(Pod.ofApp("a", "web"), Optional.empty());

        assertThat(passages.surely(any, any)).isEqualTo(Connections.none());
        assertThat(passages.possibly(any, any)).isEqualTo(Connections.all());
    }

    @Example
    void nothingPassesBetweenFamilies() {
        Passages passages = Meaning.of(
                        new Barrier(List.of(), List.of()),
                        new Barrier(List.of(), List.of()),
                        new Barrier(List.of(), List.of()))
                .passages(Semantics.defaults());
        Pod pod = Pod.ofApp("a", "web").at("10.0.0.1", "fd00::1");
        Standing four = passages.standing(pod, Optional.of(pod.addresses().get(0)));
        Standing six = passages.standing(pod, Optional.of(pod.addresses().get(1)));

        assertThat(passages.surely(four, six)).isEqualTo(Connections.none());
        assertThat(passages.surely(six, six)).isEqualTo(Connections.all());
        assertThat(passages.ranges()).hasSize(2);
    }

    /** As a cover says it: regions of the library's own targets have no word for it. */
    @Example
    void anUnmentionedNamespaceMayBeThatOfTheOtherEnd() {
        Names same = new Names(false, false, new TreeSet<>(List.of(Location.SAME)));
        Region within = Region.all().at(End.DESTINATION, Location.pods()).at(End.SOURCE, same);
        Barrier none = new Barrier(List.of(), List.of());
        Meaning opened = Meaning.of(none, none, new Barrier(List.of(Region.all()), List.of(within)));
        Region bySource = within.label(End.SOURCE, "app", Names.in(List.of("web", "db")));
        Meaning closed = Meaning.of(new Barrier(List.of(bySource), List.of()), none, none);

        for (boolean open : List.of(true, false)) {
            Meaning meaning = open ? opened : closed;
            Passages passages = meaning.passages(Semantics.defaults());
            Standing web = passages.standing(Pod.ofApp("y", "web"), Optional.empty());
            Standing db = passages.standing(Pod.ofApp("y", "db"), Optional.empty());
            Standing other = passages.standing(Pod.ofApp("z", "db"), Optional.empty());

            assertThat(passages.surely(web, db).isAll()).isEqualTo(open);
            assertThat(passages.surely(db, web).isAll()).isEqualTo(open);
            assertThat(passages.surely(web, other).isAll()).isEqualTo(!open);
            assertThat(passages.surely(other, web).isAll()).isEqualTo(!open);
        }
    }

    @Example
    void standingsAreOfOneMeaning() {
        Meaning meaning = Meaning.of(List.of(FlowSet.all()), List.of(FlowSet.all()), FlowSet.none(), FlowSet.none());
        Standing foreign = meaning.passages(Semantics.defaults()).standing(Pod.ofApp("a", "web"), Optional.empty());
        Passages passages = meaning.passages(Semantics.defaults());

        assertThatThrownBy(() -> passages.surely(foreign, foreign))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("made by the passages of another meaning");
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Sayings.formulas(1);
    }

    @Provide
    Arbitrary<List<List<Said>>> barriers() {
        return Sayings.said().list().ofMaxSize(2).list().ofSize(3);
    }

    @Provide
    Arbitrary<List<Flow>> flows() {
        return Sayings.flows().list().ofMinSize(1).ofMaxSize(2);
    }
}
