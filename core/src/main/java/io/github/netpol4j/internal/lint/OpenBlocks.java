package io.github.netpol4j.internal.lint;

import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Values.Addresses;
import java.util.Collection;
import java.util.List;

/** Addresses of the internet, and blocks that hold nearly all of them. */
final class OpenBlocks {

    /** Whoever excepts a few public addresses has still opened to the rest. */
    private static final double NEARLY = 15.0 / 16;

    /** Where clusters are; who excepts one of these means addresses outside. */
    private static final List<Cidr> OWN =
            List.of(Cidr.of("10.0.0.0/8"), Cidr.of("172.16.0.0/12"), Cidr.of("192.168.0.0/16"));

    private static final List<Cidr> OWN_V6 = List.of(Cidr.of("fc00::/7"));

    private static final Addresses PUBLIC = Addresses.of(
            Cidr.IPV4,
            List.of(
                    Cidr.of("0.0.0.0/8"),
                    Cidr.of("10.0.0.0/8"),
                    Cidr.of("100.64.0.0/10"),
                    Cidr.of("127.0.0.0/8"),
                    Cidr.of("169.254.0.0/16"),
                    Cidr.of("172.16.0.0/12"),
                    Cidr.of("192.168.0.0/16"),
                    Cidr.of("224.0.0.0/3")));

    private static final Addresses PUBLIC_V6 = Addresses.of(Cidr.of("2000::/3"), List.of());

    private OpenBlocks() {}

    /** Whether someone on the internet has one of these. */
    static boolean isPublic(AddressRange range) {
        Addresses one = new Addresses(List.of(range));
        return !PUBLIC.and(one).isEmpty() || !PUBLIC_V6.and(one).isEmpty();
    }

    /** Whether these are nearly all of the internet, by IPv4 or by IPv6. */
    static boolean holdInternet(Addresses some) {
        return holdInternet(some, false) || holdInternet(some, true);
    }

    /** The same of one family. */
    static boolean holdInternet(Addresses some, boolean isIpv6) {
        Addresses all = isIpv6 ? PUBLIC_V6 : PUBLIC;
        return share(some.and(all)) >= NEARLY * share(all);
    }

    /** Whether they are nearly every address of a family, those of clusters as well. */
    static boolean holdEverything(Addresses some, boolean isIpv6) {
        return holdInternet(some, isIpv6)
                && (isIpv6 ? OWN_V6 : OWN)
                        .stream()
                                .map(AddressRange::of)
                                .allMatch(own -> some.ranges().stream()
                                        .anyMatch(range -> range.and(own).equals(java.util.Optional.of(own))));
    }

    /** All that are in some of these. */
    static Addresses together(Collection<Addresses> some) {
        return new Addresses(some.stream().flatMap(one -> one.ranges().stream()).toList());
    }

    /** Of all addresses of the family. */
    private static double share(Addresses some) {
        return some.ranges().stream()
                .flatMap(range -> range.blocks().stream())
                .mapToDouble(block -> Math.scalb(1.0, -block.prefix()))
                .sum();
    }
}
