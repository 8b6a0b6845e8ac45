package io.github.netpol4j.flow;

import java.util.Optional;
import java.util.Set;
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

    /** The flow of these ends and this traffic. What is no pod declares no ports. */
    Flow between(Endpoint source, Optional<IpAddress> from, Endpoint destination, Optional<IpAddress> to) {
        Endpoint listening = destination.fold(this::listening, node -> node, external -> external);
        Flow flow = new Flow(source, from, listening, to, protocol, port);
        Flow through = device.map(name -> flow.with(DEVICE, name)).orElse(flow);
        return mark == -1 ? through : through.with(MARK, Integer.toString(mark));
    }

    private Pod listening(Pod pod) {
        Pod listening = pod;
        for (String name : names) {
            listening = listening.listening(name, protocol, port);
        }
        return listening;
    }
}
