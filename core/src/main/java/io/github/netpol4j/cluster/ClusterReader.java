package io.github.netpol4j.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.netpol4j.internal.manifest.Source;
import java.util.Collection;
import java.util.List;

/** Reads clusters. */
final class ClusterReader {

    private ClusterReader() {}

    static Cluster read(ReadOptions options, List<Source> sources) {
        if (!sources.isEmpty()) {
            throw new UnsupportedOperationException("not read yet: " + options);
        }
        return Cluster.empty();
    }

    static Cluster of(ReadOptions options, Collection<? extends HasMetadata> objects) {
        if (!objects.isEmpty()) {
            throw new UnsupportedOperationException("not read yet: " + options);
        }
        return Cluster.empty();
    }
}
