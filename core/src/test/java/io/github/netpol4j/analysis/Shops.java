package io.github.netpol4j.analysis;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.EntryPoint;
import io.github.netpol4j.cluster.PortRef;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.cluster.ServicePort;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.List;
import java.util.Optional;

/** A small cluster, with all that can be asked about it: a shop, its database, an intruder, a node, an Ingress, a NodePort. */
public final class Shops {

    private static final Pod WEB = pod("shop", "web").listening("http", Protocol.TCP, 8080);

    private Shops() {}

    /** Nothing is enforced there yet. */
    public static Cluster open() {
        return Cluster.empty()
                .with(Workload.deployment(WEB, 2), Workload.deployment(pod("other", "intruder"), 1))
                .with(pod("shop", "db").at("10.0.0.7").on("n1"), node("n1").at("10.8.0.1"))
                .with(
                        Service.of("shop", "web").selecting("app", "web").port(80, PortRef.of("http")),
                        Service.of("shop", "db")
                                .selecting("app", "db")
                                .port(new ServicePort("", Protocol.TCP, 5432, PortRef.of(5432), Optional.of(30543)))
                                .reachedBy(Service.Type.NODE_PORT))
                .with(EntryPoint.ingress("shop", "front", "web", PortRef.of(80)));
    }

    /** The database is for the web alone, and the web for all. */
    public static Cluster guarded() {
        return open().enforcedBy(Kubernetes.compile(policy("shop")
                .in("shop")
                .with(List.of(
                        allow(from("web")).to("db").port(5432),
                        allow(from(anywhere())).to("web").port("http"),
                        allow(from(cidr("192.0.2.0/24"))).to("db").port(5432)))));
    }
}
