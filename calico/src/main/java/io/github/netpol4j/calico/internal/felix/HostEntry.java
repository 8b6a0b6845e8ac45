package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.flow.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host endpoint.
 *
 * @param id what explanations call it
 * @param node the host; empty for every host but some
 * @param others the hosts that it is not on, if it is on every other
 * @param interfaceName the interface, or {@code *}, or empty for the one with an expected address
 * @param addresses the addresses by which selectors find it; empty for all of an automatic one
 * @param isAutomatic whether it stands for those that Calico makes
 * @param labels its labels
 * @param allowsByDefault whether its profiles let pass what no policy decided
 * @param ports its ports by name
 */
record HostEntry(
        String id,
        Optional<String> node,
        List<String> others,
        String interfaceName,
        List<IpAddress> addresses,
        boolean isAutomatic,
        Map<String, String> labels,
        boolean allowsByDefault,
        List<EndpointPort> ports) {

    /** Those for one interface before those for all; of the same sort, by name. */
    static final Comparator<HostEntry> PRECEDENCE =
            Comparator.comparing(HostEntry::isOnAllInterfaces).thenComparing(HostEntry::id);

    static HostEntry of(HostEndpoint endpoint) {
        return new HostEntry(
                "HostEndpoint " + endpoint.metadata().name(),
                Optional.of(endpoint.node()),
                List.of(),
                endpoint.interfaceName(),
                endpoint.expectedIps(),
                false,
                endpoint.metadata().labels(),
                endpoint.profiles().stream()
                        .anyMatch(name -> name.equals(HostEndpoint.DEFAULT_ALLOW) || name.startsWith("kns.")),
                endpoint.ports());
    }

    /** Those that Calico makes for every node that has none. */
    static HostEntry automatic(List<String> others) {
        return new HostEntry(
                "the automatic HostEndpoint",
                Optional.empty(),
                others,
                HostEndpoint.ALL_INTERFACES,
                List.of(),
                true,
                Map.of(FelixSettings.CREATED_BY_LABEL, FelixSettings.CREATED_BY),
                true,
                List.of());
    }

    boolean isOn(String host) {
        return node.map(host::equals).orElse(!others.contains(host));
    }

    /** Whether policies of a stage do anything here: on all interfaces at once, Felix ignores untracked ones. */
    boolean heeds(PolicyEntry.Stage stage) {
        return stage != PolicyEntry.Stage.UNTRACKED || !isOnAllInterfaces();
    }

    boolean isOnAllInterfaces() {
        return interfaceName.equals(HostEndpoint.ALL_INTERFACES);
    }
}
