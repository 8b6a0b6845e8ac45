package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.flow.IpAddress;
import java.util.regex.Pattern;

/** Services that can't work as they are. */
final class ServiceLints {

    private static final Pattern DIGITS = Pattern.compile("[0-9.]+\\.?");

    /** As the API server checks it; a dot at the end may be. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,254}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\.?");

    private ServiceLints() {}

    static void look(Scene scene, Found found) {
        for (Service service : scene.cluster().services()) {
            String name = service.externalName();
            boolean isAddress =
                    DIGITS.matcher(name).matches() || IpAddress.parse(name).isPresent();
            if (service.type() != Service.Type.EXTERNAL_NAME) {
                continue;
            }
            if (!isAddress && !NAME.matcher(name).matches()) {
                found.add(
                        LintCode.EXTERNAL_NAME_INVALID,
                        Subject.of(service),
                        "spec.externalName",
                        "Service " + service.id() + " is of type ExternalName and "
                                + (name.isEmpty()
                                        ? "has no externalName"
                                        : "names " + name + ", which is no DNS name, with dots between parts of small"
                                                + " letters, digits and hyphens")
                                + ": the API server refuses it",
                        "write the DNS name alone, without scheme, port and path");
            }
            if (isAddress) {
                found.add(
                        LintCode.EXTERNAL_NAME_IS_ADDRESS,
                        Subject.of(service),
                        "spec.externalName",
                        "Service " + service.id() + " is of type ExternalName and names an address, " + name
                                + ": it is looked up as a DNS name of digits, and does not resolve",
                        "make it a Service without type and selector, and write an EndpointSlice with the address "
                                + name + " for it");
            }
        }
    }
}
