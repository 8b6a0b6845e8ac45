package io.github.netpol4j.calico.selector;

import io.github.netpol4j.internal.Given;
import java.util.List;
import java.util.regex.Pattern;

/** What selectors can't be made of, because Calico has no text for it. */
final class Checks {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_./-]{1," + CalicoSelector.MAX_KEY_LENGTH + "}");

    private Checks() {}

    static void key(String key) {
        if (!KEY.matcher(Given.notNull("a selector", key)).matches()) {
            throw Messages.labelKey(key);
        }
    }

    static void value(String value) {
        if (Given.notNull("a selector", value).contains("\"") && value.contains("'")) {
            throw Messages.bothQuotes(value);
        }
    }

    static void negated(CalicoSelector operand) {
        if (Given.notNull("new Not(..)", operand) instanceof CalicoSelector.Not) {
            throw Messages.doubleNegation(operand);
        }
        notGlobal(operand);
    }

    static List<CalicoSelector> operands(String call, List<CalicoSelector> operands) {
        List<CalicoSelector> given = List.copyOf(Given.noNulls(call, operands));
        if (given.size() < 2) {
            throw Messages.operands(call, given.size());
        }
        given.forEach(Checks::notGlobal);
        return given;
    }

    private static void notGlobal(CalicoSelector operand) {
        if (operand.isGlobal()) {
            throw Messages.globalNotAlone();
        }
    }
}
