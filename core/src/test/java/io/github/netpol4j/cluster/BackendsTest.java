package io.github.netpol4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Services and ways in lead to. */
class BackendsTest {

    private static final String PODS = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {app: web, v: "1"}}
            spec: {containers: [{ports: [{name: http, containerPort: 8080}, {name: http, containerPort: 53, protocol: UDP}]}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: b, labels: {app: web, v: "2"}}
            spec: {containers: [{ports: [{name: http, containerPort: 9090}]}]}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: other, labels: {app: db}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: far, namespace: far, labels: {app: web}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: done, labels: {app: web}}, status: {phase: Succeeded}}
            """;

    private static Cluster with(String service) {
        return Cluster.read(
                PODS + "---\n{apiVersion: v1, kind: Service, metadata: {name: s}, spec: " + service + "}\n");
    }

    private static List<String> text(Collection<Backend> backends) {
        return backends.stream()
                .map(backend -> backend.pod().pod().name() + " " + backend.protocol() + " " + backend.port())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{selector: {app: web}, ports: [{port: 80, targetPort: 8000}]} | a TCP 8000, b TCP 8000",
                "{selector: {app: web}, ports: [{port: 80}]} | a TCP 80, b TCP 80",
                "{selector: {app: web, v: '2'}, ports: [{port: 80, targetPort: http}]} | b TCP 9090",
                "{selector: {app: web}, ports: [{port: 80, targetPort: http}]} | a TCP 8080, b TCP 9090",
                "{selector: {app: web}, ports: [{port: 80, targetPort: http, protocol: UDP}]} | a UDP 53",
                "{selector: {app: web}, ports: [{name: x, port: 80}, {name: z, port: 81}]} | a TCP 80, a TCP 81, b TCP 80, b"
                        + " TCP 81",
                "{clusterIP: None, selector: {app: web}, ports: [{port: 80}]} | a TCP 80, b TCP 80",
                "{selector: {app: none}, ports: [{port: 80}]} | ''",
                "{ports: [{port: 80}]} | ''",
                "{selector: {}, ports: [{port: 80}]} | ''",
                "{type: ExternalName, externalName: x.example, selector: {app: web}, ports: [{port: 80}]} | ''"
            })
    void aServiceLeadsToThePodsThatItSelects(String service, String backends) {
        Cluster cluster = with(service);

        assertThat(String.join(", ", text(cluster.backends(cluster.services().get(0)))))
                .isEqualTo(backends);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: ClusterIP, ports: [{port: 80}]} | ''",
                "{type: NodePort, ports: [{port: 80, nodePort: 30080}]} | NODE_PORT 80",
                "{type: LoadBalancer, ports: [{name: x, port: 80, nodePort: 30080}]} | LOAD_BALANCER x, NODE_PORT x",
                "{type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{port: 80}]} | LOAD_BALANCER 80",
                "{externalIPs: [192.0.2.1], ports: [{port: 80}, {name: b, port: 81}]} | EXTERNAL_IP 80, EXTERNAL_IP b",
                "{type: ExternalName, externalName: db.example, ports: [{port: 80}]} | ''"
            })
    void aServiceMayBeAWayIn(String service, String entries) {
        assertThat(with(service).entries().stream()
                        .map(entry -> entry.kind() + " "
                                + entry.port().map(PortRef::toString).orElse("")))
                .containsExactlyInAnyOrder(entries.isEmpty() ? new String[0] : entries.split(", ", -1));
    }

    @Test
    void anIngressLeadsThroughThePortOfItsService() {
        Cluster cluster = Cluster.read(PODS + """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: s}
                spec: {selector: {app: web}, ports: [{name: x, port: 80, targetPort: http}, {name: z, port: 81}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: i}
                spec:
                  defaultBackend: {service: {name: s, port: {number: 81}}}
                  rules:
                  - host: shop.example
                    http:
                      paths:
                      - {path: /a, pathType: Prefix, backend: {service: {name: s, port: {name: x}}}}
                      - {path: /b, pathType: Prefix, backend: {resource: {kind: Bucket, name: r}}}
                      - {path: /c, pathType: Prefix, backend: {service: {name: gone, port: {number: 1}}}}
                ---
                apiVersion: extensions/v1beta1
                kind: Ingress
                metadata: {name: old}
                spec: {rules: [{http: {paths: [{backend: {serviceName: s, servicePort: 80}}]}}]}
                """);

        assertThat(cluster.entries())
                .extracting(
                        entry -> entry.name() + " " + entry.host() + entry.path() + " " + text(cluster.backends(entry)))
                .containsExactly(
                        "i  [a TCP 81, b TCP 81]",
                        "i shop.example/a [a TCP 8080, b TCP 9090]",
                        "i shop.example/c []",
                        "old  [a TCP 8080, b TCP 9090]");
        assertThat(cluster.entries()).allMatch(entry -> entry.kind().isController());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | a TCP 8080, a TCP 7, b TCP 9090, b TCP 7",
                "{targetPort: 7} | a TCP 7, b TCP 7",
                "{targetPort: 9090} | b TCP 9090",
                "{targetPort: x} | a TCP 8080, b TCP 9090",
                "{targetPort: 80} | ''"
            })
    void aRouteNamesThePortOfTheEndpoints(String port, String backends) {
        Cluster cluster = Cluster.read(PODS + """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: s}
                spec:
                  selector: {app: web}
                  ports: [{name: x, port: 80, targetPort: http}, {name: z, port: 81, targetPort: 7}]
                ---
                apiVersion: route.openshift.io/v1
                kind: Route
                metadata: {name: r}
                spec: {host: shop.example, to: {kind: Service, name: s, weight: 100}, port: %s}
                """.formatted(port));

        assertThat(String.join(", ", text(cluster.backends(cluster.entries().get(0)))))
                .isEqualTo(backends);
    }

    @Test
    void aRouteMayHaveSeveralServices() {
        assertThat(Cluster.read("""
                        apiVersion: route.openshift.io/v1
                        kind: Route
                        metadata: {name: r}
                        spec: {to: {kind: Service, name: s}, alternateBackends: [{kind: Service, name: t}]}
                        """).entries()).extracting(EntryPoint::service).containsExactly("s", "t");
    }

    @Test
    void anEndpointSliceSaysWhatIsBehindAServiceWithoutSelector() {
        Cluster cluster = Cluster.read("""
                apiVersion: v1
                kind: Service
                metadata: {name: s}
                spec: {ports: [{port: 80}]}
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: s-1, labels: {kubernetes.io/service-name: s}}
                addressType: IPv4
                endpoints: [{addresses: [192.0.2.7], conditions: {ready: true}}, {addresses: [192.0.2.8]}]
                ports: [{name: "", port: 1433, protocol: TCP}]
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: s-2, labels: {kubernetes.io/service-name: s}}
                addressType: FQDN
                endpoints: [{addresses: [db.example]}]
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: other}
                addressType: IPv6
                endpoints: [{addresses: ["2001:db8::1"]}]
                """);

        assertThat(cluster.endpointSlices(cluster.services().get(0)))
                .extracting(slice -> slice.addresses() + " " + slice.names() + " "
                        + slice.ports().stream().map(ServicePort::number).toList())
                .containsExactly("[192.0.2.7, 192.0.2.8] [] [1433]", "[] [db.example] []");
        assertThat(cluster.endpointSlices()).hasSize(3);
    }

    @Test
    void aServiceIsReadWithItsAddresses() {
        Service service = Cluster.read("""
                        apiVersion: v1
                        kind: Service
                        metadata: {name: s, namespace: shop}
                        spec:
                          type: LoadBalancer
                          clusterIP: 10.96.0.1
                          clusterIPs: [10.96.0.1, "fd00::1"]
                          externalIPs: [192.0.2.1]
                          loadBalancerIP: 192.0.2.2
                          loadBalancerSourceRanges: [10.1.2.3/8, " 192.0.2.0/24"]
                          externalTrafficPolicy: Local
                          ports: [{port: 80, nodePort: 30080, appProtocol: http}]
                        status: {loadBalancer: {ingress: [{ip: 192.0.2.3}, {hostname: lb.example}]}}
                        """).service("shop", "s").orElseThrow();

        assertThat(service.clusterIps()).hasToString("[10.96.0.1, fd00::1]");
        assertThat(service.externalIps()).hasToString("[192.0.2.1]");
        assertThat(service.loadBalancers()).hasToString("[192.0.2.2, 192.0.2.3]");
        assertThat(service.sourceRanges()).hasToString("[10.0.0.0/8, 192.0.2.0/24]");
        assertThat(service.ports().get(0).nodePort()).contains(30080);
        assertThat(service.keepsClients()).isTrue();
        assertThat(service.isHeadless()).isFalse();
        assertThat(with("{clusterIP: None}").services().get(0).isHeadless()).isTrue();
        assertThat(with("{type: ExternalName, externalName: 10.0.0.5}")
                        .services()
                        .get(0)
                        .externalName())
                .isEqualTo("10.0.0.5");
    }
}
