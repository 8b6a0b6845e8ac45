package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Given;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says of objects what Calico would say on their creation, in its words, all of it at once.
 *
 * <p>What it lets pass is what a cluster takes, not what is wise: that is told by findings.
 */
public final class CalicoValidator {

    private CalicoValidator() {}

    /**
     * Everything for which the newest release would refuse an object, whichever way it comes in.
     *
     * @param resource any object
     * @return what is wrong, in the order of the fields; nothing means that it is valid
     */
    public static List<Problem> validate(CalicoResource resource) {
        return problems(violations(resource).stream().filter(CalicoValidator::byTheNewest));
    }

    /**
     * Everything for which any release from v3.30 to v3.34 would refuse an object, and for which Kubernetes would refuse what a
     * staged policy is to become.
     *
     * @param resource any object
     * @return what is wrong, in the order of the fields; nothing means that it is valid everywhere
     */
    public static List<Problem> validateStrictly(CalicoResource resource) {
        return problems(violations(resource).stream());
    }

    /**
     * Everything for which the newest release would refuse one of several objects, or two of them side by side.
     *
     * @param resources any objects
     * @return what is wrong, object by object, and then what is wrong with them together
     */
    public static List<Problem> validateAll(Collection<? extends CalicoResource> resources) {
        return problems(violationsOfAll(resources).stream().filter(CalicoValidator::byTheNewest));
    }

    /**
     * Policies in tiers that are neither built in nor among the objects. The cluster may have them, so no other method asks.
     *
     * @param resources any objects
     * @return a problem for each such policy
     */
    public static List<Problem> missingTiers(Collection<? extends CalicoResource> resources) {
        return problems(Together.missingTiers(List.copyOf(Given.noNulls("missingTiers(..)", resources))).stream());
    }

    /**
     * All that {@link #validateStrictly} tells, with who refuses it.
     *
     * @param resource any object
     * @return what is wrong, in the order of the fields
     */
    public static List<Violation> violations(CalicoResource resource) {
        return Given.notNull("validate(..)", resource).fold(new ObjectRules());
    }

    /**
     * All that is wrong with several objects and with them side by side, with who refuses it.
     *
     * @param resources any objects
     * @return what is wrong, object by object, and then what is wrong with them together
     */
    public static List<Violation> violationsOfAll(Collection<? extends CalicoResource> resources) {
        List<CalicoResource> all = List.copyOf(Given.noNulls("validateAll(..)", resources));
        return Stream.concat(
                        all.stream().flatMap(resource -> violations(resource).stream()),
                        Together.sameObjects(all).stream())
                .toList();
    }

    private static boolean byTheNewest(Violation violation) {
        return violation.refused() == Refused.EVERYWHERE || violation.refused() == Refused.BY_CALICO;
    }

    private static List<Problem> problems(Stream<Violation> violations) {
        return violations.map(Violation::problem).toList();
    }
}
