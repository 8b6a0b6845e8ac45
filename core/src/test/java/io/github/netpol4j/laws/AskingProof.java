package io.github.netpol4j.laws;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Law 7 for every cluster: what a meaning says piece by piece is what it says as one set. */
final class AskingProof {

    /**
     * The ways to ask for less than everything.
     *
     * @param beyond what passes by the first meaning and not by the second
     * @param within what passes of some regions
     */
    record Asking(
            BiFunction<Meaning, Meaning, FlowSet> beyond, BiFunction<Meaning, Collection<Region>, FlowSet> within) {}

    static final Asking LIBRARY = new Asking(Meaning::surelyBeyond, Meaning::surelyWithin);

    static final Law<Asking, ProofCase> LAW =
            new Law<>("7 pieces are of the whole", ProofCase::any, AskingProof::check);

    /** As many regions as a person asks for at once. */
    private static final int ASKED = 3;

    private AskingProof() {}

    private static Optional<String> check(Asking asking, ProofCase tried) {
        Meaning objects = Meanings.LIBRARY.ofObjects().apply(tried.objects(), tried.semantics());
        // Either way round, but not both of each: two meanings that differ much are the dearest to compare.
        boolean meantFirst = tried.tried().flows().seed() % 2 == 0;
        Meaning one = meantFirst ? tried.meant() : objects;
        Meaning other = meantFirst ? objects : tried.meant();
        List<Region> asked = Stream.concat(tried.definition().isoE().stream(), tried.definition().grantI().stream())
                .limit(ASKED)
                .toList();
        return Difference.between(
                        "beyond",
                        asking.beyond().apply(one, other),
                        "of the whole",
                        one.surely().minus(other.surely()))
                .or(() -> Difference.between(
                        "within",
                        asking.within().apply(tried.meant(), asked),
                        "of the whole",
                        tried.meantSurely().and(FlowSet.of(asked))))
                .map(difference -> tried + "\n" + difference);
    }
}
