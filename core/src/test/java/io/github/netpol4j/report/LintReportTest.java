package io.github.netpol4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.netpol4j.analysis.Baseline;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.support.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the report of a linter prints, byte by byte; that its JSON is as its schema says, and its SARIF as the schema of OASIS does. */
class LintReportTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "manifests", "lint");

    private static final Lint LINT = Lint.of(Cluster.read(FOLDER));

    /** Known are all but the first finding, of which one is found twice less than once was, and one is found no more. */
    private static final Lint COMPARED = LINT.withBaseline(baseline());

    private static Baseline baseline() {
        List<Baseline.Entry> entries = new ArrayList<>(Baseline.of(LINT).entries());
        entries.remove(0);
        Baseline.Entry last = entries.remove(entries.size() - 1);
        entries.add(new Baseline.Entry(last.code(), last.object(), last.sentence(), 2, "until spring"));
        entries.add(new Baseline.Entry("DNS_CUT", "shop/old", "it was cut", 1, ""));
        return Baseline.of(entries);
    }

    @Test
    void reports() {
        Golden.compare("lint.txt", LintReport.text(LINT));
        Golden.compare("lint.md", LintReport.markdown(LINT));
        Golden.compare("lint.json", LintReport.json(LINT));
        Golden.compare("lint.sarif", LintReport.sarif(LINT, FOLDER));
    }

    @Test
    void reportsBesideABaseline() {
        assertThat(COMPARED.findings()).hasSize(1);
        assertThat(COMPARED.stale()).hasSize(2);
        Golden.compare("lint-compared.txt", LintReport.text(COMPARED));
        Golden.compare("lint-compared.md", LintReport.markdown(COMPARED));
        Golden.compare("lint-compared.json", LintReport.json(COMPARED));
        Golden.compare("lint-compared.sarif", LintReport.sarif(COMPARED, FOLDER));
    }

    @Test
    void jsonIsAsItsSchemaSays() {
        Schemas.assertValid("lint", LintReport.json(LINT));
        Schemas.assertValid("lint", LintReport.json(COMPARED));
    }

    @Test
    void sarifIsAsTheSchemaOfOasisSays() {
        Schema schema = oasis();
        for (Lint lint : List.of(LINT, COMPARED, Lint.of(Cluster.empty()), COMPARED.withBaseline(Baseline.empty()))) {
            String sarif = LintReport.sarif(lint);
            assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
        }
        String sarif = LintReport.sarif(COMPARED);
        for (List<String> fault : List.of(
                List.of("\"2.1.0\"", "\"2.2\""),
                List.of("\"level\" : \"warning\"", "\"level\" : \"bad\""),
                List.of("\"unchanged\"", "\"known\""),
                List.of("\"kind\" : \"external\"", "\"kind\" : \"file\""),
                List.of("\"startLine\" : [0-9]+", "\"startLine\" : 0"),
                List.of("\"text\" : ", "\"words\" : "))) {
            String broken = sarif.replaceFirst(fault.get(0), fault.get(1));
            assertThat(broken).as("%s", fault).isNotEqualTo(sarif);
            assertThat(schema.validate(broken, InputFormat.JSON))
                    .as("%s", fault)
                    .isNotEmpty();
        }
    }

    private static Schema oasis() {
        String file = "/schema/sarif-schema-2.1.0.json";
        try (InputStream schema = Objects.requireNonNull(LintReportTest.class.getResourceAsStream(file), file)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyResultHasARule() {
        Matcher results = Pattern.compile("\"ruleId\" : \"([A-Z_]+)\",\\s+\"ruleIndex\" : ([0-9]+)")
                .matcher(LintReport.sarif(COMPARED));
        List<String> rules = Pattern.compile("\"id\" : \"([A-Z_]+)\"")
                .matcher(LintReport.sarif(COMPARED))
                .results()
                .map(rule -> rule.group(1))
                .toList();
        int count = 0;
        while (results.find()) {
            assertThat(rules.get(Integer.parseInt(results.group(2)))).isEqualTo(results.group(1));
            count++;
        }
        assertThat(count)
                .isEqualTo(LINT.findings().size()
                        + LINT.suppressed().size()
                        + COMPARED.stale().size());
        assertThat(Lint.rules()).allSatisfy(rule -> assertThat(rules).contains(rule.code()));
    }

    @Test
    void filesAreNamedFromTheRoot() {
        assertThat(LintReport.sarif(LINT, FOLDER)).contains("\"uri\" : \"policies%201.yaml\"");
        assertThat(LintReport.sarif(LINT)).contains("\"uri\" : \"src/test/resources/manifests/lint/shop.yaml\"");
        assertThat(SarifUri.of("k8s\\web policy.yaml", Optional.empty()))
                .isEqualTo(new SarifUri("k8s/web%20policy.yaml", true));
        assertThat(SarifUri.of("./a.yaml", Optional.empty()).text()).isEqualTo("a.yaml");
        assertThat(SarifUri.of("/etc/ä.yaml", Optional.of(Path.of("/checkout"))))
                .isEqualTo(new SarifUri("file:///etc/%C3%A4.yaml", false));
        assertThat(SarifUri.of("/checkout/k8s/a.yaml", Optional.of(Path.of("/checkout"))))
                .isEqualTo(new SarifUri("k8s/a.yaml", true));
        assertThat(SarifUri.of("C:\\k8s\\a.yaml", Optional.empty()))
                .isEqualTo(new SarifUri("file:///C:/k8s/a.yaml", false));
    }

    @Test
    void aBuildFailsOnWhatIsNew() {
        assertThat(LINT.failsOn(Severity.INFO)).isTrue();
        assertThat(LINT.withBaseline(Baseline.of(LINT)).exitStatus(Severity.INFO))
                .isZero();
        assertThat(Lint.of(Cluster.empty()).exitStatus(Severity.INFO)).isZero();
    }
}
