package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words of ufw, to values. */
final class Words {

    /** What ufw takes for part of a command wherever it stands. */
    static final Set<String> RESERVED =
            Set.of("in", "out", "on", "log", "log-all", "comment", "from", "to", "proto", "port", "app", "delete");

    /** What ufw takes for an option wherever it stands, whatever follows. */
    private static final Set<String> OPTIONS = Set.of("--rootdir=", "--datadir=");

    private Words() {}

    static boolean isOption(String word) {
        return OPTIONS.stream().anyMatch(word::startsWith);
    }

    private static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
        return Stream.of(values).filter(value -> value.toString().equals(word)).findFirst();
    }

    static Optional<UfwAction> action(String word) {
        return find(UfwAction.values(), word);
    }

    /** An action that a default policy can have. */
    static Optional<UfwAction> policy(String word) {
        return action(word).filter(action -> action != UfwAction.LIMIT);
    }

    static Optional<UfwProtocol> protocol(String word) {
        return find(UfwProtocol.values(), word);
    }

    static Optional<UfwLogging> logging(String word) {
        return find(UfwLogging.values(), word);
    }

    static Optional<UfwLogLevel> logLevel(String word) {
        return find(UfwLogLevel.values(), word);
    }

    /** Whether a protocol has no ports. */
    static boolean isPortless(UfwProtocol protocol) {
        return switch (protocol) {
            case ANY, TCP, UDP -> false;
            case IPV6, ESP, AH, IGMP, GRE, VRRP -> true;
        };
    }

    /** Whether a protocol is of IPv4 alone. */
    static boolean isOnlyV4(UfwProtocol protocol) {
        return protocol == UfwProtocol.IPV6 || protocol == UfwProtocol.IGMP;
    }
}
