package io.github.netpol4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What comes with the library at run time. The build writes the class path before it compiles the tests (core/pom.xml). */
class RuntimeClosureTest {

    private static final Set<String> MEANT = Set.of(
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jspecify",
            "kubernetes-model-common",
            "kubernetes-model-core",
            "kubernetes-model-networking",
            "slf4j-api",
            "snakeyaml");

    @Test
    void staysWithinWhatIsMeant() throws IOException {
        SortedMap<String, Long> jars = new TreeMap<>();
        for (String entry : Files.readString(Path.of("target", "runtime-classpath.txt"))
                .strip()
                .split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            jars.put(jar.getFileName().toString(), Files.size(jar));
        }
        jars.forEach((jar, bytes) -> System.out.printf("Runtime closure: %,11d bytes  %s%n", bytes, jar));
        System.out.printf(
                "Runtime closure: %,11d bytes in %d jars%n",
                jars.values().stream().mapToLong(Long::longValue).sum(), jars.size());
        assertThat(jars.keySet()).isNotEmpty().allMatch(jar -> MEANT.contains(jar.replaceAll("-[0-9].*", "")));
    }
}
