package io.github.netpol4j.ufw.internal.compile;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Policies about pods as policies about the host. */
class HostRewritingTest {

    private static final Optional<Cidr> NODES = Optional.of(Cidr.of("192.168.49.0/24"));
    private static final Optional<Cidr> PODS = Optional.of(Cidr.of("10.244.0.0/16"));

    private static final Policy INVENTARIO = policy("inventario")
            .in("egi-inventario")
            .with(
                    allow(from("inventario-web")).to("ubicacion-db").port(1433),
                    allow(from("inventario-web")).to("producto-db").port(27017),
                    allow(from("inventario-web")).to("ldap").port(389));

    @Test
    void inventarioIsOpenToTheNodesOfMinikube() {
        Policy host = HostRewriting.forHost(INVENTARIO, Optional.empty(), NODES);
        assertThat(host).hasToString("""
                policy("inventario-host").in("egi-inventario").with(
                    allow(from(cidr("192.168.49.0/24"))).to(host()).port(1433),
                    allow(from(cidr("192.168.49.0/24"))).to(host()).port(27017),
                    allow(from(cidr("192.168.49.0/24"))).to(host()).port(389))""");
        assertThat(UfwCompiler.compile(List.of(UfwPolicy.of(host))).rules())
                .extracting(Told::rule)
                .containsExactly(
                        "allow in tcp from 192.168.49.0/24 any to any 389,1433,27017 # netpol4j:inventario-host",
                        "deny in tcp from any any to any 389,1433,27017 # netpol4j:inventario-host");
    }

    @Test
    void podsAndNodesBothMatter() {
        assertThat(HostRewriting.forHost(INVENTARIO, PODS, NODES).rules().get(0))
                .hasToString("allow(from(cidr(\"10.244.0.0/16\"), cidr(\"192.168.49.0/24\"))).to(host()).port(1433)");
        assertThat(HostRewriting.forHost(INVENTARIO, PODS, Optional.empty()).rules())
                .hasSize(3);
    }

    @Test
    void rangesAreTranslatedAndRepetitionIsNot() {
        Policy policy = policy("p")
                .in("a")
                .with(
                        allow(from("web")).to("db").ports(tcp(range(8000, 8100)), udp(53)),
                        allow(from("batch")).to("db").ports(tcp(range(8000, 8100)), udp(53)),
                        allow(from(cidr("10.0.0.0/8"))).to(host()).port(22));
        assertThat(HostRewriting.forHost(policy, PODS, Optional.empty()).rules())
                .extracting(Object::toString)
                .containsExactly(
                        "allow(from(cidr(\"10.244.0.0/16\"))).to(host()).ports(tcp(range(8000, 8100)), udp(53))",
                        "allow(from(cidr(\"10.0.0.0/8\"))).to(host()).port(22)");
    }

    @Test
    void aLongNameIsKept() {
        String name = "a".repeat(60);
        Policy policy = policy(name).in("a").with(allow(from("web")).to("db").port(1));
        assertThat(HostRewriting.forHost(policy, PODS, NODES).name()).isEqualTo(name);
    }

    @Test
    void whatGetsLostIsListed() {
        Policy policy = INVENTARIO.with(
                deny(from("batch")).to("ldap").port(389),
                isolate("ldap").ingress(),
                allow(from("inventario-web")).to(cidr("10.0.0.0/8")).port(25));
        Golden.compare(
                "ufw-for-host-losses.txt",
                HostRewriting.losses(policy).stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("\n", "", "\n")));
        assertThat(HostRewriting.gaps(policy)).isEmpty();
        assertThat(HostRewriting.gaps(policy.with(allow(from("a")).to("b").ports(tcp("x")))))
                .extracting("code")
                .containsExactly("NAMED_PORT");
    }
}
