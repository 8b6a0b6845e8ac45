package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands of ufw, as lists of arguments without the program's name: in the short form where a rule has one, as {@code ufw show added}
 * prints them. A rule that names every address of one family alone is written with that address, which {@code show added} does not do.
 */
public final class CommandWriter {

    private CommandWriter() {}

    /**
     * The command of a rule.
     *
     * @param rule a rule that ufw accepts
     * @param placement what to do with it
     * @return its words
     */
    public static List<String> words(UfwRule rule, Placement placement) {
        Given.noneNull("a command", rule, placement);
        List<String> words = new ArrayList<>();
        if (rule.routed()) {
            words.add("route");
        }
        words.addAll(placement.words());
        words.add(rule.action().toString());
        if (isShort(rule)) {
            shortForm(rule, words);
        } else {
            fullForm(rule, words);
        }
        if (!rule.comment().isEmpty()) {
            words.add("comment");
            words.add(rule.comment());
        }
        return List.copyOf(words);
    }

    /**
     * The command that deletes a rule by its number.
     *
     * @param number from 1 over both families
     * @return its words
     */
    public static List<String> delete(int number) {
        return List.of("delete", Integer.toString(number));
    }

    /**
     * The commands of default policies.
     *
     * @param defaults the policies
     * @return one each for incoming, outgoing and routed packets
     */
    public static List<List<String>> defaults(UfwDefaults defaults) {
        return List.of(
                byDefault(defaults.incoming(), "incoming"),
                byDefault(defaults.outgoing(), "outgoing"),
                byDefault(defaults.routed(), "routed"));
    }

    /**
     * The command of one default policy.
     *
     * @param action what is done
     * @param packets to which: incoming, outgoing or routed
     * @return its words
     */
    public static List<String> byDefault(UfwAction action, String packets) {
        return List.of("default", action.toString(), packets);
    }

    /** Whether a destination port or profile is all that a rule says of its ends. */
    private static boolean isShort(UfwRule rule) {
        UfwEnd to = rule.destination();
        return rule.source().equals(UfwEnd.ANY)
                && to.net().isEmpty()
                && !(to.ports().isAny() && to.application().isEmpty())
                && rule.inInterface().isEmpty()
                && rule.outInterface().isEmpty();
    }

    private static void shortForm(UfwRule rule, List<String> words) {
        if (rule.direction() == UfwDirection.OUT) {
            words.add("out");
        }
        logging(rule, words);
        UfwEnd to = rule.destination();
        if (!to.application().isEmpty()) {
            words.add(to.application());
        } else {
            words.add(rule.protocol() == UfwProtocol.ANY ? to.ports().toString() : to.ports() + "/" + rule.protocol());
        }
    }

    private static void fullForm(UfwRule rule, List<String> words) {
        boolean hasInterface = interfaces(rule, words);
        logging(rule, words);
        int before = words.size();
        end("from", rule.source(), words);
        end("to", rule.destination(), words);
        if (words.size() == before && !hasInterface) {
            words.addAll(List.of("to", "any"));
        }
        if (rule.protocol() != UfwProtocol.ANY && !namesApplication(rule)) {
            words.add("proto");
            words.add(rule.protocol().toString());
        }
    }

    private static boolean interfaces(UfwRule rule, List<String> words) {
        if (!rule.inInterface().isEmpty()) {
            words.addAll(List.of("in", "on", rule.inInterface()));
        }
        if (!rule.outInterface().isEmpty()) {
            words.addAll(List.of("out", "on", rule.outInterface()));
        } else if (rule.direction() == UfwDirection.OUT) {
            words.add("out");
        }
        return !rule.inInterface().isEmpty() || !rule.outInterface().isEmpty();
    }

    private static void logging(UfwRule rule, List<String> words) {
        if (rule.logging() != UfwLogging.NONE) {
            words.add(rule.logging().toString());
        }
    }

    private static void end(String clause, UfwEnd end, List<String> words) {
        if (end.equals(UfwEnd.ANY)) {
            return;
        }
        words.add(clause);
        words.add(end.net().map(CommandWriter::address).orElse("any"));
        if (!end.application().isEmpty()) {
            words.add("app");
            words.add(end.application());
        } else if (!end.ports().equals(UfwPorts.ANY)) {
            words.add("port");
            words.add(end.ports().toString());
        }
    }

    private static String address(Cidr block) {
        return Net.text(block);
    }

    /** Whether a rule comes from application profiles, which bring the protocol too. */
    static boolean namesApplication(UfwRule rule) {
        return !rule.source().application().isEmpty()
                || !rule.destination().application().isEmpty();
    }
}
