package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever is at the other end is in just one audience, and what that one says passes is what passes between the two. */
class AudienceProperties {

    private static final Semantics USUAL = Semantics.defaults();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyoneIsInOneAudience(
            @ForAll("formulas") Formula one,
            @ForAll("formulas") Formula other,
            @ForAll("formulas") Formula more,
            @ForAll("flows") List<Flow> flows) {
        List<FlowSet> sure = List.of(one.apart(), other.apart());
        List<FlowSet> maybe = sure.stream().map(set -> set.or(more.apart())).toList();
        Meaning meaning = Meaning.of(sure, maybe, FlowSet.none(), FlowSet.none());
        for (Flow flow : flows) {
            if (flow.sourceAddress().isPresent() && flow.destinationAddress().isPresent()) {
                check(meaning, flow, End.SOURCE);
                check(meaning, flow, End.DESTINATION);
            }
        }
    }

    private static void check(Meaning meaning, Flow flow, End given) {
        Endpoint own = given == End.SOURCE ? flow.source() : flow.destination();
        Endpoint peer = given == End.SOURCE ? flow.destination() : flow.source();
        Passages passages = meaning.passages(USUAL, namespace(own));
        Standing source = passages.standing(flow.source(), flow.sourceAddress());
        Standing destination = passages.standing(flow.destination(), flow.destinationAddress());
        List<Audience> all = passages.audiences(given, List.of(given == End.SOURCE ? source : destination));
        List<Audience> found = all.stream()
                .filter(audience -> FlowSet.of(audience.regions()).contains(flow))
                .toList();
        assertThat(found).as("%s of %s", flow, all).hasSize(1);
        List<NamedPort> ports = given == End.SOURCE ? ports(peer) : List.of();
        assertThat(found.get(0).surely().to(ports))
                .as("surely, %s of %s", flow, all)
                .isEqualTo(passages.surely(source, destination));
        assertThat(found.get(0).possibly().to(ports))
                .as("possibly, %s of %s", flow, all)
                .isEqualTo(passages.possibly(source, destination));
    }

    private static Map<String, SortedMap<String, String>> namespace(Endpoint end) {
        return end.fold(
                pod -> Map.of(pod.namespace(), new TreeMap<>(pod.namespaceLabels())),
                node -> Map.of(),
                out -> Map.of());
    }

    private static List<NamedPort> ports(Endpoint end) {
        return end.fold(pod -> pod.isSelectable(USUAL) ? pod.ports() : List.of(), node -> List.of(), out -> List.of());
    }

    /** One name closes what another opens. */
    @Example
    void namesOfPortsNeedNotAddUp() {
        FlowSet open = FlowSet.of(
                        Region.all().portName(Protocol.TCP, "web"), Region.all().ports(Protocol.TCP, 80, 81))
                .minus(FlowSet.of(Region.all().portName(Protocol.TCP, "admin")));
        Passages passages = Meaning.of(List.of(open), List.of(open), FlowSet.none(), FlowSet.none())
                .passages(USUAL, Map.of("a", Map.of()));
        Pod own = Pod.ofApp("a", "own");
        List<Audience> all = passages.audiences(End.SOURCE, List.of(passages.standing(own, Optional.empty())));
        Offer toPods = all.stream()
                .map(Audience::surely)
                .filter(offer -> !offer.named().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(toPods).hasToString("TCP 80-81,not TCP admin at 80-81,TCP web,not TCP admin+web at 80-81");
        Pod both = Pod.ofApp("b", "both")
                .listening("web", Protocol.TCP, 8080)
                .listening("web", Protocol.TCP, 8081)
                .listening("admin", Protocol.TCP, 8081)
                .listening("admin", Protocol.TCP, 80);
        assertThat(toPods.to(both.ports())).hasToString("TCP 81,8080");
    }

    @Example
    void standingsAreOfOneMeaning() {
        Meaning meaning = Meaning.of(List.of(FlowSet.all()), List.of(FlowSet.all()), FlowSet.none(), FlowSet.none());
        Standing foreign = meaning.passages(USUAL).standing(Pod.ofApp("a", "web"), Optional.empty());

        assertThatThrownBy(() -> meaning.passages(USUAL).audiences(End.SOURCE, List.of(foreign)))
                .isInstanceOf(InvalidInputException.class);
        Passages elsewhere = meaning.passages(USUAL, Map.of("b", Map.of()));
        Standing unknown = elsewhere.standing(Pod.ofApp("a", "web"), Optional.empty());
        assertThatThrownBy(() -> elsewhere.audiences(End.SOURCE, List.of(unknown)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not among those that are known");
        assertThatThrownBy(() -> meaning.passages(USUAL).audiences(End.SOURCE, List.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Sayings.formulas(1);
    }

    @Provide
    Arbitrary<List<Flow>> flows() {
        return Sayings.flows().list().ofMinSize(1).ofMaxSize(2);
    }
}
