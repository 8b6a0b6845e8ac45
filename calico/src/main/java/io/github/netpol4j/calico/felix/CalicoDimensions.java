package io.github.netpol4j.calico.felix;

import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.internal.Given;

/**
 * What Calico tells flows apart by and core does not know. A flow says it with {@code flow.with(CalicoDimensions.SOURCE_PORT,
 * "40000")}; where it does not, and a rule asks for it, the outcome is undecided.
 */
public final class CalicoDimensions {

    /** The port that a connection comes from; 0 where a flow does not say. */
    public static final Dimension SOURCE_PORT = Dimension.numbers("source port", 0, 65535);

    /** The type of an ICMP or ICMPv6 message; -1 where a flow does not say. */
    public static final Dimension ICMP_TYPE = Dimension.numbers("ICMP type", -1, 255);

    /** The code of an ICMP or ICMPv6 message; -1 where a flow does not say. */
    public static final Dimension ICMP_CODE = Dimension.numbers("ICMP code", -1, 255);

    private CalicoDimensions() {}

    /**
     * The interface of the host that a flow leaves or reaches an end's node through.
     *
     * @param end which end's node
     * @return the dimension, with names as values
     */
    public static Dimension interfaceOf(End end) {
        return Dimension.names(Given.notNull("interfaceOf(..)", end) + " interface");
    }

    /**
     * A label of the service account that a pod runs as. What a flow does not say of it is not there.
     *
     * @param end which end
     * @param key the label's key
     * @return the dimension, with names as values
     */
    public static Dimension serviceAccountLabel(End end, String key) {
        Given.noneNull("serviceAccountLabel(..)", end, key);
        return Dimension.names(end + " service account label " + key);
    }
}
