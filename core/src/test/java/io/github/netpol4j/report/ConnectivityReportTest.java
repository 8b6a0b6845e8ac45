package io.github.netpol4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.Focus;
import io.github.netpol4j.analysis.Shops;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterSemantics;
import io.github.netpol4j.cluster.ReadOptions;
import io.github.netpol4j.support.Golden;
import java.io.IOException;
import java.util.List;
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
        Schemas.assertValid("connectivity", ConnectivityReport.json(GUARDED));
        Schemas.assertValid("connectivity-difference", DifferenceReport.json(Connectivity.diff(OPEN, GUARDED)));
        Schemas.assertValid("explanation", ExplanationReport.json(GUARDED.explain("other/intruder", "shop/db", 5432)));
        Schemas.assertValid("explanation", ExplanationReport.json(GUARDED.explain("shop/web", "192.0.2.1", 443)));
    }

    /** What a table can't show: a way in that leads nowhere, and that something could not be read. */
    @Test
    void whatIsBlockedAndWhatIsLeftOutIsTold() throws IOException {
        Connectivity connectivity = Connectivity.of(Cluster.read(ReadOptions.lenient(), """
                {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: front, namespace: shop}
                spec:
                  rules:
                  - host: shop.example
                    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: p, namespace: shop}
                spec: {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: "Two|Three"}}
                """));

        assertThat(ConnectivityReport.text(connectivity)).contains("""

                        Policies let nothing through of:
                          Ingress shop/front (host shop.example, path /) to shop/web[Pod] on TCP 80

                        Left out, as it could not be read:
                          <string>, document 5, line 18, column 46, metadata.name: Kubernetes refuses this:""");
        assertThat(ConnectivityReport.markdown(connectivity))
                .contains("- Ingress shop/front (host shop.example, path /) to shop/web[Pod] on TCP 80\n")
                .contains("- <string>, document 5");
        assertThat(ConnectivityReport.json(connectivity)).contains("\"leftOut\" : [", "\"document\" : 5");
        Schemas.assertValid("connectivity", ConnectivityReport.json(connectivity));
        assertThat(ConnectivityReport.csv(connectivity)).doesNotContain("front");
        assertThat(ConnectivityReport.text(
                        connectivity.focusedOn(Focus.on("shop/web").egress())))
                .doesNotContain("nothing through");
        assertThat(ConnectivityReport.text(
                        connectivity.focusedOn(Focus.on("shop/web").port(443))))
                .doesNotContain("nothing through");
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        assertThat(TextTable.csv(List.of("a", "TCP 80,443", "say \"x\"")))
                .isEqualTo("a,\"TCP 80,443\",\"say \"\"x\"\"\"\r\n");
        assertThat(ConnectivityReport.csvRecords(GUARDED).limit(1)).containsExactly("src,dst,conn\r\n");
    }
}
