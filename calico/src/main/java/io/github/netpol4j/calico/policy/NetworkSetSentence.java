package io.github.netpol4j.calico.policy;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Label;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Addresses under labels, so that selectors find them.
 *
 * @param name its name
 * @param global whether it is of the whole cluster; else of the policy's namespace
 * @param nets its addresses, sorted
 * @param labels its labels
 */
public record NetworkSetSentence(String name, boolean global, List<Cidr> nets, SortedMap<String, String> labels)
        implements CalicoOnly {

    /**
     * A network set.
     *
     * @param name its name
     * @param global whether it is of the whole cluster; else of the policy's namespace
     * @param nets its addresses, in any order
     * @param labels its labels
     * @throws io.github.netpol4j.finding.InvalidInputException if there are no addresses, or Calico would refuse the rest
     */
    public NetworkSetSentence {
        String noun = global ? "globalNetworkSet" : "networkSet";
        Checks.objectName(noun, name);
        nets = Given.notEmpty("nets(..)", "block", nets).stream()
                .distinct()
                .sorted()
                .toList();
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(Given.noNulls("labelled(..)", labels)));
        Checks.labels(noun + "(" + Literals.quote(name) + ")", labels);
    }

    /**
     * The same set with a further label.
     *
     * @param key the label's key
     * @param value its value
     * @return the changed set
     */
    public NetworkSetSentence labelled(String key, String value) {
        Label label = new Label(key, value);
        SortedMap<String, String> all = new TreeMap<>(labels);
        all.put(label.key(), label.value());
        return new NetworkSetSentence(name, global, nets, all);
    }

    @Override
    public <R> R fold(
            Function<CalicoSentence, R> sentence,
            Function<TierSentence, R> tier,
            Function<HostEndpointSentence, R> hostEndpoint,
            Function<NetworkSetSentence, R> networkSet) {
        return networkSet.apply(this);
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        String blocks = Literals.quoteAll(nets.stream().map(Cidr::toString).toList());
        return (global ? "globalNetworkSet(" : "networkSet(") + Literals.quote(name) + ").nets(" + blocks + ")"
                + labelled(labels);
    }

    static String labelled(SortedMap<String, String> labels) {
        return labels.entrySet().stream()
                .map(label ->
                        ".labelled(" + Literals.quote(label.getKey()) + ", " + Literals.quote(label.getValue()) + ")")
                .collect(Collectors.joining());
    }
}
