package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address. IPv4 sorts before IPv6, each family by number.
 *
 * <p>The text form is that of RFC 5952 for IPv6. Nothing is ever looked up.
 */
public final class IpAddress implements Comparable<IpAddress> {

    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private final boolean v6;
    private final long high;
    private final long low;

    private IpAddress(boolean v6, long high, long low) {
        this.v6 = v6;
        this.high = high;
        this.low = low;
    }

    /**
     * Reads an address. An IPv4-mapped address ({@code ::ffff:10.0.0.1}) is the IPv4 address that it stands for.
     *
     * @param text such as {@code 10.1.2.3} or {@code 2001:db8::1}
     * @return the address
     * @throws io.github.netpol4j.finding.InvalidInputException if it is not an address; leading zeros, zones and names are not
     */
    public static IpAddress of(String text) {
        IpAddress address = parse(text).orElseThrow(() -> Messages.notAnAddress(text));
        return address.unmapped().orElse(address);
    }

    /**
     * Reads an address if the text is one, as it is written: an IPv4-mapped address stays IPv6.
     *
     * @param text any text
     * @return the address, or empty
     */
    public static Optional<IpAddress> parse(String text) {
        return Given.notNull("address", text).indexOf(':') >= 0
                ? parseV6(text)
                : parseV4(text).map(IpAddress::ofV4);
    }

    private static IpAddress ofV4(long value) {
        return new IpAddress(false, 0, value);
    }

    private static Optional<Long> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long value = 0;
        for (String part : parts) {
            if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return Optional.of(value);
    }

    private static Optional<IpAddress> parseV6(String text) {
        String groups = text;
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.') > lastColon) {
            Optional<Long> tail = parseV4(text.substring(lastColon + 1));
            if (tail.isEmpty()) {
                return Optional.empty();
            }
            groups = text.substring(0, lastColon + 1) + "%x:%x".formatted(tail.get() >>> 16, tail.get() & 0xffff);
        }
        int gap = groups.indexOf("::");
        if (gap >= 0 && groups.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        String[] front = split(gap < 0 ? groups : groups.substring(0, gap));
        String[] back = gap < 0 ? new String[0] : split(groups.substring(gap + 2));
        int given = front.length + back.length;
        if (gap < 0 ? given != 8 : given > 7) {
            return Optional.empty();
        }
        String[] all = new String[8];
        Arrays.fill(all, "0");
        System.arraycopy(front, 0, all, 0, front.length);
        System.arraycopy(back, 0, all, 8 - back.length, back.length);
        long[] halves = new long[2];
        for (int i = 0; i < 8; i++) {
            if (!GROUP.matcher(all[i]).matches()) {
                return Optional.empty();
            }
            halves[i / 4] = halves[i / 4] << 16 | Long.parseLong(all[i], 16);
        }
        return Optional.of(new IpAddress(true, halves[0], halves[1]));
    }

    private static String[] split(String groups) {
        return groups.isEmpty() ? new String[0] : groups.split(":", -1);
    }

    /**
     * Whether this is an IPv6 address.
     *
     * @return false for IPv4
     */
    public boolean isIpv6() {
        return v6;
    }

    /**
     * Whether both are of one family.
     *
     * @param other another address
     * @return true for two IPv4 or two IPv6 addresses
     */
    public boolean sameFamily(IpAddress other) {
        return v6 == Given.notNull("sameFamily(..)", other).v6;
    }

    /**
     * The number of bits of this family's addresses.
     *
     * @return 32 or 128
     */
    public int bits() {
        return v6 ? 128 : 32;
    }

    /** This address with all bits behind the prefix cleared, or set. */
    IpAddress masked(int prefix, boolean ones) {
        if (!v6) {
            long mask = prefix == 0 ? 0 : (0xffffffffL << (32 - prefix)) & 0xffffffffL;
            return ofV4(ones ? low | (~mask & 0xffffffffL) : low & mask);
        }
        long highMask = prefix == 0 ? 0 : prefix >= 64 ? -1L : -1L << (64 - prefix);
        long lowMask = prefix <= 64 ? 0 : prefix == 128 ? -1L : -1L << (128 - prefix);
        return ones
                ? new IpAddress(true, high | ~highMask, low | ~lowMask)
                : new IpAddress(true, high & highMask, low & lowMask);
    }

    /** The next address of the family, if this is not the last. */
    Optional<IpAddress> successor() {
        if (equals(masked(0, true))) {
            return Optional.empty();
        }
        return Optional.of(new IpAddress(v6, low == -1 ? high + 1 : high, low + 1));
    }

    /** The address before this one in its family, if this is not the first. */
    Optional<IpAddress> predecessor() {
        if (equals(masked(0, false))) {
            return Optional.empty();
        }
        return Optional.of(new IpAddress(v6, low == 0 ? high - 1 : high, low - 1));
    }

    /** The IPv4 address that an IPv4-mapped IPv6 address (::ffff:a.b.c.d) stands for. */
    Optional<IpAddress> unmapped() {
        return v6 && high == 0 && low >>> 32 == 0xffff ? Optional.of(ofV4(low & 0xffffffffL)) : Optional.empty();
    }

    @Override
    public int compareTo(IpAddress other) {
        int order = Boolean.compare(v6, other.v6);
        order = order != 0 ? order : Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && v6 == that.v6 && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low) + (v6 ? 1 : 0);
    }

    /** The canonical text: dotted quad, or RFC 5952. */
    @Override
    public String toString() {
        if (!v6) {
            return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
        }
        if (high == 0 && low >>> 32 == 0xffff) {
            return "::ffff:" + ofV4(low & 0xffffffffL);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) (((i < 4 ? high : low) >>> (48 - 16 * (i % 4))) & 0xffff);
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
