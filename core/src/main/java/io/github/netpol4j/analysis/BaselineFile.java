package io.github.netpol4j.analysis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of baselines. */
final class BaselineFile {

    /** More than a hundred thousand entries. */
    private static final long MOST = 64L << 20;

    private BaselineFile() {}

    static String read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MOST) {
                throw Messages.baselineFile(file, "the file has more than " + MOST + " bytes", "name a baseline");
            }
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Messages.baselineFile(file, "the file is not UTF-8", "save it as UTF-8, or make it anew");
        } catch (NoSuchFileException e) {
            throw Messages.baselineFile(
                    file, "there is no such file", "name a baseline, or write one with Baseline.of(lint).write(..)");
        } catch (IOException e) {
            throw Messages.baselineFile(file, "it can't be read: " + e, "name a file that can be read");
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw Messages.baselineFile(file, "it can't be written: " + e, "name a file in a folder that is there");
        }
    }
}
