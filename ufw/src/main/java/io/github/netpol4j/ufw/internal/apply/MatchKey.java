package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What ufw tells rules apart by: of two with the same, the later replaces the earlier in its place. */
final class MatchKey {

    private MatchKey() {}

    static UfwRule of(UfwRule rule) {
        return rule.withAction(UfwAction.ALLOW).withLogging(UfwLogging.NONE).withComment("");
    }

    /** The first rule of each key. */
    static Map<UfwRule, UfwRule> index(List<UfwRule> rules) {
        Map<UfwRule, UfwRule> index = new HashMap<>();
        rules.forEach(rule -> index.putIfAbsent(of(rule), rule));
        return index;
    }
}
