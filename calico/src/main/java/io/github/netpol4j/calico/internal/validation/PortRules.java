package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.List;

/**
 * What Calico asks of a port of a rule.
 *
 * <p>Source: libcalico-go lib/validator/v3, validatePort; api/pkg/lib/numorstring, PortFromString and the tag of Port.
 */
final class PortRules {

    private static final int LAST = 65_535;

    private PortRules() {}

    static void check(String path, PortMatch port, Found found) {
        if (port.isNamed()) {
            named(path, port, found);
        } else if (port.from() < 1 || port.from() > LAST || port.to() < 1 || port.to() > LAST) {
            found.add(Requirement.PORT_RANGE, path);
        } else if (port.from() > port.to()) {
            found.add(Requirement.PORT_ORDER, path, port.from(), port.to());
        }
    }

    private static void named(String path, PortMatch port, Found found) {
        if (port.from() != 0 || port.to() != 0) {
            found.add(Requirement.PORT_NAME_OR_NUMBER, path);
        }
        List<String> wrong = KubernetesSyntax.portName(port.name());
        if (!Patterns.isPortName(port.name())) {
            found.add(Requirement.PORT_NAME_FORM, path, port.name());
        } else if (!wrong.isEmpty()) {
            found.add(Requirement.PORT_NAME_TAG, path, String.join(", ", wrong));
        }
    }
}
