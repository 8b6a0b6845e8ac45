package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.DocumentReader;
import io.github.netpol4j.target.ReadLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the files that policies wrote from all others.
 *
 * <p>Links are not followed. Other writers may be at work: what is gone when it is looked at is no file of anyone.
 */
final class WrittenFiles {

    private static final int LONGEST_HEADER = 512;

    private final FileMarks marks;

    WrittenFiles(FileMarks marks) {
        this.marks = marks;
    }

    /** Whether something is there that these policies did not write. */
    boolean isForeign(Path file) throws IOException {
        try {
            return !isRegular(file) || !marks.mayChange(firstLine(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * The files that these policies wrote and may remove, each where they would write it, with the object in it that belongs
     * there. A copy of such a file elsewhere belongs to whoever made it.
     */
    List<Path> below(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path namespace : list(folder)) {
            if (Files.isDirectory(namespace, LinkOption.NOFOLLOW_LINKS)) {
                for (Path file : list(namespace)) {
                    if (isOwnInItsPlace(file, namespace)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    private boolean isOwnInItsPlace(Path file, Path namespace) throws IOException {
        try {
            return file.toString().endsWith(".yaml")
                    && isRegular(file)
                    && marks.mayRemove(firstLine(file))
                    && isInItsPlace(file, namespace);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isRegular(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile();
    }

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            char[] head = new char[LONGEST_HEADER];
            int length = Math.max(reader.read(head, 0, LONGEST_HEADER), 0);
            return new String(head, 0, length).lines().findFirst().orElse("");
        }
    }

    private boolean isInItsPlace(Path file, Path namespace) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            String place = namespace.getFileName() + "/" + file.getFileName();
            return DocumentReader.read(file.toString(), stream, ReadLimits.defaults()).stream()
                    .findFirst()
                    .flatMap(Document::root)
                    .filter(object -> marks.place(object).equals(place))
                    .isPresent();
        }
    }
}
