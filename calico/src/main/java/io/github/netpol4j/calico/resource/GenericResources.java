package io.github.netpol4j.calico.resource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;

/** Objects as fabric8's clients take them, made field by field: an ObjectMapper would bind us to one of its versions. */
final class GenericResources {

    private GenericResources() {}

    static GenericKubernetesResource of(CalicoResource resource) {
        GenericKubernetesResource generic = new GenericKubernetesResource();
        generic.setApiVersion(CalicoResource.API_VERSION);
        generic.setKind(resource.kind());
        generic.setMetadata(metadata(resource.metadata()));
        generic.setAdditionalProperty("spec", ResourceTree.spec(resource));
        return generic;
    }

    private static ObjectMeta metadata(Metadata metadata) {
        ObjectMeta meta = new ObjectMeta();
        if (!metadata.name().isEmpty()) {
            meta.setName(metadata.name());
        }
        if (!metadata.generateName().isEmpty()) {
            meta.setGenerateName(metadata.generateName());
        }
        if (!metadata.namespace().isEmpty()) {
            meta.setNamespace(metadata.namespace());
        }
        if (!metadata.ownLabels().isEmpty()) {
            meta.setLabels(new LinkedHashMap<>(metadata.ownLabels()));
        }
        if (!metadata.annotations().isEmpty()) {
            meta.setAnnotations(new LinkedHashMap<>(metadata.annotations()));
        }
        return meta;
    }
}
