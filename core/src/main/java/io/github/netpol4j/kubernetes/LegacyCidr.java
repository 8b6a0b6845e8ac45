package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A CIDR as the API server reads it in a NetworkPolicy: more generously than the standards, because it always did.
 *
 * <p>Leading zeros are skipped (an octet is decimal, never octal), bits beyond the prefix are cleared, and an IPv4-mapped
 * IPv6 block of 96 bits or more is an IPv4 block. Since Kubernetes 1.36 new objects may not have such CIDRs
 * ({@link #nonStandard}), but old ones keep them; before, the API server warned at most ({@link CidrWarnings}).
 *
 * <p>Source: k8s.io/utils internal/third_party/forked/golang/net (ParseCIDR), and Go's net.IPNet.Contains.
 *
 * @param address the address as given, host bits included
 * @param prefix the prefix length as given: up to 128 for IPv6 notation, also where it means an IPv4 block
 * @param leadingZeros whether it has zeros that the standards do not allow
 */
record LegacyCidr(IpAddress address, int prefix, boolean leadingZeros) {

    /** Zeros that lead a decimal or hexadecimal number; the last digit of a number is never one. */
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9A-Fa-f])0+(?=[0-9A-Fa-f])");

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /**
     * Reads a block.
     *
     * @param text any text
     * @return the block, or empty if the API server would call it invalid
     */
    static Optional<LegacyCidr> read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String address = text.substring(0, slash);
        String length = text.substring(slash + 1);
        String shortLength = withoutLeadingZeros(length);
        if (!PREFIX.matcher(shortLength).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(shortLength);
        // An IPv6 group may have up to four digits, zeros included.
        boolean leadingZeros =
                !shortLength.equals(length) || IpAddress.parse(address).isEmpty();
        return IpAddress.parse(withoutLeadingZeros(address))
                .filter(parsed -> prefix <= parsed.bits())
                .map(parsed -> new LegacyCidr(parsed, prefix, leadingZeros));
    }

    /**
     * The addresses that a CIDR in an ipBlock stands for.
     *
     * @param text any text
     * @return the block, or empty if the API server would call it invalid
     */
    static Optional<Cidr> parse(String text) {
        return read(text).map(LegacyCidr::block);
    }

    /** The addresses that it stands for: without host bits, and IPv4 where it is IPv4-mapped. */
    Cidr block() {
        return masked().unmapped();
    }

    /** For what, if anything, an API server refuses it that goes by the standards. */
    Optional<String> nonStandard() {
        if (leadingZeros) {
            return Optional.of("must not have leading 0s in IP or prefix length");
        }
        if (isMapped()) {
            return Optional.of("must not have an IPv4-mapped IPv6 address");
        }
        return hasHostBits() ? Optional.of("must not have bits set beyond the prefix length") : Optional.empty();
    }

    /** The address as Go prints it: IPv4 where it is IPv4-mapped. */
    IpAddress plainAddress() {
        return Cidr.only(address).unmapped().address();
    }

    /** Whether the address is an IPv4-mapped IPv6 address. */
    boolean isMapped() {
        return !plainAddress().equals(address);
    }

    /** Whether bits are set beyond the prefix. */
    boolean hasHostBits() {
        return !masked().address().equals(address);
    }

    /**
     * Whether the API server takes the other block for a strict subset of this one.
     *
     * <p>It asks whether the other's first address is in this block, and compares the prefix lengths as they are written.
     * So {@code ::ffff:10.0.0.0/104}, the same block as {@code 10.0.0.0/8}, passes for a strict subset of it.
     */
    boolean strictlyContains(LegacyCidr other) {
        return block().contains(other.block().address()) && prefix < other.prefix;
    }

    private Cidr masked() {
        return Cidr.around(address, prefix);
    }

    private static String withoutLeadingZeros(String text) {
        return LEADING_ZEROS.matcher(text).replaceAll("");
    }
}
