package io.github.netpol4j.ufw.laws;

import static io.github.netpol4j.NetPol.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.ufw.internal.compile.UfwCompiler;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.policy.UfwSentence;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.statistics.Statistics;

/** Lists of sentences of ufw alone: the first that a flow fits decides, in the order in which they are written. */
class SentenceLaws {

    @Provide
    static Arbitrary<List<Rule>> lists() {
        return HostCase.rule()
                .filter(rule -> rule.fold(
                        allow -> true,
                        deny -> deny.peers().contains(new Peer.Host()),
                        isolate -> isolate.directions().size() == 1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static UfwPolicy sentences(List<Rule> rules) {
        return UfwPolicy.of(policy("p").in("hosts"))
                .with(rules.stream().map(UfwSentence::of).toList());
    }

    /** A sentence, and a policy that would stop the flows that it is about. */
    private record Walked(Rule rule, Policy stopping) {

        static Walked of(Rule rule) {
            Rule denying = HostCase.numbered(rule)
                    .fold(
                            allow -> new Deny(allow.sources(), allow.destinations(), allow.ports()),
                            deny -> deny,
                            isolate -> isolate);
            return new Walked(rule, Policy.of("p", "hosts", Policy.APP_LABEL, List.of(denying)));
        }

        boolean fits(Flow flow) {
            return !stopping.permits(flow);
        }
    }

    private static Optional<Rule> first(List<Walked> walk, Flow flow) {
        return walk.stream().filter(one -> one.fits(flow)).map(Walked::rule).findFirst();
    }

    private static boolean isAllow(Rule rule) {
        return rule.fold(allow -> true, deny -> false, isolate -> false);
    }

    /** A flow between a host and something that is none: one chain decides. */
    private static boolean isAsked(Flow flow) {
        boolean two = flow.source().getClass().equals(flow.destination().getClass());
        return !two
                && !NaiveUfw.alwaysPasses(flow)
                && Semantics.defaults().exemption(flow).isEmpty();
    }

    private static Optional<Flow> counterexample(List<Rule> rules, UfwState state, List<Flow> flows) {
        NaiveUfw host = new NaiveUfw(state);
        List<Walked> walk = rules.stream().map(Walked::of).toList();
        return flows.stream()
                .filter(SentenceLaws::isAsked)
                .filter(flow -> host.passes(flow)
                        != first(walk, flow).map(SentenceLaws::isAllow).orElse(true))
                .findFirst();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theFirstSentenceThatFitsDecides(@ForAll("lists") List<Rule> rules, @ForAll int slice) {
        UfwPolicy policy = sentences(rules);
        boolean gaps = !UfwCompiler.gaps(List.of(policy)).isEmpty();
        boolean refused = false;
        if (!gaps) {
            try {
                UfwState state = UfwCompiler.compile(List.of(policy)).state();
                assertThat(counterexample(rules, state, HostFlows.slice(slice))).isEmpty();
            } catch (InvalidInputException refusal) {
                refused = true;
                assertThat(rules).as(refusal.getMessage()).anyMatch(rule -> isUseless(rules, rule, slice));
            }
        }
        Statistics.label("what became of it")
                .collect(gaps ? "gaps" : refused ? "refused" : "compiled")
                .coverage(shares -> {
                    shares.check("compiled").percentage(share -> share > 30);
                    shares.check("refused").percentage(share -> share > 1);
                });
    }

    /** A sentence that decides no flow: the one that is refused. */
    private static boolean isUseless(List<Rule> rules, Rule rule, int slice) {
        List<Walked> walk = rules.stream().map(Walked::of).toList();
        return HostFlows.slice(slice).stream()
                .filter(SentenceLaws::isAsked)
                .noneMatch(flow -> first(walk, flow).equals(Optional.of(rule)));
    }

    @Example
    void aCompilerThatPutsDeniesFirstIsCaught() {
        RandomGenerator<List<Rule>> cases = lists().generator(1000, false);
        Random random = new Random(7);
        int tries = 0;
        boolean caught = false;
        while (!caught && tries < 1000) {
            tries++;
            List<Rule> rules = cases.next(random).value();
            UfwPolicy policy = sentences(rules);
            if (UfwCompiler.gaps(List.of(policy)).isEmpty()) {
                caught = compiled(policy)
                        .filter(state ->
                                counterexample(rules, state, HostFlows.ALL).isPresent())
                        .isPresent();
            }
        }
        System.out.println("DENIES_FIRST | sentences | caught after " + tries + " tries");
        assertThat(caught).isTrue();
    }

    private static Optional<UfwState> compiled(UfwPolicy policy) {
        try {
            List<UfwRule> sorted =
                    new ArrayList<>(UfwCompiler.compile(List.of(policy)).rules());
            sorted.sort(Collections.reverseOrder((one, other) -> one.action().compareTo(other.action())));
            return Optional.of(UfwState.of(UfwCompiler.DEFAULTS, sorted));
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }
}
