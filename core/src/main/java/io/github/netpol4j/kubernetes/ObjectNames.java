package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How objects are named and marked. A name depends on nothing but the policy, the pods and the direction. */
final class ObjectNames {

    /** The largest annotation written, in bytes; all annotations of an object may have 256 KiB together. */
    static final int SENTENCES_BYTES = 32 * 1024;

    /** The longest name made: with {@code .yaml}, it is as long as the name of a file may be. */
    static final int LENGTH = 250;

    private static final String ALL_PODS = "all-pods";
    private static final int HASH_DIGITS = 10;

    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9.-]+");
    private static final Pattern DOTS = Pattern.compile("[-.]*\\.[-.]*");
    private static final Pattern ENDS = Pattern.compile("^[-.]+|[-.]+$");

    private ObjectNames() {}

    /**
     * The policy's name, what tells the pods, and the direction: {@code inventario-ubicacion-db-ingress}. Where the telling
     * part alone could also stand for other pods, it carries a hash of the selector.
     */
    static String name(String policy, String appLabel, Selector pods, Direction direction) {
        String telling = telling(appLabel, pods);
        boolean exact = pods.requirements().isEmpty() || isApp(appLabel, pods, telling);
        String end = (exact ? "" : "-" + hash(pods.toString())) + "-" + direction;
        String name = policy + "-" + telling + end;
        if (name.length() <= LENGTH) {
            return name;
        }
        String cutEnd = "-" + hash(pods.toString()) + "-" + direction;
        String head = (policy + "-" + telling).substring(0, LENGTH - cutEnd.length());
        return head.replaceAll("[-.]+$", "") + cutEnd;
    }

    private static boolean isApp(String appLabel, Selector pods, String telling) {
        if (pods.requirements().size() != 1 || telling.equals(ALL_PODS)) {
            return false;
        }
        Requirement only = pods.requirements().get(0);
        return only.key().equals(appLabel)
                && only.operator() == Operator.IN
                && only.values().equals(new TreeSet<>(List.of(telling)));
    }

    private static String telling(String appLabel, Selector pods) {
        if (pods.requirements().isEmpty()) {
            return ALL_PODS;
        }
        String words = pods.requirements().stream()
                .map(requirement -> words(appLabel, requirement))
                .collect(Collectors.joining("-"))
                .toLowerCase(Locale.ROOT);
        String plain = DOTS.matcher(OTHERS.matcher(words).replaceAll("-")).replaceAll(".");
        String trimmed = ENDS.matcher(plain).replaceAll("");
        return trimmed.isEmpty() ? "pods" : trimmed;
    }

    private static String words(String appLabel, Requirement requirement) {
        String key = requirement.key().equals(appLabel)
                ? ""
                : requirement.key().substring(requirement.key().indexOf('/') + 1) + "-";
        String values = String.join("-", requirement.values());
        return switch (requirement.operator()) {
            case IN -> key + values;
            case NOT_IN -> key + "not-" + values;
            case EXISTS -> key + "exists";
            case DOES_NOT_EXIST -> key + "absent";
        };
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Sentences, a line each, cut between two of them where they would be too long. */
    static String sentences(Collection<String> sorted) {
        List<String> lines = new ArrayList<>();
        int bytes = 0;
        int left = sorted.size();
        for (String sentence : sorted) {
            int more = sentence.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes + more > SENTENCES_BYTES - 40) {
                lines.add("and " + left + " more");
                break;
            }
            lines.add(sentence);
            bytes += more;
            left--;
        }
        return String.join("\n", lines);
    }
}
