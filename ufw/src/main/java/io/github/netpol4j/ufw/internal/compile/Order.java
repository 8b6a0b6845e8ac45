package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.ufw.internal.kernel.RuleRegions;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** Sentences about the very same packets that differ in action: ufw's own command would put the later in the place of the earlier. */
    private void sameMatches(Collection<String> told, List<Problem> problems) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            for (int before = 0; before < i && line.isOrdered(); before++) {
                Line other = lines.get(before);
                if (other.isOrdered() && !told.contains(line.sentence()) && differ(other.rule(), line.rule())) {
                    problems.add(Messages.sameMatch(line.sentence(), other.sentence()));
                }
            }
        }
    }

    private static boolean differ(UfwRule one, UfwRule other) {
        return RuleList.match(one).equals(RuleList.match(other))
                && (one.action() != other.action() || one.logging() != other.logging());
    }
}
