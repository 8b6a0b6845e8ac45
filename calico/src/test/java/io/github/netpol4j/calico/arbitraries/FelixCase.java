package io.github.netpol4j.calico.arbitraries;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * What a law about Calico's objects is tried on.
 *
 * @param resources Calico's objects
 * @param kubernetes Kubernetes' policies beside them
 * @param flows the connections to try
 */
public record FelixCase(List<CalicoResource> resources, List<NetworkPolicy> kubernetes, FelixFlows flows) {

    /** All objects as on the wire, with the namespaces of the cluster, whose labels network sets inherit. */
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> all = new ArrayList<>();
        flows.cluster().namespaces().forEach((name, labels) -> {
            Map<String, Object> namespace = new LinkedHashMap<>();
            namespace.put("apiVersion", "v1");
            namespace.put("kind", "Namespace");
            namespace.put("metadata", Map.of("name", name, "labels", labels));
            all.add(namespace);
        });
        resources.forEach(resource -> all.add(WireTrees.of(resource)));
        kubernetes.forEach(policy -> all.add(WireTrees.of(policy)));
        return all;
    }

    /** The objects that somebody wrote, as YAML that any reader takes for the same. */
    public String yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(160);
        return new Yaml(new Quoting(options), options)
                .dumpAll(objects().stream()
                        .filter(object -> !object.get("kind").equals("Namespace"))
                        .iterator());
    }

    /** A lone y is a boolean to some readers. */
    private static final class Quoting extends Representer {

        Quoting(DumperOptions options) {
            super(options);
            representers.put(
                    String.class,
                    text -> representScalar(
                            Tag.STR,
                            (String) text,
                            text.equals("y")
                                    ? DumperOptions.ScalarStyle.DOUBLE_QUOTED
                                    : DumperOptions.ScalarStyle.PLAIN));
        }
    }

    @Override
    public String toString() {
        return yaml() + flows;
    }
}
