package io.github.netpol4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Holds JSON against the schemas that lie beside the reports. */
final class Schemas {

    private Schemas() {}

    static void assertValid(String kind, String json) {
        String file = kind + "-1.schema.json";
        try (InputStream schema = Objects.requireNonNull(ExposureReport.class.getResourceAsStream(file), file)) {
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
            assertThat(validator.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(validator.validate(json.replaceFirst("\"version\" : 1", "\"version\" : 2"), InputFormat.JSON))
                    .as("a broken one is told")
                    .isNotEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
