package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses of one family (RFC 4632, RFC 4291): all that share the first {@code prefix} bits.
 *
 * @param address the first address of the block
 * @param prefix how many leading bits are fixed
 */
public record Cidr(IpAddress address, int prefix) implements Comparable<Cidr> {

    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,3}");

    /** Every IPv4 address. */
    public static final Cidr IPV4 = of("0.0.0.0/0");

    /** Every IPv6 address. */
    public static final Cidr IPV6 = of("::/0");

    /**
     * A block from its first address.
     *
     * @param address the first address of the block
     * @param prefix how many leading bits are fixed
     * @throws io.github.netpol4j.finding.InvalidInputException if bits are set beyond the prefix
     */
    public Cidr {
        Given.notNull("cidr(..)", address);
        String text = address + "/" + prefix;
        if (prefix < 0 || prefix > address.bits()) {
            throw Messages.prefixLength(text, address.bits());
        }
        if (!address.masked(prefix, false).equals(address)) {
            throw Messages.hostBits(text, around(address, prefix));
        }
    }

    /**
     * Reads a block. An IPv4-mapped block ({@code ::ffff:10.0.0.0/104}) is the IPv4 block that it stands for.
     *
     * @param text such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}
     * @return the block
     * @throws io.github.netpol4j.finding.InvalidInputException if it is no block, or has bits set beyond the prefix
     */
    public static Cidr of(String text) {
        int slash = Given.notNull("cidr(..)", text).indexOf('/');
        Optional<IpAddress> address = slash < 0 ? Optional.empty() : IpAddress.parse(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (address.isEmpty() || !LENGTH.matcher(length).matches()) {
            throw Messages.notACidr(text);
        }
        int bits = address.get().bits();
        int prefix = Integer.parseInt(length);
        if (prefix > bits) {
            throw Messages.prefixLength(text, bits);
        }
        Cidr block = around(address.get(), prefix);
        if (!block.address.equals(address.get())) {
            throw Messages.hostBits(text, block);
        }
        return block.unmapped();
    }

    /**
     * The block of that size which holds an address.
     *
     * @param address any address of the block
     * @param prefix how many leading bits are fixed
     * @return the block
     */
    public static Cidr around(IpAddress address, int prefix) {
        if (prefix < 0 || prefix > Given.notNull("cidr(..)", address).bits()) {
            throw Messages.prefixLength(address + "/" + prefix, address.bits());
        }
        return new Cidr(address.masked(prefix, false), prefix);
    }

    /**
     * The block that holds one address alone.
     *
     * @param address the address
     * @return {@code address/32} or {@code address/128}
     */
    public static Cidr only(IpAddress address) {
        return new Cidr(address, Given.notNull("cidr(..)", address).bits());
    }

    /**
     * The last address of the block.
     *
     * @return the address with all bits behind the prefix set
     */
    public IpAddress last() {
        return address.masked(prefix, true);
    }

    /**
     * Whether an address is in the block. An IPv4 block never holds an IPv6 address, nor the reverse.
     *
     * @param candidate any address
     * @return whether it is in the block
     */
    public boolean contains(IpAddress candidate) {
        return Given.notNull("contains(..)", candidate).sameFamily(address)
                && candidate.masked(prefix, false).equals(address);
    }

    /**
     * Whether every address of another block is in this one.
     *
     * @param other any block
     * @return true also for the block itself
     */
    public boolean contains(Cidr other) {
        return Given.notNull("contains(..)", other).prefix >= prefix && contains(other.address);
    }

    /**
     * Whether the two blocks have an address in common.
     *
     * @param other any block
     * @return whether one contains the other
     */
    public boolean overlaps(Cidr other) {
        return contains(Given.notNull("overlaps(..)", other)) || other.contains(this);
    }

    /**
     * The block as IPv4 if it lies in the IPv4-mapped range {@code ::ffff:0:0/96}.
     *
     * @return the IPv4 block, or this one
     */
    public Cidr unmapped() {
        return prefix < 96
                ? this
                : address.unmapped().map(inner -> new Cidr(inner, prefix - 96)).orElse(this);
    }

    String hostPart(String text) {
        return text.substring(0, text.indexOf('/')) + "/" + address.bits();
    }

    @Override
    public int compareTo(Cidr other) {
        int order = address.compareTo(other.address);
        return order != 0 ? order : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
