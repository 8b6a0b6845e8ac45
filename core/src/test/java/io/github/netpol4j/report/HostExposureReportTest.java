package io.github.netpol4j.report;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.support.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the report of answers across layers prints. That of hosts with real rules is tried in module ufw. */
class HostExposureReportTest {

    private static final List<Access> ANSWERS = HostExposure.of(
                    Cluster.empty()
                            .with(pod("shop", "web"), pod("shop", "db"))
                            .with(
                                    Service.of("shop", "db")
                                            .selecting("app", "db")
                                            .port(5432),
                                    Service.of("shop", "old").naming("10.9.9.9").port(1433),
                                    Service.of("shop", "web")
                                            .selecting("app", "web")
                                            .reachedBy(Service.Type.NODE_PORT)
                                            .port(80))
                            .enforcedBy(Kubernetes.compile(policy("p")
                                    .in("shop")
                                    .with(
                                            isolate("old").ingress(),
                                            isolate("db").ingress()))),
                    Hosts.none())
            .from(external("203.0.113.7"), pod("shop", "web"), node("n1"));

    @Test
    void textMarkdownAndJson() {
        Golden.compare("host-exposure.txt", HostExposureReport.text(ANSWERS));
        Golden.compare("host-exposure.md", HostExposureReport.markdown(ANSWERS));
        Golden.compare("host-exposure.json", HostExposureReport.json(ANSWERS));
        assertThat(HostExposureReport.text(List.of())).isEmpty();
    }

    @Test
    void jsonIsAsItsSchemaSays() throws IOException {
        String file = "host-exposure-1.schema.json";
        String json = HostExposureReport.json(ANSWERS);
        try (InputStream schema = Objects.requireNonNull(HostExposureReport.class.getResourceAsStream(file), file)) {
            var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            assertThat(validator.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(validator.validate(json.replace("guarded-in-appearance", "closed"), InputFormat.JSON))
                    .as("a broken one is told")
                    .isNotEmpty();
        }
    }
}
