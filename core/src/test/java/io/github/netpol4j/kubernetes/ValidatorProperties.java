package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.kubernetes.LabelQuery.Expression;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ValidatorProperties {

    private static final Pattern PATH = Pattern.compile("(metadata|spec)(\\.[a-zA-Z]+(\\[[0-9]+])?)+");

    /** Whatever is in an object, it gets an answer, the same each time, and every path leads into the object. */
    @Property(edgeCases = EdgeCasesMode.NONE) // hundreds of them, each as random as any other object
    void anyObjectGetsAnAnswer(@ForAll("garbage") PolicyObject policy) {
        List<Violation> violations = Validator.validate(policy);

        assertThat(violations).doesNotHaveDuplicates().isEqualTo(Validator.validate(policy));
        assertThat(Validator.validateStrictly(policy)).containsAll(violations);
        assertThat(violations).extracting(Violation::path).allMatch(PATH.asMatchPredicate());
        assertThat(Validator.warnings(policy)).extracting(Violation::path).allMatch(PATH.asMatchPredicate());
    }

    /** Of one CIDR there is an error or a block to evaluate, never both or neither. */
    @Property
    void aCidrIsInvalidOrABlock(@ForAll("texts") String text) {
        List<String> violations =
                PolicyObjects.policy().from(PolicyObjects.block(text)).violations();

        assertThat(violations.isEmpty()).isEqualTo(LegacyCidr.parse(text).isPresent());
    }

    /** Leading zeros and host bits change the notation, never the block; what is written plainly gets no warning. */
    @Property
    void aBlockIsTheSameHoweverItIsWritten(
            @ForAll int address, @ForAll @IntRange(max = 32) int prefix, @ForAll @IntRange(max = 3) int zeros) {
        String padding = "0".repeat(zeros);
        String octets = "%s%d.%d.%s%d.%d"
                .formatted(padding, address >>> 24, address >>> 16 & 255, padding, address >>> 8 & 255, address & 255);
        Cidr block = Cidr.around(IpAddress.of(octets.replaceAll("\\b0+(?=[0-9])", "")), prefix);

        assertThat(LegacyCidr.parse(octets + "/" + padding + prefix)).contains(block);
        assertThat(LegacyCidr.parse("::ffff:" + octets + "/" + (96 + prefix))).contains(block);
        assertThat(CidrWarnings.of(block.toString())).isEmpty();
        assertThat(LegacyCidr.read(block.toString()).flatMap(LegacyCidr::nonStandard))
                .isEmpty();
        assertThat(CidrWarnings.of(octets + "/" + prefix).isEmpty())
                .isEqualTo(block.toString().equals(octets + "/" + prefix));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> near =
                Arbitraries.strings().withChars("019af:./%- \u00a0\u0130\ud800").ofMaxLength(20);
        Arbitrary<String> sound = Arbitraries.of(
                "a",
                "In",
                "Exists",
                "Ingress",
                "TCP",
                "10.0.0.0/8",
                "10.1.0.1/16",
                "::/0",
                "::ffff:10.0.0.0/104",
                "010.0.0.0/8",
                "fd00::/8");
        return Arbitraries.oneOf(near, sound, Arbitraries.strings().ofMaxLength(10));
    }

    @Provide
    Arbitrary<PolicyObject> garbage() {
        Arbitrary<List<String>> texts = texts().list().ofMinSize(1).ofMaxSize(8);
        Arbitrary<List<Integer>> choices =
                Arbitraries.integers().list().ofMinSize(1).ofMaxSize(40);
        return Combinators.combine(texts, choices).as((pool, turns) -> new Garbage(pool, turns).object());
    }

    /** Any object, made of a few texts and numbers in turn: faster by far than an arbitrary for each of its parts. */
    private static final class Garbage {

        private final List<String> texts;
        private final List<Integer> choices;
        private int turn;

        Garbage(List<String> texts, List<Integer> choices) {
            this.texts = texts;
            this.choices = choices;
        }

        PolicyObject object() {
            return new PolicyObject(
                    text(),
                    text(),
                    text(),
                    labels(),
                    labels(),
                    selector(),
                    some(this::text),
                    some(this::rule),
                    some(this::rule));
        }

        private TrafficRule rule() {
            return new TrafficRule(some(this::peer), some(this::port));
        }

        private PeerSpec peer() {
            return new PeerSpec(
                    maybe(this::selector), maybe(this::selector), maybe(() -> new Block(text(), some(this::text))));
        }

        private PortSpec port() {
            return new PortSpec(maybe(this::text), maybe(this::portValue), maybe(this::number));
        }

        private PortValue portValue() {
            return number() % 2 == 0 ? PortValue.of(number()) : PortValue.of(text());
        }

        private LabelQuery selector() {
            return new LabelQuery(labels(), some(() -> new Expression(text(), text(), some(this::text))));
        }

        private SortedMap<String, String> labels() {
            SortedMap<String, String> labels = new TreeMap<>();
            some(this::text).forEach(key -> labels.put(key, text()));
            return labels;
        }

        private String text() {
            return texts.get(Math.floorMod(number(), texts.size()));
        }

        private <T> Optional<T> maybe(Supplier<T> part) {
            return number() % 2 == 0 ? Optional.of(part.get()) : Optional.empty();
        }

        private <T> List<T> some(Supplier<T> part) {
            return Stream.generate(part).limit(Math.floorMod(number(), 3)).toList();
        }

        /** The next number. Each round adds one more to it, so that no list of numbers is stuck in a rut. */
        private int number() {
            int number = choices.get(turn % choices.size()) + turn / choices.size();
            turn++;
            return number;
        }
    }
}
