package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.target.FileChange;
import io.github.netpol4j.target.FileChange.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A folder of manifests, one file an object, in folders by namespace. Each file begins with a line that says whose it is, and
 * policies touch no other files than their own.
 */
public final class ManifestFolder {

    /** Where the objects of the whole cluster are; no namespace has this name. */
    public static final String CLUSTER = "_cluster";

    private static final String NOTE = "# Generated: change the policy and write it again, edits made here are lost.\n";
    private static final int ATTEMPTS = 20;

    private final Path folder;
    private final WrittenFiles files;
    private final SortedSet<Path> namespaces = new TreeSet<>();
    private final SortedMap<Path, String> wanted = new TreeMap<>();

    /**
     * A folder and what it is to hold.
     *
     * @param folder made if it does not exist
     * @param marks which files there may be changed and removed
     * @param objects the files
     */
    public ManifestFolder(Path folder, FileMarks marks, List<ManifestFile> objects) {
        this.folder = folder;
        this.files = new WrittenFiles(marks);
        for (ManifestFile object : objects) {
            Path namespace = folder.resolve(object.folder());
            namespaces.add(namespace);
            if (wanted.put(namespace.resolve(object.name()), object.text()) != null) {
                throw new IllegalStateException("two objects for one file: " + object.folder() + "/" + object.name());
            }
        }
    }

    /**
     * The text of a file.
     *
     * @param header the line that says whose it is
     * @param yaml the object
     * @return the text
     */
    public static String text(String header, String yaml) {
        return header + "\n" + NOTE + yaml;
    }

    /**
     * What {@link #write()} would do.
     *
     * @return by file
     * @throws InvalidInputException with all that is in the way
     * @throws UncheckedIOException if reading fails
     */
    public List<FileChange> changes() {
        try {
            List<Problem> problems = problems();
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            SortedMap<Path, Kind> changes = new TreeMap<>();
            for (Path file : files.below(folder)) {
                if (!wanted.containsKey(file)) {
                    changes.put(file, Kind.REMOVE);
                }
            }
            for (Map.Entry<Path, String> one : wanted.entrySet()) {
                change(one.getKey(), one.getValue()).ifPresent(kind -> changes.put(one.getKey(), kind));
            }
            return changes.entrySet().stream()
                    .map(change -> new FileChange(change.getValue(), change.getKey()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is in the way. */
    private List<Problem> problems() throws IOException {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (isNoFolder(above)) {
                return List.of(FolderMessages.notAFolder(above));
            }
        }
        List<Problem> problems = new ArrayList<>();
        SortedSet<Path> open = new TreeSet<>(namespaces);
        for (Path namespace : namespaces) {
            if (Files.isSymbolicLink(namespace)) {
                problems.add(FolderMessages.linkInTheWay(namespace));
                open.remove(namespace);
            } else if (isNoFolder(namespace)) {
                problems.add(FolderMessages.fileInTheWay(namespace));
                open.remove(namespace);
            }
        }
        for (Path file : wanted.keySet()) {
            if (open.contains(parent(file)) && files.isForeign(file)) {
                problems.add(FolderMessages.foreignFile(file));
            }
        }
        return problems;
    }

    /** Looks once: to ask first whether something is there and then what it is would take a folder just removed for a file. */
    private static boolean isNoFolder(Path path) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isSymbolicLink() ? !Files.isDirectory(path) : !found.isDirectory();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Kind> change(Path file, String text) throws IOException {
        try {
            return Arrays.equals(Files.readAllBytes(file), bytes(text)) ? Optional.empty() : Optional.of(Kind.CHANGE);
        } catch (NoSuchFileException e) {
            return Optional.of(Kind.ADD);
        }
    }

    /**
     * Makes the folder hold what is wanted: everything new is written aside first, then moved into place file by file, and
     * only then is removed what is no longer made. If writing fails, nothing has changed.
     *
     * @return what was done, by file
     * @throws InvalidInputException with all that is in the way
     * @throws UncheckedIOException if reading or writing fails
     */
    public List<FileChange> write() {
        List<FileChange> changes = changes();
        Map<Path, Path> staged = new LinkedHashMap<>();
        SortedSet<Path> made = new TreeSet<>(Comparator.reverseOrder());
        try {
            try {
                for (FileChange change : changes) {
                    if (change.kind() != Kind.REMOVE) {
                        stage(change.file(), staged, made);
                    }
                }
                for (Map.Entry<Path, Path> one : staged.entrySet()) {
                    move(one.getValue(), one.getKey());
                }
            } finally {
                staged.values().forEach(ManifestFolder::discard);
                made.forEach(ManifestFolder::discard);
            }
            for (FileChange change : changes) {
                if (change.kind() == Kind.REMOVE) {
                    Files.deleteIfExists(change.file());
                    discard(parent(change.file()));
                }
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(folder);
    }

    /** Writes a file beside its place, under a name that no other writer uses. */
    private void stage(Path file, Map<Path, Path> staged, SortedSet<Path> made) throws IOException {
        Path parent = parent(file);
        Path aside = parent.resolve(".netpol4j-" + UUID.randomUUID() + ".new");
        staged.put(file, aside);
        byte[] text = bytes(Optional.ofNullable(wanted.get(file)).orElse(""));
        for (int attempt = 1; ; attempt++) {
            for (Path missing = parent; missing != null && Files.notExists(missing); missing = missing.getParent()) {
                made.add(missing);
            }
            try {
                Files.createDirectories(parent);
                Files.write(aside, text, StandardOpenOption.CREATE_NEW);
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // Another writer removes the folder at this moment, because it is empty.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a file, or a folder if it is empty; if that fails, what is left does no harm, and what went before matters more. */
    private static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Mostly a folder in which others have files.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
