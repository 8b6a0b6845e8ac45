package io.github.netpol4j.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The syntax of names, label keys and label values, in the words of the API server.
 *
 * <p>Source: k8s.io/apimachinery util/validation and api/validate/content; the Kubernetes documentation, "Object Names and
 * IDs" and "Labels and Selectors". Each method returns what is wrong; nothing means valid.
 */
public final class KubernetesSyntax {

    /** The longest DNS-1123 label. */
    public static final int LABEL_LENGTH = 63;

    /** The longest DNS-1123 subdomain. */
    public static final int SUBDOMAIN_LENGTH = 253;

    private static final int PORT_NAME_LENGTH = 15;
    private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String DNS_SUBDOMAIN = DNS_LABEL + "(\\." + DNS_LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(" + QUALIFIED + ")?";
    private static final Pattern PORT_NAME_PATTERN = Pattern.compile("[-a-z0-9]+");
    private static final Pattern DNS_LABEL_PATTERN = Pattern.compile(DNS_LABEL);
    private static final Pattern QUALIFIED_PATTERN = Pattern.compile(QUALIFIED);
    private static final Pattern LABEL_VALUE_PATTERN = Pattern.compile(LABEL_VALUE);

    private KubernetesSyntax() {}

    /**
     * A DNS-1123 label: the name of a namespace.
     *
     * @param value the text
     * @return what is wrong with it
     */
    public static List<String> dnsLabel(String value) {
        List<String> wrong = new ArrayList<>();
        maxLength(value, LABEL_LENGTH, "characters", wrong);
        if (!matches(DNS_LABEL_PATTERN, value)) {
            wrong.add(isSubdomain(value) ? "must not contain dots" : labelRule());
        }
        return wrong;
    }

    /**
     * A DNS-1123 subdomain: the name of a NetworkPolicy, the prefix of a label key.
     *
     * @param value the text
     * @return what is wrong with it
     */
    public static List<String> dnsSubdomain(String value) {
        return dnsSubdomain(value, "characters");
    }

    private static List<String> dnsSubdomain(String value, String unit) {
        List<String> wrong = new ArrayList<>();
        maxLength(value, SUBDOMAIN_LENGTH, unit, wrong);
        if (!isSubdomain(value)) {
            wrong.add("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                    + " and must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                    + " validation is '" + DNS_SUBDOMAIN + "')");
        }
        return wrong;
    }

    /**
     * A label key: an optional DNS subdomain and a slash, then a name.
     *
     * @param key the text
     * @return what is wrong with it
     */
    public static List<String> labelKey(String key) {
        List<String> wrong = new ArrayList<>();
        String[] parts = key.split("/", -1);
        if (parts.length > 2) {
            wrong.add("a valid label key " + qualifiedRule()
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            return wrong;
        }
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                wrong.add("prefix part must be non-empty");
            } else {
                dnsSubdomain(parts[0], "bytes").forEach(message -> wrong.add("prefix part " + message));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            wrong.add("name part must be non-empty");
        } else if (bytes(name) > LABEL_LENGTH) {
            wrong.add("name part must be no more than " + LABEL_LENGTH + " bytes");
        }
        if (!matches(QUALIFIED_PATTERN, name)) {
            wrong.add("name part " + qualifiedRule());
        }
        return wrong;
    }

    /**
     * The key of an annotation: a label key whose case does not matter.
     *
     * @param key the text
     * @return what is wrong with it
     */
    public static List<String> annotationKey(String key) {
        // Character by character, as Go does it: String.toLowerCase may turn one character into two.
        int[] lowerCase = key.codePoints().map(Character::toLowerCase).toArray();
        return labelKey(new String(lowerCase, 0, lowerCase.length));
    }

    /**
     * A label value: empty, or at most 63 characters of a small alphabet.
     *
     * @param value the text
     * @return what is wrong with it
     */
    public static List<String> labelValue(String value) {
        List<String> wrong = new ArrayList<>();
        maxLength(value, LABEL_LENGTH, "bytes", wrong);
        if (!matches(LABEL_VALUE_PATTERN, value)) {
            wrong.add("a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.',"
                    + " and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or"
                    + " '12345', regex used for validation is '" + LABEL_VALUE + "')");
        }
        return wrong;
    }

    /**
     * The name of a container port (IANA_SVC_NAME, RFC 6335): what a named port may be.
     *
     * @param name the text
     * @return what is wrong with it
     */
    public static List<String> portName(String name) {
        List<String> wrong = new ArrayList<>();
        maxLength(name, PORT_NAME_LENGTH, "characters", wrong);
        if (!PORT_NAME_PATTERN.matcher(name).matches()) {
            wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (name.chars().noneMatch(c -> 'a' <= c && c <= 'z')) {
            wrong.add("must contain at least one letter (a-z)");
        }
        if (name.contains("--")) {
            wrong.add("must not contain consecutive hyphens");
        }
        if (!name.isEmpty() && (name.startsWith("-") || name.endsWith("-"))) {
            wrong.add("must not begin or end with a hyphen");
        }
        return wrong;
    }

    private static String labelRule() {
        return "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                + " end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '"
                + DNS_LABEL + "')";
    }

    private static String qualifiedRule() {
        return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + QUALIFIED
                + "')";
    }

    private static boolean matches(Pattern pattern, String value) {
        return pattern.matcher(value).matches();
    }

    /** Label by label: one pattern for the whole would take a stack frame for every dot of a hostile text. */
    private static boolean isSubdomain(String value) {
        return Arrays.stream(value.split("\\.", -1)).allMatch(label -> matches(DNS_LABEL_PATTERN, label));
    }

    /** The API server says bytes of labels and still characters of names, and counts bytes of both. */
    private static void maxLength(String value, int length, String unit, List<String> wrong) {
        if (bytes(value) > length) {
            wrong.add("must be no more than " + length + " " + unit);
        }
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}
