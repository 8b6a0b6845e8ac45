package io.github.netpol4j.examples;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import io.github.netpol4j.rule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server keeps objects as a cluster would, but knows no server-side apply: the test answers that. */
@EnableKubernetesMockClient(
        crud = true,
        https = false,
        kubernetesClientBuilderCustomizer = ApplyWithFabric8ClientTest.Patient.class)
class ApplyWithFabric8ClientTest {

    private static final Policy BEFORE = policy("inventario")
            .in("egi-inventario")
            .with(
                    allow(from("inventario-web")).to("ubicacion-db").port(1433),
                    allow(from("inventario-web")).to("inventario-db").port(27017));
    private static final Policy AFTER = policy("inventario")
            .in("egi-inventario")
            .with(allow(from("inventario-web")).to("ubicacion-db").port(1433));
    private static final Policy ANOTHER = policy("tienda")
            .in("egi-inventario")
            .with(allow(from("tienda-web")).to("tienda-db").port(5432));
    private static final NetworkPolicy BY_HAND = new NetworkPolicyBuilder()
            .withNewMetadata()
            .withNamespace("egi-inventario")
            .withName("by-hand")
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build();

    private static final String IN_NAMESPACE = "/apis/networking.k8s.io/v1/namespaces/egi-inventario/networkpolicies/";
    private static final String APPLY =
            IN_NAMESPACE + "inventario-ubicacion-db-ingress?fieldManager=netpol4j&force=true";
    private static final String LIST = "/apis/networking.k8s.io/v1/networkpolicies"
            + "?labelSelector=app.kubernetes.io%2Fmanaged-by%3Dnetpol4j%2Cnetpol4j.io%2Fpolicy%3Dinventario";
    private static final String DELETE = IN_NAMESPACE + "inventario-inventario-db-ingress";

    @SuppressWarnings("NonFinalStaticField") // set by the extension, so that both tests share one server
    private static KubernetesMockServer server;

    @SuppressWarnings("NonFinalStaticField") // set by the extension
    private static KubernetesClient client;

    @BeforeEach
    void anEarlierVersionIsThere() throws InterruptedException {
        server.reset();
        create(Kubernetes.compile(BEFORE).objects());
        create(Kubernetes.compile(ANOTHER).objects());
        create(List.of(BY_HAND));
        sent();
    }

    @Test
    void appliesListsAndDeletesWhatIsStale() throws InterruptedException {
        NetworkPolicy kept = Kubernetes.compile(AFTER).objects().get(0);
        server.expect().patch().withPath(APPLY).andReturn(200, kept).once();

        new ApplyWithFabric8Client(client).bring(AFTER);

        assertThat(names())
                .containsExactlyInAnyOrder("inventario-ubicacion-db-ingress", "tienda-tienda-db-ingress", "by-hand");
        List<RecordedRequest> sent = sent();
        assertThat(sent)
                .extracting(request -> request.getMethod() + " " + request.getPath())
                .startsWith("PATCH " + APPLY, "GET " + LIST, "DELETE " + DELETE);
        assertThat(sent.get(0).getHeader("Content-Type")).startsWith("application/apply-patch+yaml");
        assertThat(sent.get(0).getUtf8Body())
                .contains("\"kind\":\"NetworkPolicy\"", "\"netpol4j.io/policy\":\"inventario\"", "\"port\":1433");
    }

    @Test
    void deletesNothingWhereNothingIsStale() {
        new ApplyWithFabric8Client(client).prune(BEFORE);

        assertThat(names()).hasSize(4);
    }

    @Test
    void readsBackWhatTheClusterHas() {
        KubernetesPolicies applied = new ApplyWithFabric8Client(client).applied("inventario");

        assertThat(applied).isEqualTo(Kubernetes.compile(BEFORE));
        Flow intrusion = Flow.from(pod("egi-inventario", "intruder"))
                .to(pod("egi-inventario", "ubicacion-db"))
                .tcp(1433);
        assertThat(applied.evaluate(intrusion).isAllowed()).isFalse();
    }

    private static void create(List<NetworkPolicy> objects) {
        objects.forEach(object -> client.resource(object).create());
    }

    private static List<String> names() {
        return client.network().v1().networkPolicies().inAnyNamespace().list().getItems().stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    /** What was sent since this was last asked. */
    private static List<RecordedRequest> sent() throws InterruptedException {
        List<RecordedRequest> requests = new ArrayList<>();
        RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
        while (request != null) {
            requests.add(request);
            request = server.takeRequest(0, TimeUnit.SECONDS);
        }
        return requests;
    }

    /** A machine that is busy with a build is slow to answer. */
    public static final class Patient implements Consumer<KubernetesClientBuilder> {

        /** For the extension. */
        public Patient() {}

        @Override
        public void accept(KubernetesClientBuilder builder) {
            builder.editOrNewConfig()
                    .withConnectionTimeout(120_000)
                    .withRequestTimeout(120_000)
                    .endConfig();
        }
    }
}
