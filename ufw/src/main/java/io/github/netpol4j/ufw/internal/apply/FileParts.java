package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rules file in its parts. What is not ours is kept as it stands, byte by byte.
 *
 * @param head up to the rules
 * @param blocks the rules
 * @param tail from the end of the rules: logging, rate limiting
 */
record FileParts(String head, List<Block> blocks, String tail) {

    private static final String RULES = "### RULES ###\n";
    private static final String END = "\n### END RULES ###\n";
    private static final String TUPLE = "### tuple ###";
    private static final String TAGGED =
            " comment=" + HexFormat.of().formatHex(UfwPlan.TAG.getBytes(StandardCharsets.UTF_8));

    /**
     * The lines of one rule.
     *
     * @param text its tuple line and those for the kernel
     * @param rule the rule; empty if it cannot be read
     */
    record Block(String text, Optional<UfwRule> rule) {

        /** Whether it is ours. */
        boolean isOurs() {
            return text.substring(0, text.indexOf('\n')).contains(TAGGED);
        }

        /** The tuple line. */
        String tuple() {
            return text.substring(0, text.indexOf('\n'));
        }
    }

    /** Takes a file apart. */
    static FileParts of(String file, boolean six) {
        RulesLines.check(file, six);
        int rules = file.indexOf(RULES);
        int end = file.indexOf(END);
        if (rules < 0 || end < rules + RULES.length() - 1) {
            throw Messages.notARulesFile(six);
        }
        String middle = file.substring(Math.min(rules + RULES.length(), end), end);
        List<StringBuilder> texts = new ArrayList<>();
        for (String line : middle.lines().filter(one -> !one.isBlank()).toList()) {
            if (line.startsWith(TUPLE)) {
                texts.add(new StringBuilder());
            } else if (texts.isEmpty()) {
                throw Messages.noTuple(six, line);
            }
            texts.get(texts.size() - 1).append(line).append('\n');
        }
        return new FileParts(
                file.substring(0, rules + RULES.length()),
                texts.stream().map(text -> block(text.toString(), six)).toList(),
                file.substring(end));
    }

    private static Block block(String text, boolean six) {
        return new Block(text, RuleText.read(text.substring(0, text.indexOf('\n')), six));
    }

    /** The same under other defaults: what ufw logs depends on them. A part that ufw does not write so is left as it is. */
    FileParts logging(UfwDefaults defaults, UfwDefaults then, boolean six) {
        return Stream.of(UfwLogLevel.values())
                .filter(level -> tail.equals(tail(defaults, level, six)))
                .findFirst()
                .map(level -> new FileParts(head, blocks, tail(then, level, six)))
                .orElse(this);
    }

    private static String tail(UfwDefaults defaults, UfwLogLevel level, boolean six) {
        String file = UserRules.write(new UfwState(defaults, List.of(), List.of(), true), six, level);
        return file.substring(file.indexOf(END));
    }

    /** The whole file with other rules. */
    String with(List<Block> others) {
        return head + others.stream().map(block -> "\n" + block.text()).collect(Collectors.joining()) + tail;
    }

    /** The file's readable rules. */
    static List<UfwRule> rules(List<Block> blocks) {
        return blocks.stream().flatMap(block -> block.rule().stream()).toList();
    }
}
