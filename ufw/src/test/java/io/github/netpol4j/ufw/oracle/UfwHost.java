package io.github.netpol4j.ufw.oracle;

import io.github.netpol4j.ufw.oracle.Chains.Fate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A host whose ufw is enabled, by the texts that its kernel gets.
 *
 * @param v4 the chains for IPv4
 * @param v6 the chains for IPv6
 */
public record UfwHost(Chains v4, Chains v6) {

    private static final String IPV6_CLOSED = """
            -A INPUT -i lo -j ACCEPT
            -A INPUT -j DROP
            -A OUTPUT -o lo -j ACCEPT
            -A OUTPUT -j DROP
            -A FORWARD -j DROP
            """;

    private static final String BEFORE = Setting.before(false);
    private static final ConcurrentHashMap<String, Chains> AROUND = new ConcurrentHashMap<>();
    private static final String BEFORE6 = Setting.before(true);

    /**
     * A host.
     *
     * @param policies {@code DROP}, {@code ACCEPT} or {@code REJECT}, for {@code input}, {@code output} and {@code forward}
     * @param userRules the file user.rules
     * @param user6Rules the file user6.rules
     * @param ipv6 whether it has {@code IPV6=yes}
     * @param spoiling what else becomes of the texts: nothing, unless a law is to be seen failing
     */
    public static UfwHost of(
            Map<String, String> policies,
            String userRules,
            String user6Rules,
            boolean ipv6,
            UnaryOperator<String> spoiling) {
        // Rules of users are called last, whatever is appended before.
        Chains four =
                around(spoiling.apply(BEFORE + Setting.frame("ufw-", policies))).restore(spoiling.apply(userRules));
        Chains six = ipv6
                ? around(spoiling.apply(BEFORE6 + Setting.frame("ufw6-", policies)))
                        .restore(spoiling.apply(user6Rules))
                : around(spoiling.apply(IPV6_CLOSED));
        return new UfwHost(four, six);
    }

    /** They are few, and read once. */
    private static Chains around(String text) {
        return AROUND.computeIfAbsent(text, new Chains()::restore).copy();
    }

    /** What can become of a packet. */
    public Set<Fate> fates(Packet packet, boolean six) {
        return (six ? v6 : v4).fates(packet);
    }
}
