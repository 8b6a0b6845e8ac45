package io.github.netpol4j.calico.oracle;

import java.util.List;

/**
 * What the configuration of Felix decides.
 *
 * @param failsafeIn the failsafe ports for what comes in
 * @param failsafeOut the failsafe ports for what goes out
 * @param wildcardSeesPods whether a host endpoint of all interfaces is also passed by what enters or leaves a node's own
 *     pods. It is so: felix/rules/dispatch.go sends what matches no other interface to the wildcard's chains, and only its
 *     normal egress chain leaves out the interfaces of workloads; felix/fv/hostendpoints_test.go counts on it.
 * @param wildcardHeedsUntracked whether untracked policies do anything on a host endpoint of all interfaces. They don't:
 *     felix/dataplane/linux/endpoint_mgr.go warns and ignores them.
 */
public record OracleOptions(
        List<Failsafe> failsafeIn,
        List<Failsafe> failsafeOut,
        boolean wildcardSeesPods,
        boolean wildcardHeedsUntracked) {

    /** What FelixConfiguration says if nobody sets it. */
    public static final OracleOptions DEFAULTS = new OracleOptions(
            List.of(
                    new Failsafe(6, 22),
                    new Failsafe(17, 68),
                    new Failsafe(6, 179),
                    new Failsafe(6, 2379),
                    new Failsafe(6, 2380),
                    new Failsafe(6, 5473),
                    new Failsafe(6, 6443),
                    new Failsafe(6, 6666),
                    new Failsafe(6, 6667)),
            List.of(
                    new Failsafe(17, 53),
                    new Failsafe(17, 67),
                    new Failsafe(6, 179),
                    new Failsafe(6, 2379),
                    new Failsafe(6, 2380),
                    new Failsafe(6, 5473),
                    new Failsafe(6, 6443),
                    new Failsafe(6, 6666),
                    new Failsafe(6, 6667)),
            true,
            false);

    /** A port that Felix never closes. */
    public record Failsafe(int protocol, int port) {

        boolean covers(Connection connection) {
            return connection.protocol() == protocol && connection.port() == port;
        }
    }
}
