package io.github.netpol4j.ufw.internal.kernel;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import io.github.netpol4j.flow.Values.Span;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.flow.UfwDimensions;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The flows that the rules of a host match: of those to the host, from it, or between two others.
 *
 * <p>What is asked of interfaces depends on which ones other rules name: {@code cali+} surely matches those of them that begin so, and
 * possibly any that nobody names.
 */
public final class RuleRegions {

    private static final List<Protocol> TCP_AND_UDP = List.of(Protocol.TCP, Protocol.UDP);
    private static final Numbers EVERY_PORT = Numbers.of(1, 65535);
    private static final char WILDCARD = '+';

    private final SortedSet<String> incoming = new TreeSet<>();
    private final SortedSet<String> outgoing = new TreeSet<>();
    private final boolean sourcePorts;

    /**
     * The regions of some rules.
     *
     * @param rules all that are looked at together
     */
    public RuleRegions(Collection<UfwRule> rules) {
        Given.noNulls("rules", rules).forEach(rule -> {
            incoming.add(rule.inInterface());
            outgoing.add(rule.outInterface());
        });
        incoming.remove("");
        outgoing.remove("");
        sourcePorts = rules.stream().anyMatch(rule -> !rule.source().ports().isAny());
    }

    /**
     * The regions of the rules of a host.
     *
     * @param state its rules
     * @return the regions
     */
    public static RuleRegions of(UfwState state) {
        return new RuleRegions(
                Stream.concat(state.v4().stream(), state.v6().stream()).toList());
    }

    /**
     * The flows that a rule matches in the list of an IP family.
     *
     * @param rule one of the rules
     * @param six IPv6 or IPv4
     * @return no flow if the rule is not of that family
     */
    public Matching of(UfwRule rule, boolean six) {
        Given.notNull("a rule", rule);
        if (!rule.isIn(six)) {
            return new Matching(List.of(), List.of());
        }
        return matching(rule, chain(rule.direction(), rule.routed(), six)).where(!isMatterOfBackend(rule, six));
    }

    /** The same of flows that may have no known address. */
    Matching ofEitherFamily(UfwRule rule, boolean six) {
        return matching(rule, ends(rule.direction(), rule.routed())).where(!isMatterOfBackend(rule, six));
    }

    /**
     * Whether it depends on the host's iptables what a rule matches: in IPv6, where it works by nftables, it sees the authentication header;
     * where it does not, it looks for the protocol behind that.
     *
     * @param rule one of the rules
     * @param six IPv6 or IPv4
     * @return whether it asks for that header in IPv6
     */
    public static boolean isMatterOfBackend(UfwRule rule, boolean six) {
        return six && Given.notNull("a rule", rule).protocol() == UfwProtocol.AH;
    }

    private Matching matching(UfwRule rule, Region chain) {
        Region base = plain(rule, chain);
        Region sure = base;
        Region maybe = base;
        if (!rule.inInterface().isEmpty()) {
            sure = sure.with(UfwDimensions.INTERFACE_IN, surely(rule.inInterface(), incoming));
            maybe = maybe.with(UfwDimensions.INTERFACE_IN, possibly(rule.inInterface(), incoming));
        }
        if (!rule.outInterface().isEmpty()) {
            sure = sure.with(UfwDimensions.INTERFACE_OUT, surely(rule.outInterface(), outgoing));
            maybe = maybe.with(UfwDimensions.INTERFACE_OUT, possibly(rule.outInterface(), outgoing));
        }
        UfwPorts from = rule.source().ports();
        if (!from.isAny()) {
            List<Span> unsaid = new ArrayList<>(from.spans());
            unsaid.add(new Span(0, 0));
            sure = sure.with(UfwDimensions.SOURCE_PORT, new Numbers(from.spans()));
            maybe = maybe.with(UfwDimensions.SOURCE_PORT, new Numbers(unsaid));
        }
        return new Matching(List.of(sure), List.of(maybe));
    }

    /**
     * The flows that a rule matches, of those that say everything: what rules are compared by. An interface whose name begins like a
     * wildcard and that no rule names goes by the longest such wildcard.
     *
     * @param rule one of the rules
     * @param six IPv6 or IPv4
     * @return no region if the rule is not of that family
     */
    public List<Region> said(UfwRule rule, boolean six) {
        Given.notNull("a rule", rule);
        if (!rule.isIn(six)) {
            return List.of();
        }
        Region said = plain(rule, chain(rule.direction(), rule.routed(), six));
        if (!rule.inInterface().isEmpty()) {
            said = said.with(UfwDimensions.INTERFACE_IN, said(rule.inInterface(), incoming));
        }
        if (!rule.outInterface().isEmpty()) {
            said = said.with(UfwDimensions.INTERFACE_OUT, said(rule.outInterface(), outgoing));
        }
        UfwPorts from = rule.source().ports();
        if (sourcePorts) {
            said = said.with(UfwDimensions.SOURCE_PORT, from.isAny() ? EVERY_PORT : new Numbers(from.spans()));
        }
        return List.of(said);
    }

    /**
     * Every flow that a chain sees.
     *
     * @param direction which way, for those that have the host at an end
     * @param routed whether the host is at neither
     * @param six IPv6 or IPv4
     * @return the region
     */
    public static Region chain(UfwDirection direction, boolean routed, boolean six) {
        Given.notNull("a chain", direction);
        return ends(direction, routed).address(End.SOURCE, six ? Cidr.IPV6 : Cidr.IPV4, List.of());
    }

    static Region ends(UfwDirection direction, boolean routed) {
        if (routed) {
            return Region.all()
                    .at(End.SOURCE, Location.hosts().not())
                    .at(End.DESTINATION, Location.hosts().not());
        }
        return Region.all().at(direction == UfwDirection.IN ? End.DESTINATION : End.SOURCE, Location.hosts());
    }

    /** All but interfaces and source ports. */
    private static Region plain(UfwRule rule, Region chain) {
        Region region = chain;
        if (rule.source().net().isPresent()) {
            region = region.address(End.SOURCE, rule.source().net().get(), List.of());
        }
        if (rule.destination().net().isPresent()) {
            region = region.address(End.DESTINATION, rule.destination().net().get(), List.of());
        }
        if (rule.protocol() != UfwProtocol.ANY) {
            region = region.protocols(List.of(protocol(rule.protocol())));
        } else if (isOfPorts(rule)) {
            region = region.protocols(TCP_AND_UDP);
        }
        UfwPorts to = rule.destination().ports();
        return to.isAny() ? region : region.with(Dimension.port(), new Numbers(to.spans()));
    }

    /**
     * Whether a rule that names no protocol is about TCP and UDP alone, because it names ports. ufw looks for those in the text of the rule,
     * where an interface whose name ends so looks like one.
     */
    static boolean isOfPorts(UfwRule rule) {
        return !rule.source().ports().isAny()
                || !rule.destination().ports().isAny()
                || rule.inInterface().endsWith("port")
                || rule.outInterface().endsWith("port");
    }

    /**
     * The number that the kernel knows a protocol by.
     *
     * @param protocol one that is not {@code any}
     * @return the protocol
     */
    public static Protocol protocol(UfwProtocol protocol) {
        return switch (Given.notNull("a protocol", protocol)) {
            case ANY -> throw new IllegalArgumentException("any is not one protocol");
            case TCP -> Protocol.TCP;
            case UDP -> Protocol.UDP;
            case IPV6 -> new Protocol(41);
            case ESP -> new Protocol(50);
            case AH -> new Protocol(51);
            case IGMP -> new Protocol(2);
            case GRE -> new Protocol(47);
            case VRRP -> new Protocol(112);
        };
    }

    /**
     * Whether an interface is meant by what a rule says.
     *
     * @param said a name, or a beginning with {@code +} behind it
     * @param name the interface
     * @return whether the rule matches there
     */
    public static boolean isMeant(String said, String name) {
        return isWildcard(Given.notNull("an interface", said))
                ? Given.notNull("an interface", name).startsWith(beginning(said))
                : said.equals(name);
    }

    private static boolean isWildcard(String name) {
        return !name.isEmpty() && name.charAt(name.length() - 1) == WILDCARD;
    }

    private static String beginning(String wildcard) {
        return wildcard.substring(0, wildcard.length() - 1);
    }

    private static Names surely(String name, Collection<String> mentioned) {
        if (!isWildcard(name)) {
            return Names.in(List.of(name));
        }
        return beginning(name).isEmpty() ? Names.PRESENT : Names.in(plainNames(name, mentioned, true));
    }

    private static Names possibly(String name, Collection<String> mentioned) {
        return isWildcard(name)
                ? Names.notIn(plainNames(name, mentioned, false))
                : new Names(true, false, new TreeSet<>(List.of(name)));
    }

    /** The whole names among those mentioned that a wildcard means, or does not. */
    private static List<String> plainNames(String wildcard, Collection<String> mentioned, boolean meant) {
        return mentioned.stream()
                .filter(other -> !isWildcard(other))
                .filter(other -> isMeant(wildcard, other) == meant)
                .toList();
    }

    private static Names said(String name, Collection<String> mentioned) {
        if (!isWildcard(name)) {
            return Names.in(List.of(name));
        }
        return beginning(name).isEmpty()
                ? Names.PRESENT
                : Names.in(mentioned.stream()
                        .filter(other ->
                                isWildcard(other) ? beginning(other).startsWith(beginning(name)) : isMeant(name, other))
                        .toList());
    }
}
