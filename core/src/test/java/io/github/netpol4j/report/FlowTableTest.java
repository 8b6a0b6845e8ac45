package io.github.netpol4j.report;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTableTest {

    private static final KubernetesPolicies POLICIES = Kubernetes.compile(policy("inventario")
            .in("egi-inventario")
            .with(allow(from("inventario-web")).to("ubicacion-db").port(1433)));
    private static final Pod WEB = pod("egi-inventario", "inventario-web");
    private static final Pod DB = pod("egi-inventario", "ubicacion-db");

    @Test
    void podsOfOneNamespaceAreNamedWithoutIt() {
        assertThat(FlowTable.of(
                        POLICIES,
                        List.of(
                                Flow.from(WEB).to(DB).tcp(1433),
                                Flow.from(pod("egi-inventario", "intruder"))
                                        .to(DB)
                                        .tcp(1433),
                                Flow.from(external("203.0.113.7")).to(WEB).udp(53),
                                Flow.from(WEB).to(WEB).ping())))
                .isEqualTo("""
                        inventario-web  ubicacion-db    TCP 1433  allowed  by inventario-ubicacion-db-ingress
                        intruder        ubicacion-db    TCP 1433  denied   by inventario-ubicacion-db-ingress
                        203.0.113.7     inventario-web  UDP 53    allowed  no policy selects either end
                        inventario-web  inventario-web  ICMP      allowed  an endpoint always reaches itself
                        """);
    }

    @Test
    void podsOfSeveralNamespacesAreNamedWithTheirs() {
        assertThat(FlowTable.of(
                        POLICIES,
                        List.of(
                                Flow.from(pod("otra", "inventario-web")).to(DB).tcp(1433),
                                Flow.from(node("n1")).to(DB).tcp(1433))))
                .isEqualTo("""
                        otra/inventario-web  egi-inventario/ubicacion-db  TCP 1433  denied  by inventario-ubicacion-db-ingress
                        node n1              egi-inventario/ubicacion-db  TCP 1433  denied  by inventario-ubicacion-db-ingress
                        """);
    }

    @Test
    void theTableAnswersUnderTheSemanticsThatItIsGiven() {
        Flow ping = Flow.from(pod("egi-inventario", "intruder")).to(DB).ping();
        assertThat(FlowTable.of(POLICIES, List.of(ping))).contains("denied");
        Semantics open = Semantics.defaults().withOtherProtocols(Semantics.OtherProtocols.OPEN);
        assertThat(FlowTable.of(POLICIES, List.of(ping), open)).contains("allowed  policies do not touch ICMP");
    }

    @Test
    void noFlowsMakeNoLines() {
        assertThat(FlowTable.of(POLICIES, List.of())).isEmpty();
    }
}
