package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.selector.CalicoSelector;
import java.util.Map;
import java.util.function.Predicate;

/** Whether labels match a selector, where of some keys it is not known whether there is such a label. */
final class Knowing implements CalicoSelector.Cases<Match> {

    private final Map<String, String> labels;
    private final Predicate<String> unknown;

    Knowing(Map<String, String> labels, Predicate<String> unknown) {
        this.labels = labels;
        this.unknown = unknown;
    }

    private Match test(String key, CalicoSelector selector) {
        return !labels.containsKey(key) && unknown.test(key) ? Match.MAYBE : Match.of(selector.matches(labels));
    }

    @Override
    public Match all() {
        return Match.YES;
    }

    @Override
    public Match global() {
        return Match.of(!labels.containsKey(Keys.NAMESPACE));
    }

    @Override
    public Match has(CalicoSelector.Has has) {
        return test(has.key(), has);
    }

    @Override
    public Match equality(CalicoSelector.Equality equality) {
        return test(equality.key(), equality);
    }

    @Override
    public Match substring(CalicoSelector.Substring substring) {
        return test(substring.key(), substring);
    }

    @Override
    public Match membership(CalicoSelector.Membership membership) {
        return test(membership.key(), membership);
    }

    @Override
    public Match not(CalicoSelector.Not not) {
        return not.operand().fold(this).not();
    }

    @Override
    public Match and(CalicoSelector.And and) {
        return and.operands().stream().map(one -> one.fold(this)).reduce(Match.YES, Match::and);
    }

    @Override
    public Match or(CalicoSelector.Or or) {
        return or.operands().stream().map(one -> one.fold(this)).reduce(Match.NO, Match::or);
    }

    /** Whether a network set is selected, where the labels of its namespace may not be known. */
    static Match selects(CalicoSelector selector, SetEntry set) {
        return selector.fold(
                new Knowing(set.labels(), key -> set.hasUnknownLabels() && key.startsWith(Keys.OF_NAMESPACE)));
    }

    /** Whether a host endpoint is selected. */
    static boolean selects(CalicoSelector selector, HostEntry host) {
        return selector.fold(new Knowing(host.labels(), key -> false)) == Match.YES;
    }

    /** Whether a pod is selected. */
    static boolean selects(CalicoSelector selector, Map<String, String> labelsOfPod) {
        return selector.fold(new Knowing(labelsOfPod, key -> false)) == Match.YES;
    }
}
