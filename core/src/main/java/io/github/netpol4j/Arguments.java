package io.github.netpol4j;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.PortRange;
import io.github.netpol4j.rule.Ports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the words take: names, values, or collections of them. */
final class Arguments {

    private Arguments() {}

    static List<Peer> apps(String call, String... names) {
        return peers(call, Given.list(call, names));
    }

    static List<Peer> peers(String call, @Nullable Collection<?> given) {
        List<Peer> peers = new ArrayList<>();
        for (Object one : Given.notEmpty(call, "peer", given)) {
            if (one instanceof Peer peer) {
                peers.add(peer);
            } else if (one instanceof CharSequence name) {
                peers.add(Pods.ofApps(List.of(name.toString())));
            } else {
                throw Messages.notAPeer(call, one);
            }
        }
        return List.copyOf(peers);
    }

    static List<Port> ports(@Nullable Collection<?> given) {
        List<Port> ports = new ArrayList<>();
        for (Object one : Given.notEmpty("ports(..)", "port", given)) {
            if (one instanceof Ports several) {
                ports.addAll(several.items());
            } else if (one instanceof Port port) {
                ports.add(port);
            } else if (one instanceof Integer number) {
                ports.addAll(Ports.of(Protocol.TCP, number).items());
            } else if (one instanceof PortRange range) {
                ports.addAll(Ports.of(Protocol.TCP, range).items());
            } else if (one instanceof CharSequence name) {
                ports.addAll(Ports.of(Protocol.TCP, name.toString()).items());
            } else {
                throw Messages.notAPort(one);
            }
        }
        return ports;
    }
}
