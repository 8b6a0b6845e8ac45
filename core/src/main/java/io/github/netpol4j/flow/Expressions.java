package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Literals;
import java.util.List;

/** The calls that endpoints print as. */
final class Expressions {

    private Expressions() {}

    /** The call that gives an endpoint these addresses. */
    static String at(List<IpAddress> addresses) {
        return addresses.isEmpty()
                ? ""
                : ".at("
                        + Literals.quoteAll(
                                addresses.stream().map(IpAddress::toString).toList()) + ")";
    }

    /** The calls that declare these ports. */
    static String listening(List<NamedPort> ports) {
        StringBuilder calls = new StringBuilder();
        for (NamedPort port : ports) {
            calls.append(".listening(\"%s\", Protocol.%s, %d)".formatted(port.name(), port.protocol(), port.number()));
        }
        return calls.toString();
    }
}
