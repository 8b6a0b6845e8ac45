package io.github.netpol4j.report;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Exposure;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.support.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the report of an exposure prints, byte by byte, and that its JSON is as its schema says. */
class ExposureReportTest {

    private static final Cluster SHOP = Cluster.empty()
            .with(Workload.deployment(pod("shop", "web"), 2))
            .with(pod("shop", "db").at("10.0.0.7"), pod("shop", "job"))
            .withNamespace("shop", Map.of("team", "a"))
            .enforcedBy(Kubernetes.knowing(Map.of("shop", Map.of("team", "a")))
                    .compile(policy("shop")
                            .in("shop")
                            .with(List.of(
                                    isolate(namespace("shop")).ingress(),
                                    allow(from(anywhere())).to("web").port(8080),
                                    allow(from(app("batch").in("jobs").where("tier", NOT_IN, "test")))
                                            .to("db")
                                            .port(5432),
                                    allow(from(namespaces(label("team", "audit"))))
                                            .to("db")
                                            .ports(tcp("metrics"), tcp(5432)),
                                    allow(from("job")).to(cidr("192.0.2.0/24")).port(443)))));

    private static final Exposure EXPOSURE =
            Exposure.of(SHOP, ClusterSemantics.defaults().withExternalIpv6(false));

    @Test
    void exposure() {
        Golden.compare("exposure.txt", ExposureReport.text(EXPOSURE));
        Golden.compare("exposure.md", ExposureReport.markdown(EXPOSURE));
        Golden.compare("exposure.csv", ExposureReport.csv(EXPOSURE));
        Golden.compare("exposure.json", ExposureReport.json(EXPOSURE));
    }

    /** Nobody reads fifty names; a program does. */
    @Test
    void longListsArePutShortlyForReaders() {
        Cluster cluster = Cluster.empty()
                .with(pod("shop", "web"))
                .enforcedBy(Kubernetes.compile(policy("p")
                        .in("shop")
                        .with(allow(from(
                                        app("api").in("shop").where("zone", NOT_IN, "a", "b", "c", "d", "e", "f", "g")))
                                .to("web")
                                .port(80))));
        Exposure exposure = Exposure.of(cluster);

        assertThat(ExposureReport.text(exposure)).contains("zone notin (a,b,c and 4 more)");
        assertThat(ExposureReport.markdown(exposure)).contains("zone notin (a,b,c and 4 more)");
        assertThat(ExposureReport.csv(exposure)).contains("zone notin (a,b,c,d,e,f,g)");
        assertThat(ExposureReport.csvRecords(exposure).limit(1)).containsExactly("workload,direction,peers,conn\r\n");
        assertThat(ExposureReport.json(exposure)).contains("zone notin (a,b,c,d,e,f,g)");
    }

    @Test
    void jsonIsAsItsSchemaSays() {
        Schemas.assertValid("exposure", ExposureReport.json(EXPOSURE));
        assertThat(ExposureReport.json(EXPOSURE)).contains("\"entireCluster\" : true");
    }
}
