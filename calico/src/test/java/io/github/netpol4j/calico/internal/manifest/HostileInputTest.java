package io.github.netpol4j.calico.internal.manifest;

import static io.github.netpol4j.calico.internal.manifest.Reading.READER;
import static io.github.netpol4j.calico.internal.manifest.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.target.ReadLimits;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Input that would exhaust the process is refused, with one problem, and without much work. */
class HostileInputTest {

    private static final String HEAD = "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: p}\n";

    @Test
    void whatIsTooLargeIsNotRead() {
        ReadLimits limits = new ReadLimits(100, 100, 100);
        assertThat(problems(() -> READER.read(limits, HEAD + "#".repeat(100))))
                .containsExactly(
                        "<string>: this is more than 100 bytes; split it, or read it with a higher limit of bytes");
        EndlessStream stream = new EndlessStream();
        assertThat(problems(() -> READER.read(limits, stream)))
                .containsExactly(
                        "<stream>: this is more than 100 bytes; split it, or read it with a higher limit of bytes");
        assertThat(stream.given).isEqualTo(101);
    }

    @Test
    void sixtyFourMebibytesAreTheLimitUnlessOneIsGiven() {
        assertThat(problems(() -> READER.read(ReadLimits.defaults(), new EndlessStream())))
                .containsExactly(
                        "<stream>: this is more than 67108864 bytes; split it, or read it with a higher limit of"
                                + " bytes");
    }

    private static final class EndlessStream extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return '#';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            java.util.Arrays.fill(buffer, offset, offset + length, (byte) '#');
            given += length;
            return length;
        }
    }

    @Test
    void whatIsTooDeepIsNotRead() {
        assertThat(problems(HEAD + "spec: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested more than 100 levels deep");
    }

    @Test
    void aliasesThatGrowAreNotFollowed() {
        StringBuilder text = new StringBuilder(HEAD).append("spec:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'l'; c++) {
            String before = "*" + (char) (c - 1);
            text.append("  ").append(c).append(": &").append(c).append(" [");
            text.append((before + ", ").repeat(9)).append(before).append("]\n");
        }
        assertThat(problems(text.toString())).singleElement().asString().contains("stand for more than 100000 values");
    }

    @Test
    void tagsAndThingsThatAreNoObjectsAreRefused() {
        assertThat(problems(HEAD + "spec: !!java.io.File {order: 1}\n"))
                .singleElement()
                .asString()
                .contains("the tag");
        assertThat(problems("just a text")).singleElement().asString().contains("no Kubernetes object");
        assertThat(problems(HEAD + "spec: &s {order: *s}\n"))
                .singleElement()
                .asString()
                .contains("stands inside the value");
    }
}
