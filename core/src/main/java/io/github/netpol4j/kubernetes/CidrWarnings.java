package io.github.netpol4j.kubernetes;

import java.util.ArrayList;
import java.util.List;

/**
 * What the API server warns about in a CIDR that it accepts, in the words of 1.33 to 1.35. From 1.36 on, which accepts it
 * in old objects alone, "will be considered invalid in a future Kubernetes release" is "is invalid".
 *
 * <p>Source: k8s.io/apimachinery util/validation, GetWarningsForCIDR.
 */
final class CidrWarnings {

    private CidrWarnings() {}

    /** The warnings about one CIDR; none if it is not valid at all, which is an error. */
    static List<String> of(String text) {
        return LegacyCidr.read(text).map(cidr -> of(text, cidr)).orElse(List.of());
    }

    private static List<String> of(String text, LegacyCidr cidr) {
        List<String> warnings = new ArrayList<>();
        String quoted = GoText.quote(text);
        String block = GoText.quote(cidr.block().toString());
        if (cidr.hasHostBits()) {
            warnings.add("CIDR value " + quoted + " is ambiguous in this context (should be " + block + " or "
                    + GoText.quote(onlyAddress(cidr)) + "?)");
        }
        if (cidr.leadingZeros() || cidr.isMapped()) {
            warnings.add("non-standard CIDR value " + quoted
                    + " will be considered invalid in a future Kubernetes release: use " + block);
        }
        if (warnings.isEmpty()
                && cidr.address().isIpv6()
                && !cidr.block().toString().equals(text)) {
            warnings.add("IPv6 CIDR value " + quoted + " should be in RFC 5952 canonical format (" + block + ")");
        }
        return warnings;
    }

    /**
     * The block of the address alone, as the API server proposes it. Its prefix length goes by the notation, so for an
     * IPv4-mapped address it proposes {@code 10.0.0.1/128}, which is no valid block.
     */
    private static String onlyAddress(LegacyCidr cidr) {
        return cidr.plainAddress() + "/" + cidr.address().bits();
    }
}
