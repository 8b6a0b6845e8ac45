package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.NAMED_PORT_PROTOCOL;
import static io.github.netpol4j.internal.lint.LintCode.NAMED_PORT_UNKNOWN;
import static io.github.netpol4j.internal.lint.LintCode.SERVICE_PORT;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static io.github.netpol4j.internal.lint.Linted.podWithPorts;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static io.github.netpol4j.internal.lint.Linted.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import org.junit.jupiter.api.Test;

class PortLintsTest {

    private static final String WEB = podWithPorts("shop", "web", "{name: http, containerPort: 8080}");

    private static String ingress(String port) {
        return policy("shop", "p", "{podSelector: {matchLabels: {app: web}}, ingress: [{ports: [" + port + "]}]}");
    }

    private static String egress(String peer, String port) {
        return policy(
                "shop",
                "p",
                "{podSelector: {matchLabels: {app: client}}, egress: [{to: [" + peer + "], ports: [" + port + "]}]}");
    }

    @Test
    void aNameThatNoSelectedPodDeclaresIsFound() {
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, ingress("{port: https}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().path()).isEqualTo("spec.ingress[0].ports[0]");
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "policy shop/p, spec.ingress[0], names the port https of TCP, which no container of"
                                            + " shop/web[Pod] declares: it lets nothing pass");
                });
    }

    @Test
    void ofEgressThePeersDeclareNamesAndAddressesHaveNone() {
        String client = podWithPorts("shop", "client", "{name: https, containerPort: 8443}");
        String web = "{podSelector: {matchLabels: {app: web}}}";
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, client, egress(web, "{port: https}")))
                .hasSize(1);
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, client, egress(web, "{port: http}")))
                .isEmpty();
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, client, egress("{ipBlock: {cidr: 192.0.2.0/24}}", "{port: http}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("addresses alone");
    }

    @Test
    void aNameThatSomeSelectedPodDeclaresIsNot() {
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, ingress("{port: http}"))).isEmpty();
        assertThat(finds(NAMED_PORT_UNKNOWN, pod("shop", "db"), ingress("{port: http}")))
                .as("no pod is selected, which is a finding of its own")
                .isEmpty();
    }

    @Test
    void aNameThatIsDeclaredForAnotherProtocolIsFoundAsThat() {
        String dns = podWithPorts("shop", "web", "{name: dns, protocol: UDP, containerPort: 53}");
        assertThat(finds(NAMED_PORT_PROTOCOL, dns, ingress("{port: dns}")))
                .singleElement()
                .extracting(Finding::remedy)
                .isEqualTo("write protocol: UDP; without one it is TCP");
        assertThat(finds(NAMED_PORT_UNKNOWN, dns, ingress("{port: dns}"))).isEmpty();
        assertThat(finds(NAMED_PORT_PROTOCOL, dns, ingress("{protocol: UDP, port: dns}")))
                .isEmpty();
    }

    private static final String SERVICE =
            service("shop", "web", "{selector: {app: web}, ports: [{port: 80, targetPort: http}]}");

    @Test
    void thePortOfAServiceInsteadOfThatOfItsPodsIsFound() {
        assertThat(finds(SERVICE_PORT, WEB, SERVICE, ingress("{port: 80}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "policy shop/p, spec.ingress[0], names TCP 80, the port of Service shop/web; its pods"
                                            + " listen on 8080, and policies see the port of the pod");
                    assertThat(finding.remedy()).isEqualTo("write 8080");
                });
        assertThat(finds(
                        SERVICE_PORT,
                        WEB,
                        pod("shop", "client"),
                        SERVICE,
                        egress("{podSelector: {matchLabels: {app: web}}}", "{port: 80}")))
                .hasSize(1);
    }

    @Test
    void thePortOfThePodsIsNot() {
        assertThat(finds(SERVICE_PORT, WEB, SERVICE, ingress("{port: 8080}"))).isEmpty();
        assertThat(finds(SERVICE_PORT, WEB, SERVICE, ingress("{protocol: UDP, port: 80}")))
                .isEmpty();
        String both = podWithPorts("shop", "web", "{name: http, containerPort: 8080}, {containerPort: 80}");
        assertThat(finds(SERVICE_PORT, both, SERVICE, ingress("{port: 80}"))).isEmpty();
        String same = service("shop", "web", "{selector: {app: web}, ports: [{port: 80}]}");
        assertThat(finds(SERVICE_PORT, WEB, same, ingress("{port: 80}"))).isEmpty();
    }

    @Test
    void aNameThatOnlySomeSelectedPodsDeclareMattersLess() {
        String all = policy("shop", "p", "{podSelector: {}, ingress: [{ports: [{port: http}]}]}");
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, pod("shop", "db"), all))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "policy shop/p, spec.ingress[0], names the port http of TCP, which no container of"
                                            + " shop/db[Pod] declares, though one of shop/web[Pod] does: it lets nothing pass to the"
                                            + " former");
                });
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, pod("other", "db"), all)).isEmpty();
        assertThat(finds(NAMED_PORT_UNKNOWN, WEB, pod("shop", "client"), egress("{podSelector: {}}", "{port: http}")))
                .as("of many peers those are meant that have it")
                .isEmpty();
    }

    @Test
    void thePortOfANodeIsNoneOfAPod() {
        String node = service(
                "shop",
                "web",
                "{type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: http, nodePort: 30080}]}");
        assertThat(finds(SERVICE_PORT, WEB, node, ingress("{port: 30080}")))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("names TCP 30080, the port of every node for Service shop/web; its pods listen on 8080");
        assertThat(finds(SERVICE_PORT, WEB, node, ingress("{port: 30081}"))).isEmpty();
    }
}
