package io.github.netpol4j.calico.felix;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cluster's FelixConfiguration and KubeControllersConfiguration say that decides what passes at hosts.
 *
 * <p>Source: Calico documentation, "Felix configuration" (failsafe ports) and "Protect Kubernetes nodes" (automatic host
 * endpoints). The ports are those of Calico 3.30 and later.
 *
 * @param failsafeInbound what a host endpoint always lets in; policies have no say
 * @param failsafeOutbound what it always lets out
 * @param automaticHostEndpoints whether every node has a host endpoint for all its interfaces that lets pass what no policy
 *     selects
 */
public record FelixSettings(
        List<Failsafe> failsafeInbound, List<Failsafe> failsafeOutbound, boolean automaticHostEndpoints) {

    /** The label of automatic host endpoints. */
    public static final String CREATED_BY_LABEL = "projectcalico.org/created-by";

    /** The value of {@link #CREATED_BY_LABEL}. */
    public static final String CREATED_BY = "calico-kube-controllers";

    private static final int[] IN_AND_OUT = {179, 2379, 2380, 5473, 6443, 6666, 6667};

    /**
     * Settings, lists copied.
     *
     * @param failsafeInbound what a host endpoint always lets in; policies have no say
     * @param failsafeOutbound what it always lets out
     * @param automaticHostEndpoints whether every node has a host endpoint for all its interfaces that lets pass what no
     *     policy selects
     */
    public FelixSettings {
        failsafeInbound = List.copyOf(Given.noNulls("failsafes", failsafeInbound));
        failsafeOutbound = List.copyOf(Given.noNulls("failsafes", failsafeOutbound));
    }

    /**
     * A port that always passes at hosts, whatever the addresses.
     *
     * @param protocol its protocol
     * @param port its number
     */
    public record Failsafe(Protocol protocol, int port) {

        /**
         * A port.
         *
         * @param protocol its protocol
         * @param port its number
         */
        public Failsafe {
            Given.notNull("failsafes", protocol);
        }
    }

    /**
     * What Calico does unless it is told otherwise.
     *
     * @return inbound TCP 22, UDP 68 and outbound UDP 53, 67, both ways TCP 179, 2379, 2380, 5473, 6443, 6666, 6667; no
     *     automatic host endpoints
     */
    public static FelixSettings defaults() {
        List<Failsafe> in = new ArrayList<>(List.of(new Failsafe(Protocol.TCP, 22), new Failsafe(Protocol.UDP, 68)));
        List<Failsafe> out = new ArrayList<>(List.of(new Failsafe(Protocol.UDP, 53), new Failsafe(Protocol.UDP, 67)));
        List<Failsafe> both = IntStream.of(IN_AND_OUT)
                .mapToObj(port -> new Failsafe(Protocol.TCP, port))
                .toList();
        in.addAll(both);
        out.addAll(both);
        return new FelixSettings(in, out, false);
    }

    /**
     * The same without failsafe ports.
     *
     * @return the changed settings
     */
    public FelixSettings withoutFailsafes() {
        return new FelixSettings(List.of(), List.of(), automaticHostEndpoints);
    }

    /**
     * The same with other inbound failsafe ports.
     *
     * @param ports all of them
     * @return the changed settings
     */
    public FelixSettings withFailsafeInbound(List<Failsafe> ports) {
        return new FelixSettings(ports, failsafeOutbound, automaticHostEndpoints);
    }

    /**
     * The same with other outbound failsafe ports.
     *
     * @param ports all of them
     * @return the changed settings
     */
    public FelixSettings withFailsafeOutbound(List<Failsafe> ports) {
        return new FelixSettings(failsafeInbound, ports, automaticHostEndpoints);
    }

    /**
     * The same with or without automatic host endpoints.
     *
     * @param made whether every node has one
     * @return the changed settings
     */
    public FelixSettings withAutomaticHostEndpoints(boolean made) {
        return new FelixSettings(failsafeInbound, failsafeOutbound, made);
    }
}
