package io.github.netpol4j.ufw.internal.text;

import static io.github.netpol4j.ufw.internal.text.CommandParser.lower;

import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A command about a rule: what stands before its ends, and its short form. The ends of its full form are {@link ClauseParser}'s. */
final class RuleParser {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern DIGITS_FIRST = Pattern.compile("[0-9]+.*", Pattern.DOTALL);
    private static final int MOST_WORDS = 13;

    private final List<String> words;
    private final Services services;
    private final Refusal refusal;

    /** Reads words, and takes them away while doing so. */
    RuleParser(List<String> words, Services services, Refusal refusal) {
        this.words = words;
        this.services = services;
        this.refusal = refusal;
    }

    static boolean isNumber(String word) {
        return INTEGER.matcher(word).matches();
    }

    UfwCommand parse() {
        if (lower(words.get(0)).equals("rule")) {
            words.remove(0);
        }
        if (words.size() > 1 && lower(words.get(0)).equals("delete") && isNumber(words.get(1))) {
            return new UfwCommand.DeleteNumber(Integer.parseInt(words.get(1)));
        }
        Placement placement = placement();
        UfwAction action = words.isEmpty() ? null : Words.action(words.get(0)).orElse(null);
        if (action == null || words.size() < 2) {
            throw refusal.syntax();
        }
        UfwRule rule = UfwRule.incoming(action).withDirection(direction());
        boolean hasInterface = interfaceClause();
        rule = rule.withLogging(logging(hasInterface)).withComment(comment());
        if (words.size() < 2 || words.size() > MOST_WORDS) {
            throw refusal.syntax();
        }
        return words.size() == 2
                ? new UfwCommand.OfRule(shortForm(rule, words.get(1)), placement, false)
                : new ClauseParser(words, services, refusal).parse(rule, placement);
    }

    private Placement placement() {
        String first = lower(words.get(0));
        switch (first) {
            case "delete" -> {
                words.remove(0);
                return Placement.DELETE;
            }
            case "prepend" -> {
                words.remove(0);
                return Placement.PREPEND;
            }
            case "insert" -> {
                return insertion();
            }
            default -> {
                return Placement.APPEND;
            }
        }
    }

    private Placement insertion() {
        if (words.size() < 4) {
            throw refusal.syntax();
        }
        String position = words.get(1);
        if (position.equals("0") || position.equals("-1")) {
            throw refusal.insertAt(position);
        }
        if (!DIGITS_FIRST.matcher(position).matches() || !isNumber(position)) {
            throw refusal.insertAtNoNumber(position);
        }
        words.subList(0, 2).clear();
        return Placement.insert(Integer.parseInt(position));
    }

    private UfwDirection direction() {
        String second = lower(words.get(1));
        boolean isDirection = second.equals("in") || second.equals("out");
        if (isDirection && words.size() > 2 && !words.get(2).equals("on")) {
            words.remove(1);
        }
        return second.equals("out") ? UfwDirection.OUT : UfwDirection.IN;
    }

    private boolean interfaceClause() {
        if (!words.contains("in") && !words.contains("out")) {
            return false;
        }
        String second = lower(words.get(1));
        boolean isDirection = second.equals("in") || second.equals("out");
        if (!isDirection || words.size() < 3 || !lower(words.get(2)).equals("on")) {
            throw refusal.interfaceClause();
        }
        words.remove(2);
        return true;
    }

    private UfwLogging logging(boolean hasInterface) {
        UfwLogging logging = UfwLogging.NONE;
        int at = hasInterface && words.size() > 3 && isLog(words.get(3)) ? 3 : 1;
        if (words.size() > 2 && isLog(words.get(at))) {
            logging = Words.logging(lower(words.remove(at))).orElseThrow();
        }
        for (String word : List.of("log", "log-all")) {
            if (words.contains(word)) {
                throw refusal.misplaced(word);
            }
        }
        return logging;
    }

    private static boolean isLog(String word) {
        return lower(word).equals("log") || lower(word).equals("log-all");
    }

    private String comment() {
        int at = words.indexOf("comment");
        if (at < 0) {
            return "";
        }
        if (at == words.size() - 1) {
            throw refusal.noComment();
        }
        words.remove(at);
        String comment = words.remove(at);
        if (comment.contains("'")) {
            throw refusal.syntax();
        }
        return comment;
    }

    private UfwRule shortForm(UfwRule rule, String word) {
        if (ApplicationNames.isName(word) && services.find(word).isEmpty()) {
            return rule.withDestination(new UfwEnd(Optional.empty(), UfwEnd.ANY.ports(), word));
        }
        String[] parts = word.split("/", -1);
        if (parts.length > 2) {
            throw refusal.badPort();
        }
        Optional<UfwProtocol> protocol = parts.length == 1 ? Optional.of(UfwProtocol.ANY) : Words.protocol(parts[1]);
        if (protocol.map(Words::isPortless).orElse(false)) {
            throw refusal.portless(parts[1]);
        }
        checkRange(parts[0], refusal);
        PortsText ports = PortsText.parse(parts[0], services).orElseThrow(refusal::badPort);
        UfwProtocol given = protocol.orElseThrow(refusal::badPort);
        UfwProtocol found = ClauseParser.agreed(given, services.find(parts[0]), Optional.empty(), refusal);
        ClauseParser.checkSeveral(ports.several(), found, refusal);
        return rule.withProtocol(found).withDestination(UfwEnd.ANY.on(ports.ports()));
    }

    /** Ranges and lists are numbers. */
    static void checkRange(String ports, Refusal refusal) {
        if ((ports.contains(",") || ports.contains(":")) && !ports.matches("[0-9]([0-9,:]*[0-9]+)*")) {
            throw refusal.numericRanges();
        }
    }

    static void checkInterface(String name, Refusal refusal) {
        InterfaceNames.refused(name).ifPresent(why -> {
            throw refusal.interfaceName(why);
        });
    }
}
