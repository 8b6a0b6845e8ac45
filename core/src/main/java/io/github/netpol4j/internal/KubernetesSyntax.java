package io.github.netpol4j.internal;

import java.util.ArrayList;
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

    private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String DNS_SUBDOMAIN = DNS_LABEL + "(\\." + DNS_LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(" + QUALIFIED + ")?";
    private static final Pattern DNS_LABEL_PATTERN = Pattern.compile(DNS_LABEL);
    private static final Pattern DNS_SUBDOMAIN_PATTERN = Pattern.compile(DNS_SUBDOMAIN);
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
        maxLength(value, LABEL_LENGTH, wrong);
        if (breaks(DNS_LABEL_PATTERN, value)) {
            wrong.add(
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                            + " end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '"
                            + DNS_LABEL + "')");
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
        List<String> wrong = new ArrayList<>();
        maxLength(value, SUBDOMAIN_LENGTH, wrong);
        if (breaks(DNS_SUBDOMAIN_PATTERN, value)) {
            wrong.add(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                            + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '"
                            + DNS_SUBDOMAIN + "')");
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
            wrong.add("a qualified name " + qualifiedRule()
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            return wrong;
        }
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                wrong.add("prefix part must be non-empty");
            } else {
                dnsSubdomain(parts[0]).forEach(message -> wrong.add("prefix part " + message));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            wrong.add("name part must be non-empty");
        } else if (name.length() > LABEL_LENGTH) {
            wrong.add("name part must be no more than " + LABEL_LENGTH + " bytes");
        }
        if (breaks(QUALIFIED_PATTERN, name)) {
            wrong.add("name part " + qualifiedRule());
        }
        return wrong;
    }

    /**
     * A label value: empty, or at most 63 characters of a small alphabet.
     *
     * @param value the text
     * @return what is wrong with it
     */
    public static List<String> labelValue(String value) {
        List<String> wrong = new ArrayList<>();
        maxLength(value, LABEL_LENGTH, wrong);
        if (breaks(LABEL_VALUE_PATTERN, value)) {
            wrong.add(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                            + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used"
                            + " for validation is '" + LABEL_VALUE + "')");
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
        if (name.length() > 15) {
            wrong.add("must be no more than 15 bytes");
        }
        if (!name.matches("[-a-z0-9]+")) {
            wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (!name.matches("(?s).*[a-z].*")) {
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

    private static String qualifiedRule() {
        return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + QUALIFIED
                + "')";
    }

    /** Texts far beyond every limit are told as too long alone: matching them would only cost time and stack. */
    private static boolean breaks(Pattern pattern, String value) {
        return value.length() <= 4 * SUBDOMAIN_LENGTH && !pattern.matcher(value).matches();
    }

    private static void maxLength(String value, int length, List<String> wrong) {
        if (value.length() > length) {
            wrong.add("must be no more than " + length + " bytes");
        }
    }
}
