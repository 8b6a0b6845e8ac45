package io.github.netpol4j.laws.arbitraries;

import java.util.List;

/** The few names, values, ports and blocks of which everything random here is made. */
public final class Alphabet {

    /** Where DNS runs. */
    public static final String KUBE_SYSTEM = "kube-system";

    /** The namespaces; the last two are not in every cluster. */
    public static final List<String> NAMESPACES = List.of("a", "b", "c", KUBE_SYSTEM);

    /** The keys of pod labels that policies mention. */
    public static final List<String> KEYS = List.of("app", "tier");

    /** The key of namespace labels that policies mention. */
    public static final String TEAM = "team";

    /** The key of a label that pods and namespaces carry, and policies never mention. */
    public static final String UNMENTIONED = "note";

    /** The values of every label. */
    public static final List<String> VALUES = List.of("x", "y");

    /** The names of ports. */
    public static final List<String> PORT_NAMES = List.of("http", "dns");

    /** Blocks of addresses: around pods, around single pods, outside, and everything. */
    static final List<Block> BLOCKS = List.of(
            new Block("10.0.0.0/8", List.of("10.0.0.0/16", "10.1.0.0/16", "10.9.0.0/24", "10.0.0.1/32")),
            new Block("10.0.0.0/16", List.of("10.0.0.1/32", "10.0.0.0/30")),
            new Block("10.0.0.1/32", List.of()),
            new Block("0.0.0.0/0", List.of("10.0.0.0/8", "192.0.2.0/24")),
            new Block("192.0.2.0/24", List.of("192.0.2.1/32", "192.0.2.128/25")),
            new Block("::/0", List.of("fd00::/16", "2001:db8::/32")),
            new Block("fd00::/16", List.of("fd00:0:1::/48", "fd00::/48")),
            new Block("2001:db8::/32", List.of("2001:db8::1/128")));

    private Alphabet() {}

    /**
     * A block, and smaller blocks in it.
     *
     * @param cidr the block
     * @param holes what may be left out
     */
    record Block(String cidr, List<String> holes) {}
}
