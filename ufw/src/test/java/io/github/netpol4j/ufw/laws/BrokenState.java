package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Evaluators that get one thing wrong: the real ones, asked of rules that were misread. */
enum BrokenState {
    LAST_MATCH_WINS(state -> lists(state, BrokenState::reversed)),
    IPV6_ASKS_IPV4(state -> new UfwState(state.defaults(), state.v4(), state.v4(), state.ipv6())),
    IPV6_NO_IS_OPEN(state -> new UfwState(state.defaults(), state.v4(), state.v6(), true)),
    IGNORES_DEFAULTS(state -> defaults(state, new UfwDefaults(UfwAction.ALLOW, UfwAction.ALLOW, UfwAction.ALLOW))),
    DEFAULTS_OF_THE_OTHER_WAY(state -> defaults(
            state,
            new UfwDefaults(
                    /* incoming= */ state.defaults().outgoing(),
                    /* outgoing= */ state.defaults().incoming(),
                    state.defaults().routed()))),
    IGNORES_INTERFACES(rule -> rule.withInInterface("").withOutInterface(""), true),
    IGNORES_THE_SECOND_INTERFACE(rule -> rule.inInterface().isEmpty() ? rule : rule.withOutInterface(""), true),
    WILDCARDS_AS_NAMES(
            rule -> rule.withInInterface(rule.inInterface().replace("+", ""))
                    .withOutInterface(rule.outInterface().replace("+", "")),
            true),
    LIMIT_AS_ALLOW(rule -> replaced(rule, UfwAction.LIMIT, UfwAction.ALLOW), true),
    LIMIT_AS_DENY(rule -> replaced(rule, UfwAction.LIMIT, UfwAction.DENY), true),
    REJECT_AS_ALLOW(rule -> replaced(rule, UfwAction.REJECT, UfwAction.ALLOW), true),
    OUT_AS_IN(rule -> rule.routed() ? rule : rule.withDirection(UfwDirection.IN), true),
    ROUTE_AS_IN(rule -> rule.withRouted(false), true),
    LOGGED_AS_ABSENT(state -> lists(
            state,
            rules -> rules.stream()
                    .filter(rule -> rule.logging() == UfwLogging.NONE)
                    .toList())),
    IGNORES_SOURCE_PORTS(rule -> rule.withSource(rule.source().on(UfwPorts.ANY)), true),
    IGNORES_DESTINATION_PORTS(rule -> rule.withDestination(rule.destination().on(UfwPorts.ANY)), true),
    FIRST_PORT_ALONE(
            rule -> rule.withSource(rule.source().on(first(rule.source().ports())))
                    .withDestination(
                            rule.destination().on(first(rule.destination().ports()))),
            true),
    IGNORES_SOURCES(rule -> rule.withSource(anywhere(rule.source())), true),
    IGNORES_DESTINATIONS(rule -> rule.withDestination(anywhere(rule.destination())), true),
    ENDS_SWAPPED(rule -> rule.withSource(rule.destination()).withDestination(rule.source()), true),
    ANY_PROTOCOL_AS_TCP(rule -> rule.protocol() == UfwProtocol.ANY ? rule.withProtocol(UfwProtocol.TCP) : rule, true),
    TCP_AS_ANY(rule -> rule.protocol() == UfwProtocol.TCP ? rule.withProtocol(UfwProtocol.ANY) : rule, true);

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final UnaryOperator<UfwState> misread;

    BrokenState(UnaryOperator<UfwState> misread) {
        this.misread = misread;
    }

    BrokenState(UnaryOperator<UfwRule> rule, boolean each) {
        this.misread =
                state -> lists(state, rules -> each ? rules.stream().map(rule).toList() : rules);
    }

    /** An engine that misreads rules. */
    Engine of(Engine engine) {
        return tried -> engine.on(tried.with(misread.apply(tried.state())));
    }

    private static UfwState lists(UfwState state, UnaryOperator<List<UfwRule>> change) {
        return new UfwState(state.defaults(), change.apply(state.v4()), change.apply(state.v6()), state.ipv6());
    }

    private static UfwState defaults(UfwState state, UfwDefaults others) {
        return new UfwState(others, state.v4(), state.v6(), state.ipv6());
    }

    private static List<UfwRule> reversed(List<UfwRule> rules) {
        List<UfwRule> reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        return reversed;
    }

    private static UfwRule replaced(UfwRule rule, UfwAction one, UfwAction other) {
        return rule.action() == one ? rule.withAction(other) : rule;
    }

    private static UfwPorts first(UfwPorts ports) {
        return ports.isAny() ? ports : new UfwPorts(ports.spans().subList(0, 1));
    }

    private static UfwEnd anywhere(UfwEnd end) {
        return new UfwEnd(Optional.empty(), end.ports(), end.application());
    }
}
