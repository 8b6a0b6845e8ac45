package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;

/** The manual of ufw, word for word: the first rule that matches decides, else the default. */
final class FirstMatch implements Predictor {

    /** Probes leave from ports like this one. */
    private static final int SOURCE_PORT = 50_000;

    @Override
    public boolean passes(UfwState state, Probe probe) {
        return state.rules(probe.v6()).stream()
                .filter(rule -> matches(rule, probe))
                .findFirst()
                .map(UfwRule::action)
                .orElse(byDefault(state.defaults(), probe))
                .equals(UfwAction.ALLOW);
    }

    private static UfwAction byDefault(UfwDefaults defaults, Probe probe) {
        if (probe.to() == Place.HOST) {
            return defaults.incoming();
        }
        return probe.from() == Place.HOST ? defaults.outgoing() : defaults.routed();
    }

    static boolean matches(UfwRule rule, Probe probe) {
        boolean routed = probe.from() != Place.HOST && probe.to() != Place.HOST;
        boolean direction = routed || (rule.direction() == UfwDirection.IN) == (probe.to() == Place.HOST);
        return rule.routed() == routed
                && direction
                && isInterface(rule.inInterface(), probe.inInterface())
                && isInterface(rule.outInterface(), probe.outInterface())
                && (rule.protocol() == UfwProtocol.ANY || rule.protocol() == probe.protocol())
                && isEnd(rule.source(), probe.source(), SOURCE_PORT)
                && isEnd(rule.destination(), probe.destination(), probe.port());
    }

    private static boolean isInterface(String written, String name) {
        return written.isEmpty()
                || written.equals(name)
                || (written.endsWith("+") && name.startsWith(written.substring(0, written.length() - 1)));
    }

    private static boolean isEnd(UfwEnd end, String address, int port) {
        return end.net().map(net -> net.contains(IpAddress.of(address))).orElse(true) && isPort(end.ports(), port);
    }

    private static boolean isPort(UfwPorts ports, int port) {
        return ports.isAny() || ports.spans().stream().anyMatch(span -> span.from() <= port && port <= span.to());
    }
}
