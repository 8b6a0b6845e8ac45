package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.GlobalNetworkSet;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Pod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network set: addresses that selectors find by its labels.
 *
 * <p>One of a namespace has that namespace's labels too.
 *
 * @param nets the addresses
 * @param labels its labels, and those that Calico gives it
 * @param hasUnknownLabels whether it is in a namespace whose labels are not known
 */
record SetEntry(List<Cidr> nets, Map<String, String> labels, boolean hasUnknownLabels) {

    static SetEntry of(GlobalNetworkSet set) {
        return new SetEntry(set.nets(), set.metadata().labels(), false);
    }

    static SetEntry of(NetworkSet set, Map<String, ? extends Map<String, String>> namespaces) {
        String namespace = set.effectiveNamespace();
        Map<String, String> labels = new TreeMap<>();
        Map<String, String> known = namespaces.get(namespace);
        if (known != null) {
            known.forEach((key, value) -> labels.put(Keys.OF_NAMESPACE + key, value));
        }
        labels.put(Keys.OF_NAMESPACE + Keys.NAME, namespace);
        labels.put(Keys.OF_NAMESPACE + Pod.NAMESPACE_NAME_LABEL, namespace);
        labels.putAll(set.metadata().labels());
        labels.put(Keys.NAMESPACE, namespace);
        return new SetEntry(set.nets(), labels, known == null);
    }
}
