package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.flow.Cidr;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network set: addresses that selectors find by its labels.
 *
 * <p>One of a namespace has that namespace's labels too; only its name is known here.
 *
 * @param nets the addresses
 * @param labels its labels, and those that Calico gives it
 */
record SetEntry(List<Cidr> nets, Map<String, String> labels) {

    static SetEntry of(GlobalNetworkSet set) {
        return new SetEntry(set.nets(), set.metadata().labels());
    }

    static SetEntry of(NetworkSet set) {
        Map<String, String> labels = new TreeMap<>(set.metadata().labels());
        labels.put(Keys.NAMESPACE, set.effectiveNamespace());
        labels.putIfAbsent(Keys.OF_NAMESPACE + Keys.NAME, set.effectiveNamespace());
        labels.putIfAbsent(Keys.OF_NAMESPACE + "kubernetes.io/metadata.name", set.effectiveNamespace());
        return new SetEntry(set.nets(), labels);
    }
}
