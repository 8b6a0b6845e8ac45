package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.ufw.apply.OverruledRule;
import io.github.netpol4j.ufw.apply.PlanChange;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.FileParts.Block;
import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the rules wanted with those of a host. */
public final class Planner {

    private static final String LIMITS = "-user-limit-accept - [0:0]\n";

    private final List<PlanChange> changes = new ArrayList<>();
    private final List<OverruledRule> overruled = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    private Planner() {}

    /**
     * A plan.
     *
     * @param there the files of the host
     * @param defaults the host's defaults
     * @param ipv6 whether ufw handles IPv6 there
     * @param wanted our rules, each with our tag in its comment, and the defaults that the host shall have
     * @return what has to change
     * @throws io.github.netpol4j.finding.InvalidInputException if a rule wanted has no tag, or a file is not as ufw writes it
     */
    public static UfwPlan plan(RulesFiles there, UfwDefaults defaults, boolean ipv6, UfwState wanted) {
        Planner planner = new Planner();
        planner.checkTags(wanted);
        FileParts v4 = FileParts.of(there.v4(), false);
        FileParts v6 = FileParts.of(there.v6(), true);
        List<Block> after4 = planner.family(v4, wanted.v4(), false);
        List<Block> after6 = planner.family(v6, wanted.v6(), true);
        UfwDefaults then = wanted.defaults();
        return new UfwPlan(
                there,
                new RulesFiles(
                        v4.logging(defaults, then, false).with(after4),
                        v6.logging(defaults, then, true).with(after6)),
                new UfwState(defaults, FileParts.rules(v4.blocks()), FileParts.rules(v6.blocks()), ipv6),
                new UfwState(then, FileParts.rules(after4), FileParts.rules(after6), ipv6),
                planner.changes,
                planner.overruled,
                planner.unread);
    }

    /**
     * A plan for a host of which only the rules are known, as {@code ufw show added} or {@code ufw status numbered} tell them. The files are
     * taken to be what ufw writes for them; where they are not, a script of this plan stops.
     *
     * @param there the rules of the host
     * @param level how much the host logs
     * @param wanted our rules, each with our tag in its comment, and the defaults that the host shall have
     * @return what has to change
     * @throws io.github.netpol4j.finding.InvalidInputException if a rule wanted has no tag
     */
    public static UfwPlan plan(UfwState there, UfwLogLevel level, UfwState wanted) {
        RulesFiles files = new RulesFiles(UserRules.write(there, false, level), UserRules.write(there, true, level));
        return plan(files, there.defaults(), there.ipv6(), wanted);
    }

    private void checkTags(UfwState wanted) {
        List<Problem> problems = Stream.of(false, true)
                .flatMap(six -> wanted.rules(six).stream()
                        .filter(rule -> !rule.comment().startsWith(UfwPlan.TAG))
                        .map(rule -> Messages.untagged(six, RuleText.sentence(rule))))
                .toList();
        if (!problems.isEmpty()) {
            throw Messages.all(problems);
        }
    }

    /** The family's rules as they shall be; notes what that changes. */
    private List<Block> family(FileParts file, List<UfwRule> wanted, boolean six) {
        List<Block> ours = wanted.stream()
                .map(rule -> new Block(RuleText.write(rule, six), Optional.of(rule)))
                .toList();
        if (wanted.stream().anyMatch(rule -> rule.action() == UfwAction.LIMIT)
                && !file.head().contains(LIMITS)) {
            throw Messages.noLimit(six);
        }
        List<Block> foreign =
                file.blocks().stream().filter(block -> !block.isOurs()).toList();
        changes.addAll(new FamilyChanges(file.blocks(), ours, six).all());
        for (UfwRule rule : FileParts.rules(foreign)) {
            Overruling.of(rule, wanted, six).ifPresent(overruled::add);
        }
        foreign.stream()
                .filter(block -> !wanted.isEmpty() && block.rule().isEmpty())
                .forEach(block -> unread.add(block.tuple()));
        return Stream.concat(ours.stream(), foreign.stream()).toList();
    }
}
