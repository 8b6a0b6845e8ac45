package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.CalicoResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one object, in the order in which it is found. */
final class Found {

    private final String object;
    private final List<Violation> violations = new ArrayList<>();

    Found(CalicoResource resource) {
        object = describe(resource);
    }

    /** How messages name an object. */
    static String describe(CalicoResource resource) {
        return resource.kind() + " " + resource.id();
    }

    void add(Requirement requirement, String path, Object... details) {
        violations.add(new Violation(requirement, object, path, requirement.message(details)));
    }

    /** Complains of a text that has too many characters, as schemas count them. */
    void length(Requirement requirement, String path, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            add(requirement, path, length);
        }
    }

    /** Complains of a list that has too many items. */
    void size(Requirement requirement, String path, List<?> items, int most) {
        if (items.size() > most) {
            add(requirement, path, items.size());
        }
    }

    /** Complains of every item of a list that was in it before. */
    void twice(Requirement requirement, String path, List<?> items) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i))) {
                add(requirement, path + "[" + i + "]", items.get(i));
            }
        }
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
