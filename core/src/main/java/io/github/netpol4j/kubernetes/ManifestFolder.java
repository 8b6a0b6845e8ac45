package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.kubernetes.FileChange.Kind;
import io.github.netpol4j.rule.Policy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of manifests, one file an object: {@code namespace/name.yaml}. Each file begins with a line that says whose it
 * is, and a policy touches no other files than its own.
 */
final class ManifestFolder {

    private static final String NOTE = "# Generated: change the policy and write it again, edits made here are lost.\n";
    private static final int LONGEST_HEADER = 512;

    private final Path folder;
    private final Set<String> headers;
    private final SortedMap<Path, String> wanted = new TreeMap<>();

    ManifestFolder(Path folder, Collection<Policy> policies, List<PolicyObject> objects) {
        this.folder = folder;
        Map<String, Policy> byName = policies.stream().collect(Collectors.toMap(Policy::name, policy -> policy));
        headers = policies.stream().map(ManifestFolder::header).collect(Collectors.toSet());
        for (PolicyObject object : objects) {
            Policy owner = byName.get(object.labels().get(Kubernetes.POLICY_LABEL));
            if (owner == null) {
                throw new IllegalStateException("an object without its policy: " + object.id());
            }
            wanted.put(
                    folder.resolve(object.namespace()).resolve(object.name() + ".yaml"),
                    header(owner) + "\n" + NOTE + Manifests.yaml(object));
        }
    }

    private static String header(Policy policy) {
        return "# netpol4j: policy " + Literals.quote(policy.name()) + " in " + Literals.quote(policy.namespace());
    }

    /** What {@link #write()} would do, by file. */
    List<FileChange> changes() {
        List<Path> own = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
                throw new InvalidInputException(Messages.notAFolder(folder));
            }
            own.addAll(own());
            SortedMap<Path, Kind> changes = new TreeMap<>();
            for (Path file : own) {
                if (!wanted.containsKey(file)) {
                    changes.put(file, Kind.REMOVE);
                }
            }
            for (Map.Entry<Path, String> one : wanted.entrySet()) {
                Path file = one.getKey();
                if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    changes.put(file, Kind.ADD);
                } else if (!own.contains(file)) {
                    problems.add(Messages.foreignFile(file));
                } else if (!Arrays.equals(Files.readAllBytes(file), bytes(one.getValue()))) {
                    changes.put(file, Kind.CHANGE);
                }
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return changes.entrySet().stream()
                    .map(change -> new FileChange(change.getValue(), change.getKey()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the folder hold what is wanted: everything new is written aside first, then moved into place file by file, and
     * only then is removed what is no longer made. If writing fails, nothing has changed.
     */
    List<FileChange> write() {
        List<FileChange> changes = changes();
        Map<Path, Path> staged = new LinkedHashMap<>();
        try {
            try {
                for (FileChange change : changes) {
                    if (change.kind() != Kind.REMOVE) {
                        staged.put(change.file(), stage(change.file()));
                    }
                }
                for (Map.Entry<Path, Path> one : staged.entrySet()) {
                    move(one.getValue(), one.getKey());
                }
            } finally {
                for (Path left : staged.values()) {
                    Files.deleteIfExists(left);
                }
            }
            for (FileChange change : changes) {
                if (change.kind() == Kind.REMOVE) {
                    Files.deleteIfExists(change.file());
                    removeIfEmpty(Optional.ofNullable(change.file().getParent()));
                }
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path stage(Path file) throws IOException {
        Path parent = Optional.ofNullable(file.getParent()).orElse(folder);
        Files.createDirectories(parent);
        Path aside = parent.resolve("." + file.getFileName() + ".new");
        Files.write(aside, bytes(Optional.ofNullable(wanted.get(file)).orElse("")));
        return aside;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void removeIfEmpty(Optional<Path> parent) throws IOException {
        if (parent.isPresent() && !parent.get().equals(folder)) {
            try (Stream<Path> left = Files.list(parent.get())) {
                if (left.findAny().isPresent()) {
                    return;
                }
            }
            Files.deleteIfExists(parent.get());
        }
    }

    /** The files that these policies wrote, found by their first line. Links are not followed. */
    private List<Path> own() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // The folder itself may be a link; what is below it is not followed.
        Path real = folder.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            return files.map(file -> folder.resolve(real.relativize(file)))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> headers.contains(firstLine(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String firstLine(Path file) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            char[] head = new char[LONGEST_HEADER];
            int length = Math.max(reader.read(head, 0, LONGEST_HEADER), 0);
            return new String(head, 0, length).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
