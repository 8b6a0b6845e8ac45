package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Values.Names;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Samples are as plain as can be. */
class FlowSetSampleTest {

    private static String sample(Region region) {
        return FlowSet.of(region).sample().orElseThrow().toString();
    }

    @Test
    void anEmptyLabelIsAValueLikeAnyOther() {
        assertThat(sample(Region.all().label(End.SOURCE, "app", Names.in(List.of("")))))
                .startsWith("Flow.from(pod(\"another-namespace\", \"some-pod\").labelled(\"app\", \"\"))");
        assertThat(sample(Region.all()
                        .label(
                                End.SOURCE,
                                "app",
                                new Names(false, true, Names.in(List.of("")).names()))))
                .startsWith("Flow.from(pod(\"another-namespace\", \"other\"))");
    }

    @Test
    void anAddressOfOneEndDecidesTheFamilyOfBoth() {
        Region v6 = Region.all().at(End.DESTINATION, Location.outside()).address(End.SOURCE, Cidr.IPV6, List.of());

        assertThat(sample(v6)).contains(".at(\"2001:db8::7\")", "external(\"2001:db8::8\")");
    }

    @Test
    void twoEndsNeverHaveOneAddress() {
        Region toOne = Region.all()
                .at(End.DESTINATION, Location.outside())
                .address(End.SOURCE, Cidr.of("203.0.113.7/32"), List.of());

        assertThat(sample(toOne)).contains(".at(\"203.0.113.7\")", "external(\"203.0.113.8\")");
    }
}
