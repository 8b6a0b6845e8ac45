package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Who can still connect to the management port. By which interface people come, and to which address of the host, is not known unless they
 * say so: what is open now by one of those that rules name, or by any other, has to stay open. Where nothing is open now, somebody must be
 * let in to whatever address; when in doubt nobody is: a deny that is about one address counts as one about all, and an allow that is counts
 * for nothing.
 */
final class LockOut {

    private static final String NO_INTERFACE_NAMED = "";
    private static final String LOOPBACK = "lo";
    private static final Span PORTS_OF_CLIENTS = new Span(1024, 65535);

    /**
     * A way to come in.
     *
     * @param six IPv6 or IPv4
     * @param name the interface; empty for those that no rule names
     * @param address the host's address; empty for those that no rule names
     */
    record Way(boolean six, String name, Optional<Cidr> address) {

        /** Whether it is none that a rule names. */
        boolean isUnnamed() {
            return name.isEmpty() && address.isEmpty();
        }
    }

    private final UfwState before;
    private final UfwState after;
    private final ApplyOptions options;

    private LockOut(UfwPlan plan, ApplyOptions options) {
        this.before = plan.before();
        this.after = plan.after();
        this.options = options;
    }

    /** What would lock people out. */
    static List<Problem> problems(UfwPlan plan, ApplyOptions options) {
        return options.managementPort() == 0 ? List.of() : new LockOut(plan, options).problems();
    }

    private List<Problem> problems() {
        int port = options.managementPort();
        if (options.managers().isEmpty()) {
            List<Way> ways = Stream.concat(ways(false), ways(true)).toList();
            BiPredicate<UfwState, Way> somebody =
                    (state, way) -> permitted(state, way, false).findAny().isPresent();
            if (ways.stream().noneMatch(way -> somebody.test(before, way))) {
                return ways.stream()
                                .anyMatch(way ->
                                        permitted(after, way, true).findAny().isPresent())
                        ? List.of()
                        : List.of(Messages.closed(port));
            }
            return closed(ways, somebody).stream()
                    .map(way -> Messages.lockedOut(port, way))
                    .toList();
        }
        return options.managers().stream().flatMap(this::problems).toList();
    }

    private Stream<Problem> problems(Cidr manager) {
        int port = options.managementPort();
        List<Way> ways = ways(manager.address().isIpv6()).toList();
        BiPredicate<UfwState, Way> all = (state, way) -> isAll(manager, permitted(state, way, false));
        if (ways.stream().noneMatch(way -> all.test(before, way))) {
            boolean some = ways.stream().anyMatch(way -> isAll(manager, permitted(after, way, true)));
            return some ? Stream.of() : Stream.of(Messages.lockedOut(port, manager));
        }
        return closed(ways, all).stream().map(way -> Messages.lockedOut(port, manager, way));
    }

    /** What is closed of what was open, of each family: all that no rule names, or else those that are named. */
    private List<Way> closed(List<Way> ways, BiPredicate<UfwState, Way> open) {
        List<Way> closed = ways.stream()
                .filter(way -> open.test(before, way) && !open.test(after, way))
                .toList();
        return closed.stream()
                .filter(way -> way.isUnnamed()
                        || closed.stream().noneMatch(other -> other.six() == way.six() && other.isUnnamed()))
                .toList();
    }

    private static boolean isAll(Cidr manager, Stream<Addresses> permitted) {
        return Addresses.of(
                        manager,
                        permitted
                                .flatMap(addresses -> addresses.ranges().stream())
                                .flatMap(range -> range.blocks().stream())
                                .toList())
                .isEmpty();
    }

    private Stream<Way> ways(boolean six) {
        if (six && !after.ipv6()) {
            return Stream.of();
        }
        List<UfwRule> rules = Stream.of(before, after)
                .flatMap(state -> state.rules(six).stream())
                .filter(this::isAboutPort)
                .toList();
        List<Optional<Cidr>> addresses = Stream.concat(
                        Stream.of(Optional.<Cidr>empty()),
                        rules.stream().map(rule -> rule.destination().net()))
                .distinct()
                .toList();
        Stream<String> named = options.interfaces().isEmpty()
                ? Stream.concat(
                        Stream.of(NO_INTERFACE_NAMED),
                        rules.stream().map(UfwRule::inInterface).filter(name -> !name.equals(LOOPBACK)))
                : options.interfaces().stream();
        return named.distinct().flatMap(name -> addresses.stream().map(address -> new Way(six, name, address)));
    }

    /** The addresses that the rules let in, rule by rule. */
    private Stream<Addresses> permitted(UfwState state, Way way, boolean inDoubtNot) {
        List<Addresses> permitted = new ArrayList<>();
        List<Cidr> decided = new ArrayList<>();
        Cidr everything = way.six() ? Cidr.IPV6 : Cidr.IPV4;
        for (UfwRule rule : state.rules(way.six())) {
            if (!isAboutPort(rule) || !isAbout(rule.inInterface(), way.name())) {
                continue;
            }
            Cidr source = rule.source().net().orElse(everything);
            Optional<Cidr> to = rule.destination().net();
            boolean passes = rule.action() == UfwAction.ALLOW || rule.action() == UfwAction.LIMIT;
            if (passes
                    && isToAll(to, way, inDoubtNot)
                    && isFromAll(rule.source().ports())) {
                permitted.add(Addresses.of(source, decided));
            } else if (!passes
                    && isToSome(to, way, inDoubtNot)
                    && isFromSome(rule.source().ports())) {
                decided.add(source);
            }
        }
        if (state.defaults().incoming() == UfwAction.ALLOW) {
            permitted.add(Addresses.of(everything, decided));
        }
        return permitted.stream().filter(addresses -> !addresses.isEmpty());
    }

    private static boolean isToAll(Optional<Cidr> to, Way way, boolean inDoubtNot) {
        return to.isEmpty()
                || (!inDoubtNot && way.address().filter(to.get()::contains).isPresent());
    }

    private static boolean isToSome(Optional<Cidr> to, Way way, boolean inDoubt) {
        return to.isEmpty()
                || inDoubt
                || way.address().filter(to.get()::overlaps).isPresent();
    }

    private static boolean isFromAll(UfwPorts ports) {
        return ports.isAny()
                || ports.spans().stream()
                        .anyMatch(span -> span.from() <= PORTS_OF_CLIENTS.from() && PORTS_OF_CLIENTS.to() <= span.to());
    }

    private static boolean isFromSome(UfwPorts ports) {
        return ports.isAny() || ports.spans().stream().anyMatch(span -> PORTS_OF_CLIENTS.from() <= span.to());
    }

    private boolean isAboutPort(UfwRule rule) {
        int port = options.managementPort();
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
