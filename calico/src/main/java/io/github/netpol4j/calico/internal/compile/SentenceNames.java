package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoSentence;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the policies of sentences are named: alike on every version of Calico, and alike for a staged policy and the enforced
 * one that it is to become. A name depends on nothing but its policy and sentence.
 */
final class SentenceNames {

    private static final int TELLING = 60;
    private static final int HASH_DIGITS = 10;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");

    private SentenceNames() {}

    /** {@code security.inventario-db-1a2b3c4d5e}: the tier where it is not default, the policy, who is guarded, a hash. */
    static String name(String policy, String namespace, CalicoSentence sentence) {
        String telling = sentence.guarded().stream()
                .map(SentenceNames::telling)
                .distinct()
                .collect(Collectors.joining("-"));
        String words = plain(policy + "-" + plain(telling.substring(0, Math.min(TELLING, telling.length()))));
        String prefix = sentence.tier().equals(PolicySpec.DEFAULT_TIER) ? "" : sentence.tier() + ".";
        String hash = hash(policy + "\n" + namespace + "\n" + sentence.enforced());
        int room = Limits.NAME - prefix.length() - hash.length() - 1;
        return prefix + plain(words.substring(0, Math.min(room, words.length()))) + "-" + hash;
    }

    private static String telling(Peer peer) {
        return peer.asPods()
                .map(Pods::apps)
                .map(apps -> apps.isEmpty() ? "pods" : String.join("-", apps))
                .orElse("host");
    }

    private static String plain(String words) {
        String replaced = OTHERS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("-");
        return ENDS.matcher(replaced).replaceAll("");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
