package io.github.netpol4j.calico.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.github.netpol4j.calico.arbitraries.FullResources;
import io.github.netpol4j.calico.internal.manifest.ResourceReader.Result;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.target.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fabric8 client sends of our objects, and what it brings back. */
@EnableKubernetesMockClient(
        crud = true,
        https = false,
        kubernetesClientBuilderCustomizer = MockServerTest.Patient.class)
class MockServerTest {

    private static final ResourceReader READER = new ResourceReader(resource -> List.of());

    @SuppressWarnings("NonFinalStaticField") // set by the extension
    private static KubernetesMockServer server;

    @SuppressWarnings("NonFinalStaticField") // set by the extension
    private static KubernetesClient client;

    @BeforeEach
    void theServerIsEmpty() {
        server.reset();
    }

    @Test
    void whatIsCreatedIsListedAndReadBackAsItself() {
        FullResources.all().forEach(resource -> resource(resource).create());
        List<GenericKubernetesResource> listed = new ArrayList<>();
        for (CalicoResource resource : FullResources.all()) {
            listed.addAll(client.genericKubernetesResources(context(resource))
                    .inAnyNamespace()
                    .list()
                    .getItems());
        }
        assertThat(listed)
                .hasSize(FullResources.all().size())
                .allMatch(object -> object.getMetadata().getUid() != null);
        Result read = READER.of(listed);
        assertThat(read.resources()).isEqualTo(FullResources.all());
        assertThat(read.passedOver()).isEmpty();
    }

    /** The mock server knows no server-side apply: the test answers it, and reads what came. */
    @Test
    void whatIsAppliedArrivesWhole() throws InterruptedException {
        for (CalicoResource resource : FullResources.all()) {
            String path = "/apis/projectcalico.org/v3/"
                    + (resource.isNamespaced() ? "namespaces/" + resource.effectiveNamespace() + "/" : "")
                    + plural(resource) + "/" + resource.metadata().name() + "?fieldManager=netpol4j&force=true";
            server.expect()
                    .patch()
                    .withPath(path)
                    .andReturn(200, resource.toResource())
                    .once();
            resource(resource).fieldManager("netpol4j").forceConflicts().serverSideApply();
            RecordedRequest sent = server.takeRequest(1, TimeUnit.SECONDS);
            assertThat(sent.getHeader("Content-Type")).startsWith("application/apply-patch+yaml");
            assertThat(READER.read(ReadLimits.defaults(), sent.getUtf8Body()).resources())
                    .containsExactly(resource);
        }
    }

    private static Resource<GenericKubernetesResource> resource(CalicoResource resource) {
        return resource.isNamespaced()
                ? client.genericKubernetesResources(context(resource))
                        .inNamespace(resource.effectiveNamespace())
                        .resource(resource.toResource())
                : client.genericKubernetesResources(context(resource)).resource(resource.toResource());
    }

    private static ResourceDefinitionContext context(CalicoResource resource) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("projectcalico.org")
                .withVersion("v3")
                .withKind(resource.kind())
                .withPlural(plural(resource))
                .withNamespaced(resource.isNamespaced())
                .build();
    }

    private static String plural(CalicoResource resource) {
        String kind = resource.kind().toLowerCase(Locale.ROOT);
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
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
