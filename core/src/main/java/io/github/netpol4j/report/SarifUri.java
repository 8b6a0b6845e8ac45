package io.github.netpol4j.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The name of a file as a URI.
 *
 * @param text a relative reference, or an absolute URI of a file
 * @param isRelative whether it is relative to the root
 */
record SarifUri(String text, boolean isRelative) {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

    static SarifUri of(String file, Optional<Path> root) {
        String name = root.map(folder -> below(file, folder)).orElse(file).replace('\\', '/');
        boolean drive = name.matches("[A-Za-z]:/.*");
        if (name.startsWith("/") || drive) {
            return new SarifUri(
                    "file://" + (drive ? "/" + name.substring(0, 2) : "") + escaped(drive ? name.substring(2) : name),
                    false);
        }
        String relative = name.startsWith("./") ? name.substring(2) : name;
        return new SarifUri(escaped(relative), true);
    }

    /** As it is if it is not below the folder. */
    private static String below(String file, Path folder) {
        try {
            Path whole = folder.toAbsolutePath().normalize();
            Path path = Path.of(file).toAbsolutePath().normalize();
            return path.startsWith(whole) && !path.equals(whole)
                    ? whole.relativize(path).toString()
                    : file;
        } catch (InvalidPathException e) {
            return file;
        }
    }

    private static String escaped(String name) {
        StringBuilder uri = new StringBuilder();
        for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
            if (letter > 0 && PLAIN.indexOf(letter) >= 0) {
                uri.append((char) letter);
            } else {
                uri.append(String.format(java.util.Locale.ROOT, "%%%02X", letter & 0xff));
            }
        }
        return uri.toString();
    }
}
