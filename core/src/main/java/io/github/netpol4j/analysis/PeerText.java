package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.UnknownPeers.Kind;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Values.Names;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Names ends that nobody has named, in the words of label selectors. */
final class PeerText {

    private PeerText() {}

    static String of(UnknownPeers peers) {
        if (peers.kind() == Kind.OUTSIDE) {
            AddressRange range = peers.addresses().get(0);
            return range.first() + "-" + range.last() + "[External]";
        }
        String who = peers.kind() == Kind.HOSTS ? hosts(peers.nodes()) : pods(peers);
        return who
                + (peers.addresses().isEmpty()
                        ? ""
                        : peers.addresses().stream()
                                .map(AddressRange::toString)
                                .collect(Collectors.joining(",", " at ", "")));
    }

    private static String hosts(Names nodes) {
        return nodes.equals(Names.ANY) ? "[all nodes]" : "[node with {" + condition("name", nodes) + "}]";
    }

    private static String pods(UnknownPeers peers) {
        String namespace = namespace(peers.namespaces(), peers.namespaceLabels());
        String more = (peers.serviceAccounts().equals(Names.ANY)
                        ? ""
                        : " running as {" + condition("account", always(peers.serviceAccounts())) + "}")
                + (peers.nodes().equals(Names.ANY) ? "" : " on {" + condition("node", peers.nodes()) + "}");
        if (namespace.isEmpty() && peers.labels().isEmpty()) {
            return "entire-cluster" + more;
        }
        String pod = peers.labels().isEmpty() ? "[all pods]" : "[pod with {" + conditions(peers.labels()) + "}]";
        return (namespace.isEmpty() ? "[all namespaces]" : namespace) + "/" + pod + more;
    }

    /** Of what each has, that one has it goes without saying. */
    private static Names always(Names names) {
        return new Names(names.others(), names.others(), names.names());
    }

    private static String namespace(Names names, SortedMap<String, Names> labels) {
        boolean any = names.others() && names.names().isEmpty();
        boolean one = !names.others() && names.names().size() == 1;
        if (labels.isEmpty() && (any || one)) {
            return any ? "" : names.names().first();
        }
        String named = any ? "" : condition("name", always(names));
        String labelled = conditions(labels);
        return "[namespace with {" + named + (any || labels.isEmpty() ? "" : ",") + labelled + "}]";
    }

    private static String conditions(SortedMap<String, Names> labels) {
        return labels.entrySet().stream()
                .map((Map.Entry<String, Names> label) -> condition(label.getKey(), label.getValue()))
                .collect(Collectors.joining(","));
    }

    /** As in a selector on the command line of kubectl, but for what such a selector can't say. */
    static String condition(String key, Names names) {
        List<String> listed = List.copyOf(names.names());
        if (listed.isEmpty()) {
            return names.others() ? (names.absent() ? key + " or !" + key : key) : "!" + key;
        }
        String values = "(" + String.join(",", listed) + ")";
        if (names.others()) {
            return (names.absent() ? "" : key + ",") + key + " notin " + values;
        }
        String in = listed.size() == 1 && !listed.get(0).isEmpty() ? key + "=" + listed.get(0) : key + " in " + values;
        return in + (names.absent() ? " or !" + key : "");
    }
}
