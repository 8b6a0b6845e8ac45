package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that begins with {@code route}. ufw looks for interfaces in the whole line, comments and names included, before it looks at
 * words; so does this.
 */
final class RouteParser {

    private static final Pattern INTERFACE = Pattern.compile(" (in|out) on ");
    private static final Pattern APPLICATION = Pattern.compile(" app (in|out) ");
    private static final int CLAUSE = 3;

    private final List<String> words;
    private final Services services;
    private final Refusal refusal;

    RouteParser(List<String> words, Services services, Refusal refusal) {
        this.words = words;
        this.services = services;
        this.refusal = refusal;
    }

    UfwCommand parse() {
        refuseNumber();
        String line = String.join(" ", words);
        List<String> rest = new ArrayList<>(words);
        rest.set(0, "rule");
        if (line.contains(" in on ") && line.contains(" out on ")) {
            return withBothInterfaces(rest);
        }
        if (isDirectionAlone(line)) {
            throw refusal.interfaceOfRoute();
        }
        return routed(new RuleParser(rest, services, refusal).parse(), "", "");
    }

    /** Whether a line has a direction and no interface. */
    static boolean isDirectionAlone(String line) {
        return !INTERFACE.matcher(line).find()
                && !APPLICATION.matcher(line).find()
                && (line.contains(" in ") || line.contains(" out "));
    }

    private void refuseNumber() {
        int delete = words.indexOf("delete");
        if (delete < 0) {
            return;
        }
        if (delete + 1 == words.size()) {
            throw refusal.syntax();
        }
        if (RuleParser.isNumber(words.get(delete + 1))) {
            throw refusal.routeDelete();
        }
    }

    private UfwCommand withBothInterfaces(List<String> rest) {
        int in = rest.indexOf("in");
        int out = rest.indexOf("out");
        int second = Math.max(in, out);
        if (in < 0 || out < 0 || second + 2 >= rest.size()) {
            throw refusal.syntax();
        }
        String name = rest.get(second + 2);
        rest.subList(second, second + CLAUSE).clear();
        UfwCommand parsed = new RuleParser(rest, services, refusal).parse();
        RuleParser.checkInterface(name, refusal);
        return in > out ? routed(parsed, name, "") : routed(parsed, "", name);
    }

    private static UfwCommand routed(UfwCommand command, String in, String out) {
        if (!(command instanceof UfwCommand.OfRule ofRule)) {
            return command;
        }
        UfwRule rule = ofRule.rule().withRouted(true);
        rule = in.isEmpty() ? rule : rule.withInInterface(in);
        rule = out.isEmpty() ? rule : rule.withOutInterface(out);
        return new UfwCommand.OfRule(Forms.directed(rule), ofRule.placement(), ofRule.changed());
    }
}
