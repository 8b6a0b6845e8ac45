package io.github.netpol4j.calico.oracle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Blocks of addresses, bit by bit. */
final class Blocks {

    private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

    private Blocks() {}

    /** Whether a block, or a single address, holds an address; never one of the other family, nor an unknown one. */
    static boolean contains(String block, String address) {
        if (address.isEmpty()) {
            return false;
        }
        int slash = block.indexOf('/');
        byte[] network = bytes(slash < 0 ? block : block.substring(0, slash));
        byte[] candidate = bytes(address);
        if (network.length != candidate.length) {
            return false;
        }
        int bits = slash < 0 ? network.length * 8 : Integer.parseInt(block.substring(slash + 1));
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((network[bit / 8] & mask) != (candidate[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    static int family(String block) {
        return block.contains(":") ? 6 : 4;
    }

    static boolean isEverything(String block) {
        return block.endsWith("/0");
    }

    private static byte[] bytes(String address) {
        return READ.computeIfAbsent(address, Blocks::parse);
    }

    private static byte[] parse(String address) {
        if (!address.matches("[0-9a-fA-F.:]+")) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }
}
