package io.github.netpol4j.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is asked of a flow besides its ends: the naive reading of it. Port names are those of the destination for just this port. */
record Traffic(Protocol protocol, int port, Set<String> names, Optional<String> device, int mark) {

    static final Dimension DEVICE = Dimension.names("device");
    static final Dimension MARK = Dimension.numbers("mark", -1, 5);

    static Traffic of(Flow flow) {
        Set<String> names = new TreeSet<>();
        for (NamedPort port : flow.destination().ports()) {
            if (port.protocol().equals(flow.protocol()) && port.number() == flow.port()) {
                names.add(port.name());
            }
        }
        Optional<String> device = Optional.ofNullable(flow.more().get("device"));
        return new Traffic(
                flow.protocol(),
                flow.port(),
                names,
                device,
                Integer.parseInt(flow.more().getOrDefault("mark", "-1")));
    }

    boolean hasPort() {
        return Set.of(6, 17, 132).contains(protocol.number());
    }

    /** What a destination declares: these names for this port, and all names for ports that are another or of another protocol. */
    List<NamedPort> ports() {
        List<NamedPort> ports = new ArrayList<>();
        for (String name : List.of("web", "metrics")) {
            Protocol another = protocol.equals(Protocol.UDP) ? Protocol.TCP : Protocol.UDP;
            ports.add(new NamedPort(name, another, Math.max(port, 1)));
            ports.add(new NamedPort(name, Protocol.TCP, port == 8000 ? 8001 : 8000));
        }
        names.forEach(name -> ports.add(new NamedPort(name, protocol, port)));
        return ports;
    }

    Flow between(Endpoint source, Optional<IpAddress> from, Endpoint destination, Optional<IpAddress> to) {
        SortedMap<String, String> more = new TreeMap<>();
        device.ifPresent(name -> more.put("device", name));
        if (mark != -1) {
            more.put("mark", Integer.toString(mark));
        }
        return new Flow(source, from, destination, to, protocol, port, more);
    }
}
