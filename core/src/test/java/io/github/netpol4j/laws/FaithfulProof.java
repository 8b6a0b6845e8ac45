package io.github.netpol4j.laws;

import java.util.List;
import java.util.Optional;

/** Law 1 for every cluster: the meaning of what is compiled is what the policies mean, or there are gaps, and compiling throws. */
final class FaithfulProof {

    static final Law<Subject, ProofCase> LAW = new Law<>("1 faithful", ProofCase::any, FaithfulProof::check);

    private FaithfulProof() {}

    private static Optional<String> check(Subject subject, ProofCase tried) {
        List<String> gaps = subject.gaps(tried.policies());
        if (!gaps.isEmpty()) {
            return subject.refuses(tried.policies())
                    ? Optional.empty()
                    : Optional.of(tried.java() + "\nhas gaps, and compiles: " + gaps);
        }
        return Difference.between(
                        "compiled",
                        subject.compile(tried.policies()).meaning(tried.semantics()),
                        "meant",
                        tried.meant())
                .map(difference -> tried.java() + "\n" + difference);
    }
}
