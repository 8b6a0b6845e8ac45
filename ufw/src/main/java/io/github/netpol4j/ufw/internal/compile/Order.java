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

/**
 * What the order of sentences makes useless: sentences that no packet gets to because of one that is written before, and Allows of the core,
 * which come behind all sentences, that one of those leaves nothing. Allows that Denies of the core leave nothing stay: that is what they mean.
 */
final class Order {

    private final List<Line> lines;
    private final List<Line> allows;
    private final List<FlowSet> matched;

    /**
     * The order of rules.
     *
     * @param lines what the core denies, then the sentences
     * @param allows what the core allows, each sentence by itself
     */
    Order(List<Line> lines, List<Line> allows) {
        this.lines = lines;
        this.allows = allows;
        List<UfwRule> rules =
                Stream.concat(lines.stream(), allows.stream()).map(Line::rule).toList();
        RuleRegions regions = new RuleRegions(rules);
        List<List<Region>> said = rules.stream()
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
        FlowSet deniedByCore = FlowSet.none();
        FlowSet decided = FlowSet.none();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            FlowSet mine = matched.get(i);
            if (line.isDeny()) {
                denied = denied.or(mine.minus(decided));
                deniedByCore = line.isOrdered() ? deniedByCore : deniedByCore.or(mine);
            } else if (line.isOrdered() && !mine.isEmpty()) {
                (denied.includes(mine) ? useless : useful).add(line.sentence());
            }
            decided = decided.or(mine);
        }
        useless.removeAll(useful);
        useless.forEach(
                sentence -> problems.add(Messages.behindDeny(sentence, deniesBefore(lines, matched, sentence))));
        coreAllows(denied, deniedByCore, problems);
        sameMatches(useless, problems);
        return problems;
    }

    private void coreAllows(FlowSet denied, FlowSet deniedByCore, List<Problem> problems) {
        List<FlowSet> sets = matched.subList(lines.size(), matched.size());
        Set<String> useless = new LinkedHashSet<>();
        Set<String> useful = new HashSet<>();
        for (int i = 0; i < allows.size(); i++) {
            FlowSet mine = sets.get(i);
            if (!denied.includes(mine)) {
                useful.add(allows.get(i).sentence());
            } else if (!deniedByCore.includes(mine)) {
                useless.add(allows.get(i).sentence());
            }
        }
        useless.removeAll(useful);
        useless.forEach(
                sentence -> problems.add(Messages.coreBehindDeny(sentence, deniesBefore(allows, sets, sentence))));
    }

    /** The denying sentences before an Allow that stop some of it. */
    private List<String> deniesBefore(List<Line> among, List<FlowSet> sets, String sentence) {
        List<String> denies = new ArrayList<>();
        for (int i = 0; i < among.size(); i++) {
            if (among.get(i).sentence().equals(sentence)) {
                int end = among == lines ? i : lines.size();
                for (int before = 0; before < end; before++) {
                    if (lines.get(before).isDeny() && matched.get(before).overlaps(sets.get(i))) {
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
                && one.match().equals(other.match())
                && (one.action() != other.action() || one.logging() != other.logging());
    }
}
