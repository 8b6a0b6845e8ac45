package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes is to Kubernetes, whose YAML library follows YAML 1.1 with changes: {@code no} is a boolean, {@code
 * 010} is eight, and {@code 12:30} and {@code 2001-01-01} are texts. A parser's own idea of it would read other manifests than
 * the cluster does.
 */
final class PlainScalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NOT_FINITE = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]([0-7]+)|0[bB]([01]+)|0([0-7]+)|(0|[1-9][0-9]*))");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final int[] RADIX = {0, 0, 16, 8, 2, 8, 10};
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** More digits than any number of 64 bits has: beyond it, the value is not worth its computation. */
    private static final int MOST_DIGITS = 100;

    private PlainScalars() {}

    static Kind kind(String text) {
        if (NULLS.contains(text)) {
            return Kind.NULL;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return Kind.BOOL;
        }
        if (NOT_FINITE.contains(text)) {
            return Kind.FLOAT;
        }
        if ("+-.0123456789".indexOf(text.charAt(0)) < 0) {
            return Kind.STRING;
        }
        if (integer(text).isPresent()) {
            return Kind.INT;
        }
        return isFloat(text) ? Kind.FLOAT : Kind.STRING;
    }

    /** The value of a whole number in any of its notations; empty if it is none, or has more than 64 bits. */
    static Optional<BigInteger> integer(String text) {
        Matcher matcher = INTEGER.matcher(withoutUnderscores(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (int group = 2; group < RADIX.length; group++) {
            String digits = matcher.group(group);
            if (digits != null && digits.length() <= MOST_DIGITS) {
                BigInteger value = new BigInteger(("-".equals(matcher.group(1)) ? "-" : "") + digits, RADIX[group]);
                return Optional.of(value).filter(v -> v.compareTo(LEAST) >= 0 && v.compareTo(MOST) <= 0);
            }
        }
        return Optional.empty();
    }

    /** The value of a number that is not whole, or has more than 64 bits; empty if it is not finite. */
    static Optional<Double> decimal(String text) {
        String plain = withoutUnderscores(text);
        boolean isDecimal = FLOAT.matcher(plain).matches();
        return isDecimal ? Optional.of(Double.parseDouble(plain)).filter(Double::isFinite) : Optional.empty();
    }

    /** Whether a boolean is true. */
    static boolean isTrue(String text) {
        return TRUE.contains(text);
    }

    /** Also whole numbers beyond 64 bits; not numbers beyond what a double holds. */
    private static boolean isFloat(String text) {
        String plain = text.charAt(0) == '.' ? text : withoutUnderscores(text);
        return INTEGER.matcher(plain).matches()
                || (FLOAT.matcher(plain).matches() && Double.isFinite(Double.parseDouble(plain)));
    }

    private static String withoutUnderscores(String text) {
        return text.replace("_", "");
    }
}
