package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.rule.Policy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Fabric8Test {

    private static final Policy POLICY = policy("tienda")
            .in("tienda")
            .with(
                    allow(from("web")).to("db").ports(tcp(5432), udp(range(8000, 8100)), tcp("metrics"), sctp()),
                    allow(from("web"))
                            .to(cidr("10.0.0.0/8").except("10.1.0.0/16"))
                            .port(443),
                    allow(from(everyPod().where("tier", NOT_IN, "a", "b").where("x", EXISTS)))
                            .to("db")
                            .ports(anyPort()));

    @Test
    void whatIsGivenOutReadsBackAsTheSame() {
        KubernetesPolicies compiled = Kubernetes.compile(POLICY);
        assertThat(Kubernetes.of(compiled.objects())).isEqualTo(compiled);
        assertThat(compiled.objects())
                .allSatisfy(object -> assertThat(Kubernetes.validate(object)).isEmpty());
    }

    @Test
    void objectsAreFreshSoThatChangingThemChangesNothing() {
        KubernetesPolicies compiled = Kubernetes.compile(POLICY);
        NetworkPolicy first = compiled.objects().get(0);
        first.getMetadata().setName("changed");
        first.getSpec().getPolicyTypes().clear();
        assertThat(compiled.objects().get(0))
                .isNotEqualTo(first)
                .isEqualTo(Kubernetes.compile(POLICY).objects().get(0));
    }

    @Test
    void anObjectWithoutMetadataOrSpecIsReadAndRefusedInTheServersWords() {
        assertThat(Kubernetes.validate(new NetworkPolicy()))
                .extracting(Problem::place)
                .extracting(Object::toString)
                .containsExactly("default/, metadata.name");
        assertThatThrownBy(() -> Kubernetes.of(List.of(new NetworkPolicy())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Required value: name or generateName is required");
    }

    @Test
    void aNullInAListIsRefused() {
        NetworkPolicy object = new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName("x")
                .endMetadata()
                .withNewSpec()
                .addNewIngress()
                .endIngress()
                .endSpec()
                .build();
        object.getSpec().getIngress().get(0).setFrom(Arrays.asList((NetworkPolicyPeer) null));
        assertThatThrownBy(() -> Kubernetes.validate(object))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a list in a NetworkPolicy: null is not allowed here; pass a value");
    }
}
