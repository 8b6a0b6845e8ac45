package io.github.netpol4j.flow;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A block of addresses, judged by plain arithmetic. */
record Block(String text, BigInteger from, BigInteger beyond) {

    /** IPv6 above IPv4, so that both lie on one line. */
    private static final BigInteger V6 = BigInteger.ONE.shiftLeft(129);

    private static final Map<Object, BigInteger> NUMBERS = new ConcurrentHashMap<>();

    static Block of(String text) {
        int slash = text.indexOf('/');
        int bits = text.indexOf(':') < 0 ? 32 : 128;
        BigInteger from = number(text.substring(0, slash));
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return new Block(text, from, from.add(BigInteger.ONE.shiftLeft(bits - prefix)));
    }

    Cidr cidr() {
        return Cidr.of(text);
    }

    IpAddress first() {
        return IpAddress.of(text.substring(0, text.indexOf('/')));
    }

    boolean has(IpAddress address) {
        BigInteger one = number(address);
        return from.compareTo(one) <= 0 && one.compareTo(beyond) < 0;
    }

    static boolean isBetween(IpAddress from, IpAddress to, IpAddress address) {
        BigInteger one = number(address);
        return number(from).compareTo(one) <= 0 && one.compareTo(number(to)) <= 0;
    }

    /** The place of an address on the line of all. */
    static BigInteger number(Object address) {
        return NUMBERS.computeIfAbsent(address, text -> parsed(text.toString()));
    }

    private static BigInteger parsed(String address) {
        try {
            BigInteger number = new BigInteger(1, InetAddress.getByName(address).getAddress());
            return address.indexOf(':') < 0 ? number : number.add(V6);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
