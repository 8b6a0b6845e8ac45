package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Cidr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyCidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255/32, 255.255.255.255/32",
        "192.168.9.1/24, 192.168.9.0/24",
        "1.2.3.4/0, 0.0.0.0/0",
        "010.011.012.0/24, 10.11.12.0/24",
        "10.000.0000000000000000000000.0/8, 10.0.0.0/8",
        "10.0.0.0/0000000000000000000000008, 10.0.0.0/8",
        "1.2.3.4/00, 0.0.0.0/0",
        "fd00::/8, fd00::/8",
        "::/0, ::/0",
        "1::/16, 1::/16",
        "FD00:0:0::AB/8, fd00::/8",
        "2001:0000000db8::1/64, 2001:db8::/64",
        "1:2:3:4:5:6:7:8/128, 1:2:3:4:5:6:7:8/128",
        "1:2:3:4:5:6:7::/112, 1:2:3:4:5:6:7:0/112",
        "::1.2.3.4/128, ::102:304/128",
        "64:ff9b::010.0.0.1/128, 64:ff9b::a00:1/128",
        "::ffff:10.1.2.3/104, 10.0.0.0/8",
        "::ffff:a01:203/128, 10.1.2.3/32",
        "::ffff:10.1.2.3/96, 0.0.0.0/0",
        "::ffff:10.1.2.3/95, ::fffe:0:0/95",
        "::ffff:10.1.2.3/80, ::/80",
        "::ffff:0:0/0, ::/0",
    })
    void readsTheBlockThatTheApiServerReads(String text, String block) {
        assertThat(LegacyCidr.parse(text)).contains(Cidr.of(block));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/+8",
                "10.0.0.0/-0",
                "10.0.0.0/0x8",
                "10.0.0.0/8 ",
                " 10.0.0.0/8",
                "10.0.0/8",
                "10.0.0.0.0/8",
                "10..0.0/8",
                "10.0.0.a/8",
                "0x0a.0.0.0/8",
                "256.0.0.0/8",
                "10.0.0.0/99999999999999999999",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/8/8",
                "::/129",
                ":/0",
                ":::/0",
                "1:/16",
                ":1/16",
                "1::2::3/16",
                "1:2:3:4:5:6:7/128",
                "1:2:3:4:5:6:7:8:9/128",
                "1:2:3:4:5:6:7:8::/128",
                "::10000/128",
                "::g/128",
                "1.2.3.4::/32",
                "1:2:3:4:5:6:7:1.2.3.4/128",
                "::1.2.3/128",
                "::1.2.3.256/128",
                "fe80::1%eth0/64",
                "fe80::1/64%eth0",
                "\u0661.0.0.0/8",
                "10.0.0.0/\u0668"
            })
    void readsNothingFromWhatTheApiServerRefuses(String text) {
        assertThat(LegacyCidr.parse(text)).isEmpty();
    }
}
