package io.github.netpol4j.calico.internal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.internal.compile.SentenceCompiler.Compiled;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random sentences: what they become says of random connections what they say, and has a form that Calico takes. */
class SentenceCompilerProperties {

    @Provide
    Arbitrary<CalicoPolicy> policies() {
        return SentenceArbitraries.policies();
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return SentenceArbitraries.attempts().list().ofSize(60);
    }

    private static List<CalicoPolicyResource> compile(CalicoPolicy policy) {
        Compiled compiled = SentenceCompiler.compile(List.of(policy));
        assertThat(compiled.gaps()).isEmpty();
        return compiled.resources().stream()
                .map(CalicoPolicyResource.class::cast)
                .toList();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void policiesDoWhatTheirSentenceSays(
            @ForAll("policies") CalicoPolicy policy, @ForAll("attempts") List<Attempt> attempts) {
        NaiveSentence sentence = new NaiveSentence(policy, policy.sentences().get(0));
        List<NaiveCalico> made = compile(policy).stream().map(NaiveCalico::new).toList();
        List<CalicoPolicyResource> resources = compile(policy);

        for (Attempt attempt : attempts) {
            for (PolicyType type : PolicyType.values()) {
                Party guarded = type == PolicyType.INGRESS ? attempt.destination() : attempt.source();
                List<NaiveCalico> selecting = Stream.iterate(0, i -> i < made.size(), i -> i + 1)
                        .filter(i -> resources.get(i).spec().types().contains(type))
                        .map(made::get)
                        .filter(one -> one.selects(guarded))
                        .toList();
                assertThat(!selecting.isEmpty())
                        .as("%s guards the %s of %s", policy, type, guarded)
                        .isEqualTo(sentence.guards(type, guarded));
                for (NaiveCalico one : selecting) {
                    assertThat(one.actions(type, attempt))
                            .as("%s on %s", policy, attempt)
                            .isEqualTo(sentence.actions(type, attempt));
                }
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void policiesHaveAFormThatCalicoTakes(@ForAll("policies") CalicoPolicy policy) {
        for (CalicoPolicyResource one : compile(policy)) {
            PolicySpec spec = one.spec();
            assertThat(one.metadata().name())
                    .matches("(" + spec.tier() + "\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                    .satisfies(name -> assertThat(name.contains("."))
                            .isEqualTo(!spec.tier().equals("default")));
            assertThat(spec.order()).isPresent();
            assertThat(spec.types()).isNotEmpty().doesNotHaveDuplicates();
            for (PolicyType type : PolicyType.values()) {
                assertThat(spec.rules(type).isEmpty() || spec.types().contains(type))
                        .isTrue();
                assertThat(spec.rules(type)).hasSizeLessThanOrEqualTo(1024).doesNotHaveDuplicates();
                spec.rules(type).forEach(SentenceCompilerProperties::assertTaken);
            }
            List.of(spec.selector(), spec.namespaceSelector(), spec.serviceAccountSelector())
                    .forEach(SentenceCompilerProperties::assertSelector);
            assertThat(spec.applyOnForward() || !(spec.preDnat() || spec.doNotTrack()))
                    .isTrue();
        }
        assertThat(SentenceCompiler.compile(List.of(policy))).isEqualTo(SentenceCompiler.compile(List.of(policy)));
    }

    private static void assertTaken(CalicoRule rule) {
        List<EntityRule> ends = List.of(rule.source(), rule.destination());
        List<Integer> families = ends.stream()
                .flatMap(end -> Stream.concat(end.nets().stream(), end.notNets().stream()))
                .map(Families::version)
                .distinct()
                .toList();
        assertThat(families).hasSizeLessThanOrEqualTo(1);
        rule.ipVersion().ifPresent(version -> assertThat(families).isSubsetOf(version));
        rule.protocol()
                .filter(Protocol::isIcmp)
                .ifPresent(icmp -> assertThat(rule.ipVersion()).contains(icmp.equals(Protocol.ICMP) ? 4 : 6));
        for (EntityRule end : ends) {
            assertThat(end.nets()).hasSizeLessThanOrEqualTo(256).doesNotHaveDuplicates();
            assertThat(end.notNets())
                    .hasSizeLessThanOrEqualTo(256)
                    .doesNotHaveDuplicates()
                    .doesNotContain(Cidr.IPV4, Cidr.IPV6);
            if (!end.ports().isEmpty() || !end.notPorts().isEmpty()) {
                assertThat(rule.protocol()).map(Protocol::hasPorts).contains(true);
            }
            assertSelector(end.selector());
            assertSelector(end.notSelector());
            assertThat(CalicoSelector.parse(end.namespaceSelector())).isNotNull();
        }
    }

    private static void assertSelector(String text) {
        assertThat(CalicoSelector.parse(text).isGlobal()).isFalse();
        assertThat(text.isEmpty() || CalicoSelector.parse(text).toString().equals(text))
                .isTrue();
    }
}
