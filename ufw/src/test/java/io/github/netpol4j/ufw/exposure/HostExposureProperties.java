package io.github.netpol4j.ufw.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.Way;
import io.github.netpol4j.analysis.hosts.Way.Kind;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.target.Verdict.Outcome;
import io.github.netpol4j.ufw.exposure.ByHand.Expected;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Small clusters and firewalls at random: what is said is what the evaluators of policies and ufw say, asked one after another by hand. */
class HostExposureProperties {

    /** A broken version must be seen within as many worlds. */
    private static final int ENOUGH = 300;

    private interface Engine {
        ByHand of(World world, Endpoint asker, Way way);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void itAgreesWithEvaluatorsAskedByHand(@ForAll long seed) {
        assertThat(disagreement(new World(seed), ByHand::new)).isEmpty();
    }

    private static Optional<String> disagreement(World world, Engine engine) {
        HostExposure exposure = HostExposure.of(world.cluster(), world.hosts(), world.options);
        for (Endpoint asker : world.askers()) {
            for (Access access : exposure.from(asker)) {
                Expected expected = engine.of(world, asker, access.way()).answer();
                if (!expected.equals(new Expected(access.outcome(), access.state()))) {
                    return Optional.of(
                            access + "\n" + access.layers() + "\n" + "and by hand " + expected + " in\n" + world);
                }
            }
        }
        return Optional.empty();
    }

    private static void assertSeen(Engine broken) {
        assertThat(LongStream.range(0, ENOUGH)
                        .mapToObj(seed -> disagreement(new World(seed), broken))
                        .filter(Optional::isPresent)
                        .findFirst())
                .isPresent();
    }

    @Example
    void aNodePortThatRulesAboutWhatComesInGuardIsSeen() {
        assertSeen((world, asker, way) -> new ByHand(world, asker, way) {
            @Override
            List<Outcome> nodePortRules(Outcome rules) {
                return List.of(rules);
            }
        });
    }

    @Example
    void aPodOnTheNetworkOfItsNodeThatPoliciesGuardIsSeen() {
        assertSeen((world, asker, way) -> new ByHand(world, asker, way) {
            @Override
            List<Outcome> policiesAboutNobody(Outcome rules, boolean isOut) {
                return isOut ? List.of() : List.of(rules);
            }
        });
    }

    @Example
    void anExternalNameThatPoliciesOfTheNamespaceGuardIsSeen() {
        assertSeen((world, asker, way) -> new ByHand(world, asker, way) {
            @Override
            List<Outcome> policiesAboutNobody(Outcome rules, boolean isOut) {
                return isOut ? List.of(rules) : List.of();
            }
        });
    }

    /** Every kind of answer comes about, and often enough to be tried. */
    @Example
    void everyKindOfAnswerComesAbout() {
        List<String> kinds = LongStream.range(0, 40)
                .mapToObj(World::new)
                .flatMap(world -> HostExposure.of(world.cluster(), world.hosts(), world.options)
                        .from(world.askers().toArray(new Endpoint[0]))
                        .stream())
                .map(access -> access.way().kind() + " " + access.state())
                .distinct()
                .toList();
        for (Kind kind : List.of(Kind.SERVICE, Kind.NODE_PORT, Kind.HOST_NETWORK, Kind.EXTERNAL_NAME)) {
            for (State state : State.values()) {
                assertThat(kinds).contains(kind + " " + state);
            }
        }
    }
}
