package io.github.netpol4j.laws;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How proofs say what went wrong: the flows that should not be there, as regions, and one of them. */
final class Difference {

    private static final int PRINTED = 3;

    private Difference() {}

    /** Nothing if there are no such flows; else what they are. */
    static Optional<String> none(String what, FlowSet flows) {
        if (flows.isEmpty()) {
            return Optional.empty();
        }
        List<Region> cover = flows.cover();
        String regions = cover.stream().limit(PRINTED).map(Region::toString).collect(Collectors.joining("\n    "));
        String rest = cover.size() > PRINTED ? "\n    and " + (cover.size() - PRINTED) + " regions more" : "";
        return Optional.of("%s:\n    %s%s\nfor example: %s"
                .formatted(what, regions, rest, flows.sample().orElseThrow()));
    }

    /** Nothing if two sets are equal; else what is in one of them alone. */
    static Optional<String> between(String one, FlowSet first, String other, FlowSet second) {
        return none(one + ", not " + other, first.minus(second))
                .or(() -> none(other + ", not " + one, second.minus(first)));
    }

    /** Nothing if two meanings are equal; else what passes in one of them alone. */
    static Optional<String> between(String one, Meaning first, String other, Meaning second) {
        return none(one + ", not " + other, first.surelyBeyond(second))
                .or(() -> none(other + ", not " + one, second.surelyBeyond(first)));
    }
}
