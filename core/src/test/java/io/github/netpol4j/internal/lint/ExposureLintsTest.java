package io.github.netpol4j.internal.lint;

import static io.github.netpol4j.internal.lint.LintCode.ENTRY_BLOCKED;
import static io.github.netpol4j.internal.lint.LintCode.INTERNET_EXPOSED;
import static io.github.netpol4j.internal.lint.Linted.finds;
import static io.github.netpol4j.internal.lint.Linted.pod;
import static io.github.netpol4j.internal.lint.Linted.podWithPorts;
import static io.github.netpol4j.internal.lint.Linted.policy;
import static io.github.netpol4j.internal.lint.Linted.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureLintsTest {

    private static final String WEB = pod("shop", "web");

    private static String open(String type) {
        return service(
                "shop", "web", "{type: " + type + ", selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}");
    }

    private static String from(String block) {
        return policy("shop", "p", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: " + block + "}}]}]}");
    }

    @Test
    void aServiceThatIsOpenAndWhosePodsAreIsFound() {
        assertThat(finds(INTERNET_EXPOSED, WEB, open("NodePort")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "whoever reaches the cluster's nodes from the internet reaches shop/web on TCP 8080 through a"
                                            + " port of every node of Service shop/web: no policy isolates these pods");
                });
        assertThat(finds(INTERNET_EXPOSED, WEB, open("LoadBalancer"))).hasSize(1);
    }

    @Test
    void whatPoliciesPermitMattersLess() {
        assertThat(finds(INTERNET_EXPOSED, WEB, open("NodePort"), from("0.0.0.0/0")))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
        assertThat(finds(INTERNET_EXPOSED, WEB, open("NodePort"), from("8.8.0.0/16")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "192.168.0.0/16", "169.254.0.0/16"})
    void whatOnlyPrivateAddressesReachIsNot(String block) {
        assertThat(finds(INTERNET_EXPOSED, WEB, open("NodePort"), from(block))).isEmpty();
    }

    @Test
    void aServiceInsideAndALoadBalancerForSomeAreNot() {
        assertThat(finds(INTERNET_EXPOSED, WEB, open("ClusterIP"))).isEmpty();
        assertThat(finds(
                        INTERNET_EXPOSED,
                        WEB,
                        service(
                                "shop",
                                "web",
                                "{type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24], selector: {app: web},"
                                        + " ports: [{port: 80}]}")))
                .isEmpty();
    }

    @Test
    void aPortOfTheNodeIsFoundAtThePodThatHasIt() {
        String web = podWithPorts("shop", "web", "{containerPort: 8080, hostPort: 80}");
        assertThat(finds(INTERNET_EXPOSED, web))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("reaches shop/web[Pod] through the node's TCP 80");
        assertThat(finds(INTERNET_EXPOSED, web, policy("shop", "p", "{podSelector: {}}")))
                .isEmpty();
    }

    @Test
    void aWayInThatPoliciesCloseIsFound() {
        String deny = policy("shop", "p", "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}");
        assertThat(finds(ENTRY_BLOCKED, WEB, open("LoadBalancer"), deny))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("no address outside and no node reach shop/web on TCP 8080");
    }

    @Test
    void aWayInThatSomeAddressCanTakeIsNot() {
        assertThat(finds(ENTRY_BLOCKED, WEB, open("LoadBalancer"), from("10.0.0.0/8")))
                .isEmpty();
        assertThat(finds(ENTRY_BLOCKED, WEB, open("ClusterIP"), policy("shop", "p", "{podSelector: {}}")))
                .isEmpty();
    }

    @Test
    void sourceRangesThatAreEveryAddressTogetherDoNotLimit() {
        String wide = service(
                "shop",
                "web",
                "{type: LoadBalancer, loadBalancerSourceRanges: [0.0.0.0/1, 128.0.0.0/1], selector: {app: web},"
                        + " ports: [{port: 80}]}");
        assertThat(finds(INTERNET_EXPOSED, WEB, wide)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.53", "::1"})
    void aPortOfTheNodeForItselfIsNotExposed(String address) {
        assertThat(finds(
                        INTERNET_EXPOSED,
                        podWithPorts("shop", "web", "{containerPort: 8080, hostPort: 80, hostIP: '" + address + "'}")))
                .isEmpty();
    }

    @Test
    void whatBlocksAWayInIsToldWithoutAdvisingWhatIsThere() {
        String rule = policy(
                "shop",
                "p",
                "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 30080}]}]}");
        assertThat(finds(ENTRY_BLOCKED, WEB, open("NodePort"), rule))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .startsWith("let in, on these ports of the pods");
    }

    private static final String CLUSTER =
            service("shop", "web", "{selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}");
    private static final String INGRESS = """
            {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {namespace: shop, name: i}, spec: {rules: [{host: a,
             http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}""";
    private static final String ROUTE = """
            {apiVersion: route.openshift.io/v1, kind: Route, metadata: {namespace: shop, name: i}, spec: {to: {kind: Service, name: web}}}""";

    private static String in(String peers) {
        return policy("shop", "p", "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [" + peers + "]}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {INGRESS, ROUTE})
    void anIngressWhoseControllerPoliciesKeepOutIsFound(String entry) {
        String kind = entry.equals(INGRESS) ? "Ingress" : "Route";
        assertThat(finds(
                        ENTRY_BLOCKED,
                        WEB,
                        pod("shop", "api"),
                        CLUSTER,
                        entry,
                        in("{podSelector: {matchLabels: {app: api}}}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().document()).isEqualTo(4);
                    assertThat(finding.sentence())
                            .isEqualTo(kind
                                    + " shop/i leads to shop/web on TCP 8080, and policies let nobody reach that who could be"
                                    + " its controller: no pod of another namespace, no node and no address outside");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{namespaceSelector: {}}",
                "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}",
                "{namespaceSelector: {matchLabels: {team: edge}}, podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}}",
                "{ipBlock: {cidr: 10.0.0.0/8}}",
                "{podSelector: {matchLabels: {app: proxy}}}"
            })
    void anIngressWhoseControllerCouldGetInIsNot(String peer) {
        String proxy = podWithPorts("shop", "proxy", "{containerPort: 80, hostPort: 80}");
        assertThat(finds(ENTRY_BLOCKED, WEB, proxy, CLUSTER, INGRESS, in(peer))).isEmpty();
        assertThat(finds(ENTRY_BLOCKED, WEB, CLUSTER, INGRESS)).isEmpty();
    }

    @Test
    void anIngressWithAWayToSomeOfItsPodsIsNot() {
        assertThat(finds(
                        ENTRY_BLOCKED,
                        WEB,
                        pod("shop", "api"),
                        CLUSTER,
                        INGRESS,
                        in("{namespaceSelector: {matchLabels: {a: b}}}")))
                .isEmpty();
        String wrongPort = policy(
                "shop",
                "p",
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {a: b}}}], ports: [{port: 80}]}]}");
        assertThat(finds(ENTRY_BLOCKED, WEB, CLUSTER, INGRESS, wrongPort)).hasSize(1);
    }
}
