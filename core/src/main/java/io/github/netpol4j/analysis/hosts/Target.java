package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.flow.IpAddress;
import java.util.List;
import java.util.Optional;

/** Where a way ends. */
sealed interface Target {

    /** The port there. */
    int port();

    /** In words. */
    String words();

    /**
     * A pod on the network of pods.
     *
     * @param pod the pod
     * @param places the nodes that it can be on
     * @param port its port
     */
    record OnPod(ClusterPod pod, List<Machine> places, int port) implements Target {
        @Override
        public String words() {
            return pod.pod().id() + ":" + port;
        }
    }

    /**
     * A port of a node itself.
     *
     * @param pod the pod on the network of its node that listens there, if it is one
     * @param places the nodes that it can be
     * @param port the node's port
     */
    record OnHost(Optional<ClusterPod> pod, List<Machine> places, int port) implements Target {
        @Override
        public String words() {
            return pod.map(one -> one.pod().id() + ":" + port + " on the network of its node")
                    .orElseGet(() -> places.get(0).name() + ":" + port);
        }
    }

    /**
     * An address outside the cluster.
     *
     * @param address the address
     * @param machine the machine that has it, if one was told
     * @param port its port
     */
    record Outside(IpAddress address, Optional<Machine> machine, int port) implements Target {
        @Override
        public String words() {
            String where = address.isIpv6() ? "[" + address + "]:" + port : address + ":" + port;
            return where + machine.map(one -> " of " + one.name()).orElse("");
        }
    }

    /**
     * A name outside the cluster of which no address is told.
     *
     * @param name the name
     * @param port its port
     */
    record Unknown(String name, int port) implements Target {
        @Override
        public String words() {
            return name + ":" + port;
        }
    }
}
