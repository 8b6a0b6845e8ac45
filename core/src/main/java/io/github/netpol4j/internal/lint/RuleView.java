package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.github.netpol4j.flow.Direction;
import java.util.List;

/**
 * A rule of a NetworkPolicy.
 *
 * @param direction whether it is one of ingress or of egress
 * @param index its number among those
 * @param peers from, or to
 * @param ports the ports
 */
record RuleView(Direction direction, int index, List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {

    String path() {
        return "spec." + direction + "[" + index + "]";
    }

    String peersPath() {
        return path() + (isIngress() ? ".from" : ".to");
    }

    String peerPath(int number) {
        return peersPath() + "[" + number + "]";
    }

    String portPath(int number) {
        return path() + ".ports[" + number + "]";
    }

    boolean isIngress() {
        return direction == Direction.INGRESS;
    }
}
