package io.github.netpol4j.laws;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 8: output passes every rule of the API server, and no two objects share a name. */
class ValidLaws {

    static final Law<Subject, Case> LAW = new Law<>("8 valid", Case::any, ValidLaws::check);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void outputIsValid(@ForAll("cases") Case tried) {
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
        Set<String> names = new HashSet<>();
        for (var object : compiled.objects()) {
            List<Problem> problems = Kubernetes.validate(object);
            if (!problems.isEmpty()) {
                return Optional.of(tried.java() + "\nwould be rejected: " + problems);
            }
            String id = object.getMetadata().getNamespace() + "/"
                    + object.getMetadata().getName();
            if (!names.add(id)) {
                return Optional.of(tried.java() + "\ntwo objects share a name: " + id);
            }
        }
        return Optional.empty();
    }
}
