package io.github.netpol4j.calico.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.arbitraries.FelixArbitraries;
import io.github.netpol4j.calico.arbitraries.FelixCase;
import io.github.netpol4j.calico.arbitraries.Probe;
import io.github.netpol4j.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;

/** The tables' and the random connections can be said in core's words. */
class CoreFlowsTest {

    @Example
    void everyConnectionOfTheTablesIsAFlow() {
        List<FelixTable> tables = new ArrayList<>(FelixTable.readAll("statements"));
        tables.addAll(FelixTable.readAll("calico"));
        for (FelixTable table : tables) {
            for (FelixTable.Case one : table.cases()) {
                for (FelixTable.Expectation expected : one.expectations()) {
                    Flow flow = CoreFlows.flow(expected.connection());
                    assertThat(flow.protocol().number())
                            .as(expected.line())
                            .isEqualTo(expected.connection().protocol());
                }
            }
        }
    }

    @Example
    void whatIsOfCoreComesBack() {
        FelixCase tried = FelixArbitraries.cases()
                .generator(1000, false)
                .next(new Random(3))
                .value();
        for (Probe probe : tried.flows().around(tried.objects(), 64)) {
            Flow back = CoreFlows.flow(probe.connection());
            assertThat(back.protocol()).isEqualTo(probe.flow().protocol());
            assertThat(back.sourceAddress()).isEqualTo(probe.flow().sourceAddress());
            assertThat(back.destinationAddress()).isEqualTo(probe.flow().destinationAddress());
            if (probe.connection().hasPorts()) {
                assertThat(back.port()).isEqualTo(probe.flow().port());
            }
        }
    }
}
