package io.github.netpol4j.ufw.apply;

import io.github.netpol4j.internal.Given;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The texts of ufw's two rules files.
 *
 * @param v4 that of {@code /etc/ufw/user.rules}
 * @param v6 that of {@code /etc/ufw/user6.rules}
 */
public record RulesFiles(String v4, String v6) {

    /**
     * Texts.
     *
     * @param v4 that of {@code /etc/ufw/user.rules}
     * @param v6 that of {@code /etc/ufw/user6.rules}
     */
    public RulesFiles {
        Given.noneNull("rules files", v4, v6);
    }

    /**
     * The text of a family.
     *
     * @param six IPv6 or IPv4
     * @return the whole file
     */
    public String text(boolean six) {
        return six ? v6 : v4;
    }

    /**
     * The SHA-256 of both, one after the other: what {@code cat user.rules user6.rules | sha256sum} prints.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(v4.getBytes(StandardCharsets.UTF_8));
            sha.update(v6.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** The digest; the texts are long. */
    @Override
    public String toString() {
        return "rules files " + digest();
    }
}
