package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Policy;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A policy object, or several if one would be too large, in the making. */
final class Draft {

    private final Policy policy;
    private final RuleList rules;
    private final SortedSet<String> sentences = new TreeSet<>();

    Draft(Policy policy, Direction direction) {
        this.policy = policy;
        this.rules = new RuleList(direction);
    }

    Policy policy() {
        return policy;
    }

    void says(String sentence) {
        sentences.add(sentence);
    }

    RuleList rules() {
        return rules;
    }

    SortedSet<String> sentences() {
        return sentences;
    }

    /** The rules, in lists that one object can hold; at least one list. */
    List<List<CalicoRule>> parts() {
        List<CalicoRule> all = rules.rules();
        return all.isEmpty() ? List.of(List.of()) : Endings.chunks(all, PolicyCompiler.MOST_RULES);
    }
}
