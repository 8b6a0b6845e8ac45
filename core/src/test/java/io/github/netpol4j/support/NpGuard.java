package io.github.netpol4j.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clusters of np-guard/netpol-analyzer (Apache-2.0), written by others. They are outside this repository: the environment variable
 * NETPOL4J_VECTORS names their folder, and a test without it is left out, in words that CI looks for.
 */
public final class NpGuard {

    private NpGuard() {}

    /** The folder of each cluster, whose manifests are in the folder {@code manifests} there. */
    public static List<Path> cases() throws IOException {
        Optional<Path> folder = Optional.ofNullable(System.getenv("NETPOL4J_VECTORS"))
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .map(name -> Path.of(name, "np-guard"));
        assumeTrue(folder.isPresent(), "left out: NETPOL4J_VECTORS names no folder of external vectors");
        try (Stream<Path> entries = Files.list(folder.orElseThrow())) {
            return entries.filter(entry -> Files.isDirectory(entry.resolve("manifests")))
                    .sorted()
                    .toList();
        }
    }

    /** The folder of each cluster's manifests. */
    public static List<Path> manifests() throws IOException {
        return cases().stream().map(one -> one.resolve("manifests")).toList();
    }
}
