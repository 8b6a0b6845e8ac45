package io.github.netpol4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Shops;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.support.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What reports print, byte by byte, and that their JSON is as its schema says. */
class ConnectivityReportTest {

    private static final Connectivity GUARDED =
            Connectivity.of(Shops.guarded(), ClusterSemantics.defaults().withExternalIpv6(false));

    private static final Connectivity OPEN =
            Connectivity.of(Shops.open(), ClusterSemantics.defaults().withExternalIpv6(false));

    @Test
    void connectivity() {
        Golden.compare("connectivity.txt", ConnectivityReport.text(GUARDED));
        Golden.compare("connectivity.md", ConnectivityReport.markdown(GUARDED));
        Golden.compare("connectivity.csv", ConnectivityReport.csv(GUARDED));
        Golden.compare("connectivity.json", ConnectivityReport.json(GUARDED));
    }

    @Test
    void difference() {
        Golden.compare("connectivity-difference.txt", DifferenceReport.text(Connectivity.diff(OPEN, GUARDED)));
        Golden.compare("connectivity-difference.md", DifferenceReport.markdown(Connectivity.diff(OPEN, GUARDED)));
        Golden.compare("connectivity-difference.csv", DifferenceReport.csv(Connectivity.diff(OPEN, GUARDED)));
        Golden.compare("connectivity-difference.json", DifferenceReport.json(Connectivity.diff(OPEN, GUARDED)));
        assertThat(DifferenceReport.text(Connectivity.diff(OPEN, OPEN))).isEqualTo("nothing changed\n");
    }

    @Test
    void explanation() {
        Golden.compare("explanation.txt", ExplanationReport.text(GUARDED.explain("other/intruder", "shop/db", 5432)));
        Golden.compare("explanation.json", ExplanationReport.json(GUARDED.explain("other/intruder", "shop/db", 5432)));
    }

    @Test
    void jsonIsAsItsSchemaSays() throws IOException {
        assertValid("connectivity", ConnectivityReport.json(GUARDED));
        assertValid("connectivity-difference", DifferenceReport.json(Connectivity.diff(OPEN, GUARDED)));
        assertValid("explanation", ExplanationReport.json(GUARDED.explain("other/intruder", "shop/db", 5432)));
        assertValid("explanation", ExplanationReport.json(GUARDED.explain("shop/web", "192.0.2.1", 443)));
    }

    private static void assertValid(String kind, String json) throws IOException {
        String file = kind + "-1.schema.json";
        try (InputStream schema = Objects.requireNonNull(ConnectivityReport.class.getResourceAsStream(file), file)) {
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
            assertThat(validator.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(validator.validate(json.replaceFirst("\"version\" : 1", "\"version\" : 2"), InputFormat.JSON))
                    .as("a broken one is told")
                    .isNotEmpty();
        }
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        assertThat(TextTable.csv(List.of("a", "TCP 80,443", "say \"x\"")))
                .isEqualTo("a,\"TCP 80,443\",\"say \"\"x\"\"\"\r\n");
        assertThat(ConnectivityReport.csvRecords(GUARDED).limit(1)).containsExactly("src,dst,conn\r\n");
    }
}
