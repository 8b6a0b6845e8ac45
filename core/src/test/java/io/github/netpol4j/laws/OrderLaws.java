package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 4: order and repetition of rules change neither the meaning nor one byte of output; same input, same bytes. */
class OrderLaws {

    static final Law<Subject, Case> LAW = new Law<>("4 order", Case::any, OrderLaws::check);

    private static final int FLOWS = 24;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void orderAndRepetitionChangeNothing(@ForAll("cases") Case tried) {
        LAW.holds(Library.SUBJECT, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Subject subject, Case tried) {
        Case shuffled = new Case(shuffled(tried), tried.flows());
        String both = tried.java() + "\nand\n" + shuffled.java();
        Semantics semantics = tried.flows().semantics();
        Policy one = tried.together();
        Policy other = shuffled.together();
        Optional<Flow> differs = Counterexamples.shortest(
                tried.flows().around(tried.policies(), FLOWS),
                flow -> one.permits(flow, semantics) != other.permits(flow, semantics));
        if (differs.isPresent()) {
            return Optional.of(both + "\ndiffer in meaning: " + differs.get());
        }
        List<String> gaps = subject.gaps(tried.policies());
        if (!new HashSet<>(gaps).equals(new HashSet<>(subject.gaps(shuffled.policies())))) {
            return Optional.of(both + "\ndiffer in their gaps: " + gaps + " and " + subject.gaps(shuffled.policies()));
        }
        if (!gaps.isEmpty()) {
            return Optional.empty();
        }
        String text = subject.compile(tried.policies()).text();
        boolean twice = tried.flows().seed() % 4 == 0;
        if (twice && !text.equals(subject.compile(tried.policies()).text())) {
            return Optional.of(tried.java() + "\ncompiles to other bytes each time");
        }
        String again = subject.compile(shuffled.policies()).text();
        return text.equals(again)
                ? Optional.empty()
                : Optional.of(both + "\ndiffer in bytes, from: " + difference(text, again));
    }

    /** The same policies, their rules in another order, and one of each twice. */
    static List<Policy> shuffled(Case tried) {
        Random random = new Random(tried.flows().seed());
        List<Policy> policies = new ArrayList<>();
        for (Policy policy : tried.policies()) {
            List<Rule> rules = new ArrayList<>(policy.rules());
            rules.add(rules.get(random.nextInt(rules.size())));
            Collections.shuffle(rules, random);
            policies.add(Policy.of(policy.name(), policy.namespace(), policy.appLabel(), rules));
        }
        return policies;
    }

    /** Where two texts part. */
    static String difference(String one, String other) {
        int from = 0;
        while (from < Math.min(one.length(), other.length()) && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        return part(one, from) + " versus " + part(other, from);
    }

    private static String part(String text, int from) {
        return "'" + text.substring(Math.max(0, from - 40), Math.min(text.length(), from + 40)) + "'";
    }
}
