package io.github.netpol4j.laws;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Law 4 for every cluster: order and repetition of rules change neither the meaning nor one byte of output. */
final class OrderProof {

    static final Law<Subject, ProofCase> LAW = new Law<>("4 order", ProofCase::any, OrderProof::check);

    private OrderProof() {}

    private static Optional<String> check(Subject subject, ProofCase tried) {
        Case shuffled =
                new Case(OrderLaws.shuffled(tried.tried()), tried.tried().flows());
        return differing(subject, tried, shuffled)
                .map(difference -> tried.java() + "\nand\n" + shuffled.java() + "\n" + difference);
    }

    private static Optional<String> differing(Subject subject, ProofCase tried, Case shuffled) {
        Optional<String> meaning = Difference.between(
                "meant",
                tried.meant(),
                "meant in the other order",
                shuffled.together().meaning(tried.semantics()));
        if (meaning.isPresent()) {
            return meaning;
        }
        List<String> gaps = subject.gaps(tried.policies());
        List<String> others = subject.gaps(shuffled.policies());
        if (!new HashSet<>(gaps).equals(new HashSet<>(others))) {
            return Optional.of("differ in their gaps: " + gaps + " and " + others);
        }
        if (!gaps.isEmpty()) {
            return Optional.empty();
        }
        String text = subject.compile(tried.policies()).text();
        String again = subject.compile(shuffled.policies()).text();
        return text.equals(again)
                ? Optional.empty()
                : Optional.of("differ in bytes, from: " + OrderLaws.difference(text, again));
    }
}
