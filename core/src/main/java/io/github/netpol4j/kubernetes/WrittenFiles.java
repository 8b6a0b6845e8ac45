package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.DocumentReader;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.rule.Policy;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the files that policies wrote: their first line names the policy. It also names the policy's namespace, for whoever
 * reads it; a policy that moves to another one is still the same.
 *
 * <p>Links are not followed. Other writers may be at work: what is gone when it is looked at is no file of anyone.
 */
final class WrittenFiles {

    private static final String HEADER = "# netpol4j: policy ";
    private static final Pattern HEADER_LINE = Pattern.compile(Pattern.quote(HEADER) + "\"([^\"]*)\" in \"[^\"]*\"");
    private static final int LONGEST_HEADER = 512;

    private final Set<String> policies;

    WrittenFiles(Collection<Policy> policies) {
        this.policies = policies.stream().map(Policy::name).collect(Collectors.toSet());
    }

    /** The first line of a file that the policy writes. */
    static String header(Policy policy) {
        return HEADER + Literals.quote(policy.name()) + " in " + Literals.quote(policy.namespace());
    }

    /** Whether something is there that these policies did not write. */
    boolean isForeign(Path file) throws IOException {
        try {
            return !isRegular(file) || !isOwn(file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * The files that these policies wrote, each where they would write it: {@code folder/namespace/name.yaml}, with an object of
     * that name and namespace in it. A copy of such a file elsewhere belongs to whoever made it.
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
            return file.toString().endsWith(".yaml") && isRegular(file) && isOwn(file) && isInItsPlace(file, namespace);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isRegular(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile();
    }

    private boolean isOwn(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            char[] head = new char[LONGEST_HEADER];
            int length = Math.max(reader.read(head, 0, LONGEST_HEADER), 0);
            String first = new String(head, 0, length).lines().findFirst().orElse("");
            Matcher header = HEADER_LINE.matcher(first);
            return header.matches() && policies.contains(header.group(1));
        }
    }

    private static boolean isInItsPlace(Path file, Path namespace) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            Optional<YamlNode> metadata = DocumentReader.read(file.toString(), stream, ReadLimits.defaults()).stream()
                    .findFirst()
                    .flatMap(Document::root)
                    .flatMap(object -> value(object, "metadata"));
            return isNamed(file, text(metadata, "name") + ".yaml") && isNamed(namespace, text(metadata, "namespace"));
        }
    }

    private static boolean isNamed(Path path, String name) {
        return name.equals(String.valueOf(path.getFileName()));
    }

    private static Optional<YamlNode> value(YamlNode node, String key) {
        return node.mapping().flatMap(mapping -> mapping.value(key));
    }

    private static String text(Optional<YamlNode> metadata, String key) {
        return metadata.flatMap(fields -> value(fields, key))
                .flatMap(YamlNode::string)
                .orElse("");
    }
}
