package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.ufw.internal.Services;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an application profile may say; source: ufw's reader of profiles, and its checks of names and ports. */
final class ApplicationChecks {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9 _\\-.+]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int LONGEST = 1024;

    private ApplicationChecks() {}

    static String name(String name) {
        Given.notNull("application(..)", name);
        boolean taken =
                NUMBER.matcher(name).matches() || name.toLowerCase(Locale.ROOT).equals("all") || Services.isName(name);
        if (taken) {
            throw Messages.applicationNameTaken(name);
        }
        if (!NAME.matcher(name).matches() || name.endsWith(" ")) {
            throw Messages.applicationName(name);
        }
        return name;
    }

    static String line(String name, String field, String text) {
        Given.notNull("application(..)." + field + "(..)", text);
        boolean controls = text.chars().anyMatch(Character::isISOControl);
        // The reader of profiles takes off what is around a value, and a percent sign begins a reference there.
        if (text.isBlank()
                || !text.strip().equals(text)
                || controls
                || Texts.isBroken(text)
                || text.indexOf('%') >= 0) {
            throw Messages.applicationText(name, field, text);
        }
        length(name, field, text);
        return text;
    }

    static void length(String name, String field, String text) {
        if (text.length() > LONGEST) {
            throw Messages.applicationTextTooLong(name, field, LONGEST);
        }
    }

    static void ports(String name, List<Ports> groups) {
        for (Ports group : groups) {
            for (Port port : group.items()) {
                if (numbers(port).isEmpty()) {
                    throw Messages.applicationPort(name, port);
                }
            }
        }
    }

    /** TCP or UDP ports by number; empty for what a profile can't say. */
    static Optional<Port.Numbers> numbers(Port port) {
        return port.fold(
                Optional::empty,
                all -> Optional.empty(),
                (protocol, range) -> protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP)
                        ? Optional.of(new Port.Numbers(protocol, range))
                        : Optional.empty(),
                (protocol, named) -> Optional.empty(),
                Optional::empty);
    }

    static UfwProtocol protocol(Protocol protocol) {
        return protocol.equals(Protocol.TCP) ? UfwProtocol.TCP : UfwProtocol.UDP;
    }
}
