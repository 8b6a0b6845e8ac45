package io.github.netpol4j.laws;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.laws.arbitraries.Alphabet;
import io.github.netpol4j.laws.arbitraries.Naive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Law 2: what is isolated and not granted does not pass; a label that nobody mentions changes no flow; a pod that no Allow's
 * peers match is granted nothing at an isolated end.
 */
class DefaultDenyLaws {

    static final Law<Subject, Case> LAW = new Law<>("2 default deny", Case::any, DefaultDenyLaws::check);

    private static final int FLOWS = 48;
    private static final int RELABELLED = 4;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void nothingPassesAnIsolatedEndWithoutAGrant(@ForAll("cases") Case tried) {
        LAW.holds(Library.SUBJECT, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Subject subject, Case tried) {
        if (!subject.gaps(tried.policies()).isEmpty()) {
            return Optional.empty();
        }
        Subject.Compiled compiled = subject.compile(tried.policies());
        Semantics semantics = tried.flows().semantics();
        Naive defined = new Naive(tried.rules(), semantics);
        List<Flow> flows = tried.flows().around(tried.policies(), FLOWS);
        Optional<String> opened = Counterexamples.first(
                flows,
                flow -> mustBeBlocked(defined, flow, semantics) && compiled.allows(flow, semantics),
                flow -> Counterexamples.verdicts(tried, flow, "isolated, not granted", false, "compiled", true));
        if (opened.isPresent()) {
            return opened;
        }
        return Counterexamples.first(
                spread(flows),
                flow -> compiled.allows(flow, semantics) != compiled.allows(relabelled(flow), semantics),
                flow -> Counterexamples.verdicts(
                        tried,
                        flow,
                        "compiled",
                        compiled.allows(flow, semantics),
                        "with a label that nobody mentions",
                        compiled.allows(relabelled(flow), semantics)));
    }

    private static boolean mustBeBlocked(Naive defined, Flow flow, Semantics semantics) {
        if (Naive.alwaysPasses(flow, semantics)) {
            return false;
        }
        boolean source = defined.isoE(flow) && (!defined.grantE(flow) || !defined.isSpokenOf(flow.source()));
        boolean destination = defined.isoI(flow) && (!defined.grantI(flow) || !defined.isSpokenOf(flow.destination()));
        return source || destination;
    }

    private static List<Flow> spread(List<Flow> flows) {
        List<Flow> some = new ArrayList<>();
        for (int i = 0; i < flows.size(); i += Math.max(1, flows.size() / RELABELLED)) {
            some.add(flows.get(i));
        }
        return some;
    }

    private static Flow relabelled(Flow flow) {
        return new Flow(
                relabelled(flow.source()),
                flow.sourceAddress(),
                relabelled(flow.destination()),
                flow.destinationAddress(),
                flow.protocol(),
                flow.port());
    }

    private static Endpoint relabelled(Endpoint end) {
        return end instanceof Pod pod
                ? pod.labelled(Alphabet.UNMENTIONED, "w").inNamespaceLabelled(Alphabet.UNMENTIONED, "w")
                : end;
    }
}
