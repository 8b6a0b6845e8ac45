package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Values.Addresses;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRangeTest {

    private static AddressRange range(String first, String last) {
        return new AddressRange(IpAddress.of(first), IpAddress.of(last));
    }

    @Test
    void blocksOfARange() {
        assertThat(range("10.0.0.1", "10.0.0.6").blocks())
                .hasToString("[10.0.0.1/32, 10.0.0.2/31, 10.0.0.4/31, 10.0.0.6/32]");
        assertThat(range("0.0.0.0", "255.255.255.255").blocks()).containsExactly(Cidr.IPV4);
        assertThat(AddressRange.of(Cidr.IPV6).blocks()).containsExactly(Cidr.IPV6);
        assertThat(range("255.255.255.255", "255.255.255.255")).hasToString("255.255.255.255");
        assertThat(range("10.0.0.0", "10.255.255.255")).hasToString("10.0.0.0/8");
        assertThat(range("10.0.0.1", "10.0.0.2")).hasToString("10.0.0.1-10.0.0.2");
    }

    @Test
    void aRangeBackwardsOrOverFamiliesIsRefused() {
        assertThatThrownBy(() -> range("10.0.0.2", "10.0.0.1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("10.0.0.2-10.0.0.1: the end comes before the start, or is of another IP family");
        assertThatThrownBy(() -> range("10.0.0.2", "::1")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void familiesDoNotTouch() {
        Addresses both = new Addresses(List.of(AddressRange.of(Cidr.IPV6), AddressRange.of(Cidr.IPV4)));

        assertThat(both.ranges()).containsExactly(AddressRange.of(Cidr.IPV4), AddressRange.of(Cidr.IPV6));
    }

    @Test
    void whatIsLeftOutOfABlockNeedNotLieInIt() {
        Addresses left = Addresses.of(
                Cidr.of("10.0.0.0/30"), List.of(Cidr.of("10.0.0.1/32"), Cidr.of("11.0.0.0/8"), Cidr.of("::/0")));

        assertThat(left.ranges()).containsExactly(range("10.0.0.0", "10.0.0.0"), range("10.0.0.2", "10.0.0.3"));
        assertThat(Addresses.of(Cidr.of("10.0.0.0/30"), List.of(Cidr.IPV4)).isEmpty())
                .isTrue();
    }
}
