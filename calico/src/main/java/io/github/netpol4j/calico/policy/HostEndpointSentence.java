package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.calico.resource.HostEndpoint;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Label;
import io.github.netpol4j.rule.Ports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An interface of a node that Calico guards. Immutable.
 *
 * <p>As soon as it exists, Calico drops what no policy decides between it and the processes of the node, the failsafe ports
 * excepted; {@link #allowedByDefault()} lets that pass.
 */
public final class HostEndpointSentence implements CalicoOnly {

    private final String name;
    private final String node;
    private final String interfaceName;
    private final List<IpAddress> expected;
    private final List<String> profiles;
    private final List<EndpointPort> ports;
    private final SortedMap<String, String> labels;

    private HostEndpointSentence(
            String name,
            String node,
            String interfaceName,
            List<IpAddress> expected,
            List<String> profiles,
            List<EndpointPort> ports,
            SortedMap<String, String> labels) {
        this.name = name;
        this.node = node;
        this.interfaceName = interfaceName;
        this.expected = expected.stream().distinct().toList();
        this.profiles = profiles.stream().distinct().toList();
        this.ports = ports.stream().distinct().toList();
        this.labels = new TreeMap<>(labels);
        Checks.endpointPorts(head(), this.ports);
        Checks.labels(head(), this.labels);
    }

    static HostEndpointSentence of(String name, String node) {
        return new HostEndpointSentence(name, node, "", List.of(), List.of(), List.of(), new TreeMap<>());
    }

    /**
     * The same on an interface.
     *
     * @param other the interface's name, or {@code *} for all of them
     * @return the changed endpoint
     */
    public HostEndpointSentence interfaceName(String other) {
        Checks.interfaceName(other);
        return new HostEndpointSentence(name, node, other, expected, profiles, ports, labels);
    }

    /**
     * The same with further addresses by which rules know it.
     *
     * @param addresses one or more
     * @return the changed endpoint
     */
    public HostEndpointSentence expecting(String... addresses) {
        return expecting(Given.list("expecting(..)", addresses));
    }

    /**
     * The same with further addresses by which rules know it.
     *
     * @param addresses one or more
     * @return the changed endpoint
     */
    public HostEndpointSentence expecting(Collection<String> addresses) {
        List<IpAddress> all = new ArrayList<>(expected);
        all.addAll(HostEndpointStage.addresses(addresses));
        return new HostEndpointSentence(name, node, interfaceName, all, profiles, ports, labels);
    }

    /**
     * The same with a further named port.
     *
     * @param portName the name that rules may use
     * @param port one number, as {@code tcp(1433)}
     * @return the changed endpoint
     */
    public HostEndpointSentence port(String portName, Ports port) {
        Given.noneNull("port(..)", portName, port);
        List<EndpointPort> all = new ArrayList<>(ports);
        all.add(Checks.endpointPort(head(), portName, port));
        return new HostEndpointSentence(name, node, interfaceName, expected, profiles, all, labels);
    }

    /**
     * The same with a further label, by which selectors find it.
     *
     * @param key the label's key
     * @param value its value
     * @return the changed endpoint
     */
    public HostEndpointSentence labelled(String key, String value) {
        Label label = new Label(key, value);
        SortedMap<String, String> all = new TreeMap<>(labels);
        all.put(label.key(), label.value());
        return new HostEndpointSentence(name, node, interfaceName, expected, profiles, ports, all);
    }

    /**
     * The same with further profiles, which are asked after all policies.
     *
     * @param names one or more
     * @return the changed endpoint
     */
    public HostEndpointSentence profiles(String... names) {
        List<String> all = new ArrayList<>(profiles);
        Given.notEmpty("profiles(..)", "profile", Given.list("profiles(..)", names))
                .forEach(profile -> all.add(Checks.objectName("profiles", profile)));
        return new HostEndpointSentence(name, node, interfaceName, expected, all, ports, labels);
    }

    /**
     * The same, letting pass what no policy decides.
     *
     * @return the changed endpoint, with Calico's profile for that
     */
    public HostEndpointSentence allowedByDefault() {
        return profiles(HostEndpoint.DEFAULT_ALLOW);
    }

    /**
     * Its name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The node it is on.
     *
     * @return the node's name
     */
    public String node() {
        return node;
    }

    /**
     * The interface.
     *
     * @return its name, {@code *} for all, or empty
     */
    public String interfaceName() {
        return interfaceName;
    }

    /**
     * By which addresses rules know it.
     *
     * @return possibly none
     */
    public List<IpAddress> expected() {
        return expected;
    }

    /**
     * What is asked after all policies.
     *
     * @return possibly none
     */
    public List<String> profiles() {
        return profiles;
    }

    /**
     * Its ports by name.
     *
     * @return possibly none
     */
    public List<EndpointPort> ports() {
        return ports;
    }

    /**
     * Its labels.
     *
     * @return a copy
     */
    public SortedMap<String, String> labels() {
        return new TreeMap<>(labels);
    }

    @Override
    public <R> R fold(
            Function<CalicoSentence, R> sentence,
            Function<TierSentence, R> tier,
            Function<HostEndpointSentence, R> hostEndpoint,
            Function<NetworkSetSentence, R> networkSet) {
        return hostEndpoint.apply(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostEndpointSentence that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, node, interfaceName, expected, profiles, ports, labels);
    }

    private String head() {
        return "hostEndpoint(" + Literals.quote(name) + ").on(" + Literals.quote(node) + ")";
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        StringBuilder said = new StringBuilder(head());
        if (!interfaceName.isEmpty()) {
            said.append(".interfaceName(").append(Literals.quote(interfaceName)).append(')');
        }
        if (!expected.isEmpty()) {
            said.append(".expecting(")
                    .append(Literals.quoteAll(
                            expected.stream().map(IpAddress::toString).toList()))
                    .append(')');
        }
        said.append(ports.stream()
                .map(port -> ".port(" + Literals.quote(port.name()) + ", "
                        + port.protocol().toString().toLowerCase(Locale.ROOT) + "(" + port.port() + "))")
                .collect(Collectors.joining()));
        said.append(NetworkSetSentence.labelled(labels));
        said.append(profiles.stream()
                .map(profile -> profile.equals(HostEndpoint.DEFAULT_ALLOW)
                        ? ".allowedByDefault()"
                        : ".profiles(" + Literals.quote(profile) + ")")
                .collect(Collectors.joining()));
        return said.toString();
    }
}
