package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwApplication;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;

/** What ufw refuses of a command because of the rules and the application profiles that are there. */
public final class CommandChecks {

    private CommandChecks() {}

    /**
     * The rules that a command is about.
     *
     * @param arguments the command's words
     * @param services names of ports
     * @param applications the profiles that are there
     * @param state the rules that are there
     * @return none for a command about something else; one for each port group of a profile
     * @throws io.github.netpol4j.finding.InvalidInputException in ufw's words, if it refuses the command
     */
    public static List<UfwRule> rules(
            List<String> arguments, Services services, List<UfwApplication> applications, UfwState state) {
        Given.notNull("a state", state);
        UfwCommand command = CommandParser.parse(arguments, services);
        Refusal refusal = new Refusal(arguments);
        if (command instanceof UfwCommand.DeleteNumber delete) {
            int count = state.v4().size() + state.v6().size();
            if (delete.number() < 1 || delete.number() > count) {
                throw refusal.noSuchRule(delete.number());
            }
        }
        if (!(command instanceof UfwCommand.OfRule of)) {
            return List.of();
        }
        if (!state.ipv6() && !of.rule().isIn(false)) {
            throw refusal.noIpv6();
        }
        boolean deletes = of.placement().kind() == Placement.Kind.DELETE;
        List<UfwRule> rules = deletes ? List.of(of.rule()) : Applications.expand(of.rule(), applications, refusal);
        if (of.placement().kind() == Placement.Kind.INSERT) {
            checkPosition(of, state, refusal);
        }
        return rules;
    }

    private static void checkPosition(UfwCommand.OfRule of, UfwState state, Refusal refusal) {
        int number = of.placement().number();
        int v4 = state.v4().size();
        boolean isPastEnd = number > v4 + state.v6().size();
        boolean isInOtherFamily = Forms.onlyV6(of.rule())
                .map(v6 -> v6 ? number <= v4 : number > v4)
                .orElse(false);
        if (isPastEnd || isInOtherFamily) {
            throw refusal.position(number);
        }
    }
}
