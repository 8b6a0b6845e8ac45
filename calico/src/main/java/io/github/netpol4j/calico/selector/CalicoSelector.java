package io.github.netpol4j.calico.selector;

import io.github.netpol4j.calico.resource.KubernetesSpec.LabelSelector;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Selector;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A selector of Calico: what an endpoint's labels must be like.
 *
 * <p>It prints in Calico's own canonical form, and {@code parse(x.toString())} equals {@code x}.
 *
 * <p>Source: Calico documentation, "Network policy", Selectors; libcalico-go, lib/selector.
 */
public sealed interface CalicoSelector {

    /** How long the text of a selector may be. */
    int MAX_LENGTH = 1024;

    /** How long a label's key may be. */
    int MAX_KEY_LENGTH = 512;

    /** How deep expressions of a text may be nested; the longest texts that Calico takes can't be as deep. */
    int MAX_DEPTH = 256;

    /**
     * Reads a selector.
     *
     * @param text as Calico writes it; blank is {@code all()}
     * @return the selector
     * @throws io.github.netpol4j.finding.InvalidInputException if Calico would refuse it, with the column
     */
    static CalicoSelector parse(String text) {
        int characters = Given.notNull("parse(..)", text).codePointCount(0, text.length());
        if (characters > MAX_LENGTH) {
            throw Messages.tooLong(text, characters);
        }
        return parseAnyLength(text);
    }

    /**
     * Reads a selector that may be longer than Calico takes, so that it can be {@linkplain #split(int) divided}.
     *
     * @param text as Calico writes it; blank is {@code all()}
     * @return the selector
     * @throws io.github.netpol4j.finding.InvalidInputException if Calico would refuse it for more than its length
     */
    static CalicoSelector parseAnyLength(String text) {
        return SelectorParser.parse(Given.notNull("parse(..)", text));
    }

    /**
     * Everything: {@code all()}.
     *
     * @return that selector
     */
    static CalicoSelector all() {
        return new All();
    }

    /**
     * What is in no namespace: {@code global()}. Only as the namespaceSelector of a rule's end, and alone.
     *
     * @return that selector
     */
    static CalicoSelector global() {
        return new Global();
    }

    /**
     * Pods alone: neither host endpoints nor network sets.
     *
     * @return {@code projectcalico.org/orchestrator == "k8s"}
     */
    static CalicoSelector pods() {
        return new Equality("projectcalico.org/orchestrator", true, "k8s");
    }

    /**
     * What has a label: {@code has(k)}.
     *
     * @param key the label's key
     * @return that selector
     */
    static CalicoSelector has(String key) {
        return new Has(key);
    }

    /**
     * What has a label with one value: {@code k == "v"}.
     *
     * @param key the label's key
     * @param value its value
     * @return that selector
     */
    static CalicoSelector equal(String key, String value) {
        return new Equality(key, true, value);
    }

    /**
     * What has a label with one of some values: {@code k in {"a", "b"}}.
     *
     * @param key the label's key
     * @param values at least one
     * @return that selector
     */
    static CalicoSelector in(String key, Collection<String> values) {
        return new Membership(key, true, new TreeSet<>(Given.notEmpty("in(..)", "value", values)));
    }

    /**
     * What has none of some values, or not the label: {@code k not in {"a", "b"}}.
     *
     * @param key the label's key
     * @param values at least one
     * @return that selector
     */
    static CalicoSelector notIn(String key, Collection<String> values) {
        return new Membership(key, false, new TreeSet<>(Given.notEmpty("notIn(..)", "value", values)));
    }

    /**
     * What several selectors all match.
     *
     * @param some at least one
     * @return their conjunction, without repetition and without {@code all()}
     */
    static CalicoSelector allOf(Collection<? extends CalicoSelector> some) {
        return Joining.allOf(Given.notEmpty("allOf(..)", "selector", some));
    }

    /**
     * What at least one of several selectors matches.
     *
     * @param some at least one
     * @return their disjunction, without repetition; {@code all()} if that is among them
     */
    static CalicoSelector anyOf(Collection<? extends CalicoSelector> some) {
        return Joining.anyOf(Given.notEmpty("anyOf(..)", "selector", some));
    }

    /**
     * A selector of core, in Calico's words.
     *
     * @param selector requirements on labels
     * @return the same; {@code all()} for none
     */
    static CalicoSelector of(Selector selector) {
        return of(selector, "");
    }

    /**
     * A selector of core, in Calico's words, with something before each key: Felix keeps the labels of namespaces under
     * {@code pcns.}.
     *
     * @param selector requirements on labels
     * @param prefix what comes before each key
     * @return the same; {@code all()} for none
     */
    static CalicoSelector of(Selector selector, String prefix) {
        return Conversion.of(Given.notNull("of(..)", selector), Given.notNull("of(..)", prefix));
    }

    /**
     * A label selector of Kubernetes, as Calico takes it over: labels sorted by their keys, then the expressions as written.
     *
     * @param selector labels and expressions
     * @return the same; {@code all()} for none
     * @throws io.github.netpol4j.finding.InvalidInputException if an operator is not one of Kubernetes
     */
    static CalicoSelector of(LabelSelector selector) {
        return Conversion.of(Given.notNull("of(..)", selector));
    }

    /**
     * One result for each kind of selector.
     *
     * @param cases what comes out of each
     * @param <R> its type
     * @return the result for this kind
     */
    <R> R fold(Cases<R> cases);

    /**
     * Whether an endpoint with these labels is selected. Where a label is absent, {@code !=} and {@code not in} hold, and no
     * other comparison does.
     *
     * @param labels all labels of the endpoint
     * @return whether it is; {@code global()} selects whatever it is asked about
     */
    default boolean matches(Map<String, String> labels) {
        return fold(new Matching(Given.notNull("matches(..)", labels)));
    }

    /**
     * What this and another selector match.
     *
     * @param other another selector
     * @return both, without repetition and without {@code all()}
     */
    default CalicoSelector and(CalicoSelector other) {
        return Joining.allOf(List.of(this, Given.notNull("and(..)", other)));
    }

    /**
     * What this or another selector matches.
     *
     * @param other another selector
     * @return either, without repetition
     */
    default CalicoSelector or(CalicoSelector other) {
        return Joining.anyOf(List.of(this, Given.notNull("or(..)", other)));
    }

    /**
     * What this selector does not match.
     *
     * @return {@code !=} for {@code ==} and the like, without a negation of a negation
     */
    default CalicoSelector not() {
        return fold(new Negation());
    }

    /**
     * Whether this is {@code global()}.
     *
     * @return false for all others
     */
    default boolean isGlobal() {
        return this instanceof Global;
    }

    /**
     * The selector as a union of conjunctions, each of which says of each key once what it must be like. What contradicts
     * itself is left out; a key of which nothing is said is not in the map.
     *
     * @param limit how many conjunctions there may be, also on the way
     * @return labels are selected if they fit at least one of them; empty if there would be more
     */
    default Optional<List<SortedMap<String, LabelTest>>> terms(int limit) {
        if (limit < 1) {
            throw Messages.notPositive("terms(" + limit + ")", limit);
        }
        return Terms.of(this, limit);
    }

    /**
     * Shorter selectors that together match what this one does: its largest sets and unions divided.
     *
     * @param maxLength how long their texts may be
     * @return the parts, this alone if it is short enough; none if there is no such division
     */
    default List<CalicoSelector> split(int maxLength) {
        if (maxLength < 1) {
            throw Messages.notPositive("split(" + maxLength + ")", maxLength);
        }
        return Division.of(this, maxLength);
    }

    /**
     * What comes out of each kind of selector.
     *
     * @param <R> its type
     */
    interface Cases<R> {

        /**
         * For {@code all()}.
         *
         * @return the result
         */
        R all();

        /**
         * For {@code global()}.
         *
         * @return the result
         */
        R global();

        /**
         * For {@code has(k)}.
         *
         * @param has the selector
         * @return the result
         */
        R has(Has has);

        /**
         * For {@code ==} and {@code !=}.
         *
         * @param equality the selector
         * @return the result
         */
        R equality(Equality equality);

        /**
         * For {@code contains}, {@code starts with} and {@code ends with}.
         *
         * @param substring the selector
         * @return the result
         */
        R substring(Substring substring);

        /**
         * For {@code in} and {@code not in}.
         *
         * @param membership the selector
         * @return the result
         */
        R membership(Membership membership);

        /**
         * For {@code !}.
         *
         * @param not the selector
         * @return the result
         */
        R not(Not not);

        /**
         * For {@code &&}.
         *
         * @param and the selector
         * @return the result
         */
        R and(And and);

        /**
         * For {@code ||}.
         *
         * @param or the selector
         * @return the result
         */
        R or(Or or);
    }

    /** Everything. */
    record All() implements CalicoSelector {

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.all();
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /** What is in no namespace. */
    record Global() implements CalicoSelector {

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.global();
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /**
     * What has a label.
     *
     * @param key the label's key
     */
    record Has(String key) implements CalicoSelector {

        /**
         * A selector.
         *
         * @param key the label's key
         */
        public Has {
            Checks.key(key);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.has(this);
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /**
     * What has one value, or has not.
     *
     * @param key the label's key
     * @param equal false for {@code !=}
     * @param value the value
     */
    record Equality(String key, boolean equal, String value) implements CalicoSelector {

        /**
         * A selector.
         *
         * @param key the label's key
         * @param equal false for {@code !=}
         * @param value the value
         */
        public Equality {
            Checks.key(key);
            Checks.value(value);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.equality(this);
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /**
     * What has a text in its value.
     *
     * @param key the label's key
     * @param position where in it
     * @param text the text
     */
    record Substring(String key, Position position, String text) implements CalicoSelector {

        /**
         * A selector.
         *
         * @param key the label's key
         * @param position where in it
         * @param text the text
         */
        public Substring {
            Checks.key(key);
            Given.notNull("a selector", position);
            Checks.value(text);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.substring(this);
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /**
     * What has one of some values, or none.
     *
     * @param key the label's key
     * @param in false for {@code not in}
     * @param values the values, possibly none
     */
    record Membership(String key, boolean in, SortedSet<String> values) implements CalicoSelector {

        /**
         * A selector.
         *
         * @param key the label's key
         * @param in false for {@code not in}
         * @param values the values, possibly none
         */
        public Membership {
            Checks.key(key);
            values = Collections.unmodifiableSortedSet(new TreeSet<>(Given.noNulls("a selector", values)));
            values.forEach(Checks::value);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.membership(this);
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /**
     * What another selector does not match.
     *
     * @param operand the other, itself no negation
     */
    record Not(CalicoSelector operand) implements CalicoSelector {

        /**
         * A selector.
         *
         * @param operand the other, itself no negation
         */
        public Not {
            Checks.negated(operand);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.not(this);
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /**
     * What several others all match.
     *
     * @param operands at least two
     */
    record And(List<CalicoSelector> operands) implements CalicoSelector {

        /**
         * A selector.
         *
         * @param operands at least two
         */
        public And {
            operands = Checks.operands("new And(..)", operands);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.and(this);
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }

    /**
     * What at least one of several others matches.
     *
     * @param operands at least two
     */
    record Or(List<CalicoSelector> operands) implements CalicoSelector {

        /**
         * A selector.
         *
         * @param operands at least two
         */
        public Or {
            operands = Checks.operands("new Or(..)", operands);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.or(this);
        }

        @Override
        public String toString() {
            return Printing.print(this);
        }
    }
}
