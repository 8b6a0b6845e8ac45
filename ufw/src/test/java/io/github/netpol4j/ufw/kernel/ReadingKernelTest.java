package io.github.netpol4j.ufw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a real ufw writes and does in corners that rules made at random do not reach. */
class ReadingKernelTest {

    /** ufw keeps these as they are typed, in its files, in what the kernel gets, and in what it shows. */
    @Test
    void whatUfwKeepsAsItWasTypedIsRead() {
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable", "allow 022/tcp", "allow 80,80/tcp", "deny from 2001:db8::1/32");
            assertThat(host.read("user.rules")).contains("--dport 022", "--dports 80,80");
            UfwState read = Ufw.read(host.files(), UfwDefaults.INSTALLED).state();
            assertThat(read.v4()).hasSize(2);
            assertThat(read.v6()).hasSize(3);
            for (String form : List.of("numbered", "verbose")) {
                String status = host.ufw("status", form).orFail(form).text();
                assertThat(Ufw.readStatus(status, UfwDefaults.INSTALLED).state())
                        .as(form)
                        .isEqualTo(read);
            }
            String added = host.ufw("show", "added").orFail("added").text();
            assertThat(Ufw.readAdded(added, UfwDefaults.INSTALLED).state()).isEqualTo(read);
        }
    }

    /** The commands of a GUFW profile in which two rules differ in the name of an application profile alone. */
    @Test
    void aDenyOfAProfileStaysADenyInGufw() {
        UfwRule allow = UfwRule.incoming(UfwAction.ALLOW)
                .withProtocol(UfwProtocol.TCP)
                .withSource(UfwEnd.ANY.at(Cidr.of("10.244.0.0/16")));
        UfwRule deny = allow.withAction(UfwAction.DENY)
                .withDestination(new UfwEnd(Optional.empty(), UfwPorts.of(1433), "MyDb"));
        UfwFirewall firewall = Ufw.of(UfwState.of(
                UfwDefaults.INSTALLED,
                List.of(
                        deny,
                        allow.withDestination(UfwEnd.ANY.on(UfwPorts.of(1433))),
                        allow.withDestination(UfwEnd.ANY.on(UfwPorts.of(389))))));
        String commands = firewall.gufwProfile()
                .lines()
                .filter(line -> line.startsWith("command = "))
                .map(line -> line.substring("command = ".length()))
                .collect(Collectors.joining("\n", "set -e\n", "\n"));
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable");
            host.script(commands).orFail(commands);
            assertThat(host.probe(Probe.tcp(Place.INSIDE, 1433))).isEqualTo(Answer.SILENCE);
            assertThat(host.probe(Probe.tcp(Place.INSIDE, 389))).isEqualTo(Answer.CONNECTED);
        }
    }

    /** What leaves the host behind such a header is UDP. */
    @Test
    void theAuthenticationHeaderOfIpv6IsSeenByOneBackendAlone() {
        String send =
                "import socket; s = socket.socket(socket.%s, socket.SOCK_RAW, 51); s.sendto(bytes.fromhex('%s'), ('%s', 0))";
        String packet = "11040000" + "00000100" + "00000001" + "0".repeat(24) + "d90307d000080000";
        try (HostNamespaces host = HostNamespaces.open()) {
            host.ufwAll("--force enable", "allow out proto ah to any");
            for (String to : List.of("10.244.0.2", "fd10:244::2")) {
                String family = to.contains(":") ? "AF_INET6" : "AF_INET";
                host.in(Place.HOST, "python3", "-c", send.formatted(family, packet, to))
                        .orFail("a packet to " + to);
            }
            assertThat(counted(host, "iptables", "ufw-user-output")).containsExactly("1");
            String version =
                    host.in(Place.HOST, "/usr/sbin/ip6tables", "--version").text();
            assertThat(counted(host, "ip6tables", "ufw6-user-output"))
                    .as(version)
                    .containsExactly(version.contains("nf_tables") ? "1" : "0");
        }
    }

    private static List<String> counted(HostNamespaces host, String program, String chain) {
        return host.in(Place.HOST, "/usr/sbin/" + program, "-nvxL", chain)
                .orFail(program)
                .text()
                .lines()
                .skip(2)
                .map(line -> line.strip().replaceAll("\\s.*", ""))
                .toList();
    }
}
