package io.github.netpol4j.oracle;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** CIDR blocks, bit by bit (RFC 4632 section 3.1, RFC 4291 section 2.3). */
final class AddressBlocks {

    private AddressBlocks() {}

    /**
     * Whether an address shares the block's first bits. Bits behind the prefix don't count, whether set or not (the API
     * server warns of them). A block of one family holds no address of the other: {@code 0.0.0.0/0} says nothing about
     * IPv6.
     */
    static boolean contains(String cidr, String address) {
        int slash = cidr.indexOf('/');
        byte[] block = bytes(cidr.substring(0, slash));
        byte[] candidate = bytes(address);
        if (block.length != candidate.length) {
            return false;
        }
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        if (cidr.indexOf(':') >= 0 && block.length == 4) {
            // The JDK reads an IPv4-mapped IPv6 address as IPv4, as Go's net package does: 96 bits of the prefix are
            // gone.
            prefix -= 96;
        }
        if (prefix < 0 || prefix > 8 * block.length) {
            throw new IllegalArgumentException("not judged: " + cidr);
        }
        for (int i = 0; i < prefix; i++) {
            if (bit(block, i) != bit(candidate, i)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] bytes, int index) {
        return (bytes[index / 8] >> (7 - index % 8)) & 1;
    }

    private static byte[] bytes(String literal) {
        if (!literal.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("not an address, and names are not looked up: " + literal);
        }
        // Clusters read leading zeros of IPv4 as decimal; newer JDKs refuse them, for to others they mean octal.
        String plain = literal.indexOf(':') >= 0 ? literal : literal.replaceAll("\\b0+(?=[0-9])", "");
        try {
            return InetAddress.getByName(plain).getAddress();
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("not an address: " + literal, notAnAddress);
        }
    }
}
