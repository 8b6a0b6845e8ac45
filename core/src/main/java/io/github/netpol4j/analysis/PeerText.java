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

    /** So many of a longer list are named where it is put shortly. */
    private static final int FEW = 3;

    /** A list is put in full up to this length. */
    private static final int ENOUGH = 5;

    private final int most;

    private PeerText(int most) {
        this.most = most;
    }

    static String of(UnknownPeers peers) {
        return new PeerText(Integer.MAX_VALUE).said(peers);
    }

    /** With the first few of long lists. */
    static String shortly(UnknownPeers peers) {
        return new PeerText(ENOUGH).said(peers);
    }

    private String said(UnknownPeers peers) {
        if (peers.kind() == Kind.OUTSIDE) {
            AddressRange range = peers.addresses().get(0);
            return range.first() + "-" + range.last() + "[External]";
        }
        String who = peers.kind() == Kind.HOSTS ? hosts(peers.nodes()) : pods(peers);
        return who
                + (peers.addresses().isEmpty()
                        ? ""
                        : " at "
                                + list(peers.addresses().stream()
                                        .map(AddressRange::toString)
                                        .toList()));
    }

    private String hosts(Names nodes) {
        return nodes.equals(Names.ANY) ? "[all nodes]" : "[node with {" + condition("name", nodes) + "}]";
    }

    private String pods(UnknownPeers peers) {
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

    private String namespace(Names names, SortedMap<String, Names> labels) {
        boolean any = names.others() && names.names().isEmpty();
        boolean one = !names.others() && names.names().size() == 1;
        if (labels.isEmpty() && (any || one)) {
            return any ? "" : names.names().first();
        }
        String named = any ? "" : condition("name", always(names));
        String labelled = conditions(labels);
        return "[namespace with {" + named + (any || labels.isEmpty() ? "" : ",") + labelled + "}]";
    }

    private String conditions(SortedMap<String, Names> labels) {
        return labels.entrySet().stream()
                .map((Map.Entry<String, Names> label) -> condition(label.getKey(), label.getValue()))
                .collect(Collectors.joining(","));
    }

    private String condition(String key, Names names) {
        return condition(key, names, most);
    }

    /** As in a selector on the command line of kubectl, but for what such a selector can't say. */
    static String inFull(String key, Names names) {
        return condition(key, names, Integer.MAX_VALUE);
    }

    private static String condition(String key, Names names, int most) {
        List<String> listed = List.copyOf(names.names());
        if (listed.isEmpty()) {
            return names.others() ? (names.absent() ? key + " or !" + key : key) : "!" + key;
        }
        String values = "(" + list(listed, most) + ")";
        if (names.others()) {
            return (names.absent() ? "" : key + ",") + key + " notin " + values;
        }
        String in = listed.size() == 1 && !listed.get(0).isEmpty() ? key + "=" + listed.get(0) : key + " in " + values;
        return in + (names.absent() ? " or !" + key : "");
    }

    private String list(List<String> some) {
        return list(some, most);
    }

    private static String list(List<String> some, int most) {
        return some.size() <= most
                ? String.join(",", some)
                : String.join(",", some.subList(0, FEW)) + " and " + (some.size() - FEW) + " more";
    }
}
