package io.github.netpol4j.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares output with a file under src/test/resources, byte by byte; {@code -Dgolden.update=true} writes the file instead. */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources");

    private Golden() {}

    /**
     * Checks that a file has exactly this text.
     *
     * @param file its path under src/test/resources
     * @param actual the text
     */
    public static void check(String file, String actual) {
        Path golden = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(golden.toAbsolutePath().getParent());
                Files.writeString(golden, actual);
            }
            assertThat(actual)
                    .as("%s; where the change is meant, renew it with -Dgolden.update=true", golden)
                    .isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
