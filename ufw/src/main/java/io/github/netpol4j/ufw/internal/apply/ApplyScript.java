package io.github.netpol4j.ufw.internal.apply;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.DefaultChange;
import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A shell script that applies a plan. Its text is {@code apply.sh} beside this class, with the values of the plan in place of its
 * {@code @NAMES@}: numbers, digests, words of a fixed list, and texts in quoted here-documents that no line of theirs can end.
 */
public final class ApplyScript {

    private static final Pattern NAME = Pattern.compile("@([A-Z0-9_]+)@");
    private static final String END_OF_TEXT = "END_OF_NETPOL4J_TEXT";

    private ApplyScript() {}

    /**
     * The script.
     *
     * @param plan what it does
     * @param options how
     * @return its text, the same for the same plan and options
     * @throws io.github.netpol4j.finding.InvalidInputException if it would lock out those who manage the host, or would not know what may
     *     pass while rules are replaced
     */
    public static String of(UfwPlan plan, ApplyOptions options) {
        List<Problem> lockedOut = LockOut.problems(plan, options);
        if (!lockedOut.isEmpty()) {
            throw Messages.all(lockedOut);
        }
        RulesFiles result = plan.result();
        Between v4 = between(plan, false);
        Between v6 = between(plan, true);
        Map<String, String> values = Map.ofEntries(
                Map.entry("PLANNED", plan.there().digest()),
                Map.entry("RESULT", result.digest()),
                Map.entry("PORT", String.valueOf(options.managementPort())),
                Map.entry("SECONDS", String.valueOf(options.confirmWithin())),
                Map.entry("BEFORE", all(plan.before().defaults())),
                Map.entry("AFTER", all(plan.after().defaults())),
                Map.entry("OLD", changed(plan, DefaultChange::from)),
                Map.entry("NEW", changed(plan, DefaultChange::to)),
                Map.entry("STRICTER", changed(plan, change -> change.loosens() ? change.from() : change.to())),
                Map.entry("COUNT4", String.valueOf(v4.size())),
                Map.entry("COUNT6", String.valueOf(v6.size())),
                Map.entry("SUMMARY", PlanText.summary(plan)),
                Map.entry("RESULT4", quoted(result.v4(), false)),
                Map.entry("RESULT6", quoted(result.v6(), true)),
                Map.entry("BESIDE4", quoted(v4.beside(), false)),
                Map.entry("BESIDE6", quoted(v6.beside(), true)),
                Map.entry("BETWEEN4", quoted(v4.between(), false)),
                Map.entry("BETWEEN6", quoted(v6.between(), true)));
        return NAME.matcher(template()).replaceAll(found -> Matcher.quoteReplacement(value(values, found)));
    }

    private static Between between(UfwPlan plan, boolean six) {
        RulesLines.check(plan.there().text(six), six);
        RulesLines.check(plan.result().text(six), six);
        return new Between(
                plan.there().text(six),
                plan.result().text(six),
                six,
                plan.before().defaults(),
                plan.after().defaults());
    }

    /** As the script puts together what /etc/default/ufw says. */
    private static String all(UfwDefaults defaults) {
        return "INPUT=" + policy(defaults.incoming()) + ",OUTPUT=" + policy(defaults.outgoing()) + ",FORWARD="
                + policy(defaults.routed());
    }

    private static String changed(UfwPlan plan, Function<DefaultChange, UfwAction> which) {
        return plan.defaultChanges().stream()
                .map(change -> chain(change.way()) + "=" + policy(which.apply(change)))
                .collect(Collectors.joining(" ", "'", "'"));
    }

    private static String chain(String way) {
        return switch (way) {
            case "incoming" -> "INPUT";
            case "outgoing" -> "OUTPUT";
            default -> "FORWARD";
        };
    }

    private static String value(Map<String, String> values, MatchResult found) {
        String value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalStateException("apply.sh has a name without a value: " + found.group());
        }
        return value;
    }

    /** A here-document that prints a text as it is. */
    private static String quoted(String text, boolean six) {
        RulesLines.check(text, six);
        if (text.lines().anyMatch(END_OF_TEXT::equals)) {
            throw Messages.unknownLine(six, END_OF_TEXT);
        }
        return "<<'" + END_OF_TEXT + "'\n" + text + END_OF_TEXT;
    }

    private static String policy(UfwAction action) {
        return switch (action) {
            case ALLOW, LIMIT -> "ACCEPT";
            case DENY -> "DROP";
            case REJECT -> "REJECT";
        };
    }

    private static String template() {
        try (InputStream text = ApplyScript.class.getResourceAsStream("apply.sh")) {
            if (text == null) {
                throw new IllegalStateException("apply.sh is not beside its class");
            }
            return new String(text.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
