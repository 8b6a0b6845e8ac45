package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who can still connect to the management port. When in doubt nobody: a deny that is about one of the host's addresses counts as one about
 * all.
 */
final class LockOut {

    private static final String NO_INTERFACE_NAMED = "";

    private final UfwState state;
    private final int port;

    private LockOut(UfwState state, int port) {
        this.state = state;
        this.port = port;
    }

    /** What would lock people out. */
    static List<Problem> problems(UfwPlan plan, ApplyOptions options) {
        if (options.managementPort() == 0) {
            return List.of();
        }
        LockOut before = new LockOut(plan.before(), options.managementPort());
        LockOut after = new LockOut(plan.after(), options.managementPort());
        if (options.managers().isEmpty()) {
            return after.closedSince(before);
        }
        return options.managers().stream()
                .filter(manager -> !after.allOf(manager))
                .map(manager -> Messages.lockedOut(options.managementPort(), manager))
                .toList();
    }

    /** Without those who manage the host named: closed altogether, or over a family that it was open over. */
    private List<Problem> closedSince(LockOut before) {
        if (!somebody(false) && !somebody(true)) {
            return List.of(Messages.lockedOut(port, "IPv4 or IPv6"));
        }
        return Stream.of(false, true)
                .filter(six -> before.somebody(six) && !somebody(six))
                .map(six -> Messages.lockedOut(port, six ? "IPv6" : "IPv4"))
                .toList();
    }

    private boolean somebody(boolean six) {
        return interfaces(six).anyMatch(name -> permitted(six, name).findAny().isPresent());
    }

    /** Whether all of a block come in by one interface; by which is not known, so by some. */
    private boolean allOf(Cidr manager) {
        boolean six = manager.address().isIpv6();
        return interfaces(six)
                .anyMatch(name -> Addresses.of(
                                manager,
                                permitted(six, name)
                                        .flatMap(addresses -> addresses.ranges().stream())
                                        .flatMap(range -> range.blocks().stream())
                                        .toList())
                        .isEmpty());
    }

    private Stream<String> interfaces(boolean six) {
        return Stream.concat(
                        Stream.of(NO_INTERFACE_NAMED), state.rules(six).stream().map(UfwRule::inInterface))
                .distinct();
    }

    /** The addresses that the rules let in by an interface, rule by rule. */
    private Stream<Addresses> permitted(boolean six, String name) {
        if (six && !state.ipv6()) {
            return Stream.empty();
        }
        List<Addresses> permitted = new ArrayList<>();
        List<Cidr> decided = new ArrayList<>();
        for (UfwRule rule : state.rules(six)) {
            if (!isAboutPort(rule) || !isAbout(rule.inInterface(), name)) {
                continue;
            }
            Cidr source = rule.source().net().orElse(six ? Cidr.IPV6 : Cidr.IPV4);
            boolean passes = rule.action() == UfwAction.ALLOW || rule.action() == UfwAction.LIMIT;
            if (passes) {
                permitted.add(Addresses.of(source, decided));
            } else if (rule.source().ports().isAny()) {
                decided.add(source);
            }
        }
        if (state.defaults().incoming() == UfwAction.ALLOW) {
            permitted.add(Addresses.of(six ? Cidr.IPV6 : Cidr.IPV4, decided));
        }
        return permitted.stream().filter(addresses -> !addresses.isEmpty());
    }

    private boolean isAboutPort(UfwRule rule) {
        boolean tcp = rule.protocol() == UfwProtocol.ANY || rule.protocol() == UfwProtocol.TCP;
        return !rule.routed()
                && rule.direction() == UfwDirection.IN
                && tcp
                && (rule.destination().ports().isAny()
                        || rule.destination().ports().spans().stream()
                                .anyMatch(span -> span.from() <= port && port <= span.to()));
    }

    private static boolean isAbout(String written, String name) {
        boolean wild = written.endsWith("+") && name.startsWith(written.substring(0, written.length() - 1));
        return written.isEmpty() || written.equals(name) || wild;
    }
}
