package io.github.netpol4j.internal.manifest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the manifests below a folder. */
final class ManifestFiles {

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private ManifestFiles() {}

    /**
     * All files below a folder that are named like manifests, in the order of their names, which is the same on every system.
     * Links to files are read, because mounted ConfigMaps consist of them; links to folders are not followed, so that no file
     * is read twice and no walk is endless.
     */
    static List<Path> below(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        // Without this, a folder that is itself a link would be visited as a file.
        Path real = folder.toRealPath();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean isDangling = attributes.isSymbolicLink() && !Files.exists(file);
                if (isNamedLikeManifest(file) && (isDangling || Files.isRegularFile(file))) {
                    found.add(folder.resolve(real.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(ManifestFiles::name));
        return found;
    }

    /** A path as places show it, the same on every system. */
    static String name(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static boolean isNamedLikeManifest(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
