package io.github.netpol4j.ufw.oracle;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Blocks of addresses, as numbers. */
final class Blocks {

    private Blocks() {}

    static boolean has(String block, String address) {
        if (address.isEmpty()) {
            return false;
        }
        int slash = block.indexOf('/');
        byte[] base = bytes(slash < 0 ? block : block.substring(0, slash));
        byte[] given = bytes(address);
        int bits = base.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : Integer.parseInt(block.substring(slash + 1));
        BigInteger one = new BigInteger(1, base).shiftRight(bits - prefix);
        return base.length == given.length && one.equals(new BigInteger(1, given).shiftRight(bits - prefix));
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
