package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.List;

/**
 * What Calico asks of host endpoints.
 *
 * <p>Source: the schema and CEL rules of HostEndpointSpec; libcalico-go lib/validator/v3, validateEndpointPort; the tags of
 * api/pkg/apis/projectcalico/v3, HostEndpointSpec.
 */
final class HostEndpointRules {

    private HostEndpointRules() {}

    static void check(HostEndpoint endpoint, Found found) {
        node(endpoint.node(), found);
        if (endpoint.interfaceName().isEmpty() && endpoint.expectedIps().isEmpty()) {
            found.add(Requirement.ENDPOINT_INTERFACE, "spec");
        }
        interfaceName(endpoint.interfaceName(), found);
        found.twice(Requirement.EXPECTED_IP_TWICE, "spec.expectedIPs", endpoint.expectedIps());
        profiles(endpoint.profiles(), found);
        for (int i = 0; i < endpoint.ports().size(); i++) {
            port("spec.ports[" + i + "]", endpoint.ports().get(i), found);
        }
    }

    private static void node(String node, Found found) {
        String path = "spec.node";
        if (node.isEmpty()) {
            found.add(Requirement.ENDPOINT_NODE, "spec");
            return;
        }
        found.length(Requirement.NODE_LENGTH, path, node, Limits.NAME_LENGTH);
        if (!Patterns.isSubdomain(node)) {
            found.add(Requirement.NODE_TAG, path);
        }
    }

    private static void interfaceName(String name, Found found) {
        String path = "spec.interfaceName";
        int length = name.codePointCount(0, name.length());
        if (length > Limits.INTERFACE_LENGTH) {
            found.add(Requirement.INTERFACE_LENGTH, path, length);
        } else if (!name.isEmpty() && !Patterns.isInterface(name)) {
            found.add(Requirement.INTERFACE_TAG, path);
        }
    }

    private static void profiles(List<String> profiles, Found found) {
        for (int i = 0; i < profiles.size(); i++) {
            if (!Patterns.isSubdomain(profiles.get(i))) {
                found.add(Requirement.PROFILE_TAG, "spec.profiles[" + i + "]");
            }
        }
        found.twice(Requirement.PROFILE_TWICE, "spec.profiles", profiles);
    }

    private static void port(String path, EndpointPort port, Found found) {
        List<String> wrong = KubernetesSyntax.portName(port.name());
        if (!wrong.isEmpty()) {
            found.add(Requirement.ENDPOINT_PORT_NAME, path + ".name", String.join(", ", wrong));
        }
        if (!port.protocol().hasPorts()) {
            found.add(Requirement.ENDPOINT_PORT_PROTOCOL, path + ".protocol");
        }
        if (port.port() < 1 || port.port() > 65_535) {
            found.add(Requirement.ENDPOINT_PORT_NUMBER, path + ".port", port.port());
        }
    }
}
