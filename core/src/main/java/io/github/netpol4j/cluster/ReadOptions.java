package io.github.netpol4j.cluster;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.ReadLimits;

/**
 * How manifests of a cluster are read.
 *
 * @param limits how much is taken of each file
 * @param isLenient whether what can't be read is left out and told by {@link Cluster#leftOut()}, where it is refused otherwise
 */
public record ReadOptions(ReadLimits limits, boolean isLenient) {

    /**
     * How manifests of a cluster are read.
     *
     * @param limits how much is taken of each file
     * @param isLenient whether what can't be read is left out and told
     */
    public ReadOptions {
        Given.notNull("options", limits);
    }

    /**
     * Everything is understood, or nothing is returned and all that is not is told.
     *
     * @return those options, with the usual limits
     */
    public static ReadOptions strict() {
        return new ReadOptions(ReadLimits.defaults(), false);
    }

    /**
     * What can't be read is left out, and told by {@link Cluster#leftOut()}. An answer about such a cluster is one about the rest
     * of it: a policy that was left out closes nothing there.
     *
     * @return those options, with the usual limits
     */
    public static ReadOptions lenient() {
        return new ReadOptions(ReadLimits.defaults(), true);
    }

    /**
     * The same with other limits.
     *
     * @param other how much is taken of each file
     * @return the changed options
     */
    public ReadOptions within(ReadLimits other) {
        return new ReadOptions(other, isLenient);
    }
}
