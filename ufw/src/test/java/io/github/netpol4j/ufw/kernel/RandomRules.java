package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.arbitraries.UfwArbitraries;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/** Random rules about the interfaces and addresses that there are. */
final class RandomRules {

    private static final int SIZE = 1000;
    private static final int SELDOM = 5;
    private static final Map<String, String> INTERFACES = Map.of("eth0", "hi", "eth1", "ho", "cali+", "h+");
    private static final Map<Cidr, Cidr> NETS = Map.of(
            Cidr.of("192.168.49.0/24"), Cidr.of("198.51.100.0/24"), Cidr.of("10.0.0.0/8"), Cidr.of("198.51.100.1/32"));

    private RandomRules() {}

    /** The rules of a seed. */
    static UfwState state(long seed) {
        return state(UfwArbitraries.unevenState(), new Random(seed));
    }

    /** Others of the seed, and other defaults. */
    static UfwState other(long seed, UfwState state) {
        UfwState other = state(~seed);
        return new UfwState(other.defaults(), other.v4(), other.v6(), state.ipv6());
    }

    private static UfwState state(Arbitrary<UfwState> states, Random random) {
        // jqwik gives values in a session of one thread alone.
        synchronized (NETS) {
            AtomicReference<UfwState> made = new AtomicReference<>();
            JqwikSession.run(() -> made.set(states.generator(SIZE).next(random).value()));
            return here(made.get(), random);
        }
    }

    private static UfwState here(UfwState any, Random random) {
        return new UfwState(any.defaults(), here(any.v4(), random), here(any.v6(), random), any.ipv6());
    }

    private static List<UfwRule> here(List<UfwRule> rules, Random random) {
        return rules.stream()
                .map(RandomRules::here)
                .map(rule -> random.nextInt(SELDOM) == 0 ? rule : met(rule))
                .toList();
    }

    /** The same for more packets: so that probes meet it, and rules each other. */
    private static UfwRule met(UfwRule rule) {
        UfwRule met = rule.withSource(new UfwEnd(rule.source().net(), UfwPorts.ANY, ""))
                .withInInterface(rule.inInterface().startsWith("h") ? rule.inInterface() : "")
                .withOutInterface(rule.outInterface().startsWith("h") ? rule.outInterface() : "");
        boolean out = met.inInterface().isEmpty() && !met.outInterface().isEmpty();
        met = rule.routed() ? met.withDirection(out ? UfwDirection.OUT : UfwDirection.IN) : met;
        boolean portless = rule.protocol() != UfwProtocol.TCP && rule.protocol() != UfwProtocol.UDP;
        return portless && rule.source().application().isEmpty() ? met.withProtocol(UfwProtocol.ANY) : met;
    }

    /** A limit depends on what came before, and has its own test. */
    private static UfwRule here(UfwRule rule) {
        UfwRule moved = rule.withInInterface(INTERFACES.getOrDefault(rule.inInterface(), rule.inInterface()))
                .withOutInterface(INTERFACES.getOrDefault(rule.outInterface(), rule.outInterface()))
                .withSource(here(rule.source()))
                .withDestination(here(rule.destination()));
        return moved.action() == UfwAction.LIMIT ? moved.withAction(UfwAction.ALLOW) : moved;
    }

    private static UfwEnd here(UfwEnd end) {
        return end.net().map(net -> end.at(NETS.getOrDefault(net, net))).orElse(end);
    }
}
