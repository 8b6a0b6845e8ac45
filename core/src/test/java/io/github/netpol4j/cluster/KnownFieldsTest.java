package io.github.netpol4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.github.netpol4j.finding.Finding;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No field that the API has is taken for a slip of another one. */
class KnownFieldsTest {

    private static String fields(Class<?> type, String... without) {
        return Arrays.stream(type.getDeclaredFields())
                .map(field -> field.getAnnotation(JsonProperty.class))
                .filter(name -> name != null)
                .map(JsonProperty::value)
                .filter(name -> !List.of(without).contains(name))
                .map(name -> name + ": null")
                .collect(Collectors.joining(", "));
    }

    private static List<String> doubts(String apiVersion, String kind, String metadata, String spec) {
        return Cluster.read("{apiVersion: %s, kind: %s, metadata: {name: a, %s}, spec: {%s}}"
                        .formatted(apiVersion, kind, metadata, spec))
                .findings()
                .stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void everyFieldOfTheApiIsLetBe() {
        String metadata = fields(ObjectMeta.class, "name");
        String pod = fields(PodSpec.class, "containers") + ", containers: [{" + fields(Container.class) + "}]";
        String template = ", template: {metadata: {" + fields(ObjectMeta.class) + "}, spec: {" + pod + "}}";

        assertThat(doubts("v1", "Pod", metadata, pod)).isEmpty();
        assertThat(doubts("v1", "Service", metadata, fields(ServiceSpec.class))).isEmpty();
        assertThat(doubts("apps/v1", "Deployment", metadata, fields(DeploymentSpec.class, "template") + template))
                .isEmpty();
        assertThat(doubts("apps/v1", "ReplicaSet", metadata, fields(ReplicaSetSpec.class, "template") + template))
                .isEmpty();
        assertThat(doubts("apps/v1", "StatefulSet", metadata, fields(StatefulSetSpec.class, "template") + template))
                .isEmpty();
        assertThat(doubts("apps/v1", "DaemonSet", metadata, fields(DaemonSetSpec.class, "template") + template))
                .isEmpty();
        assertThat(doubts("batch/v1", "Job", metadata, fields(JobSpec.class, "template") + template))
                .isEmpty();
        assertThat(doubts("batch/v1", "CronJob", metadata, fields(CronJobSpec.class)))
                .isEmpty();
        assertThat(doubts("networking.k8s.io/v1", "Ingress", metadata, fields(IngressSpec.class)))
                .isEmpty();
    }

    @Test
    void theFieldsAreThere() throws NoSuchFieldException {
        Field field = PodSpec.class.getDeclaredField("hostNetwork");
        assertThat(field.getAnnotation(JsonProperty.class).value()).isEqualTo("hostNetwork");
        assertThat(doubts("v1", "Pod", "lables: {}", "hostNetwrk: true")).hasSize(2);
    }
}
