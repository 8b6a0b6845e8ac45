package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.CalicoResource;
import java.util.Optional;

/**
 * What Calico's own tests say of an object.
 *
 * @param what the object, in words
 * @param object the object
 * @param broken the requirement for which it is refused; empty if it is accepted
 */
record Fact(String what, CalicoResource object, Optional<Requirement> broken) {

    static Fact accepted(String what, CalicoResource object) {
        return new Fact(what, object, Optional.empty());
    }

    static Fact refused(String what, CalicoResource object, Requirement broken) {
        return new Fact(what, object, Optional.of(broken));
    }

    @Override
    public String toString() {
        return what;
    }
}
