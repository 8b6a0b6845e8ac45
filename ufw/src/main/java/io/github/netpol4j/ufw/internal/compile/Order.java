package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the order of sentences makes useless: sentences that no packet gets to because of one that is written before. */
final class Order {

    private final List<Line> lines;
    private final List<FlowSet> matched;

    Order(List<Line> lines) {
        this.lines = lines;
        RuleRegions regions = new RuleRegions(lines.stream().map(Line::rule).toList());
        List<List<Region>> said = lines.stream()
                .map(Line::rule)
                .map(rule -> Stream.concat(regions.said(rule, false).stream(), regions.said(rule, true).stream())
                        .toList())
                .toList();
        this.matched = FlowSet.each(said);
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<String> useless = new LinkedHashSet<>();
        Set<String> useful = new LinkedHashSet<>();
        FlowSet denied = FlowSet.none();
        FlowSet decided = FlowSet.none();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            FlowSet mine = matched.get(i);
            if (line.isDeny()) {
                denied = denied.or(mine.minus(decided));
            } else if (line.isOrdered() && !mine.isEmpty()) {
                (denied.includes(mine) ? useless : useful).add(line.sentence());
            }
            decided = decided.or(mine);
        }
        useless.removeAll(useful);
        useless.forEach(sentence -> problems.add(Messages.behindDeny(sentence, deniesBefore(sentence))));
        sameMatches(useless, problems);
        return problems;
    }

    /** The denying sentences before an Allow that stop some of it. */
    private List<String> deniesBefore(String sentence) {
        List<String> denies = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).sentence().equals(sentence)) {
                for (int before = 0; before < i; before++) {
                    if (lines.get(before).isDeny() && matched.get(before).overlaps(matched.get(i))) {
                        denies.add(lines.get(before).sentence());
                    }
                }
            }
        }
        return denies;
    }

    /**
     * Sentences of which every rule is about the very packets of one before, and one says otherwise: nothing of them would be left, and
     * ufw's own commands would put them in the place of the earlier.
     */
    private void sameMatches(Collection<String> told, List<Problem> problems) {
        RuleList list = new RuleList();
        Map<String, Boolean> left = new LinkedHashMap<>();
        lines.forEach(line -> left.merge(line.sentence(), list.add(line.rule()), Boolean::logicalOr));
        Set<String> gone = new HashSet<>(left.keySet());
        gone.removeIf(sentence -> left.getOrDefault(sentence, true) || told.contains(sentence));
        Set<String> done = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isOrdered() && gone.contains(line.sentence()) && !done.contains(line.sentence())) {
                Optional<Line> other = lines.subList(0, i).stream()
                        .filter(before -> isSameButOtherwise(before.rule(), line.rule()))
                        .findFirst();
                other.ifPresent(before -> {
                    done.add(line.sentence());
                    problems.add(Messages.sameMatch(line.sentence(), before.sentence()));
                });
            }
        }
    }

    private static boolean isSameButOtherwise(UfwRule one, UfwRule other) {
        boolean family = (one.isIn(false) && other.isIn(false)) || (one.isIn(true) && other.isIn(true));
        return family
                && RuleList.match(one).equals(RuleList.match(other))
                && (one.action() != other.action() || one.logging() != other.logging());
    }
}
