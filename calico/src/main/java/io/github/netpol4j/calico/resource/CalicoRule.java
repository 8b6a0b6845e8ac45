package io.github.netpol4j.calico.resource;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One rule of a policy: what it matches, all of it at once, and what it then does. The API calls it Rule.
 *
 * <p>Source: Calico documentation, "Network policy", Rule.
 *
 * @param action what it does
 * @param ipVersion 4 or 6; both if absent
 * @param protocol the protocol; any if absent
 * @param notProtocol any protocol but this one
 * @param icmp the ICMP messages
 * @param notIcmp any ICMP messages but these
 * @param source where the connection comes from
 * @param destination where it goes
 * @param http the HTTP requests
 * @param annotations notes, {@code metadata.annotations} in the API
 */
public record CalicoRule(
        Action action,
        Optional<Integer> ipVersion,
        Optional<Protocol> protocol,
        Optional<Protocol> notProtocol,
        Optional<IcmpMatch> icmp,
        Optional<IcmpMatch> notIcmp,
        EntityRule source,
        EntityRule destination,
        Optional<HttpMatch> http,
        SortedMap<String, String> annotations) {

    /**
     * A rule, its map copied.
     *
     * @param action what it does
     * @param ipVersion 4 or 6; both if absent
     * @param protocol the protocol; any if absent
     * @param notProtocol any protocol but this one
     * @param icmp the ICMP messages
     * @param notIcmp any ICMP messages but these
     * @param source where the connection comes from
     * @param destination where it goes
     * @param http the HTTP requests
     * @param annotations notes, {@code metadata.annotations} in the API
     */
    public CalicoRule {
        Given.noneNull("a rule", action, ipVersion, protocol, notProtocol, icmp, notIcmp, source, destination, http);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("annotations", annotations)));
    }

    /**
     * A rule that matches everything.
     *
     * @param action what it does
     * @return the rule
     */
    public static CalicoRule of(Action action) {
        return new CalicoRule(
                action,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EntityRule.ANY,
                EntityRule.ANY,
                Optional.empty(),
                new TreeMap<>());
    }

    /**
     * The same with another action.
     *
     * @param other what it does
     * @return the changed rule
     */
    public CalicoRule withAction(Action other) {
        return new CalicoRule(
                other, ipVersion, protocol, notProtocol, icmp, notIcmp, source, destination, http, annotations);
    }

    /**
     * The same for one IP family.
     *
     * @param version 4 or 6
     * @return the changed rule
     */
    public CalicoRule withIpVersion(int version) {
        return new CalicoRule(
                action,
                Optional.of(version),
                protocol,
                notProtocol,
                icmp,
                notIcmp,
                source,
                destination,
                http,
                annotations);
    }

    /**
     * The same for one protocol.
     *
     * @param one the protocol
     * @return the changed rule
     */
    public CalicoRule withProtocol(Protocol one) {
        return new CalicoRule(
                action,
                ipVersion,
                Optional.of(one),
                notProtocol,
                icmp,
                notIcmp,
                source,
                destination,
                http,
                annotations);
    }

    /**
     * The same for all protocols but one.
     *
     * @param one the protocol
     * @return the changed rule
     */
    public CalicoRule withNotProtocol(Protocol one) {
        return new CalicoRule(
                action, ipVersion, protocol, Optional.of(one), icmp, notIcmp, source, destination, http, annotations);
    }

    /**
     * The same for some ICMP messages.
     *
     * @param messages which
     * @return the changed rule
     */
    public CalicoRule withIcmp(IcmpMatch messages) {
        return new CalicoRule(
                action,
                ipVersion,
                protocol,
                notProtocol,
                Optional.of(messages),
                notIcmp,
                source,
                destination,
                http,
                annotations);
    }

    /**
     * The same for all ICMP messages but some.
     *
     * @param messages which
     * @return the changed rule
     */
    public CalicoRule withNotIcmp(IcmpMatch messages) {
        return new CalicoRule(
                action,
                ipVersion,
                protocol,
                notProtocol,
                icmp,
                Optional.of(messages),
                source,
                destination,
                http,
                annotations);
    }

    /**
     * The same from another source.
     *
     * @param end the source
     * @return the changed rule
     */
    public CalicoRule withSource(EntityRule end) {
        return new CalicoRule(
                action, ipVersion, protocol, notProtocol, icmp, notIcmp, end, destination, http, annotations);
    }

    /**
     * The same to another destination.
     *
     * @param end the destination
     * @return the changed rule
     */
    public CalicoRule withDestination(EntityRule end) {
        return new CalicoRule(action, ipVersion, protocol, notProtocol, icmp, notIcmp, source, end, http, annotations);
    }

    /**
     * The same for some HTTP requests.
     *
     * @param requests which
     * @return the changed rule
     */
    public CalicoRule withHttp(HttpMatch requests) {
        return new CalicoRule(
                action,
                ipVersion,
                protocol,
                notProtocol,
                icmp,
                notIcmp,
                source,
                destination,
                Optional.of(requests),
                annotations);
    }

    /**
     * The same with other notes.
     *
     * @param notes the annotations
     * @return the changed rule
     */
    public CalicoRule withAnnotations(SortedMap<String, String> notes) {
        return new CalicoRule(
                action, ipVersion, protocol, notProtocol, icmp, notIcmp, source, destination, http, notes);
    }
}
