package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.PolicyObjects.policy;
import static io.github.netpol4j.kubernetes.PolicyObjects.port;
import static io.github.netpol4j.kubernetes.PolicyObjects.protocol;
import static io.github.netpol4j.kubernetes.PolicyObjects.range;
import static io.github.netpol4j.kubernetes.PolicyObjects.rangeWithoutPort;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocols, port numbers, port names and ranges, in both directions alike. */
class ValidatorPortsTest {

    private static final String RANGE = "must be between 1 and 65535, inclusive";
    private static final String CHARACTERS = "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
    private static final String LETTER = "must contain at least one letter (a-z)";
    private static final String END = "must not begin or end with a hyphen";

    static Stream<PortSpec> accepted() {
        return Stream.of(
                port(1),
                port(65535),
                port("http"),
                port("a"),
                port("8080-tcp"),
                port("fifteen-letters"),
                range(80, 80),
                range(80, 81),
                range(1, 65535),
                protocol("TCP"),
                protocol("UDP"),
                protocol("SCTP"),
                new PortSpec(Optional.empty(), Optional.empty(), Optional.empty()),
                new PortSpec(Optional.empty(), Optional.of(PortValue.of(53)), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(PortSpec port) {
        assertThat(policy().ingressPorts(port).egressPorts(port).violations()).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row(port(0), "port: Invalid value: 0: " + RANGE),
                row(port(-1), "port: Invalid value: -1: " + RANGE),
                row(port(65536), "port: Invalid value: 65536: " + RANGE),
                row(port(Integer.MAX_VALUE), "port: Invalid value: 2147483647: " + RANGE),
                row(
                        port("sixteen-letters-"),
                        "port: Invalid value: \"sixteen-letters-\": must be no more than 15 characters",
                        "port: Invalid value: \"sixteen-letters-\": " + END),
                row(
                        port("sixteen-letters1"),
                        "port: Invalid value: \"sixteen-letters1\": must be no more than 15 characters"),
                row(port(""), "port: Invalid value: \"\": " + CHARACTERS, "port: Invalid value: \"\": " + LETTER),
                row(port("80"), "port: Invalid value: \"80\": " + LETTER),
                row(
                        port("HTTP"),
                        "port: Invalid value: \"HTTP\": " + CHARACTERS,
                        "port: Invalid value: \"HTTP\": " + LETTER),
                row(port("a_b"), "port: Invalid value: \"a_b\": " + CHARACTERS),
                row(port("a--b"), "port: Invalid value: \"a--b\": must not contain consecutive hyphens"),
                row(port("-a"), "port: Invalid value: \"-a\": " + END),
                row(port("a-"), "port: Invalid value: \"a-\": " + END),
                row(
                        port("!@#$"),
                        "port: Invalid value: \"!@#$\": " + CHARACTERS,
                        "port: Invalid value: \"!@#$\": " + LETTER),
                row(port("añadido-al-fin"), "port: Invalid value: \"añadido-al-fin\": " + CHARACTERS),
                row(
                        port("añadido-al-final"),
                        "port: Invalid value: \"añadido-al-final\": must be no more than 15 characters",
                        "port: Invalid value: \"añadido-al-final\": " + CHARACTERS),
                row(range(80, 79), "endPort: Invalid value: 79: must be greater than or equal to `port`"),
                row(range(65535, 65537), "endPort: Invalid value: 65537: " + RANGE),
                row(range(80, 65536), "endPort: Invalid value: 65536: " + RANGE),
                row(
                        range(80, 0),
                        "endPort: Invalid value: 0: must be greater than or equal to `port`",
                        "endPort: Invalid value: 0: " + RANGE),
                row(range(0, 65535), "port: Invalid value: 0: " + RANGE),
                row(
                        range(65537, 65536),
                        "port: Invalid value: 65537: " + RANGE,
                        "endPort: Invalid value: 65536: must be greater than or equal to `port`",
                        "endPort: Invalid value: 65536: " + RANGE),
                row(range("http", 80), "endPort: Invalid value: 80: may not be specified when `port` is non-numeric"),
                row(
                        range("", 70000),
                        "endPort: Invalid value: 70000: may not be specified when `port` is non-numeric",
                        "port: Invalid value: \"\": " + CHARACTERS,
                        "port: Invalid value: \"\": " + LETTER),
                row(
                        rangeWithoutPort(80),
                        "endPort: Invalid value: 80: may not be specified when `port` is not specified"));
    }

    private static Arguments row(PortSpec port, String... violations) {
        return Arguments.of(port, violations);
    }

    @ParameterizedTest
    @MethodSource
    void refused(PortSpec port, String[] violations) {
        assertThat(policy().ingressPorts(port(80), port).violations())
                .containsExactly(Stream.of(violations)
                        .map("spec.ingress[0].ports[1]."::concat)
                        .toArray(String[]::new));
        assertThat(policy().egressPorts(port).violations())
                .containsExactly(Stream.of(violations)
                        .map("spec.egress[0].ports[0]."::concat)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ICMP", "tcp", "", "6", "TCP "})
    void refusesOtherProtocols(String name) {
        assertThat(policy().egressPorts(port(80), protocol(name)).violations())
                .containsExactly("spec.egress[0].ports[1].protocol: Unsupported value: \"" + name
                        + "\": supported values: \"TCP\", \"UDP\", \"SCTP\"");
    }

    @Test
    void tellsTheProtocolBeforeThePort() {
        PortSpec port = new PortSpec(Optional.of("ICMP"), Optional.of(PortValue.of(0)), Optional.of(-1));

        assertThat(Validator.validate(policy().ingressPorts(port).object()))
                .extracting(Violation::path)
                .containsExactly(
                        "spec.ingress[0].ports[0].protocol",
                        "spec.ingress[0].ports[0].port",
                        "spec.ingress[0].ports[0].endPort",
                        "spec.ingress[0].ports[0].endPort");
    }

    @Test
    void tellsEachBadRangeAmongGoodOnes() {
        assertThat(policy().egressPorts(range(32000, 32768), range(32768, 32000), port(80), range(90, 65537))
                        .violations())
                .containsExactly(
                        "spec.egress[0].ports[1].endPort: Invalid value: 32000: must be greater than or equal to `port`",
                        "spec.egress[0].ports[3].endPort: Invalid value: 65537: " + RANGE);
    }
}
