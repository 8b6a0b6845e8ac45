package io.github.netpol4j.laws;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

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
        Meaning meant = tried.meant();
        Meaning other = Meanings.LIBRARY.ofObjects().apply(tried.objects(), tried.semantics());
        FlowSet one = tried.meantSurely();
        FlowSet two = other.surely();
        List<Region> regions = new ArrayList<>(tried.definition().isoE());
        regions.addAll(tried.definition().grantI());
        List<Region> asked = regions.subList(0, Math.min(ASKED, regions.size()));
        return differing("beyond", asking.beyond().apply(meant, other), one.minus(two))
                .or(() -> differing("beyond", asking.beyond().apply(other, meant), two.minus(one)))
                .or(() -> differing("within", asking.within().apply(meant, asked), one.and(FlowSet.of(asked))))
                .map(difference -> tried + "\n" + difference);
    }

    private static Optional<String> differing(String how, FlowSet piece, FlowSet whole) {
        return Difference.between(how, piece, "in the whole", whole);
    }
}
