package io.github.netpol4j.ufw.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The names that stand for numbers. */
class ServicesTest {

    @Test
    void aNameHasANumberOfItsProtocols() {
        assertThat(Services.number(Protocol.TCP, "ssh")).contains(22);
        assertThat(Services.number(Protocol.UDP, "ssh")).isEmpty();
        assertThat(Services.number(Protocol.UDP, "domain")).contains(53);
        assertThat(Services.number(Protocol.TCP, "domain")).contains(53);
        assertThat(Services.number(Protocol.TCP, "ms-sql-s")).contains(1433);
        assertThat(Services.number(Protocol.SCTP, "domain")).isEmpty();
        assertThat(Services.number(Protocol.TCP, "nobody-knows")).isEmpty();
        assertThat(Services.isName("ldap")).isTrue();
        assertThat(Services.isName("SSH")).isFalse();
    }

    /** Where a machine has such a file, it says of no name of ours that it is another number. */
    @Test
    void theFileOfTheMachineSaysNothingElse() throws IOException {
        Path file = Path.of("/etc/services");
        if (!Files.exists(file)) {
            System.out.println("ufw: no /etc/services here to compare the names of ports with");
            return;
        }
        int known = 0;
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("#", 2)[0].trim().split("[\\s/]+", 4);
            if (words.length >= 3 && (words[2].equals("tcp") || words[2].equals("udp"))) {
                Protocol protocol = words[2].equals("tcp") ? Protocol.TCP : Protocol.UDP;
                Optional<Integer> number = Services.number(protocol, words[0]);
                number.ifPresent(some -> assertThat(some).as(line).isEqualTo(Integer.parseInt(words[1])));
                known += number.isPresent() ? 1 : 0;
            }
        }
        assertThat(known).isGreaterThan(20);
    }
}
