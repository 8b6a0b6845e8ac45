package io.github.netpol4j.ufw.rule;

import io.github.netpol4j.internal.Given;

/**
 * One rule, as one command makes it and one tuple line keeps it. In a list of one IP family, an end without addresses is every address of
 * that family.
 *
 * <p>Source: ufw(8) and the tuple lines of /etc/ufw/user.rules.
 *
 * @param action what it does
 * @param direction which way
 * @param routed whether it is about packets that the host forwards
 * @param inInterface the interface that packets come in by; empty for any
 * @param outInterface the interface that they leave by; empty for any
 * @param logging what it writes to the log
 * @param protocol the protocol
 * @param source where packets come from
 * @param destination where they go
 * @param comment a note; empty for none
 */
public record UfwRule(
        UfwAction action,
        UfwDirection direction,
        boolean routed,
        String inInterface,
        String outInterface,
        UfwLogging logging,
        UfwProtocol protocol,
        UfwEnd source,
        UfwEnd destination,
        String comment) {

    /**
     * A rule. What ufw refuses is found by its checks, not here.
     *
     * @param action what it does
     * @param direction which way
     * @param routed whether it is about packets that the host forwards
     * @param inInterface the interface that packets come in by; empty for any
     * @param outInterface the interface that they leave by; empty for any
     * @param logging what it writes to the log
     * @param protocol the protocol
     * @param source where packets come from
     * @param destination where they go
     * @param comment a note; empty for none
     */
    public UfwRule {
        Given.noneNull(
                "a rule",
                action,
                direction,
                inInterface,
                outInterface,
                logging,
                protocol,
                source,
                destination,
                comment);
    }

    /**
     * A rule about everything that comes in.
     *
     * @param action what it does
     * @return the rule
     */
    public static UfwRule incoming(UfwAction action) {
        return new UfwRule(
                action, UfwDirection.IN, false, "", "", UfwLogging.NONE, UfwProtocol.ANY, UfwEnd.ANY, UfwEnd.ANY, "");
    }

    /**
     * The same with another action.
     *
     * @param other the action
     * @return the changed rule
     */
    public UfwRule withAction(UfwAction other) {
        return new UfwRule(
                other, direction, routed, inInterface, outInterface, logging, protocol, source, destination, comment);
    }

    /**
     * The same with another direction.
     *
     * @param other the direction
     * @return the changed rule
     */
    public UfwRule withDirection(UfwDirection other) {
        return new UfwRule(
                action, other, routed, inInterface, outInterface, logging, protocol, source, destination, comment);
    }

    /**
     * The same with another choice of whether it is about forwarded packets.
     *
     * @param other the choice of whether it is about forwarded packets
     * @return the changed rule
     */
    public UfwRule withRouted(boolean other) {
        return new UfwRule(
                action, direction, other, inInterface, outInterface, logging, protocol, source, destination, comment);
    }

    /**
     * The same with another incoming interface.
     *
     * @param other the incoming interface
     * @return the changed rule
     */
    public UfwRule withInInterface(String other) {
        return new UfwRule(
                action, direction, routed, other, outInterface, logging, protocol, source, destination, comment);
    }

    /**
     * The same with another outgoing interface.
     *
     * @param other the outgoing interface
     * @return the changed rule
     */
    public UfwRule withOutInterface(String other) {
        return new UfwRule(
                action, direction, routed, inInterface, other, logging, protocol, source, destination, comment);
    }

    /**
     * The same with another logging.
     *
     * @param other the logging
     * @return the changed rule
     */
    public UfwRule withLogging(UfwLogging other) {
        return new UfwRule(
                action, direction, routed, inInterface, outInterface, other, protocol, source, destination, comment);
    }

    /**
     * The same with another protocol.
     *
     * @param other the protocol
     * @return the changed rule
     */
    public UfwRule withProtocol(UfwProtocol other) {
        return new UfwRule(
                action, direction, routed, inInterface, outInterface, logging, other, source, destination, comment);
    }

    /**
     * The same with another source.
     *
     * @param other the source
     * @return the changed rule
     */
    public UfwRule withSource(UfwEnd other) {
        return new UfwRule(
                action, direction, routed, inInterface, outInterface, logging, protocol, other, destination, comment);
    }

    /**
     * The same with another destination.
     *
     * @param other the destination
     * @return the changed rule
     */
    public UfwRule withDestination(UfwEnd other) {
        return new UfwRule(
                action, direction, routed, inInterface, outInterface, logging, protocol, source, other, comment);
    }

    /**
     * The same with another comment.
     *
     * @param other the comment
     * @return the changed rule
     */
    public UfwRule withComment(String other) {
        return new UfwRule(
                action, direction, routed, inInterface, outInterface, logging, protocol, source, destination, other);
    }

    /**
     * Whether ufw takes two rules for one, so that the later replaces the earlier in its place: all but action, logging and comment are the
     * same.
     *
     * @param other another rule
     * @return whether they match
     */
    public boolean isSameMatchAs(UfwRule other) {
        Given.notNull("isSameMatchAs(..)", other);
        return withAction(other.action)
                .withLogging(other.logging)
                .withComment(other.comment)
                .equals(other);
    }

    /**
     * What ufw tells rules apart by: two of which this is equal are one to it, in the list of a family.
     *
     * @return the same rule as an allow, without log and comment, and without addresses at an end that names all of a family
     */
    public UfwRule match() {
        return inFamilyList()
                .withAction(UfwAction.ALLOW)
                .withLogging(UfwLogging.NONE)
                .withComment("");
    }

    /**
     * Whether it can be in the list of an IP family.
     *
     * @param v6 IPv6 or IPv4
     * @return false where an end has addresses of the other family, or the protocol is of IPv4 alone
     */
    public boolean isIn(boolean v6) {
        boolean sourceFits =
                source.net().map(net -> net.address().isIpv6() == v6).orElse(true);
        boolean destinationFits =
                destination.net().map(net -> net.address().isIpv6() == v6).orElse(true);
        boolean v4Only = protocol == UfwProtocol.IPV6 || protocol == UfwProtocol.IGMP;
        return sourceFits && destinationFits && !(v6 && v4Only);
    }

    /**
     * The same, where an end that names every address of a family names none: how it stands in that family's list.
     *
     * @return the changed rule
     */
    public UfwRule inFamilyList() {
        return source.isWholeFamily() || destination.isWholeFamily()
                ? withSource(source.inFamilyList()).withDestination(destination.inFamilyList())
                : this;
    }
}
