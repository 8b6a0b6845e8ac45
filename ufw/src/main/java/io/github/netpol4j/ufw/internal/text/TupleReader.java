package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One tuple line: 7 fields, or 9 with application profiles; in old files the last, the way and the interfaces, may be missing. */
final class TupleReader {

    private static final int BARE = 6;
    private static final int WITH_APPLICATIONS = 8;
    private static final String IN = "in_";
    private static final String OUT = "out_";

    private final String line;
    private final Place place;
    private final boolean v6;
    private final List<Problem> problems = new ArrayList<>();

    TupleReader(String line, Place place, boolean v6) {
        this.line = line;
        this.place = place;
        this.v6 = v6;
    }

    /** The rule; throws everything that is wrong. */
    UfwRule read() {
        int mark = line.indexOf(RuleLines.COMMENT);
        String comment = mark < 0
                ? ""
                : comment(line.substring(mark + RuleLines.COMMENT.length()).strip());
        String said = (mark < 0 ? line : line.substring(0, mark))
                .substring(RuleLines.TUPLE.strip().length());
        List<String> fields = Arrays.asList(said.strip().split("\\s+", -1));
        if (fields.size() < BARE || fields.size() > WITH_APPLICATIONS + 1) {
            problems.add(Messages.tupleLength(place, fields.size()));
            throw Messages.refused(problems);
        }
        boolean hasApplications = fields.size() >= WITH_APPLICATIONS;
        UfwRule rule = action(fields.get(0))
                .withComment(comment)
                .withProtocol(word(fields.get(1), Words::protocol, UfwProtocol.ANY))
                .withDestination(end(fields, 2, hasApplications ? fields.get(6) : "-"))
                .withSource(end(fields, 4, hasApplications ? fields.get(7) : "-"));
        if (fields.size() % 2 == 1) {
            rule = way(rule, fields.get(fields.size() - 1));
        }
        if (!problems.isEmpty()) {
            throw Messages.refused(problems);
        }
        return rule.inFamilyList();
    }

    private <T> T word(String word, Function<String, Optional<T>> reader, T instead) {
        Optional<T> read = reader.apply(word);
        if (read.isEmpty()) {
            problems.add(Messages.tupleWord(place, word));
        }
        return read.orElse(instead);
    }

    private UfwRule action(String field) {
        boolean routed = field.startsWith("route:");
        String[] words = (routed ? field.substring("route:".length()) : field).split("_", 2);
        UfwAction action = word(words[0], Words::action, UfwAction.DENY);
        UfwLogging logging = words.length == 1
                ? UfwLogging.NONE
                : word(words[1], text -> Words.logging(text).filter(one -> one != UfwLogging.NONE), UfwLogging.NONE);
        return UfwRule.incoming(action).withRouted(routed).withLogging(logging);
    }

    private UfwEnd end(List<String> fields, int first, String application) {
        UfwPorts ports = word(
                fields.get(first), text -> PortsText.parse(text, Services.NONE).map(PortsText::ports), UfwPorts.ANY);
        String name = application.equals("-") ? "" : application.replace("%20", " ");
        if (!name.isEmpty() && !ApplicationNames.isName(name)) {
            problems.add(Messages.tupleWord(place, application));
        }
        UfwEnd end = new UfwEnd(Optional.empty(), ports, name);
        String address = fields.get(first + 1);
        if (Net.hasHoles(address)) {
            problems.add(Messages.holes(place, address));
            return end;
        }
        Optional<Net> net = Net.parse(address);
        if (net.isEmpty() || net.get().block().address().isIpv6() != v6) {
            problems.add(Messages.tupleAddress(place, address, v6));
            return end;
        }
        return end.at(net.get().block());
    }

    private UfwRule way(UfwRule rule, String field) {
        int both = field.indexOf('!');
        BiFunction<UfwRule, String, UfwRule> in = UfwRule::withInInterface;
        BiFunction<UfwRule, String, UfwRule> out = UfwRule::withOutInterface;
        if (field.equals("in") || field.equals("out")) {
            return field.equals("in") ? rule : rule.withDirection(UfwDirection.OUT);
        }
        if (both >= 0 && field.startsWith(IN) && field.startsWith(OUT, both + 1)) {
            return named(
                    named(rule, field.substring(IN.length(), both), in), field.substring(both + 1 + OUT.length()), out);
        }
        if (both < 0 && field.startsWith(IN)) {
            return named(rule, field.substring(IN.length()), in);
        }
        if (both < 0 && field.startsWith(OUT)) {
            return named(rule.withDirection(UfwDirection.OUT), field.substring(OUT.length()), out);
        }
        problems.add(Messages.tupleWord(place, field));
        return rule;
    }

    private UfwRule named(UfwRule rule, String name, BiFunction<UfwRule, String, UfwRule> setter) {
        InterfaceNames.refused(name).ifPresent(why -> problems.add(Messages.interfaceName(place, name, why)));
        return setter.apply(rule, name);
    }

    private String comment(String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            problems.add(Messages.commentHex(place, hex));
            return "";
        }
    }
}
