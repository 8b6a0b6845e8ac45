package io.github.netpol4j.ufw.exposure;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.rule.UfwDefaults;

/** A cluster with every kind of way into it and out of it, and hosts with ufw around it. */
final class Shop {

    static final External CLIENT = external("203.0.113.7");
    static final External PARTNER = external("198.51.100.9");
    static final Pod WEB = pod("shop", "web").named("web-1").at("10.244.1.11").on("n1");
    static final Pod INTRUDER = pod("shop", "intruder").at("10.244.2.66").on("n2");

    private static final String MANIFESTS = """
            {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 10.8.0.1}]}}
            ---
            {apiVersion: v1, kind: Node, metadata: {name: n2}, status: {addresses: [{type: InternalIP, address: 10.8.0.2}]}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web-1, namespace: shop, labels: {app: web}}
            spec: {nodeName: n1, containers: [{ports: [{containerPort: 8080}]}]}
            status: {podIP: 10.244.1.11}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: api-1, namespace: shop, labels: {app: api}}
            spec: {nodeName: n2, containers: [{ports: [{containerPort: 9090}]}]}
            status: {podIP: 10.244.2.12}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: cache-1, namespace: shop, labels: {app: cache}}
            spec: {nodeName: n2, containers: [{ports: [{containerPort: 6379, hostPort: 6379}]}]}
            status: {podIP: 10.244.2.13}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: agent-1, namespace: shop, labels: {app: agent}}
            spec: {nodeName: n1, hostNetwork: true, containers: [{ports: [{containerPort: 9100}]}]}
            status: {podIP: 10.8.0.1}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080, nodePort: 30080}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: api, namespace: shop}
            spec:
              type: LoadBalancer
              externalTrafficPolicy: Local
              loadBalancerSourceRanges: [198.51.100.0/24]
              selector: {app: api}
              ports: [{port: 443, targetPort: 9090, nodePort: 30443}]
            status: {loadBalancer: {ingress: [{ip: 192.0.2.10}]}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: orders-db, namespace: shop}
            spec: {type: ExternalName, externalName: sql.example, ports: [{port: 1433}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ledger, namespace: shop}
            spec: {ports: [{port: 5432}]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: ledger-1, namespace: shop, labels: {kubernetes.io/service-name: ledger}}
            addressType: IPv4
            endpoints: [{addresses: [192.168.1.30]}]
            ports: [{port: 5432}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: mail, namespace: shop}
            spec: {type: ExternalName, externalName: mail.example, ports: [{port: 25}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: only-partners, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: api}}
              ingress: [{from: [{ipBlock: {cidr: 198.51.100.0/24}}], ports: [{port: 9090}]}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: orders-db, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: orders-db}}
              ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 1433}]}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: agent, namespace: shop}
            spec: {podSelector: {matchLabels: {app: agent}}, policyTypes: [Ingress]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: intruders-stay, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: intruder}}
              policyTypes: [Egress]
              egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}, {ipBlock: {cidr: 192.168.1.20/32}}]}]
            """;

    private Shop() {}

    static Cluster cluster() {
        return Cluster.read(MANIFESTS);
    }

    static Hosts hosts() {
        return Hosts.none()
                .node(node("n1"), ufw("ufw deny 30080/tcp\n"))
                .machine(
                        node("sql.example").at("192.168.1.20"),
                        ufw("ufw allow from 10.8.0.0/24 to any port 1433 proto tcp\n"))
                .machine(node("ledger-host").at("192.168.1.30"), ufw("ufw allow 5432/tcp\n"));
    }

    static UfwFirewall ufw(String added) {
        return Ufw.readAdded(added, UfwDefaults.INSTALLED);
    }
}
