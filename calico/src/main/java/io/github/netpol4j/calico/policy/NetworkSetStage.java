package io.github.netpol4j.calico.policy;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.Collection;
import java.util.TreeMap;

/**
 * A network set that lacks its addresses.
 *
 * @param name its name
 * @param global whether it is of the whole cluster
 */
public record NetworkSetStage(String name, boolean global) {

    /**
     * An unfinished network set.
     *
     * @param name its name
     * @param global whether it is of the whole cluster
     * @throws io.github.netpol4j.finding.InvalidInputException if the name is one that Calico refuses
     */
    public NetworkSetStage {
        Checks.objectName(global ? "globalNetworkSet" : "networkSet", name);
    }

    /**
     * Says its addresses.
     *
     * @param blocks one or more, such as {@code 10.0.0.0/8}
     * @return the set; rules find it by labels, so go on with {@code .labelled(..)}
     */
    public NetworkSetSentence nets(String... blocks) {
        return nets(Given.list("nets(..)", blocks));
    }

    /**
     * Says its addresses.
     *
     * @param blocks one or more, such as {@code 10.0.0.0/8}
     * @return the set; rules find it by labels, so go on with {@code .labelled(..)}
     */
    public NetworkSetSentence nets(Collection<String> blocks) {
        return new NetworkSetSentence(
                name,
                global,
                Given.notEmpty("nets(..)", "block", blocks).stream()
                        .map(Cidr::of)
                        .toList(),
                new TreeMap<>());
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        return (global ? "globalNetworkSet(" : "networkSet(") + Literals.quote(name)
                + ") (unfinished: add .nets(blocks))";
    }
}
