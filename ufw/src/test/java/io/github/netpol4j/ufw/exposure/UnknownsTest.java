package io.github.netpol4j.ufw.exposure;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.Access.State;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.HostOptions;
import io.github.netpol4j.analysis.hosts.HostOptions.ForwardAccept;
import io.github.netpol4j.analysis.hosts.HostOptions.Leaving;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.analysis.hosts.Way.Kind;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.target.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not known is asked both ways, and what is the same both ways is certain all the same. */
class UnknownsTest {

    private static final Endpoint FRONT = pod("shop", "front");

    private static Cluster cluster() {
        return Cluster.empty()
                .with(pod("shop", "front"), node("n1").at("10.8.0.1"))
                .with(Service.of("shop", "db").naming("sql.example").port(1433));
    }

    private static Hosts machine(String rules) {
        return Hosts.none().machine(node("sql.example").at("192.168.1.20"), Shop.ufw(rules));
    }

    private static Access toDatabase(Hosts hosts, HostOptions options) {
        return only(HostExposure.of(cluster(), hosts, options), FRONT, Kind.EXTERNAL_NAME);
    }

    private static Access only(HostExposure exposure, Endpoint asker, Kind kind) {
        return exposure.from(asker).stream()
                .filter(access -> access.way().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** A pod without an address may be anywhere, or in the blocks that are told; it leaves as its node, as itself, or either. */
    @ParameterizedTest
    @CsvSource({
        "allow from 10.8.0.0/24 to any port 1433, UNKNOWN, '', UNDECIDED",
        "allow from 10.8.0.0/24 to any port 1433, AS_NODE, '', ALLOWED",
        "allow from 10.8.0.0/24 to any port 1433, AS_POD, '', UNDECIDED",
        "allow from 10.8.0.0/24 to any port 1433, AS_POD, 10.244.0.0/16, DENIED",
        "allow from 10.244.0.0/16 to any port 1433, AS_POD, 10.244.0.0/16, ALLOWED",
        "allow from 10.244.7.0/24 to any port 1433, AS_POD, 10.244.0.0/16, UNDECIDED",
        "allow from 10.0.0.0/8 to any port 1433, UNKNOWN, 10.244.0.0/16, ALLOWED",
        "allow 1433, UNKNOWN, '', ALLOWED",
        "deny 1433, UNKNOWN, '', DENIED",
        "limit 1433, UNKNOWN, '', UNDECIDED",
        "allow in on eth0 to any port 1433, UNKNOWN, '', UNDECIDED",
    })
    void theSourceThatAMachineSees(String rule, Leaving leaving, String blocks, Outcome outcome) {
        HostOptions options = HostOptions.defaults().withLeaving(leaving);
        options = blocks.isEmpty() ? options : options.withPodBlocks(blocks);
        Access access = toDatabase(machine("ufw " + rule + "\n"), options);
        assertThat(access.outcome()).as(access.toString()).isEqualTo(outcome);
        assertThat(access.isCertain()).isEqualTo(outcome != Outcome.UNDECIDED);
    }

    @Test
    void aNameThatNobodyExplainsIsNotDecided() {
        Access access = toDatabase(Hosts.none(), HostOptions.defaults());
        assertThat(access.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(access.remedies()).anyMatch(remedy -> remedy.contains("node(\"sql.example\").at(..)"));
    }

    /** What is told of unknown addresses is told of two, not of one that speaks to itself. */
    @Test
    void theReasonIsThatOfTwoAddresses() {
        Cluster cluster = Cluster.empty()
                .with(pod("shop", "front"), pod("shop", "db"), node("n1").at("10.8.0.1"))
                .with(Service.of("shop", "db").selecting("app", "db").port(1433));
        Hosts hosts = Hosts.none().node(node("n1").at("10.8.0.1"), Shop.ufw("ufw route deny to any port 1433\n"));
        Access access = only(HostExposure.of(cluster, hosts), FRONT, Kind.SERVICE);
        assertThat(access.sentence()).contains("by rule 1").doesNotContain("itself");
    }

    /** A pod whose node is not known may be on the one that asks, which no policy stops. */
    @Test
    void theNodeOfAPod() {
        Cluster cluster = Cluster.empty()
                .with(pod("shop", "db"), node("n1").at("10.8.0.1"), node("n2").at("10.8.0.2"))
                .with(Service.of("shop", "db").selecting("app", "db").port(5432))
                .enforcedBy(Kubernetes.compile(
                        policy("p").in("shop").with(isolate("db").ingress())));
        HostExposure exposure = HostExposure.of(cluster, Hosts.none());
        assertThat(only(exposure, node("n1"), Kind.SERVICE).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(only(exposure, FRONT, Kind.SERVICE).state()).isEqualTo(State.GUARDED);
    }

    @Test
    void eachFamilyHasItsOwnRules() {
        Cluster cluster = Cluster.empty()
                .with(
                        pod("shop", "web").at("10.244.0.2", "fd00:244::2").on("n1"),
                        node("n1").at("10.8.0.1", "fd00:8::1"))
                .with(Service.of("shop", "web")
                        .selecting("app", "web")
                        .reachedBy(Service.Type.NODE_PORT)
                        .port(80));
        Hosts hosts = Hosts.none().node(node("n1"), Shop.ufw("ufw route allow to 10.244.0.2 port 80 proto tcp\n"));
        HostExposure exposure =
                HostExposure.of(cluster, hosts, HostOptions.defaults().withAccept(ForwardAccept.NONE));
        assertThat(only(exposure, external("203.0.113.7"), Kind.NODE_PORT).outcome())
                .isEqualTo(Outcome.ALLOWED);
        assertThat(only(exposure, external("2001:db8::7"), Kind.NODE_PORT).outcome())
                .isEqualTo(Outcome.DENIED);
    }

    @Test
    void aMachineOutsideHasItsSayOverWhatItSends() {
        Hosts hosts = machine("ufw allow 1433\n")
                .machine(node("partner").at("203.0.113.7"), Shop.ufw("ufw deny out to 192.168.1.20\n"));
        Access access = only(HostExposure.of(cluster(), hosts), external("203.0.113.7"), Kind.EXTERNAL_NAME);
        assertThat(access.guards()).containsExactly("ufw of partner");
    }
}
