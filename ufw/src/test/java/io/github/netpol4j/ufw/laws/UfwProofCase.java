package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.internal.Lazy;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.ufw.Ufw;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Policies about the host, one Allow more, and flows; what they mean is worked out once. */
final class UfwProofCase {

    /** The flows that a law is about: those with a host at an end, but for what no policy can block there. */
    static final FlowSet DOMAIN = FlowSet.of(
                    Region.all().at(End.SOURCE, Location.hosts()), Region.all().at(End.DESTINATION, Location.hosts()))
            .minus(Ufw.passingBeforeRules());

    private final HostCase tried;
    private final Rule more;
    private final long seed;
    private final Lazy<Meaning> meant;
    private final boolean gaps;

    private UfwProofCase(HostCase tried, Rule more, long seed) {
        this.tried = tried;
        this.more = more;
        this.seed = seed;
        this.meant = new Lazy<>(() -> tried.together().meaning());
        this.gaps = Faithful.hasGaps(tried);
    }

    static Arbitrary<UfwProofCase> any() {
        Arbitrary<Rule> allows =
                HostCase.rule().filter(rule -> rule.fold(allow -> true, deny -> false, isolate -> false));
        return Combinators.combine(HostCase.any(), allows, Arbitraries.longs()).as(UfwProofCase::new);
    }

    /** Those that compile: what hunts go on. */
    static Arbitrary<UfwProofCase> compiling() {
        return any().filter(tried -> !tried.gaps);
    }

    boolean hasGaps() {
        return gaps;
    }

    List<Policy> policies() {
        return tried.policies();
    }

    Meaning meant() {
        return meant.get();
    }

    long seed() {
        return seed;
    }

    /** The same with one Allow more, in the first policy. */
    HostCase withOneMore() {
        List<Policy> longer = new ArrayList<>(tried.policies());
        longer.set(0, longer.get(0).with(more));
        return new HostCase(longer);
    }

    @Override
    public String toString() {
        return tried + "\nand one more: " + more;
    }
}
