package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as ufw reads and writes them.
 *
 * @param block the addresses
 * @param changed whether they were written in another way than ufw keeps them
 */
record Net(Cidr block, boolean changed) {

    /** What of ::/96 the C library writes with a dotted quad. */
    private static final Pattern COMPATIBLE = Pattern.compile("::([0-9a-f]{1,4}):([0-9a-f]{1,4})");

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");
    private static final int LONGEST_V4 = 31;
    private static final int LONGEST_V6 = 43;

    /** A block as ufw keeps it: one address has no prefix. */
    static String text(Cidr block) {
        String address = text(block.address());
        return block.prefix() == block.address().bits() ? address : address + "/" + block.prefix();
    }

    private static String text(IpAddress address) {
        String text = address.toString();
        if (!text.startsWith("::")) {
            return text;
        }
        Matcher compatible = COMPATIBLE.matcher(text);
        if (!compatible.matches()) {
            return text;
        }
        int high = Integer.parseInt(compatible.group(1), 16);
        int low = Integer.parseInt(compatible.group(2), 16);
        return "::" + (high >> 8) + "." + (high & 255) + "." + (low >> 8) + "." + (low & 255);
    }

    /** What ufw makes of a text; nothing if it refuses it, or if it is no block. */
    static Optional<Net> parse(String text) {
        int slash = text.indexOf('/');
        String front = slash < 0 ? text : text.substring(0, slash);
        Optional<IpAddress> address = IpAddress.parse(front);
        if (address.isEmpty() || text.length() > (address.get().isIpv6() ? LONGEST_V6 : LONGEST_V4)) {
            return Optional.empty();
        }
        Optional<Integer> prefix =
                slash < 0 ? Optional.of(address.get().bits()) : prefix(text.substring(slash + 1), address.get());
        return prefix.map(length -> {
            Cidr block = Cidr.around(address.get(), length);
            boolean changed =
                    !text(address.get()).equals(front) || !block.address().equals(address.get());
            return new Net(block, changed);
        });
    }

    private static Optional<Integer> prefix(String text, IpAddress address) {
        if (PREFIX.matcher(text).matches()) {
            int length = Integer.parseInt(text);
            return length <= address.bits() ? Optional.of(length) : Optional.empty();
        }
        return address.isIpv6() ? Optional.empty() : maskLength(text);
    }

    /** The prefix length of a dotted mask, if it is one. */
    static Optional<Integer> maskLength(String text) {
        Optional<IpAddress> mask = IpAddress.parse(text).filter(one -> !one.isIpv6());
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        for (int length = 0; length <= mask.get().bits(); length++) {
            Cidr ones = Cidr.around(IpAddress.parse("255.255.255.255").orElseThrow(), length);
            if (ones.address().equals(mask.get())) {
                return Optional.of(length);
            }
        }
        return Optional.empty();
    }

    /** Whether a text has a dotted mask with holes: ufw takes it, and no block says it. */
    static boolean hasHoles(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String mask = text.substring(slash + 1);
        boolean dotted = IpAddress.parse(mask).filter(one -> !one.isIpv6()).isPresent();
        return dotted && maskLength(mask).isEmpty();
    }
}
