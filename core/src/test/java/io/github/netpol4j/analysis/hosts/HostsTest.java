package io.github.netpol4j.analysis.hosts;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.analysis.hosts.Hosts.Guarded;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Enforcement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts that could be taken for one another are refused, with all problems at once. */
class HostsTest {

    private static final Enforcement OPEN = Kubernetes.of(List.of());

    @Test
    void hostsThatCouldBeTakenForOneAnotherAreRefused() {
        List<Guarded> nodes = List.of(
                new Guarded(node("n1").at("10.8.0.1"), OPEN),
                new Guarded(node("n2").at("10.8.0.1"), OPEN),
                new Guarded(node("n2"), OPEN));
        assertThatThrownBy(() -> new Hosts(nodes, List.of(new Guarded(node("sql"), OPEN))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the address 10.8.0.1 is n1's too")
                .hasMessageContaining("the firewall of n2 is told twice")
                .hasMessageContaining("a machine outside the cluster is found by its address, and this one has none");
    }

    @Test
    void aHostHasSeveralAddresses() {
        Hosts hosts = Hosts.none().node(node("n1").at("10.8.0.1", "fd00::1"), OPEN);
        assertThat(hosts.machine(node("sql").at("10.9.0.1"), OPEN).all()).hasSize(2);
    }
}
