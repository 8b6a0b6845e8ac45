package io.github.netpol4j.ufw.internal.findings;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.ufw.internal.findings.Chain.Decider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings so far; what is found of one rule in both IP families is told once. */
final class Found {

    /** What is told once. */
    private record Told(String code, Severity severity, String rule, String sentence, String remedy) {}

    private final List<Finding> others = new ArrayList<>();
    private final Map<Told, List<String>> byRule = new LinkedHashMap<>();

    void add(String code, Severity severity, String place, String sentence, String remedy) {
        others.add(new Finding(code, severity, Place.of(place), sentence, remedy));
    }

    void add(String code, Severity severity, Chain chain, int index, String sentence, String remedy) {
        Told told = new Told(code, severity, RuleText.of(chain.rules().get(index)), sentence, remedy);
        byRule.computeIfAbsent(told, key -> new ArrayList<>())
                .add((chain.isIpv6() ? "IPv6" : "IPv4") + " rule " + chain.number(index));
    }

    /** The rules that decide, in their own words. */
    static String rules(Chain chain, List<Decider> deciders) {
        return deciders.stream()
                .map(decider -> "\"" + RuleText.of(chain.rules().get(decider.index())) + "\"")
                .collect(Collectors.joining(" and "));
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>(others);
        byRule.forEach((told, places) -> all.add(new Finding(
                told.code,
                told.severity,
                Place.of(String.join(" and ", places), told.rule),
                told.sentence,
                told.remedy)));
        return all;
    }
}
