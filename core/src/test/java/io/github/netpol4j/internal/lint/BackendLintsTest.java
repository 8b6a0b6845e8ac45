package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.LEADS_NOWHERE;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static io.github.netpol4j.internal.lint.Linted.podWithPorts;
import static io.github.netpol4j.internal.lint.Linted.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services without pods, and Ingresses without Services. */
class BackendLintsTest {

    private static final String WEB = podWithPorts("shop", "web", "{name: http, containerPort: 8080}");
    private static final String SERVICE =
            service("shop", "web", "{selector: {app: web}, ports: [{name: www, port: 80, targetPort: http}]}");

    private static String ingress(String backend) {
        return """
                {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {namespace: shop, name: i}, spec: {rules: [{host: a,
                 http: {paths: [{path: /, pathType: Prefix, backend: {service: %s}}]}}]}}""".formatted(backend);
    }

    private static String route(String port) {
        return """
                {apiVersion: route.openshift.io/v1, kind: Route, metadata: {namespace: shop, name: i},
                 spec: {to: {kind: Service, name: web}, port: {targetPort: %s}}}""".formatted(port);
    }

    @Test
    void anIngressForAServiceThatIsNotThereIsFound() {
        assertThat(finds(LEADS_NOWHERE, WEB, SERVICE, ingress("{name: wbe, port: {number: 80}}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.place().document()).isEqualTo(3);
                    assertThat(finding.sentence())
                            .isEqualTo("Ingress shop/i leads to Service shop/wbe, which is not there: nobody answers");
                });
    }

    @ParameterizedTest
    @CsvSource({"{number: 81},81", "{name: nope},nope"})
    void anIngressForAPortThatTheServiceHasNotIsFound(String port, String said) {
        assertThat(finds(LEADS_NOWHERE, WEB, SERVICE, ingress("{name: web, port: " + port + "}")))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("Ingress shop/i leads to the port " + said
                        + " of Service shop/web, which has none of that: nobody" + " answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "nope"})
    void aRouteForAPortThatNoPodHasIsFound(String port) {
        assertThat(finds(LEADS_NOWHERE, WEB, SERVICE, route(port))).hasSize(1);
    }

    @Test
    void aServiceWhoseSelectorIsNoPodIsFound() {
        assertThat(finds(LEADS_NOWHERE, pod("shop", "wbe"), pod("other", "web"), SERVICE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().path()).isEqualTo("spec.selector");
                    assertThat(finding.sentence())
                            .isEqualTo("Service shop/web leads to nobody: no pod in shop has the labels app=web");
                });
        assertThat(finds(LEADS_NOWHERE, pod("other", "web"), SERVICE))
                .as("of this namespace nothing was read")
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
    }

    @Test
    void aTargetPortThatNoPodDeclaresIsFound() {
        String udp = service(
                "shop", "web", "{selector: {app: web}, ports: [{name: a, protocol: UDP, port: 80, targetPort: http}]}");
        assertThat(finds(LEADS_NOWHERE, WEB, udp)).singleElement().satisfies(finding -> {
            assertThat(finding.place().path()).isEqualTo("spec.ports[0].targetPort");
            assertThat(finding.sentence())
                    .isEqualTo(
                            "Service shop/web leads its port 80 to the port http of UDP, which no container of its pods"
                                    + " declares: nobody answers");
        });
    }

    @Test
    void whatLeadsToAPodIsNot() {
        String none = """
                {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: shop, name: web},
                 spec: {replicas: 0, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}},
                 spec: {containers: [{name: a, ports: [{name: http, containerPort: 8080}]}]}}}}""";
        assertThat(finds(LEADS_NOWHERE, WEB, SERVICE, ingress("{name: web, port: {number: 80}}")))
                .isEmpty();
        assertThat(finds(LEADS_NOWHERE, WEB, SERVICE, ingress("{name: web, port: {name: www}}")))
                .isEmpty();
        assertThat(finds(LEADS_NOWHERE, none, SERVICE, ingress("{name: web, port: {number: 80}}")))
                .isEmpty();
        assertThat(finds(LEADS_NOWHERE, WEB, SERVICE, route("8080"))).isEmpty();
        assertThat(finds(LEADS_NOWHERE, WEB, SERVICE, route("www"))).isEmpty();
        assertThat(finds(
                        LEADS_NOWHERE,
                        WEB,
                        service("shop", "out", "{ports: [{port: 80}]}"),
                        service(
                                "shop",
                                "db",
                                "{type: ExternalName, externalName: db.example.com, selector: {app: db}}")))
                .isEmpty();
    }
}
