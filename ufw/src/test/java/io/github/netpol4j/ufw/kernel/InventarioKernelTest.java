package io.github.netpol4j.ufw.kernel;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The host rules of InventarioITU, made by ufw's own commands: what a real kernel does with them, step by step. */
class InventarioKernelTest {

    private static final List<Integer> PORTS = List.of(1433, 27017, 389, 8080);
    private static final String ALLOW = "allow from 10.244.0.0/16 to any port 1433 proto tcp";

    @Test
    void guardsThePortsThatItSays() {
        try (HostNamespaces host = HostNamespaces.open()) {
            assertThat(letters(host)).as("before").isEqualTo("CCCC CCCC CCCC CCCC");
            host.ufwAll("--force enable", "default allow incoming", ALLOW, "deny 1433/tcp", "deny 27017/tcp");
            host.ufwAll("deny 389/tcp");
            assertThat(letters(host)).as("the rules").isEqualTo("CXXC XXXC XXXC XXXC");

            host.ufwAll("delete " + ALLOW);
            assertThat(letters(host)).as("without the allow").isEqualTo("XXXC XXXC XXXC XXXC");
            host.ufwAll(ALLOW);
            assertThat(letters(host)).as("the allow behind the deny").isEqualTo("XXXC XXXC XXXC XXXC");
            assertThat(host.ufw(("insert 1 " + ALLOW).split(" ")).text()).contains("Skipping inserting existing rule");
            assertThat(letters(host)).as("inserted where it is already").isEqualTo("XXXC XXXC XXXC XXXC");
            host.ufwAll("delete " + ALLOW, "insert 1 " + ALLOW);
            assertThat(letters(host)).as("deleted and inserted").isEqualTo("CXXC XXXC XXXC XXXC");

            host.ufwAll("reject 27017/tcp");
            assertThat(letters(host)).as("a reject").isEqualTo("CRXC XRXC XRXC XRXC");
            host.ufwAll("default deny incoming");
            assertThat(letters(host)).as("denied by default").isEqualTo("CRXX XRXX XRXX XRXX");
            host.ufwAll("disable");
            assertThat(letters(host)).as("disabled").isEqualTo("CCCC CCCC CCCC CCCC");
            System.out.println("ufw: InventarioITU's rules by ufw's own commands, seen by real connects");
        }
    }

    @Test
    void theSentencesOfInventarioGuardTheHostToo() {
        Policy policy = policy("inventario")
                .in("egi-inventario")
                .with(
                        allow(from("inventario-web")).to("ubicacion-db").port(1433),
                        allow(from("inventario-web")).to("inventario-db").port(27017),
                        allow(from("inventario-web")).to("ldap-service").port(389));
        UfwFirewall firewall =
                Ufw.compile(Ufw.forHost(policy, Optional.of(Cidr.of("10.244.0.0/16")), Optional.empty()));
        Predictor predicted = new Predicted();
        try (HostNamespaces host = HostNamespaces.open()) {
            // What a policy says nothing of is left to the host: here to one that lets it pass, as core policies mean
            // it.
            host.ufwAll("--force enable", "default allow incoming");
            firewall.commands()
                    .forEach(words -> host.ufw(words.stream().skip(1).toArray(String[]::new))
                            .orFail(String.join(" ", words)));
            assertThat(letters(host)).isEqualTo("CCCC XXXC XXXC XXXC");
            assertThat(Agreement.disagreements(host, firewall.state(), predicted))
                    .isEmpty();
            assertThat(Ufw.read(host.files(), firewall.state().defaults()).state())
                    .isEqualTo(firewall.state());
            System.out.println(
                    "ufw: InventarioITU's sentences for the host, compiled, predicted, and seen by real connects");
        }
    }

    /** Answers at the ports: from the inside, the outside, and both again over IPv6. */
    private static String letters(HostNamespaces host) {
        List<Probe> inside =
                PORTS.stream().map(port -> Probe.tcp(Place.INSIDE, port)).toList();
        List<Probe> outside =
                PORTS.stream().map(port -> Probe.tcp(Place.OUTSIDE, port)).toList();
        return Letters.of(
                host,
                List.of(
                        inside,
                        outside,
                        inside.stream().map(Probe::overIpv6).toList(),
                        outside.stream().map(Probe::overIpv6).toList()));
    }
}
