package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.selector.CalicoSelector.And;
import io.github.netpol4j.calico.selector.CalicoSelector.Cases;
import io.github.netpol4j.calico.selector.CalicoSelector.Equality;
import io.github.netpol4j.calico.selector.CalicoSelector.Has;
import io.github.netpol4j.calico.selector.CalicoSelector.Membership;
import io.github.netpol4j.calico.selector.CalicoSelector.Not;
import io.github.netpol4j.calico.selector.CalicoSelector.Or;
import io.github.netpol4j.calico.selector.CalicoSelector.Substring;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random selectors and labels over small alphabets, so that they meet. */
final class SelectorArbitraries {

    private static final List<String> KEYS = List.of("a", "in", "has");
    private static final List<String> VALUES = List.of("", "x", "y", "xy", "xyx", "it's", "\"x\"");

    private SelectorArbitraries() {}

    static Arbitrary<Map<String, String>> labels() {
        return Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES));
    }

    static Arbitrary<CalicoSelector> selectors() {
        return selectors(3);
    }

    /** Any selector, with nested ones in it down to a depth. */
    private static Arbitrary<CalicoSelector> selectors(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<List<CalicoSelector>> operands =
                selectors(depth - 1).list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, leaves()),
                net.jqwik.api.Tuple.of(
                        1,
                        selectors(depth - 1)
                                .filter(one -> !(one instanceof Not))
                                .map(Not::new)),
                net.jqwik.api.Tuple.of(2, operands.map(And::new)),
                net.jqwik.api.Tuple.of(2, operands.map(Or::new)));
    }

    private static Arbitrary<CalicoSelector> leaves() {
        Arbitrary<String> keys = Arbitraries.of(KEYS);
        Arbitrary<String> values = Arbitraries.of(VALUES);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<CalicoSelector> equality =
                Combinators.combine(keys, either, values).as(Equality::new);
        Arbitrary<CalicoSelector> substring = Combinators.combine(keys, Arbitraries.of(Position.values()), values)
                .as(Substring::new);
        Arbitrary<CalicoSelector> membership = Combinators.combine(
                        keys, either, values.list().ofMaxSize(4).map(TreeSet::new))
                .as(Membership::new);
        Arbitrary<CalicoSelector> simple =
                Arbitraries.oneOf(keys.map(Has::new), Arbitraries.just(CalicoSelector.all()));
        return Arbitraries.oneOf(equality, substring, membership, simple);
    }

    /** A selector written in one of the other ways that Calico reads alike. */
    static String loosely(CalicoSelector selector, Random random) {
        return selector.fold(new Loosely(random));
    }

    private record Loosely(Random random) implements Cases<String> {

        private String any(String... ways) {
            return ways[random.nextInt(ways.length)];
        }

        private String quote(String value) {
            String quote = value.contains("\"") ? "'" : value.contains("'") ? "\"" : any("\"", "'");
            return any("", " ", "\t") + quote + value + quote + any("", " ", "\t ");
        }

        @Override
        public String all() {
            return any("all()", "all( )", "(all())");
        }

        @Override
        public String global() {
            return any("global()", " global( )");
        }

        @Override
        public String has(Has has) {
            return any("has(", "has( ", "!!has(") + has.key() + any(")", " )");
        }

        @Override
        public String equality(Equality equality) {
            return equality.key() + any("", " ", "\t") + (equality.equal() ? "==" : "!=") + quote(equality.value());
        }

        @Override
        public String substring(Substring substring) {
            String operator = switch (substring.position()) {
                case ANYWHERE -> "contains";
                case START -> any("startswith", "starts with", "starts\twith");
                case END -> any("endswith", "ends with", "ends  with");
            };
            return substring.key() + any(" ", "\t") + operator + quote(substring.text());
        }

        @Override
        public String membership(Membership membership) {
            String values = membership.values().stream().map(this::quote).collect(Collectors.joining(","));
            String last =
                    membership.values().isEmpty() ? "" : any("", ",", quote("x").isEmpty() ? "" : ", ");
            return membership.key()
                    + any(" ", "\t")
                    + (membership.in() ? "in" : any("notin", "not in", "not  in"))
                    + any("{", " { ")
                    + values
                    + last
                    + "}";
        }

        @Override
        public String not(Not not) {
            return any("!", "! ", "!!!") + any("(", " ( ") + not.operand().fold(this) + ")";
        }

        @Override
        public String and(And and) {
            return "(" + and.operands().stream().map(one -> one.fold(this)).collect(Collectors.joining("&&")) + ")";
        }

        /** Conjunctions bind tighter, so their parentheses can be left out here. */
        @Override
        public String or(Or or) {
            return or.operands().stream()
                    .map(one -> one.fold(this))
                    .map(one -> any(one, "(" + one + ")"))
                    .collect(Collectors.joining(any("||", " || "), "(", ")"));
        }
    }
}
