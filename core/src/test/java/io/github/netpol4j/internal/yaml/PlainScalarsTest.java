package io.github.netpol4j.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainScalarsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE", "n", "N", "no", "No", "NO",
                "off", "Off", "OFF", "false", "False", "FALSE"
            })
    void aBooleanIsWhatKubernetesTakesForOne(String text) {
        assertThat(PlainScalars.kind(text)).isEqualTo(Kind.BOOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void nothingIsNull(String text) {
        assertThat(PlainScalars.kind(text)).isEqualTo(Kind.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "80, 80",
        "+80, 80",
        "-1, -1",
        "8_080, 8080",
        "0x1F, 31",
        "0X1f, 31",
        "-0x10, -16",
        "0o17, 15",
        "010, 8",
        "0_10, 8",
        "0b101, 5",
        "9223372036854775808, 9223372036854775808",
        "18446744073709551615, 18446744073709551615",
        "-9223372036854775808, -9223372036854775808"
    })
    void wholeNumbersComeInManyNotations(String text, BigInteger value) {
        assertThat(PlainScalars.kind(text)).isEqualTo(Kind.INT);
        assertThat(PlainScalars.integer(text)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "1.",
                ".5",
                "-.5",
                "1e3",
                "1E-3",
                "1.5e+3",
                ".inf",
                "-.Inf",
                "+.INF",
                ".nan",
                ".NaN",
                "08",
                "0800",
                "18446744073709551616",
                "0x123456789abcdef0123",
                "1_0.5"
            })
    void otherNumbersAreFloats(String text) {
        assertThat(PlainScalars.kind(text)).isEqualTo(Kind.FLOAT);
        assertThat(PlainScalars.integer(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yEs",
                "tRue",
                "nULL",
                "web",
                "12:30",
                "190:20:30",
                "2001-01-01",
                "2001-12-14T21:59:43Z",
                "1.2.3",
                "10.0.0.0/8",
                "0x",
                "0o8",
                "0b2",
                "-",
                "+",
                ".",
                "..",
                "1e",
                "e3",
                "_1",
                "1e999",
                ".5_0",
                "0x1.8p3",
                "inf",
                "NaN",
                "=",
                "<<",
                "no way",
                "1f",
                "1d",
                "+.nan.",
                "--1"
            })
    void everythingElseIsText(String text) {
        assertThat(PlainScalars.kind(text)).isEqualTo(Kind.STRING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void aVeryLongNumberCostsLittle(int digits) {
        assertThat(PlainScalars.kind("9".repeat(digits))).isEqualTo(Kind.FLOAT);
    }
}
