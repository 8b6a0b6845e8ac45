package io.github.netpol4j.calico.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tables are worth: each fault in the oracle fails some statement of them. */
class OracleMutationsTest {

    private static final List<FelixTable> STATEMENTS = FelixTable.readAll("statements");

    static EnumSet<FelixFault> faults() {
        return EnumSet.complementOf(EnumSet.of(FelixFault.NONE));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultFailsAStatement(FelixFault fault) {
        List<String> failed = new ArrayList<>();
        for (FelixTable table : STATEMENTS) {
            for (FelixTable.Case one : table.cases()) {
                Felix broken = Oracle.with(fault).felix(one.objects());
                if (one.expectations().stream()
                        .anyMatch(expected ->
                                broken.outcome(expected.connection()).verdict() != expected.verdict())) {
                    failed.add(table.name() + ": " + one.title());
                }
            }
        }
        assertThat(failed).as("statements that fail with %s", fault).isNotEmpty();
    }
}
