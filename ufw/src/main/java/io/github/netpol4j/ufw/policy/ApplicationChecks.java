package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Ports;
import io.github.netpol4j.ufw.internal.Services;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import java.util.ArrayList;
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

    /** Everything that is wrong with a profile. */
    static List<Problem> problems(String name, String title, String description, List<Ports> groups) {
        List<Problem> problems = new ArrayList<>();
        name(name).ifPresent(problems::add);
        line(name, "title", title).ifPresent(problems::add);
        line(name, "description", description).ifPresent(problems::add);
        for (Ports group : groups) {
            group.items().stream()
                    .filter(port -> numbers(port).isEmpty())
                    .forEach(port -> problems.add(Messages.applicationPort(name, port)));
        }
        return problems;
    }

    private static Optional<Problem> name(String name) {
        boolean taken =
                NUMBER.matcher(name).matches() || name.toLowerCase(Locale.ROOT).equals("all") || Services.isName(name);
        if (taken) {
            return Optional.of(Messages.applicationNameTaken(name));
        }
        return !NAME.matcher(name).matches() || name.endsWith(" ")
                ? Optional.of(Messages.applicationName(name))
                : Optional.empty();
    }

    private static Optional<Problem> line(String name, String field, String text) {
        boolean controls = text.chars().anyMatch(Character::isISOControl);
        // The reader of profiles takes off what is around a value, and a percent sign begins a reference there.
        if (text.isBlank()
                || !text.strip().equals(text)
                || controls
                || Texts.isBroken(text)
                || text.indexOf('%') >= 0) {
            return Optional.of(Messages.applicationText(name, field, text));
        }
        return length(name, field, text);
    }

    static Optional<Problem> length(String name, String field, String text) {
        return text.length() > LONGEST
                ? Optional.of(Messages.applicationTextTooLong(name, field, LONGEST))
                : Optional.empty();
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
