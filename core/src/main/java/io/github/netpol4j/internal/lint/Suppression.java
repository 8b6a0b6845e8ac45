package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.internal.lint.Found.One;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Findings that an annotation of their object, or of its namespace, says are known: {@code suppress.netpol4j.github.io/CODE: reason}.
 */
final class Suppression {

    /** What the key of the annotation begins with; the code follows. */
    static final String PREFIX = "suppress.netpol4j.github.io/";

    /** What people write where something has to be there. */
    private static final Set<String> NO_REASONS = Set.of(
            "true", "false", "yes", "no", "on", "off", "ok", "null", "none", "nil", "na", "todo", "tbd", "xx", "xxx");

    private final Cluster cluster;
    private final Map<String, Set<String>> used = new LinkedHashMap<>();
    private final Map<Finding, String> suppressed = new LinkedHashMap<>();
    private final List<Finding> left = new ArrayList<>();

    private Suppression(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Takes apart what is suppressed; the annotations that are wrong are findings too. */
    static Suppression of(Cluster cluster, List<One> found) {
        Suppression suppression = new Suppression(cluster);
        found.forEach(suppression::sort);
        Found wrong = new Found();
        Subject.all(cluster).forEach(subject -> suppression.check(subject, wrong));
        wrong.all().forEach(one -> suppression.left.add(one.finding()));
        return suppression;
    }

    Map<Finding, String> suppressed() {
        return suppressed;
    }

    List<Finding> left() {
        return left;
    }

    private void sort(One one) {
        String key = PREFIX + one.finding().code();
        Optional<Subject> by =
                one.subject().filter(subject -> reason(subject, key).isPresent());
        by = by.or(() -> one.subject()
                .flatMap(this::namespace)
                .filter(subject -> reason(subject, key).isPresent()));
        if (by.isPresent()) {
            suppressed.put(one.finding(), reason(by.get(), key).orElseThrow());
            used.computeIfAbsent(name(by.get()), subject -> new TreeSet<>()).add(key);
        } else {
            left.add(one.finding());
        }
    }

    private Optional<Subject> namespace(Subject subject) {
        return Optional.ofNullable(cluster.namespaces().get(subject.namespace()))
                .map(Subject::of);
    }

    private static Optional<String> reason(Subject subject, String key) {
        return Optional.ofNullable(subject.origin().annotations().get(key))
                .map(String::strip)
                .filter(Suppression::isReason);
    }

    /** A word at least, and none that says nothing. */
    private static boolean isReason(String text) {
        String letters = text.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean isWord = letters.codePoints().anyMatch(Character::isIdeographic)
                || letters.codePointCount(0, letters.length()) > 1;
        return isWord && !NO_REASONS.contains(letters.toLowerCase(Locale.ROOT));
    }

    /** Whether an annotation was meant to suppress something: nobody else has these codes. */
    private static boolean isMeant(String key) {
        String code = key.substring(key.indexOf('/') + 1).toUpperCase(Locale.ROOT);
        return isKnown(code) || (key.contains("netpol4j") && key.contains("sup"));
    }

    private static String name(Subject subject) {
        return subject.id() + " " + subject.origin().place();
    }

    private void check(Subject subject, Found wrong) {
        for (Map.Entry<String, String> annotation :
                subject.origin().annotations().entrySet()) {
            String key = annotation.getKey();
            if (!key.startsWith(PREFIX)) {
                if (isMeant(key)) {
                    wrong.add(
                            LintCode.SUPPRESSION,
                            subject,
                            "metadata.annotations",
                            "the annotation " + key + " on " + subject.id()
                                    + " is nearly one that suppresses a finding, and"
                                    + " as it is written it suppresses nothing",
                            "write " + PREFIX + " and the code, or remove it");
                }
                continue;
            }
            String code = key.substring(PREFIX.length());
            if (!isReason(annotation.getValue())) {
                wrong.add(
                        LintCode.SUPPRESSION,
                        subject,
                        "metadata.annotations",
                        "the annotation " + key + " on " + subject.id() + " gives no reason, so it suppresses nothing",
                        "write as its value why this is meant, or remove it");
            } else if (!used.getOrDefault(name(subject), Set.of()).contains(key)) {
                wrong.add(
                        LintCode.SUPPRESSION,
                        subject,
                        "metadata.annotations",
                        "nothing of code " + code + " is found at " + subject.id() + ", so its annotation " + key
                                + " suppresses nothing" + (isKnown(code) ? "" : "; there is no such code"),
                        "remove it" + (isKnown(code) ? "" : ", or correct the code"));
            }
        }
    }

    private static boolean isKnown(String code) {
        for (LintCode one : LintCode.values()) {
            if (one.name().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
