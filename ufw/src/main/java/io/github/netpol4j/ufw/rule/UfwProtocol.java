package io.github.netpol4j.ufw.rule;

/** A protocol that ufw knows. */
public enum UfwProtocol {
    /** Every protocol; with ports, TCP and UDP. */
    ANY("any"),
    /** TCP. */
    TCP("tcp"),
    /** UDP. */
    UDP("udp"),
    /** IPv6 in IPv4; of IPv4 alone. */
    IPV6("ipv6"),
    /** IPsec, encrypted. */
    ESP("esp"),
    /** IPsec, authenticated. */
    AH("ah"),
    /** Multicast groups; of IPv4 alone. */
    IGMP("igmp"),
    /** Tunnels. */
    GRE("gre"),
    /** Router redundancy. */
    VRRP("vrrp");

    private final String word;

    UfwProtocol(String word) {
        this.word = word;
    }

    /** As ufw spells it. */
    @Override
    public String toString() {
        return word;
    }
}
