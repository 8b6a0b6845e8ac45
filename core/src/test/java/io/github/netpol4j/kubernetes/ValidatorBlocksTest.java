package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.kubernetes.PolicyObjects.block;
import static io.github.netpol4j.kubernetes.PolicyObjects.pods;
import static io.github.netpol4j.kubernetes.PolicyObjects.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CIDRs and their exceptions: what is refused, and what is taken with a warning. */
class ValidatorBlocksTest {

    private static final String CIDR = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    @Test
    void asksForACidr() {
        assertThat(policy().from(block("", "nonsense")).violations())
                .containsExactly("spec.ingress[0].from[0].ipBlock.cidr: Required value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/-1",
                "10.0.0.0/8 ",
                "10.0.0.256/32",
                "10.0.0.0/8/8",
                "fd00::/129",
                "fd00:::/8",
                "fd00/8",
                "fe80::1%eth0/64",
                "::ffff:10.0.0.0/8x",
                "web/24"
            })
    void refusesWhatIsNoCidr(String cidr) {
        assertThat(policy().to(pods(LabelQuery.ALL), block(cidr, "nonsense")).violations())
                .containsExactly("spec.egress[0].to[1].ipBlock.cidr: Invalid value: \"" + cidr + "\": " + CIDR);
        assertThat(policy().to(block(cidr)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.0/16, 192.168.1.0/24",
        "192.168.0.0/16, 192.168.0.0/17",
        "192.168.0.0/16, 192.168.255.255/32",
        "0.0.0.0/0, 0.0.0.0/1",
        "fd00::/8, fd00::/9",
        "::/0, ffff::/128",
    })
    void acceptsExceptionsInsideTheBlock(String cidr, String except) {
        assertThat(policy().from(block(cidr, except, except)).violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.0/16, 192.168.0.0/16",
        "192.168.0.0/16, 192.0.0.0/8",
        "192.168.0.0/16, 192.169.1.0/24",
        "192.168.0.0/32, 192.168.0.0/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "0.0.0.0/0, fd00::/8",
        "::/0, 10.0.0.0/8",
        "::/0, ::ffff:10.0.0.0/104",
        "fd00::/8, fd00::/8",
        "fd00::/8, fe00::/16",
    })
    void refusesExceptionsThatAreNotStrictlyInside(String cidr, String except) {
        assertThat(policy().to(block(cidr, except)).violations())
                .containsExactly("spec.egress[0].to[0].ipBlock.except[0]: Invalid value: \"" + except
                        + "\": must be a strict subset of `cidr`");
    }

    @Test
    void refusesEachBadException() {
        assertThat(policy().from(block("10.0.0.0/8", "", " ", "10.1.0.0/16", "10.1", "11.0.0.0/16"))
                        .violations())
                .containsExactly(
                        "spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: \"\": " + CIDR,
                        "spec.ingress[0].from[0].ipBlock.except[1]: Invalid value: \" \": " + CIDR,
                        "spec.ingress[0].from[0].ipBlock.except[3]: Invalid value: \"10.1\": " + CIDR,
                        "spec.ingress[0].from[0].ipBlock.except[4]: Invalid value: \"11.0.0.0/16\": must be a strict subset"
                                + " of `cidr`");
    }

    /** The API server compares prefix lengths as written, though one counts from 96 and the other from 0. */
    @Test
    void measuresIpv4MappedExceptionsAsTheApiServerDoes() {
        assertThat(policy().from(block("10.0.0.0/8", "::ffff:10.0.0.0/104")).violations())
                .isEmpty();
        assertThat(policy().from(block("::ffff:10.0.0.0/104", "10.1.0.0/16")).violations())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.168.9.1/24 | CIDR value \"192.168.9.1/24\" is ambiguous in this context (should be \"192.168.9.0/24\""
                        + " or \"192.168.9.1/32\"?)",
                "2001:db8::1/64 | CIDR value \"2001:db8::1/64\" is ambiguous in this context (should be \"2001:db8::/64\""
                        + " or \"2001:db8::1/128\"?)",
                "010.0.0.0/8 | non-standard CIDR value \"010.0.0.0/8\" will be considered invalid in a future Kubernetes"
                        + " release: use \"10.0.0.0/8\"",
                "10.0.0.0/08 | non-standard CIDR value \"10.0.0.0/08\" will be considered invalid in a future Kubernetes"
                        + " release: use \"10.0.0.0/8\"",
                "::ffff:10.0.0.0/104 | non-standard CIDR value \"::ffff:10.0.0.0/104\" will be considered invalid in a"
                        + " future Kubernetes release: use \"10.0.0.0/8\"",
                "2001:00db8::/32 | non-standard CIDR value \"2001:00db8::/32\" will be considered invalid in a future"
                        + " Kubernetes release: use \"2001:db8::/32\"",
                "2001:0db8::/32 | IPv6 CIDR value \"2001:0db8::/32\" should be in RFC 5952 canonical format"
                        + " (\"2001:db8::/32\")",
                "2001:DB8:0:0::/64 | IPv6 CIDR value \"2001:DB8:0:0::/64\" should be in RFC 5952 canonical format"
                        + " (\"2001:db8::/64\")",
            })
    void takesWithAWarning(String cidr, String warning) {
        PolicyObjects policy = policy().from(block(cidr));

        assertThat(policy.violations()).isEmpty();
        assertThat(policy.warnings()).containsExactly("spec.ingress[0].from[0].ipBlock.cidr: " + warning);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, must not have bits set beyond the prefix length",
        "fd00::1/8, must not have bits set beyond the prefix length",
        "010.0.0.0/8, must not have leading 0s in IP or prefix length",
        "10.0.0.0/08, must not have leading 0s in IP or prefix length",
        "010.0.0.1/8, must not have leading 0s in IP or prefix length",
        "2001:00db8::/32, must not have leading 0s in IP or prefix length",
        "::ffff:10.0.0.0/104, must not have an IPv4-mapped IPv6 address",
        "::ffff:10.0.0.1/104, must not have an IPv4-mapped IPv6 address",
    })
    void refusesStrictlyWhatItOtherwiseTakes(String cidr, String detail) {
        String invalid = "Invalid value: \"" + cidr + "\": " + detail;
        PolicyObjects whole = policy().from(block(cidr));
        PolicyObjects part = policy().to(block(cidr.contains(".") ? "0.0.0.0/0" : "::/0", cidr));

        assertThat(whole.violations()).isEmpty();
        assertThat(whole.strictViolations()).containsExactly("spec.ingress[0].from[0].ipBlock.cidr: " + invalid);
        assertThat(part.violations()).isEmpty();
        assertThat(part.strictViolations()).containsExactly("spec.egress[0].to[0].ipBlock.except[0]: " + invalid);
    }

    @Test
    void takesIpv6InAnyCaseAlsoStrictly() {
        assertThat(policy().from(block("2001:0DB8:0:0::/64")).strictViolations())
                .isEmpty();
    }

    @Test
    void stillMeasuresExceptionsOfABlockThatIsNotWrittenStrictly() {
        assertThat(policy().from(block("10.0.0.1/8", "11.0.0.1/16")).strictViolations())
                .containsExactly(
                        "spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"10.0.0.1/8\": must not have bits set beyond"
                                + " the prefix length",
                        "spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: \"11.0.0.1/16\": must not have bits set"
                                + " beyond the prefix length",
                        "spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: \"11.0.0.1/16\": must be a strict subset"
                                + " of `cidr`");
    }

    @Test
    void warnsOfHostBitsAndNotationBoth() {
        assertThat(policy().to(block("0.0.0.0/0", "::ffff:10.0.0.1/104")).warnings())
                .containsExactly(
                        "spec.egress[0].to[0].ipBlock.except[0]: CIDR value \"::ffff:10.0.0.1/104\" is ambiguous in this"
                                + " context (should be \"10.0.0.0/8\" or \"10.0.0.1/128\"?)",
                        "spec.egress[0].to[0].ipBlock.except[0]: non-standard CIDR value \"::ffff:10.0.0.1/104\" will be"
                                + " considered invalid in a future Kubernetes release: use \"10.0.0.0/8\"");
    }

    @Test
    void warnsInTheOrderOfTheObject() {
        PolicyObjects policy = policy().to(pods(LabelQuery.ALL), block("10.0.0.1/8", "10.0.0.2/9"))
                .from(block("10.0.0.3/8"))
                .from(block("10.0.0.0/8", "10.0.0.0/9", "10.0.0.4/9"));

        assertThat(Validator.warnings(policy.object()))
                .extracting(Violation::path)
                .containsExactly(
                        "spec.ingress[0].from[0].ipBlock.cidr",
                        "spec.ingress[1].from[0].ipBlock.except[1]",
                        "spec.egress[0].to[1].ipBlock.cidr",
                        "spec.egress[0].to[1].ipBlock.except[0]");
    }
}
