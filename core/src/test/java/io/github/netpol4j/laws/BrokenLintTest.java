package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;

/** The laws of the linter catch one that is wrong. */
class BrokenLintTest {

    private static final int TRIES = 400;

    private static List<Finding> found(Cluster cluster) {
        return Lint.of(cluster).findings();
    }

    /** Of each policy the first rule of ingress is said to add nothing. */
    private static List<Finding> redundant(Cluster cluster) {
        List<Finding> all = new ArrayList<>();
        cluster.policies().stream()
                .filter(policy -> !policy.object().getSpec().getIngress().isEmpty())
                .forEach(policy -> all.add(finding("ADDS_NOTHING", policy.toString(), "spec.ingress[0]")));
        return all;
    }

    private static Finding finding(String code, String source, String path) {
        return new Finding(code, Severity.ERROR, Place.of(source, path), "sentence", "remedy");
    }

    @Example
    void aRuleThatAddsSomethingCanNotGo() {
        caught(LintLaws.CAN_GO, BrokenLintTest::redundant);
    }

    @Example
    void aSelectorThatIsNotLookedAtIsCaught() {
        caught(LintLaws.SELECTS_NOTHING, cluster -> List.of());
        caught(
                LintLaws.SELECTS_NOTHING,
                cluster -> cluster.policies().stream()
                        .map(policy -> finding("POLICY_SELECTS_NOTHING", policy.toString(), "spec.podSelector"))
                        .toList());
    }

    @Example
    void anErrorInWhatIsCompiledIsCaught() {
        caught(
                LintLaws.NO_ERRORS,
                cluster -> found(cluster).stream()
                        .map(one -> new Finding(one.code(), Severity.ERROR, one.place(), one.sentence(), one.remedy()))
                        .toList());
    }

    @Example
    void anOrderThatDependsOnThatOfObjectsIsCaught() {
        Random random = new Random(1);
        caught(LintLaws.ORDER, cluster -> {
            List<Finding> some = new ArrayList<>(found(cluster));
            Collections.shuffle(some, random);
            return some;
        });
    }

    private static <C> void caught(Law<LintLaws.Linter, C> law, Function<Cluster, List<Finding>> broken) {
        Optional<Law.Caught> wrong = law.falsify(broken::apply, 7, TRIES);
        assertThat(wrong).as(law.name()).isPresent();
        assertThat(wrong.get().counterexample()).doesNotContain("Exception");
    }
}
