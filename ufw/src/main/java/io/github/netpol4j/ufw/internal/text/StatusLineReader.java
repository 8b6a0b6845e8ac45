package io.github.netpol4j.ufw.internal.text;

import static io.github.netpol4j.ufw.internal.text.CommandParser.lower;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line of {@code ufw status}: whatever it makes of it is written again, and must be the same line. */
final class StatusLineReader {

    private static final Pattern LINE = Pattern.compile("(.+?) +(ALLOW|DENY|REJECT|LIMIT) (IN|OUT|FWD) +(.*)");
    private static final Pattern REMARK = Pattern.compile("(.*?) +\\((?:(log|log-all)(, out)?|out)\\)");
    private static final Pattern ON = Pattern.compile("(.*) on ([^\\s()]+)");
    private static final Pattern PROFILE = Pattern.compile("(.*?) \\((.+?)( \\(v6\\))?\\)");

    private final String line;
    private final boolean verbose;
    private boolean v6;
    private UfwProtocol protocol = UfwProtocol.ANY;
    private String interfaceName = "";

    private StatusLineReader(String line, boolean verbose) {
        this.line = line;
        this.verbose = verbose;
    }

    /**
     * A rule and its family.
     *
     * @param rule the rule; one of a profile has no ports in a numbered list
     * @param v6 IPv6 or IPv4
     */
    record Read(UfwRule rule, boolean v6) {}

    /** What a line says, without its number; nothing if it is not understood. */
    static Optional<Read> read(String line, boolean verbose) {
        return new StatusLineReader(line, verbose)
                .parse()
                .filter(read -> isNamed(read.rule.source()) && isNamed(read.rule.destination()))
                .filter(read -> isSame(line, StatusLine.text(read.rule, read.v6, verbose)));
    }

    private static boolean isNamed(UfwEnd end) {
        return end.application().isEmpty() || ApplicationNames.isName(end.application());
    }

    private static boolean isSame(String one, String other) {
        return KernelLines.status(one).equals(KernelLines.status(other));
    }

    private Optional<Read> parse() {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(4);
        int mark = from.indexOf(" # ");
        String comment = mark < 0 ? "" : from.substring(mark + 3);
        from = mark < 0 ? from : from.substring(0, mark);
        UfwLogging logging = UfwLogging.NONE;
        Matcher remark = REMARK.matcher(from.stripTrailing());
        if (remark.matches()) {
            from = remark.group(1);
            logging =
                    Optional.ofNullable(remark.group(2)).flatMap(Words::logging).orElse(UfwLogging.NONE);
        }
        String way = matcher.group(3);
        boolean routed = way.equals("FWD");
        UfwRule rule = UfwRule.incoming(Words.action(lower(matcher.group(2))).orElseThrow())
                .withRouted(routed)
                .withDirection(way.equals("OUT") ? UfwDirection.OUT : UfwDirection.IN)
                .withLogging(logging)
                .withComment(comment);
        rule = rule.withDestination(end(matcher.group(1)));
        rule = routed ? rule.withOutInterface(interfaceName) : rule.withInInterface(interfaceName);
        rule = rule.withSource(end(from));
        rule = routed ? rule.withInInterface(interfaceName) : rule.withOutInterface(interfaceName);
        return Optional.of(new Read(Forms.directed(rule.withProtocol(protocol)), v6));
    }

    private UfwEnd end(String location) {
        String text = location.strip();
        interfaceName = "";
        Matcher on = ON.matcher(text);
        if (on.matches()) {
            text = on.group(1);
            interfaceName = on.group(2);
        }
        String profile = "";
        Matcher named = PROFILE.matcher(text);
        if (verbose && named.matches() && !named.group(2).equals("v6")) {
            text = named.group(1);
            profile = named.group(2);
            v6 |= named.group(3) != null;
        }
        if (text.endsWith(StatusLine.V6)) {
            text = text.substring(0, text.length() - StatusLine.V6.length());
            v6 = true;
        }
        return addressed(text, profile);
    }

    private UfwEnd addressed(String text, String profile) {
        String bare = withoutProtocol(text);
        if (bare.equals(StatusLine.ANYWHERE)) {
            takeProtocol(text);
            return UfwEnd.ANY;
        }
        int space = text.indexOf(' ');
        Optional<Cidr> whole = address(text).or(() -> address(bare));
        if (whole.isPresent()) {
            if (address(text).isEmpty()) {
                takeProtocol(text);
            }
            return UfwEnd.ANY.at(whole.get());
        }
        Optional<Cidr> front = space < 0 ? Optional.empty() : address(text.substring(0, space));
        String port = front.isPresent() ? text.substring(space + 1) : text;
        UfwEnd end = ported(port, profile);
        return front.map(end::at).orElse(end);
    }

    private Optional<Cidr> address(String text) {
        Optional<Cidr> block = Net.parse(text).map(Net::block);
        v6 |= block.map(one -> one.address().isIpv6()).orElse(false);
        return block;
    }

    private UfwEnd ported(String text, String profile) {
        Optional<PortsText> ports = PortsText.parse(withoutProtocol(text), Services.NONE);
        if (ports.isEmpty()) {
            return new UfwEnd(Optional.empty(), UfwPorts.ANY, text);
        }
        takeProtocol(text);
        return new UfwEnd(Optional.empty(), ports.get().ports(), profile);
    }

    private static String withoutProtocol(String text) {
        int slash = text.lastIndexOf('/');
        boolean isProtocol =
                slash >= 0 && Words.protocol(text.substring(slash + 1)).isPresent();
        return isProtocol ? text.substring(0, slash) : text;
    }

    private void takeProtocol(String text) {
        int slash = text.lastIndexOf('/');
        if (slash >= 0) {
            protocol = Words.protocol(text.substring(slash + 1)).orElse(protocol);
        }
    }
}
