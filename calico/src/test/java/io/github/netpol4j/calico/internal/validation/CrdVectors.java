package io.github.netpol4j.calico.internal.validation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.schema.CrdSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calico's own schemas beside the validator: which of both refuse an object. They are outside this repository; the environment
 * variable NETPOL4J_VECTORS names their folder.
 */
final class CrdVectors {

    /** What is said of a test that needs them, where they are not. */
    static final String LEFT_OUT = "left out: NETPOL4J_VECTORS names no folder of external vectors";

    private final Map<String, CrdSchema> schemas;
    private final Set<String> celMessages;

    private CrdVectors(Map<String, CrdSchema> schemas) {
        this.schemas = schemas;
        celMessages = schemas.values().stream()
                .flatMap(schema -> schema.messages().stream())
                .collect(Collectors.toSet());
    }

    /** The schemas; without them the test is skipped. */
    static CrdVectors read() {
        Optional<CrdVectors> vectors = find();
        assumeTrue(vectors.isPresent(), LEFT_OUT);
        return vectors.orElseThrow();
    }

    /** The schemas, if there are any. */
    static Optional<CrdVectors> find() {
        return Optional.ofNullable(System.getenv("NETPOL4J_VECTORS"))
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .map(name -> read(Path.of(name, "calico-crd")));
    }

    private static CrdVectors read(Path folder) {
        try {
            return new CrdVectors(CrdSchema.readAll(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, CrdSchema> schemas() {
        return schemas;
    }

    /** Where the schema of an object's kind and the validator differ; nothing means that they agree. */
    List<String> differences(CalicoResource resource) {
        CrdSchema schema = schemas.get(resource.kind());
        List<String> structural = schema.structural(resource.toTree());
        Set<String> broken = messages(schema.broken(resource.toTree()));
        List<Violation> told = CalicoValidator.violations(resource).stream()
                .filter(violation -> violation.refused() == Refused.EVERYWHERE)
                // Names, labels and annotations of objects are for the API server, not for schemas.
                .filter(violation -> !violation.path().startsWith("metadata."))
                .toList();
        Set<String> toldByCel = told.stream()
                .map(Violation::message)
                .filter(message -> celMessages.contains(message))
                .collect(Collectors.toSet());
        boolean toldOfStructure = told.stream().anyMatch(violation -> !celMessages.contains(violation.message()));
        if (structural.isEmpty() != toldOfStructure && broken.equals(toldByCel)) {
            return List.of();
        }
        return List.of("structure: " + structural, "CEL: " + broken, "told: " + told);
    }

    /** Whether the schema refuses an object at all. */
    boolean refuses(CalicoResource resource) {
        CrdSchema schema = schemas.get(resource.kind());
        return !schema.structural(resource.toTree()).isEmpty()
                || !schema.broken(resource.toTree()).isEmpty();
    }

    private static Set<String> messages(List<String> broken) {
        return broken.stream().map(one -> one.substring(one.indexOf(": ") + 2)).collect(Collectors.toSet());
    }
}
