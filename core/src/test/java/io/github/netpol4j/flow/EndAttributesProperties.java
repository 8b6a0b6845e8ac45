package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Values.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Service accounts, nodes of pods and names of hosts, against asking every flow of a small world that has all there can be. */
class EndAttributesProperties {

    private static final List<String> NAMES = List.of("x", "y", "other");

    private static final List<Endpoint> ENDS = ends();

    private static List<Endpoint> ends() {
        List<Endpoint> ends = new ArrayList<>();
        NAMES.forEach(host -> ends.add(Node.named(host)));
        ends.add(Pod.ofApp("a", "p").on("x").onHostNetwork());
        ends.add(Pod.ofApp("a", "p").onHostNetwork());
        ends.add(new External(IpAddress.of("192.0.2.1")));
        for (String namespace : List.of("a", "b")) {
            for (String account : NAMES) {
                Pod pod = Pod.ofApp(namespace, "p").runningAs(account);
                ends.add(pod);
                NAMES.forEach(node -> ends.add(pod.on(node)));
            }
        }
        return List.copyOf(ends);
    }

    /** One thing said of an end, and what it means. */
    private record Clause(End end, int kind, boolean absent, boolean others, Set<String> names) {

        Names values() {
            return new Names(absent, others, new TreeSet<>(names));
        }

        Region narrow(Region region) {
            return switch (kind) {
                case 0 -> region.with(Dimension.serviceAccount(end), values());
                case 1 -> region.with(Dimension.nodeOfPod(end), values());
                case 2 -> region.with(Dimension.host(end), values());
                case 3 -> region.at(end, Location.podsIn(List.of("a")));
                default -> region.at(end, Location.noPods());
            };
        }

        boolean holds(Flow flow) {
            Endpoint at = end == End.SOURCE ? flow.source() : flow.destination();
            Function<Optional<String>, Boolean> fits =
                    name -> name.map(one -> others != names.contains(one)).orElse(absent);
            boolean isHost = at.fold(Pod::hostNetwork, node -> true, external -> false);
            Optional<Pod> pod = at.<Optional<Pod>>fold(Optional::of, node -> Optional.empty(), no -> Optional.empty())
                    .filter(one -> !one.hostNetwork());
            return switch (kind) {
                case 0 -> pod.isPresent() && fits.apply(pod.map(Pod::serviceAccount));
                case 1 -> pod.isPresent() && fits.apply(pod.flatMap(Pod::node));
                case 2 ->
                    isHost
                            && fits.apply(Optional.of(
                                    at.fold(one -> one.node().orElse("other"), Node::name, external -> "")));
                case 3 -> pod.filter(one -> one.namespace().equals("a")).isPresent();
                default -> pod.isEmpty();
            };
        }
    }

    private static Region region(List<Clause> clauses) {
        Region region = Region.all();
        for (Clause clause : clauses) {
            region = clause.narrow(region);
        }
        return region;
    }

    private static boolean holds(List<List<Clause>> union, Flow flow) {
        return union.stream().anyMatch(box -> box.stream().allMatch(clause -> clause.holds(flow)));
    }

    private static List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        for (Endpoint source : ENDS) {
            for (Endpoint destination : ENDS) {
                flows.add(new Flow(source, Optional.empty(), destination, Optional.empty(), Protocol.TCP, 80));
            }
        }
        return flows;
    }

    @Property
    void setsHoldWhatIsSaid(@ForAll("unions") List<List<Clause>> one, @ForAll("unions") List<List<Clause>> other) {
        FlowSet first =
                FlowSet.of(one.stream().map(EndAttributesProperties::region).toList());
        FlowSet second =
                FlowSet.of(other.stream().map(EndAttributesProperties::region).toList());
        boolean differ = false;
        boolean beyond = false;
        for (Flow flow : flows()) {
            boolean inFirst = holds(one, flow);
            boolean inSecond = holds(other, flow);
            assertThat(first.contains(flow)).as("%s in %s", flow, first).isEqualTo(inFirst);
            assertThat(first.minus(second).contains(flow)).isEqualTo(inFirst && !inSecond);
            differ |= inFirst != inSecond;
            beyond |= inFirst && !inSecond;
        }
        assertThat(first.equals(second)).isEqualTo(!differ);
        assertThat(first.minus(second).isEmpty()).isEqualTo(!beyond);
        assertThat(FlowSet.of(first.minus(second).cover())).isEqualTo(first.minus(second));
        first.minus(second)
                .sample()
                .ifPresent(flow -> assertThat(first.minus(second).contains(flow))
                        .as("%s", flow)
                        .isTrue());
    }

    @Provide
    Arbitrary<List<List<Clause>>> unions() {
        Arbitrary<Clause> clause = Combinators.combine(
                        Arbitraries.of(End.class),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("x", "y").set().ofMaxSize(2))
                .as(Clause::new);
        return clause.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(3);
    }
}
