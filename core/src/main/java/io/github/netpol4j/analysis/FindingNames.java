package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What findings are about, and what tells each from others: nothing that changes when files are moved or laid out anew. */
final class FindingNames {

    private static final int LENGTH = 16;

    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+\\]");
    private static final Pattern COUNT =
            Pattern.compile("\\b[0-9]+(?= (?:pod|object)s?\\b)|\\b[0-9]+ \\([0-9]+ %\\)|(?<= and )[0-9]+(?= more\\b)");

    private final Map<Finding, String> objects;
    private final Map<Finding, String> fingerprints;

    private FindingNames(Map<Finding, String> objects, Map<Finding, String> fingerprints) {
        this.objects = objects;
        this.fingerprints = fingerprints;
    }

    static FindingNames of(
            List<Finding> findings, List<Lint.Suppressed> suppressed, Map<Finding, String> knownObjects) {
        List<Finding> all = new ArrayList<>(findings);
        suppressed.forEach(one -> all.add(one.finding()));
        Map<Finding, String> objects = new HashMap<>();
        Map<Finding, String> fingerprints = new HashMap<>();
        Map<List<String>, Integer> times = new HashMap<>();
        for (Finding finding : all) {
            String object = knownObjects.getOrDefault(finding, file(finding));
            objects.put(finding, object);
            String said = said(finding);
            int time = times.merge(List.of(finding.code(), object, said), 1, Integer::sum);
            fingerprints.put(finding, hash(String.join("\n", finding.code(), object, said, "" + time)));
        }
        return new FindingNames(objects, fingerprints);
    }

    /** Its sentence, without what changes when rules change places, or pods come and go. */
    static String said(Finding finding) {
        String placeless = INDEX.matcher(finding.sentence()).replaceAll("[]");
        return COUNT.matcher(placeless).replaceAll("n");
    }

    /** Its name alone: the folder is another on each machine. */
    private static String file(Finding finding) {
        String source = finding.place().source().replace('\\', '/');
        return source.substring(source.lastIndexOf('/') + 1);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String object(Finding finding) {
        return objects.getOrDefault(finding, file(finding));
    }

    String fingerprint(Finding finding) {
        String known = fingerprints.get(finding);
        return known != null ? known : hash(String.join("\n", finding.code(), file(finding), said(finding), "1"));
    }

    /** Of the last of those that are found no more, where so many are still there. */
    static String fingerprint(Baseline.Entry gone, long left) {
        return hash(String.join("\n", gone.code(), gone.object(), gone.sentence(), "" + (left + gone.times())));
    }
}
