package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.internal.yaml.YamlText;
import java.util.List;

/** Calico objects as YAML, the same bytes for the same objects. */
public final class ResourceYaml {

    private ResourceYaml() {}

    /**
     * One object.
     *
     * @param resource the object
     * @return a document without marker
     */
    public static String yaml(CalicoResource resource) {
        return YamlText.of(resource.toTree());
    }

    /**
     * Several objects.
     *
     * @param resources in the order wanted
     * @return a document each
     */
    public static String yaml(List<CalicoResource> resources) {
        return YamlText.documents(resources.stream().map(ResourceYaml::yaml).toList());
    }
}
