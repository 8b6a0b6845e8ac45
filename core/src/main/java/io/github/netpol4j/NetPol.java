package io.github.netpol4j;

import io.github.netpol4j.analysis.Assumptions;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Label;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.PortRange;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.target.Enforcement;
import java.util.Collection;

/**
 * The words of the language. Import them all:
 *
 * <pre>{@code
 * import static io.github.netpol4j.NetPol.*;
 *
 * policy("inventario").in("egi-inventario").with(
 *     allow(from("inventario-web")).to("ubicacion-db").port(1433));
 * }</pre>
 *
 * <p>Whatever is wrong with an argument is refused at once, with an
 * {@link io.github.netpol4j.finding.InvalidInputException} that says what, where, why and what to do.
 */
public final class NetPol {

    /** The label is there and has one of the values. */
    public static final Operator IN = Operator.IN;

    /** The label has none of the values, or is not there. */
    public static final Operator NOT_IN = Operator.NOT_IN;

    /** The label is there. */
    public static final Operator EXISTS = Operator.EXISTS;

    /** The label is not there. */
    public static final Operator DOES_NOT_EXIST = Operator.DOES_NOT_EXIST;

    private NetPol() {}

    /**
     * Starts a rule that permits flows.
     *
     * @param sources {@code from(..)}
     * @return the sentence so far; go on with {@code .to(..)}
     */
    public static ToStage<Allow> allow(Sources sources) {
        return new ToStage<>("allow", Allow::new, sources);
    }

    /**
     * Starts a rule that forbids flows, whatever is allowed.
     *
     * @param sources {@code from(..)}
     * @return the sentence so far; go on with {@code .to(..)}
     */
    public static ToStage<Deny> deny(Sources sources) {
        return new ToStage<>("deny", Deny::new, sources);
    }

    /**
     * Starts a rule that closes applications to whatever no rule allows.
     *
     * @param apps one or more applications of the policy's namespace
     * @return the sentence so far; go on with {@code .ingress()} or {@code .egress()}
     */
    public static DirectionStage isolate(String... apps) {
        return new DirectionStage(Arguments.apps("isolate(..)", apps));
    }

    /**
     * Starts a rule that closes pods or the host to whatever no rule allows.
     *
     * @param subjects one or more
     * @return the sentence so far; go on with {@code .ingress()} or {@code .egress()}
     */
    public static DirectionStage isolate(Peer... subjects) {
        return new DirectionStage(Arguments.peers("isolate(..)", Given.list("isolate(..)", subjects)));
    }

    /**
     * Starts a rule that closes pods or the host to whatever no rule allows.
     *
     * @param subjects one or more applications or peers
     * @return the sentence so far; go on with {@code .ingress()} or {@code .egress()}
     */
    public static DirectionStage isolate(Collection<?> subjects) {
        return new DirectionStage(Arguments.peers("isolate(..)", subjects));
    }

    /**
     * Who opens connections.
     *
     * @param apps one or more applications of the policy's namespace
     * @return the sources, for {@code allow(..)} and {@code deny(..)}
     */
    public static Sources from(String... apps) {
        return new Sources(Arguments.apps("from(..)", apps));
    }

    /**
     * Who opens connections.
     *
     * @param peers one or more peers
     * @return the sources, for {@code allow(..)} and {@code deny(..)}
     */
    public static Sources from(Peer... peers) {
        return new Sources(Arguments.peers("from(..)", Given.list("from(..)", peers)));
    }

    /**
     * Who opens connections.
     *
     * @param peers one or more applications or peers
     * @return the sources, for {@code allow(..)} and {@code deny(..)}
     */
    public static Sources from(Collection<?> peers) {
        return new Sources(Arguments.peers("from(..)", peers));
    }

    /**
     * The pods of applications, in the policy's namespace unless {@code .in(..)} says another.
     *
     * @param names one or more applications
     * @return the peer
     */
    public static Pods app(String... names) {
        return Pods.ofApps(Given.list("app(..)", names));
    }

    /**
     * The pods that carry labels, in the policy's namespace unless {@code .in(..)} says another.
     *
     * @param labels one or more, all of which must be there
     * @return the peer
     */
    public static Pods pods(Label... labels) {
        return Pods.labelled(Given.list("pods(..)", labels));
    }

    /**
     * A label and its value.
     *
     * @param key the label's key, with its prefix if it has one
     * @param value its value
     * @return the label
     */
    public static Label label(String key, String value) {
        return new Label(key, value);
    }

    /**
     * Every pod of namespaces, by name.
     *
     * @param names one or more
     * @return the peer
     */
    public static Namespaces namespace(String... names) {
        return Namespaces.named(names);
    }

    /**
     * Every pod of the namespaces that carry labels.
     *
     * @param labels one or more, all of which must be there
     * @return the peer
     */
    public static Namespaces namespaces(Label... labels) {
        return Namespaces.labelled(Given.list("namespaces(..)", labels));
    }

    /**
     * Every namespace there is or will be; narrow it with {@code .where(..)} or {@code .except(..)}.
     *
     * @return the peer
     */
    public static Namespaces everyNamespace() {
        return Namespaces.every();
    }

    /**
     * Every pod of every namespace, unless {@code .in(..)} says one.
     *
     * @return the peer
     */
    public static Pods everyPod() {
        return Pods.every();
    }

    /**
     * A block of addresses.
     *
     * @param block such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}
     * @return the peer
     */
    public static IpBlock cidr(String block) {
        return IpBlock.of(block);
    }

    /**
     * Every endpoint: pods, nodes and outside addresses, IPv4 and IPv6.
     *
     * @return the peer
     */
    public static Peer.Anywhere anywhere() {
        return new Peer.Anywhere();
    }

    /**
     * The cluster's DNS, on UDP and TCP 53 unless ports are named.
     *
     * @return the peer
     */
    public static Peer.Dns dns() {
        return new Peer.Dns();
    }

    /**
     * The host, for targets that guard hosts.
     *
     * @return the peer
     */
    public static Peer.Host host() {
        return new Peer.Host();
    }

    /**
     * All of TCP.
     *
     * @return the ports
     */
    public static Ports tcp() {
        return Ports.of(new Port.All(Protocol.TCP));
    }

    /**
     * TCP ports.
     *
     * @param numbers one or more
     * @return the ports
     */
    public static Ports tcp(int... numbers) {
        return Ports.of(Protocol.TCP, numbers);
    }

    /**
     * TCP ports.
     *
     * @param ranges one or more
     * @return the ports
     */
    public static Ports tcp(PortRange... ranges) {
        return Ports.of(Protocol.TCP, ranges);
    }

    /**
     * TCP ports, by the names that the destination declares.
     *
     * @param names one or more
     * @return the ports
     */
    public static Ports tcp(String... names) {
        return Ports.of(Protocol.TCP, names);
    }

    /**
     * All of UDP.
     *
     * @return the ports
     */
    public static Ports udp() {
        return Ports.of(new Port.All(Protocol.UDP));
    }

    /**
     * UDP ports.
     *
     * @param numbers one or more
     * @return the ports
     */
    public static Ports udp(int... numbers) {
        return Ports.of(Protocol.UDP, numbers);
    }

    /**
     * UDP ports.
     *
     * @param ranges one or more
     * @return the ports
     */
    public static Ports udp(PortRange... ranges) {
        return Ports.of(Protocol.UDP, ranges);
    }

    /**
     * UDP ports, by the names that the destination declares.
     *
     * @param names one or more
     * @return the ports
     */
    public static Ports udp(String... names) {
        return Ports.of(Protocol.UDP, names);
    }

    /**
     * All of SCTP.
     *
     * @return the ports
     */
    public static Ports sctp() {
        return Ports.of(new Port.All(Protocol.SCTP));
    }

    /**
     * SCTP ports.
     *
     * @param numbers one or more
     * @return the ports
     */
    public static Ports sctp(int... numbers) {
        return Ports.of(Protocol.SCTP, numbers);
    }

    /**
     * SCTP ports.
     *
     * @param ranges one or more
     * @return the ports
     */
    public static Ports sctp(PortRange... ranges) {
        return Ports.of(Protocol.SCTP, ranges);
    }

    /**
     * SCTP ports, by the names that the destination declares.
     *
     * @param names one or more
     * @return the ports
     */
    public static Ports sctp(String... names) {
        return Ports.of(Protocol.SCTP, names);
    }

    /**
     * Ports from one number to another, both included.
     *
     * @param from the first port
     * @param to the last port
     * @return the range, for {@code tcp(..)}, {@code udp(..)} and {@code sctp(..)}
     */
    public static PortRange range(int from, int to) {
        return new PortRange(from, to);
    }

    /**
     * ICMP and ICMPv6.
     *
     * @return the ports
     */
    public static Ports ping() {
        return Ports.of(new Port.Ping());
    }

    /**
     * Every port of every protocol.
     *
     * @return the ports
     */
    public static Ports anyPort() {
        return Ports.of(new Port.Any());
    }

    /**
     * Begins claims about an enforcement, which are proved for every cluster there could be.
     *
     * @param enforcement what is enforced, of whatever target, compiled or read
     * @return claims; go on with {@code .in(..)} and {@code .that(..)}
     */
    public static ProofStage prove(Enforcement enforcement) {
        return new ProofStage(enforcement, Assumptions.none());
    }

    /**
     * Starts a policy.
     *
     * @param name its name: a DNS-1123 subdomain of at most 63 characters
     * @return the policy so far; go on with {@code .in(namespace)}
     */
    public static PolicyNameStage policy(String name) {
        return new PolicyNameStage(name);
    }

    /**
     * A pod of an application, as an end of a {@link io.github.netpol4j.flow.Flow}: labelled {@code app} with its name.
     *
     * @param namespace the name of its namespace
     * @param app the application
     * @return the endpoint
     */
    public static Pod pod(String namespace, String app) {
        return Pod.ofApp(namespace, app);
    }

    /**
     * An address outside the cluster, as an end of a {@link io.github.netpol4j.flow.Flow}.
     *
     * @param address such as {@code 203.0.113.7} or {@code 2001:db8::7}
     * @return the endpoint
     */
    public static External external(String address) {
        return new External(IpAddress.of(Given.notNull("external(..)", address)));
    }

    /**
     * A node, as an end of a {@link io.github.netpol4j.flow.Flow}.
     *
     * @param name its name
     * @return the endpoint
     */
    public static Node node(String name) {
        return Node.named(name);
    }
}
